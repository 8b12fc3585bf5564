/** What rows say of a need, counted without the product's rules: for tests that compare the two. */

export type NeedRow = {
  readonly id: string
  readonly state: string
  readonly came_from: string | null
  readonly turn: string | null
  readonly cycle: number
  readonly version: number
  readonly category: string
}
export type ReferralRow = {
  readonly id: string
  readonly unit: string
  readonly cycle: number
  readonly state: string
  readonly version: number
}
export type EventRow = {
  readonly item: string
  readonly category: string
  readonly before: string | null
  readonly after: string
  readonly at: Date
  readonly step: number
  readonly act: string
}

/** The state that a need shows: that of its least advanced open referral, or what they have come to (issue 3). */
export function shownOf({ state, cycle }: NeedRow, referrals: readonly ReferralRow[]) {
  if (state !== 'DIRUJUK') return state as 'DITUTUP'
  const states = new Set(referrals.filter((one) => one.cycle === cycle).map((one) => one.state))
  const shown = [
    ['DIKIRIM', 'DIRUJUK'],
    ['DITERIMA', 'DITERIMA_OPD'],
    ['PROSES', 'PROSES_OPD'],
    ['DIKEMBALIKAN', 'DIKEMBALIKAN_OPD'],
  ].find(([one]) => states.has(one!))
  if (!shown) throw new Error(`a need that is referred to nobody: ${[...states].join(' ')}`)
  return shown[1] as 'DITUTUP'
}

/** An open need is somebody's turn, an ended one nobody's. */
export const ownerless = ({ state, turn }: NeedRow): boolean =>
  (turn === null) !== ['DITUTUP', 'DITOLAK', 'DUPLIKAT', 'DIBATALKAN'].includes(state)

/**
 * Where the events of one need lead, each beginning where the one before ended. Of those of one moment, which raced,
 * any order will do.
 * @throws where no order makes them a journey
 */
export function journeyOf(events: readonly EventRow[]): string {
  const left = [...events].sort((a, b) => a.at.getTime() - b.at.getTime() || a.step - b.step)
  let state: string | null = null
  while (left.length > 0) {
    const moment = left[0]!.at.getTime()
    const tied = left.filter((one) => one.at.getTime() === moment)
    const end = ways(state, tied)
    if (end === undefined) throw new Error(`no journey: ${state} and then ${JSON.stringify(tied)}`)
    state = end
    left.splice(0, tied.length)
  }
  return state!
}

/** The state after all of these, in whichever order they fit together. */
function ways(state: string | null, events: readonly EventRow[]): string | undefined {
  if (events.length === 0) return state ?? undefined
  for (const one of events.filter(({ before }) => before === state)) {
    const end = ways(
      one.after,
      events.filter((other) => other !== one),
    )
    if (end !== undefined) return end
  }
  return undefined
}

/** Entered and left by day of Bandung, category and state. */
export function flowOf(events: readonly EventRow[]): { key: string; entered: number; departed: number }[] {
  const sums = new Map<string, { entered: number; departed: number }>()
  const add = (event: EventRow, state: string, what: 'entered' | 'departed') => {
    const day = new Date(event.at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
    const key = `${day} ${event.category} ${state}`
    const sum = sums.get(key) ?? { entered: 0, departed: 0 }
    sums.set(key, { ...sum, [what]: sum[what] + 1 })
  }
  for (const event of events.filter(({ before, after }) => before !== after)) {
    add(event, event.after, 'entered')
    if (event.before) add(event, event.before, 'departed')
  }
  return [...sums].map(([key, sum]) => ({ key, ...sum })).sort((a, b) => (a.key < b.key ? -1 : 1))
}
