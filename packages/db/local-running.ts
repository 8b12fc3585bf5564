import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Address of the embedded Postgres that a living server runs on `dataDir`, or undefined. For tools beside the server. */
export async function urlOfRunning(dataDir: string): Promise<string | undefined> {
  try {
    const port = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3]
    const password = await readFile(join(dataDir, 'postgres.password'), 'utf8')
    return `postgres://postgres:${password.trim()}@127.0.0.1:${port}/slrt`
  } catch {
    return undefined
  }
}
