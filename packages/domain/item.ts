import * as z from 'zod/mini'
import type { Actor } from './actor.ts'
import type { Category } from './category.ts'
import { deadlineOf, isOver, mayExtend, resumedDeadline, type Clock, type Deadline } from './deadline.ts'
import { Id, Text } from './field.ts'
import { isPaused, turnOf, type Home, type ItemState, type StoredState, type Turn } from './item-state.ts'
import { may, type Role } from './permission.ts'
import { firstDeadline, isOpenReferral, outcomeOf, shownAlone, type Referral } from './referral-state.ts'
import { Refusal } from './refusal.ts'
import { answerByOf, assertReopens, mayReopen, needsFeedback } from './service-rules.ts'
import { actsFrom, desksOf, wayOf, type Desk, type Hop } from './transition.ts'
import type { Urgency } from './urgency.ts'

/** How a need was met (handbook §5.3). The first seven count as settled for good. */
export const RESOLUTIONS = [
  'INFORMASI_DIBERIKAN',
  'LANGSUNG_SELESAI_DESA',
  'LAYANAN_DIBERIKAN',
  'SURAT_TERBIT',
  'KEPESERTAAN_AKTIF',
  'BANTUAN_DISALURKAN',
  'DATA_DIPERBAIKI',
  'DIUSULKAN_MENUNGGU_PENETAPAN',
  'TIDAK_LAYAK',
  'DI_LUAR_KEWENANGAN',
] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** One need of a complaint, as the rules see it. */
export type Item = {
  readonly id: string
  readonly complaint: string
  readonly desa: string
  readonly category: Category
  readonly urgency: Urgency
  readonly home: Home
  readonly state: StoredState
  /** Where a need that waits for the resident goes back to. */
  readonly cameFrom: StoredState | null
  /** Counts the times that it was sent to agencies anew; referrals of one time stand side by side. */
  readonly cycle: number
  readonly since: Date
  /** When the present step must be done; null while nobody's clock runs. */
  readonly due: Date | null
  /** Days of a year without a table count for it: no verdict follows. While it waits, also of the deadline that waits. */
  readonly isProvisional: boolean
  /** The deadline of the state that a waiting need left; it goes on from there. */
  readonly heldDue: Date | null
  /** The present deadline was extended, which is possible once. */
  readonly isExtended: boolean
  readonly turn: Turn | null
  readonly resolution: Resolution | null
  /** What the family said of the result: whether the help has arrived, and how content they are, 1 to 4. */
  readonly arrived: boolean | null
  readonly content: number | null
  /** The rules that it lives by: number of the configuration and local day of its registration. */
  readonly configuration: number
  readonly registeredOn: string
  /** By when all of it must be answered, where the law says so. */
  readonly answerBy?: Date | null
  /** Membership that registered the complaint. */
  readonly registeredBy: string
  readonly changedBy: string
  readonly changedAt: Date
  readonly version: number
}

/** Who acts, as events keep it. */
export type Who = {
  readonly desks: readonly Desk[]
  readonly by: string | null
  readonly byName: string
  readonly byRole: Role | 'SYSTEM'
  /** The agency or partner that acts. */
  readonly unit: string | null
}

export const whoOf = ({ role, membership, name, unit }: Actor): Who => ({
  desks: desksOf(role),
  by: membership,
  byName: name,
  byRole: role,
  unit,
})

/** The software itself: terms that end. */
export const SYSTEM: Who = { desks: ['SYSTEM'], by: null, byName: 'sistem', byRole: 'SYSTEM', unit: null }

/** What an event row says, apart from its id and note. */
export type Happening = {
  readonly complaint: string
  readonly item: string
  readonly desa: string
  readonly category: Category
  readonly act: string
  readonly before: ItemState | null
  readonly after: ItemState
  readonly at: Date
  readonly late: boolean
  readonly by: string | null
  readonly byName: string
  readonly byRole: string
  readonly unit: string | null
}

/** What an act leads to: the need, the referrals that changed with it, and what happened, in order. */
export type Moved = {
  readonly item: Item
  readonly referrals: readonly Referral[]
  readonly happenings: readonly Happening[]
}

/** The state that a need shows: 8 to 11 are a function of its referrals. */
export const shownState = (item: Pick<Item, 'state' | 'cycle'>, referrals: readonly Referral[]): ItemState =>
  item.state === 'DIRUJUK' ? outcomeOf(referrals, item.cycle) : item.state

/** What somebody may do with a need now: paths, in the order of the table. */
export function possibleActs(item: Item, referrals: readonly Referral[], role: Role, clock: Clock): string[] {
  const shown = shownState(item, referrals)
  const known = actsFrom(shown, desksOf(role))
  const closes = !known.includes('item.close') && wayFor('item.close', item, shown, desksOf(role), clock)
  return (closes ? [...known, 'item.close'] : known).filter((act) => {
    if (act === 'item.extend' && !mayExtend(item, clock.at)) return false
    if (act === 'item.reopen' && !mayReopen(item, clock)) return false
    return may(role, act)
  })
}

