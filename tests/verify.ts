import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'

/** `npm run verify`: types, lint with import boundaries, format, tests, build; the closing line counts all of them. */

type Step = { readonly name: string; readonly command: readonly string[] }

const REPORT = '.out/vitest.json'

const checks: readonly Step[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint and import boundaries', command: ['oxlint'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
]
const rest: readonly Step[] = [
  { name: 'tests', command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build:aws'] },
]

const say = (line: string) => void process.stdout.write(`${line}\n`)

function run({ name, command }: Step): boolean {
  say(`\n── ${name}`)
  const [program, ...args] = command
  return spawnSync(program!, args, { stdio: 'inherit' }).status === 0
}

type Report = {
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** Tests that passed, and of those that failed the name and the first lines of why; a file that did not even load is one of them. */
function counted(): { passed: number; failures: string[] } {
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report
  const failures = report.testResults
    .filter((file) => file.status === 'failed')
    .flatMap((file) => {
      const tests = file.assertionResults
        .filter((test) => test.status === 'failed')
        .map((test) => told(`${file.name} › ${test.fullName}`, test.failureMessages.join('\n')))
      return tests.length > 0 ? tests : [told(file.name, file.message)]
    })
  return { passed: report.numPassedTests, failures }
}

const told = (name: string, why: string) =>
  `✗ ${name.replace(`${process.cwd()}/`, '')}\n    ${why.split('\n').slice(0, 12).join('\n    ')}`

mkdirSync('.out', { recursive: true })
const total = { passed: 0, failed: 0 }
const failures: string[] = []
for (const step of process.argv.includes('--check') ? checks : [...checks, ...rest]) {
  const isOk = run(step)
  total[isOk ? 'passed' : 'failed'] += 1
  if (!isOk) failures.push(`✗ ${step.name}`)
  if (step.name !== 'tests') continue
  const tests = counted()
  total.passed += tests.passed
  total.failed += tests.failures.length
  failures.push(...tests.failures)
}
// Said last, where whoever reads only the end of a long print finds it.
for (const failure of failures) say(`\n${failure}`)
say(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
