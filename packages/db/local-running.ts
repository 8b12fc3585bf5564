import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clusterOf, localUrl } from './local-address.ts'

/** Address of the embedded Postgres that a living server runs on `dataDir`, or undefined. For tools beside the server. */
export async function urlOfRunning(dataDir: string): Promise<string | undefined> {
  try {
    const lines = (await readFile(join(clusterOf(dataDir), 'postmaster.pid'), 'utf8')).split('\n')
    const password = await readFile(join(dataDir, 'postgres.password'), 'utf8')
    return localUrl('slrt', lines[3]!, password.trim(), lines[4]!)
  } catch {
    return undefined
  }
}
