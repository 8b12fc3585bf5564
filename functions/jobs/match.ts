import { and, asc, eq, isNull } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import { proposal } from '@slrt/db/proposal'
import { endOfMatch, type Match } from '@slrt/domain/proposal-transition'
import type { Dukcapil } from '../dukcapil.ts'
import { identitiesOf } from '../proposal-check.ts'
import { findProposal, takeStep } from '../proposal-row.ts'
import type { Services } from '../services.ts'
import { system } from './expire.ts'

const BATCH = 50
const BY = 'Layanan Dukcapil'

type Waiting = { readonly id: string; readonly version: number; readonly person: string | null }

/** Whether everybody whom a proposal is about is matched; somebody without a number is not. Null: no answer now. */
async function verdictOf(services: Services, port: Dukcapil, tenant: string, asked: Waiting): Promise<Match | null> {
  const { persons } = await services.as(
    systemSeat(tenant),
    ({ tx }) => identitiesOf({ tx, actor: system(tenant), keys: services.keys }, asked.id),
    { readOnly: true },
  )
  const about = asked.person ? persons.filter(({ id }) => id === asked.person) : persons
  if (about.length === 0) return null
  let verdict: Match = 'PADAN'
  for (const { nik, name, birthDate } of about) {
    // Outside any transaction: the service may take its time.
    const answer = nik ? await port.verify(tenant, { nik, name, birthDate }) : 'TIDAK_PADAN'
    if (answer === null) return null
    if (answer === 'TIDAK_PADAN') verdict = answer
  }
  return verdict
}

/** The verdict is kept with its date, and not asked for again. Somebody may have been quicker. */
const keep = (services: Services, tenant: string, { id, version }: Waiting, verdict: Match): Promise<boolean> =>
  services.as(systemSeat(tenant), async (inside) => {
    const at = services.now()
    const room = { ...services, ...inside, actor: { ...system(tenant), name: BY }, at }
    const row = await findProposal(inside.tx, id)
    if (row?.version !== version) return false
    await takeStep(room, row, 'proposal.dukcapil', {
      end: endOfMatch(row.kind, verdict),
      bySystem: true,
      note: 'ADAPTER',
      set: { dukcapil: verdict, dukcapilBy: BY, dukcapilAt: at },
    })
    return true
  })

/** Asks Dukcapil about proposals that were handed in, in the districts that have the service. Returns how many it answered. */
export async function matchIdentities(services: Services): Promise<number> {
  const port = services.dukcapil
  let answered = 0
  for (const tenant of port?.tenants ?? []) {
    const waiting = await services.as(systemSeat(tenant), ({ tx }) =>
      tx
        .select({ id: proposal.id, version: proposal.version, person: proposal.person })
        .from(proposal)
        .where(and(eq(proposal.state, 'DIAJUKAN'), isNull(proposal.dukcapil)))
        .orderBy(asc(proposal.since), asc(proposal.id))
        .limit(BATCH),
    )
    for (const one of waiting) {
      const verdict = await verdictOf(services, port!, tenant, one)
      if (verdict && (await keep(services, tenant, one, verdict))) answered += 1
    }
  }
  return answered
}
