import * as z from 'zod/mini'
import { CATEGORIES, SECTORS } from './category.ts'
import { Id, Line, Text } from './field.ts'
import { Day } from './instrument.ts'
import { NATION, rolesOfTenant, type Role } from './permission.ts'
import { PROGRAMS_WITH, type ParamKey } from './program-params.ts'
import { Refusal, type Facts } from './refusal.ts'
import { regulationOf, resolve, subjectsUpwards, type Entry, type Regulation } from './regulation.ts'
import { isKey, KEYS, type Key } from './regulation-keys.ts'

/** DRAF is written, DIAJUKAN waits for a second person, TERBIT binds, DITARIK never will (again). */
export const ENTRY_STATES = ['DRAF', 'DIAJUKAN', 'TERBIT', 'DITARIK'] as const
export type EntryState = (typeof ENTRY_STATES)[number]
/** What people see of an entry on a day: a published one is ahead, in force or superseded. */
export const SHOWN_STATES = ['DRAF', 'DIAJUKAN', 'TERJADWAL', 'BERLAKU', 'DIGANTIKAN', 'DITARIK'] as const
export type ShownEntryState = (typeof SHOWN_STATES)[number]

/** A kecamatan or desa; empty is the whole tenant. */
const Place = z.string().check(z.regex(/^$|^\d\d\.\d\d\.\d\d(\.\d{4})?$/))
const Version = z.int().check(z.minimum(1))

/**
 * Writes an entry, or writes it anew. `value` is JSON text that the key's schema decides on; `version` is the one that
 * the form showed, 0 for a new entry.
 */
export const DraftEntry = z.object({
  id: Id,
  key: z.string().check(z.maxLength(80)),
  subject: z.string().check(z.maxLength(40)),
  area: Place,
  value: z.string().check(z.maxLength(20_000)),
  instrument: z.nullable(Id),
  article: Line(0, 120),
  effectiveFrom: Day,
  effectiveTo: z.nullable(Day),
  version: z.int().check(z.minimum(0)),
})
export type DraftEntry = z.infer<typeof DraftEntry>
export const SubmitEntry = z.object({ id: Id, version: Version, reason: Text(2000, 3) })
export type SubmitEntry = z.infer<typeof SubmitEntry>
export const DropEntry = z.object({ id: Id, version: Version })
export type DropEntry = z.infer<typeof DropEntry>
export const CancelEntry = z.object({ id: Id, version: Version })
export type CancelEntry = z.infer<typeof CancelEntry>

/** What an entry is about and where: refusals name it. */
type Named = { readonly key: string; readonly subject: string; readonly area: string }
/** Days from and to which something holds; without an end it gives way to whatever begins later. */
export type Span = { readonly effectiveFrom: string; readonly effectiveTo: string | null }

const factsOf = ({ key, subject, area }: Named, more: Facts = {}): Facts => ({ key, subject, area, ...more })

/** The roles of all districts are the same. */
const ANY_DISTRICT = '32.04'

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isSubject = (key: Key, subject: string): boolean => {
  const kind = KEYS[key].subject
  // A limit is always one program's: of all of them together nobody ever decided.
  if (kind === 'program') return PROGRAMS_WITH[key as ParamKey].includes(subject)
  return subject === '' || isCategory(kind, subject)
}

const isCategory = (kind: 'none' | 'sector' | 'category', subject: string): boolean =>
  (kind !== 'none' && (SECTORS as readonly string[]).includes(subject)) ||
  (kind === 'category' && (CATEGORIES as readonly string[]).includes(subject))

const isWithinReach = (reach: 'tenant' | 'kecamatan' | 'desa', area: string): boolean =>
  area === '' || reach === 'desa' || (reach === 'kecamatan' && area.split('.').length === 3)

