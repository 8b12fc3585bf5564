import { spawnSync } from 'node:child_process'

/** `npm run story -- NAME`: one file of `tests/stories`. */
const name = process.argv[2]
if (!name) {
  process.stderr.write('npm run story -- NAME, where NAME is a file of tests/stories, e.g. house\n')
  process.exit(2)
}
const { status } = spawnSync('vitest', ['run', '--project', 'stories', `tests/stories/${name}`], { stdio: 'inherit' })
process.exitCode = status ?? 1
