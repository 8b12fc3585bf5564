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

/** Tests that passed and failed; a file that did not even load counts as one failure. */
function counted(): { passed: number; failed: number } {
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    testResults: { status: string; assertionResults: unknown[] }[]
  }
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

mkdirSync('.out', { recursive: true })
const total = { passed: 0, failed: 0 }
for (const step of process.argv.includes('--check') ? checks : [...checks, ...rest]) {
  const isOk = run(step)
  total[isOk ? 'passed' : 'failed'] += 1
  if (!isOk) say(`✗ ${step.name}`)
  if (step.name !== 'tests') continue
  const { passed, failed } = counted()
  total.passed += passed
  total.failed += failed
}
say(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
