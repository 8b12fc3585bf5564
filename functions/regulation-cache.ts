import { eq, isNotNull } from 'drizzle-orm'
import { catalogue } from '@slrt/db/catalogue'
import type { Tx } from '@slrt/db/connect'
import { holiday, holidayYear } from '@slrt/db/holiday'
import { entry, instrument } from '@slrt/db/instrument'
import { cited } from '@slrt/domain/instrument'
import { regulationOf, type Entry, type Regulation } from '@slrt/domain/regulation'
import { isKey, KEYS } from '@slrt/domain/regulation-keys'

/** Days off of the nation, and the years whose table of them is known. */
export type Holidays = { readonly days: ReadonlySet<string>; readonly years: ReadonlySet<number> }

/** What binds a tenant: its regulation with its province's and the nation's, and the nation's holidays. */
export type Rules = {
  readonly regulation: Regulation
  readonly holidays: Holidays
  /** What the secretariat ever wrote about categories. */
  readonly categories: readonly CategoryLine[]
}

/** What a category is called, from one day to another. */
export type CategoryLine = {
  readonly code: string
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  readonly name: string
}

/**
 * The rules of a tenant as of the configuration that the door has just returned: no round trip while this process knows
 * them, and read anew before anything is decided when it does not (design §2.7).
 */
export type RulesOf = (tx: Tx, tenant: string, configuration: number) => Promise<Rules>

async function load(tx: Tx, tenant: string, configuration: number): Promise<Rules> {
  const [rows, instruments, days, years, categories] = await Promise.all([
    tx.select().from(entry).where(isNotNull(entry.publishedIn)),
    tx.select().from(instrument),
    tx.select({ day: holiday.day }).from(holiday),
    tx.select({ year: holidayYear.year }).from(holidayYear),
    tx.select().from(catalogue).where(eq(catalogue.kind, 'category')),
  ])
  const named = new Map(instruments.map((one) => [`${one.tenant}|${one.id}`, one]))
  const entries = rows.flatMap((row): Entry[] => {
    const { id, key, subject, area, article, effectiveFrom, effectiveTo, endedIn } = row
    if (!isKey(key)) return []
    // A value of an older version of the product that no longer fits counts as none: the standard holds.
    const parsed = KEYS[key].schema.safeParse(JSON.parse(row.value))
    if (!parsed.success) return []
    // Ids are unique within a tenant only.
    const source = row.instrument && named.get(`${row.tenant}|${row.instrument}`)
    const citation = source ? cited(source, article) : null
    const publishedIn = row.publishedIn!
    const span = { effectiveFrom, effectiveTo, publishedIn, endedIn }
    return [{ id, tenant: row.tenant, key, subject, area, value: parsed.data, citation, ...span }]
  })
  return {
    regulation: regulationOf(tenant, configuration, entries),
    holidays: { days: new Set(days.map(({ day }) => day)), years: new Set(years.map(({ year }) => year)) },
    categories,
  }
}

/** One process' memory of the rules of all tenants that it serves. */
export function makeRulesOf(): RulesOf {
  const known = new Map<string, Rules>()
  return async (tx, tenant, configuration) => {
    const kept = known.get(tenant)
    if (kept?.regulation.configuration === configuration) return kept
    const rules = await load(tx, tenant, configuration)
    if ((known.get(tenant)?.regulation.configuration ?? 0) < configuration) known.set(tenant, rules)
    return rules
  }
}
