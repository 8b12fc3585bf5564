import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startLocal } from '@slrt/db/local'
import { resetDemo } from '@slrt/db/reset'
import { dataDirOf } from './environment.ts'
import { runTool } from './tool.ts'

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

void runTool(main)
