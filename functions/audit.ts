import { asc } from 'drizzle-orm'
import { jobSeat } from '@slrt/db/as-actor'
import { startLocal } from '@slrt/db/local'
import { urlOfRunning } from '@slrt/db/local-running'
import { StartFailure } from '@slrt/db/start-failure'
import { tenant } from '@slrt/db/tenant'
import { verifyChain } from './jobs/seal.ts'
import { dataDirOf } from './environment.ts'
import { apiUrlOf } from './machine.ts'
import { openDoor } from './services.ts'
import { runTool } from './tool.ts'

/** The database of this machine: given, that of a server that runs, or started for the while. */
async function database(): Promise<{ url: string; stop: () => Promise<void> }> {
  const { env } = process
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, stop: async () => undefined }
  const dataDir = dataDirOf(env)
  try {
    return await startLocal({ dataDir })
  } catch (error) {
    const url = error instanceof StartFailure ? await urlOfRunning(dataDir) : undefined
    if (!url) throw error
    return { url, stop: async () => undefined }
  }
}

/**
 * `npm run audit:verify`: recomputes every tenant's chain of sealed commands, beside a running server too. One JSON
 * line a tenant; exit code 1 and the first position that does not hold when something was changed.
 */
async function main(): Promise<void> {
  const { url, stop } = await database()
  try {
    const { as, end } = openDoor(await apiUrlOf(process.env, url))
    try {
      const tenants = await as(jobSeat(), ({ tx }) => tx.select().from(tenant).orderBy(asc(tenant.code)))
      for (const { code } of tenants) {
        const report = await verifyChain({ as }, code)
        process.stdout.write(`${JSON.stringify(report)}\n`)
        if (report.brokenAt) process.exitCode = 1
      }
    } finally {
      await end()
    }
  } finally {
    await stop()
  }
}

void runTool(main)