/** Whether somebody of the tenant could decide, and of each tenant that a rule of the nation binds. */
function hasDecider(tenant: string, roles: readonly Role[]): boolean {
  const bound = tenant === NATION ? [NATION, ANY_DISTRICT] : [tenant]
  return bound.every((code) => rolesOfTenant(code).some((role) => roles.includes(role)))
}

/**
 * What somebody writes into a regulation can hold at all.
 * @param tenant whose regulation it is: its code and its own area codes
 * @returns the entry's columns; the value as its schema reads it
 * @throws Refusal `regulation.unknown_key`, `regulation.value` with the field, `regulation.subject`,
 *   `regulation.reach` for a place that the key cannot be set for, `scope.outside` for one of another tenant,
 *   `regulation.no_decider` for an approval that nobody there could give, `regulation.span` for an end before its start, `regulation.article` for one without an instrument or none with one
 */
export function draftEntry({ version: _, ...input }: DraftEntry, tenant: { code: string; areas: readonly string[] }) {
  const { key, subject, area, article, instrument, effectiveFrom, effectiveTo } = input
  if (!isKey(key)) throw new Refusal('regulation.unknown_key', { key })
  const { schema, ...spec } = KEYS[key]
  const value = schema.safeParse(jsonOf(input.value))
  if (!value.success) {
    const [issue] = value.error.issues
    throw new Refusal('regulation.value', factsOf(input, { field: issue?.path.map(String).join('.') ?? '' }))
  }
  if (!isSubject(key, subject)) throw new Refusal('regulation.subject', factsOf(input))
  if (!isWithinReach(spec.reach, area)) throw new Refusal('regulation.reach', factsOf(input))
  if (area && !tenant.areas.some((own) => area.startsWith(`${own}.`))) throw new Refusal('scope.outside', { area })
  if (spec.group === 'approval' && !hasDecider(tenant.code, value.data as Role[]))
    throw new Refusal('regulation.no_decider', factsOf(input))
  if (effectiveTo && effectiveTo < effectiveFrom)
    throw new Refusal('regulation.span', factsOf(input, { from: effectiveFrom, to: effectiveTo }))
  if ((instrument === null) !== (article === '')) throw new Refusal('regulation.article', factsOf(input))
  return { ...input, key, value: JSON.stringify(value.data) }
}

/** Whether an instrument holds on the day on which what cites it begins. */
export const holdsOn = (cited: Span, day: string): boolean =>
  cited.effectiveFrom <= day && (cited.effectiveTo === null || day <= cited.effectiveTo)

/**
 * An entry cites what holds when it begins.
 * @throws Refusal `regulation.instrument_span`
 */
export function assertCites(entry: Named & Span, cited: Span): void {
  const { effectiveFrom: from } = entry
  const span = { from: cited.effectiveFrom, to: cited.effectiveTo ?? '' }
  if (!holdsOn(cited, from)) throw new Refusal('regulation.instrument_span', factsOf(entry, { start: from, ...span }))
}

/** The unit that an entry routes to; null for other keys and where none is named. */
export const unitOf = ({ key, value }: { readonly key: Key; readonly value: string }): string | null =>
  key === 'routing.unit' ? (JSON.parse(value) as string | null) : null

/**
 * The first day on which two versions would both be the newest, or null. An open one gives way to whatever begins later;
 * one with an end does not, and of two that begin on one day neither goes first.
 */
export function clashOf(one: Span, other: Span): string | null {
  const [early, late] = one.effectiveFrom <= other.effectiveFrom ? [one, other] : [other, one]
  if (early.effectiveFrom === late.effectiveFrom) return late.effectiveFrom
  return early.effectiveTo !== null && early.effectiveTo >= late.effectiveFrom ? late.effectiveFrom : null
}

/**
 * An entry may become binding.
 * @param siblings published ones of the same key, subject and area that were not withdrawn
 * @param today the tenant's local day: a rule never reaches back
 * @throws Refusal `regulation.past`, `regulation.overlap` with the day and the other's span
 */
