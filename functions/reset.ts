import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startLocal } from '@slrt/db/local'
import { resetDemo } from '@slrt/db/reset'
import { StartFailure } from '@slrt/db/start-failure'
import { dataDirOf, explainDatabase } from './machine.ts'

/** `npm run reset`: empties a demo, database and files, and refuses anything else. The next start loads it anew. */
async function main(): Promise<void> {
  const { env } = process
  const dataDir = dataDirOf(env)
  const local = env.DATABASE_URL ? undefined : await startLocal({ dataDir })
  try {
    await resetDemo(env.DATABASE_URL ?? local!.url)
    for (const folder of ['messages', 'files']) await rm(join(dataDir, folder), { recursive: true, force: true })
    process.stdout.write('Demo dikosongkan. npm start memuatnya lagi dari awal.\n')
  } finally {
    await local?.stop()
  }
}

main().catch((error: unknown) => {
  const known = error instanceof StartFailure ? error : explainDatabase(error)
  if (!known) throw error
  process.stderr.write(`${known.message}\n`)
  process.exitCode = 1
})
