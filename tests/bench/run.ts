/** `npm run bench -- NAME`: runs `tests/bench/NAME.ts`, which prints JSON lines with its figures. */
const name = process.argv[2]
if (!name || !/^[a-z-]+$/.test(name)) {
  process.stderr.write('npm run bench -- NAME, where NAME is a file of tests/bench, e.g. door\n')
  process.exit(2)
}
await import(`./${name}.ts`)

export {}