export function assertPublishable(entry: Named & Span, siblings: readonly Span[], today: string): void {
  const { effectiveFrom } = entry
  if (effectiveFrom < today) throw new Refusal('regulation.past', factsOf(entry, { start: effectiveFrom, today }))
  for (const one of siblings) {
    const day = clashOf(entry, one)
    if (!day) continue
    const span = { from: one.effectiveFrom, to: one.effectiveTo ?? '' }
    throw new Refusal('regulation.overlap', factsOf(entry, { day, ...span }))
  }
}

/** Whether a place or subject lies below another: everything does below an empty one. */
const liesBelow = (one: Named, of: Named) =>
  (of.area === '' || one.area === of.area || one.area.startsWith(`${of.area}.`)) &&
  (of.subject === '' || one.subject === of.subject || subjectsUpwards(one.subject).includes(of.subject)) &&
  (one.area !== of.area || one.subject !== of.subject)

/** A regulation as it would be with a draft in force, and what of the tenant's own would go on deciding below it. */
export function regulationWith(regulation: Regulation, draft: Omit<Entry, 'publishedIn' | 'endedIn'>, day: string) {
  const known = [...regulation.entries.values()].flat()
  const next = regulation.configuration + 1
  const entry: Entry = { ...draft, publishedIn: next, endedIn: null }
  const own = known.filter((one) => one.tenant === draft.tenant && one.key === draft.key && liesBelow(one, draft))
  return {
    after: regulationOf(regulation.tenant, next, [...known, entry]),
    exceptions: own.filter(({ id, key, area, subject }) => {
      return resolve(regulation, key, { day, area, subject }).source.entry === id
    }),
  }
}

type Standing = Span & { readonly id: string; readonly state: EntryState }

/**
 * An entry as people see it on a day.
 * @param siblings those of the same key, subject and area, of the same tenant; the entry itself may be among them
 */
export function shownState(entry: Standing, siblings: readonly Standing[], day: string): ShownEntryState {
  if (entry.state !== 'TERBIT') return entry.state
  if (entry.effectiveFrom > day) return 'TERJADWAL'
  const isOver = ({ effectiveTo }: Span) => effectiveTo !== null && effectiveTo < day
  const givesWay = siblings.some(
    (one) =>
      one.id !== entry.id &&
      one.state === 'TERBIT' &&
      one.effectiveFrom > entry.effectiveFrom &&
      one.effectiveFrom <= day &&
      !isOver(one),
  )
  return isOver(entry) || givesWay ? 'DIGANTIKAN' : 'BERLAKU'
}

type Before = Named & { readonly state: EntryState; readonly version: number } & {
  readonly changedBy: string
  readonly changedAt: Date
}

const assertSame = (before: Before, version: number) => {
  const { changedBy: by, changedAt } = before
  if (before.version !== version)
    throw new Refusal('regulation.changed', factsOf(before, { by, at: changedAt.toISOString() }))
}

/**
 * Only what binds nobody and waits for nobody is written, asked for or thrown away.
 * @param isWaiting whether somebody may still decide on it
 * @throws Refusal `regulation.changed` with who and when, `regulation.waiting`, `regulation.published`
 */
export function assertDraft(before: Before, version: number, isWaiting: boolean): void {
  assertSame(before, version)
  if (isWaiting) throw new Refusal('regulation.waiting', factsOf(before))
  if (before.state !== 'DRAF' && before.state !== 'DIAJUKAN') throw new Refusal('regulation.published', factsOf(before))
}

/**
 * What is published is taken back only before it begins.
 * @throws Refusal `regulation.changed`, `regulation.not_published`, `regulation.begun`
 */
export function assertCancellable(before: Before & Span, version: number, today: string): void {
  assertSame(before, version)
  if (before.state !== 'TERBIT') throw new Refusal('regulation.not_published', factsOf(before))
  if (before.effectiveFrom <= today)
    throw new Refusal('regulation.begun', factsOf(before, { from: before.effectiveFrom }))
}
