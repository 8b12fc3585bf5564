import { setTimeout as sleep } from 'node:timers/promises'
import type { Person } from './people.ts'

const PATIENCE_MS = 120_000

/** The job that counts has been to the district. */
export async function untilCounted(manager: Person): Promise<true> {
  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end) {
    const { chosen } = await manager.ask<{ chosen: object | null }>('target.show', { program: 'BPNT' })
    if (chosen) return true
    await sleep(1_000)
  }
  throw new Error('Sasaran has no figures')
}
