import { StartFailure } from '@slrt/db/start-failure'
import { explainDatabase } from './machine.ts'

/** Runs a command of the product; what the operator can mend is one sentence without a stack, and exit code 1. */
export async function runTool(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    const known = error instanceof StartFailure ? error : explainDatabase(error)
    if (!known) throw error
    process.stderr.write(`${known.message}\n`)
    process.exitCode = 1
  }
}