/** The way of an act by the table; where the family need not be asked, what is done is closed without it. */
function wayFor(
  act: string,
  item: Item,
  shown: ItemState,
  desks: readonly Desk[],
  { regulation }: Clock,
): readonly Hop[] | undefined {
  const unasked = act === 'item.close' && shown === 'SELESAI_DITANGANI' && !needsFeedback(item, regulation)
  return wayOf(act, unasked ? 'UMPAN_BALIK' : shown, desks)
}

const Change = { id: Id, version: z.int().check(z.minimum(1)) }
const Note = z.optional(Text())

/** An act on a need, with the version that the screen showed and what the officer adds in words. */
export const ActOnItem = z.object({ ...Change, note: Note })
export const ReasonedAct = z.object({ ...Change, note: Text(100_000, 3) })
export const FinishItem = z.object({ ...Change, resolution: z.enum(RESOLUTIONS), note: Text(100_000, 3) })
export type FinishItem = z.infer<typeof FinishItem>
/** Whether the help has arrived, and how content the resident is: 1 not, 4 very (handbook §7, IKM). */
export const FeedbackOnItem = z.object({
  ...Change,
  arrived: z.boolean(),
  content: z.optional(z.int().check(z.minimum(1), z.maximum(4))),
  note: Note,
})

/**
 * The version must be the one that the screen showed: else the second officer sees the first's act.
 * @throws Refusal `item.changed`
 */
export function assertSeen(item: Item, shown: ItemState, version: number): void {
  if (item.version === version) return
  throw new Refusal('item.changed', { by: item.changedBy, at: item.changedAt.toISOString(), state: shown })
}

/**
 * An agency acts on a need only while it has it: its referral of the present cycle is open.
 * @throws Refusal `item.not_now`
 */
function assertHolds({ cycle }: Item, referrals: readonly Referral[], shown: ItemState, { desks, unit }: Who): void {
  if (!desks.includes('OPD')) return
  const holds = referrals.some((one) => one.unit === unit && one.cycle === cycle && isOpenReferral(one.state))
  if (!holds) throw new Refusal('item.not_now', { state: shown, possible: '' })
}

/** @throws Refusal `item.not_now`, with the acts that are possible now */
export function assertWay(act: string, shown: ItemState, who: Who, way = wayOf(act, shown, who.desks)): readonly Hop[] {
  if (way) return way
  const { desks, byRole } = who
  const possible = actsFrom(shown, desks).filter((one) => byRole === 'SYSTEM' || may(byRole, one))
  throw new Refusal('item.not_now', { state: shown, possible: possible.join(' ') })
}

/** Whether the step that ends now was overdue. */
const isLate = (step: Deadline, state: ItemState | null, at: Date): boolean =>
  isOver(step, at) && !(state && isPaused(state))

/** The need with another state shown; `stored` where that is not the same. */
export function entered(item: Item, shown: ItemState, who: Who, clock: Clock, stored = shown as StoredState): Item {
  return {
    ...item,
    state: stored,
    since: clock.at,
    ...deadlineOf(shown, item, clock),
    heldDue: null,
    isExtended: false,
    turn: turnOf(shown, item.home),
    changedBy: who.byName,
    changedAt: clock.at,
    version: item.version + 1,
  }
}

/** One event for each state on the way; one that changes nothing still says that something happened. */
export function happeningsOf(
  { complaint, id, desa, category, due, isProvisional }: Item,
  act: string,
  states: readonly (ItemState | null)[],
  who: Who,
  at: Date,
  unit: string | null = null,
): Happening[] {
  const { by, byName, byRole } = who
  return states.slice(1).map((after, index) => {
    const before = states[index] ?? null
    // Only the first step left the state whose clock ran.
    const late = index === 0 && isLate({ due, isProvisional }, before, at)
    return { complaint, item: id, desa, category, act, before, after: after!, at, late, by, byName, byRole, unit }
  })
}

/** Open referrals whose clock stood still while the resident was awaited: due later by the pause (handbook §13). */
const waited = (before: Item, referrals: readonly Referral[], clock: Clock): Referral[] =>
  referrals
    .filter(({ state, due }) => isOpenReferral(state) && due !== null)
    .map((one) => ({
      ...one,
      ...resumedDeadline(one.due, { from: before.since, to: clock.at }, shownAlone(one.state), before, clock),
      version: one.version + 1,
    }))

/** Referrals that end because the need goes another way. */
const withdrawn = (referrals: readonly Referral[], at: Date): Referral[] =>
  referrals
    .filter(({ state }) => isOpenReferral(state))
    .map((one) => ({ ...one, state: 'DITARIK', endedAt: at, version: one.version + 1 }))

/** Neither met nor asked about yet. */
export const unanswered = { resolution: null, arrived: null, content: null } as const

/**
 * An act on a need itself: everything but the steps of referrals.
 * @param act path of the command
 * @param input the version that the screen showed, and for `item.finish` how the need was met
 * @throws Refusal `item.changed`, `item.not_now`
 */
