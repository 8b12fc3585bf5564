import { setTimeout as sleep } from 'node:timers/promises'
import { sealCommands } from '@slrt/functions/jobs/seal'
import type { World } from './world.ts'

/** Seals until nothing waits; returns how many. The horizon is that of the whole cluster, on which other tests work too. */
export async function sealAll({ services, owner }: World): Promise<number> {
  for (let sealed = 0, round = 0; round < 400; round++) {
    sealed += await sealCommands(services)
    const waiting = await owner.query('select from command c where not exists (select from seal where id = c.id)')
    if (waiting.rowCount === 0) return sealed
    await sleep(50)
  }
  throw new Error('something still waits to be sealed')
}
