import * as z from 'zod/mini'
import { Id } from './field.ts'
import { PARAM_KEYS, paramOfKey, paramsOf } from './program-params.ts'
import { regulationWith } from './regulation-draft.ts'
import { KEYS, type Key } from './regulation-keys.ts'
import { resolve, type Entry, type Regulation } from './regulation.ts'
import { Refusal } from './refusal.ts'
import type { Literal } from './rule.ts'

/** The nation tries a limit on every district, by the draft of the entry that would change it. */
export const TryLimit = z.object({ id: Id, entry: Id })

type Draft = { readonly key: string; readonly subject: string; readonly value: string; readonly effectiveFrom: string }

/** A limit of a program that is thought of: what a trial keeps of the draft. */
export type Limit = {
  readonly key: Key
  readonly program: string
  readonly value: Literal | null
  readonly effectiveFrom: string
}

/** @throws Refusal `limit.not_a_limit` where the entry is about something else than a program's limit */
export function limitOf({ key, subject, value, effectiveFrom }: Draft): Limit {
  const name = paramOfKey(key)
  if (!name || subject === '') throw new Refusal('limit.not_a_limit')
  const of = PARAM_KEYS[name]
  return { key: of, program: subject, value: KEYS[of].schema.parse(JSON.parse(value)), effectiveFrom }
}

type WithParams = { readonly params: Readonly<Record<string, Literal>> }

/**
 * The parameters of a program on the day when the limit would begin, in a district: without it and with it. A district (or
 * province) with a value of its own keeps that: nothing changes there.
 */
export function paramsAround(regulation: Regulation, definition: WithParams, limit: Limit) {
  const { key, program, value, effectiveFrom: day } = limit
  const span = { effectiveFrom: day, effectiveTo: null, citation: null }
  const draft = { id: '', tenant: '00', key, subject: program, area: '', value, ...span }
  const { after } = regulationWith(regulation, draft, day)
  return {
    before: paramsOf(regulation, program, definition, { day }),
    after: paramsOf(after, program, definition, { day }),
    isOverridden: resolve(regulation, key, { day, subject: program }).source.level !== 'nation',
  }
}

/** Days for which a district still reads that a limit from above has changed. */
const TOLD_DAYS = 60
const DAY = 86_400_000

/** A limit that the nation (or the province) has published, as a district is told of it. */
export type LimitNotice = Limit & {
  readonly citation: string | null
  /** What the district itself says instead, and by which article; null where it follows. */
  readonly own: { readonly value: unknown; readonly citation: string | null } | null
}

/**
 * Limits from above that are to change, or changed lately: newest first. A district with a value of its own is told
 * that nothing changes there.
 * @param today local day
 */
export function limitNotices(regulation: Regulation, today: string): LimitNotice[] {
  const since = new Date(Date.parse(today) - TOLD_DAYS * DAY).toISOString().slice(0, 10)
  const isNews = ({ tenant, endedIn, effectiveFrom }: Entry) =>
    tenant !== regulation.tenant && endedIn === null && effectiveFrom >= since
  return Object.values(PARAM_KEYS)
    .flatMap((key) => (regulation.entries.get(key) ?? []).filter(isNews))
    .map(({ key, subject, value, effectiveFrom, citation }): LimitNotice => {
      const day = effectiveFrom < today ? today : effectiveFrom
      const { value: mine, source } = resolve(regulation, key, { day, subject })
      const isOwn = source.level !== 'nation' && source.level !== 'province'
      const own = isOwn ? { value: mine, citation: source.citation } : null
      return { key, program: subject, value: value as Literal | null, effectiveFrom, citation, own }
    })
    .toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1))
}