export function moveItem(
  known: Item,
  referrals: readonly Referral[],
  act: string,
  input: { readonly version: number; readonly resolution?: Resolution },
  who: Who,
  clock: Clock,
): Moved {
  const before = withWhole(known, act, clock)
  const shown = shownState(before, referrals)
  assertHolds(before, referrals, shown, who)
  assertSeen(before, shown, input.version)
  const possible = assertWay(act, shown, who, wayFor(act, before, shown, who.desks, clock))
  if (act === 'item.reopen') assertReopens(before, clock)
  const way = possible.map((hop) => (hop === 'BACK' ? backFrom(before, referrals) : hop))
  const end = way.at(-1)!
  const isBack = act === 'item.resume'
  const stored = isBack ? before.cameFrom! : (end as StoredState)
  const cameFrom = end === 'MENUNGGU_WARGA' ? storedBefore(before, way) : null
  const resolution = input.resolution ?? before.resolution
  const again = act === 'item.reopen' ? unanswered : {}
  const arrived = { ...entered(before, end, who, clock, stored), cameFrom, resolution, ...again }
  const after = isBack ? resumed(before, arrived, clock) : cameFrom ? holding(before, arrived, way, clock) : arrived
  const changed = referralsAfter(before, after, referrals, clock)
  return {
    item: stored === 'DIRUJUK' ? { ...after, ...firstDeadline(changed) } : after,
    referrals: changed,
    happenings: happeningsOf(before, act, [shown, ...way], who, clock.at),
  }
}

/** The end of the whole: later by a wait for the resident, counted anew when it is opened again. */
function withWhole(need: Item, act: string, clock: Clock): Item {
  if (!need.answerBy) return need
  const waited = clock.at.getTime() - need.since.getTime()
  if (act === 'item.resume') return { ...need, answerBy: new Date(need.answerBy.getTime() + waited) }
  return act === 'item.reopen' ? { ...need, answerBy: answerByOf(need.registeredOn, clock) } : need
}

/** A need that begins to wait keeps what its clock showed, and whether that was extended. */
function holding(before: Item, after: Item, way: readonly ItemState[], clock: Clock): Item {
  if (after.cameFrom === 'DIRUJUK') return after
  const isOwn = way.length === 1
  const held = isOwn ? before : deadlineOf(way.at(-2)!, before, clock)
  return {
    ...after,
    heldDue: held.due,
    isProvisional: after.isProvisional || held.isProvisional,
    isExtended: isOwn && before.isExtended,
  }
}

/** A need that goes on has what was left of its clock. */
function resumed(before: Item, after: Item, clock: Clock): Item {
  const pause = { from: before.since, to: clock.at }
  return {
    ...after,
    ...resumedDeadline(before.heldDue, pause, after.state, before, clock),
    isExtended: before.isExtended,
  }
}

/** What becomes of open referrals: they go on after a pause, stay through it, and end when the need leaves agencies. */
function referralsAfter(before: Item, after: Item, referrals: readonly Referral[], clock: Clock): Referral[] {
  if (after.state === 'DIRUJUK') return waited(before, referrals, clock)
  return after.cameFrom === 'DIRUJUK' ? [] : withdrawn(referrals, after.since)
}

/** The state shown after the resident has brought what was missing. */
const backFrom = ({ cameFrom, cycle }: Item, referrals: readonly Referral[]): ItemState =>
  shownState({ state: cameFrom ?? 'IDENTIFIKASI', cycle }, referrals)

/** The state that a need has when it begins to wait: the last on the way there, as it is stored. */
const storedBefore = ({ state }: Item, way: readonly ItemState[]): StoredState =>
  way.length > 1 ? (way.at(-2) as StoredState) : state

/**
 * The result was told. The software closes the need when the resident has what was needed; but nobody closes alone what
 * they registered and an agency answered (handbook §3.3): then the coordinator or the secretariat does.
 */
export function closesByItself(
  item: Item,
  referrals: readonly Referral[],
  feedback: { arrived: boolean },
  who: Who,
): boolean {
  const isOwnReferral = who.byRole === 'FASILITATOR' && who.by === item.registeredBy && referrals.length > 0
  return feedback.arrived && !isOwnReferral
}

/** Records the feedback, and closes where nothing is left to do. */
export function feedBack(
  before: Item,
  referrals: readonly Referral[],
  input: z.infer<typeof FeedbackOnItem>,
  who: Who,
  clock: Clock,
): Moved {
  const moved = moveItem(before, referrals, 'item.feedback', input, who, clock)
  const said = { arrived: input.arrived, content: input.content ?? null }
  const told = { ...moved, item: { ...moved.item, ...said } }
  if (!closesByItself(before, referrals, input, who)) return told
  const closed = moveItem(told.item, referrals, 'item.close', { version: told.item.version }, SYSTEM, clock)
  return { ...closed, happenings: [...told.happenings, ...closed.happenings] }
}
