import { and, asc, desc, eq, gte, lte, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { holiday, holidayYear } from '@slrt/db/holiday'
import { saveHolidays, SaveHolidays } from '@slrt/domain/holiday'
import { command, query, router } from './trpc.ts'

const daysOf = (year: number) => and(gte(holiday.day, `${year}-01-01`), lte(holiday.day, `${year}-12-31`))

/** The years that have a table, the newest first, and the days off of all of them or of one: some dozens a year. */
const list = query(z.object({ year: z.optional(z.int()) }), async ({ tx }, { year }) => {
  const [years, days] = await Promise.all([
    tx.select().from(holidayYear).orderBy(desc(holidayYear.year)),
    tx
      .select()
      .from(holiday)
      .where(year === undefined ? undefined : daysOf(year))
      .orderBy(asc(holiday.day)),
  ])
  return { years, days }
})

/**
 * Puts the table of a year in place of the one before. Every tenant is bound by it, so every configuration gets a new
 * number; whoever publishes waits for whoever publishes, so that what is read after that is what stands.
 */
const save = command(SaveHolidays, async ({ tx, actor, at }, input) => {
  await tx.execute(sql`select app.publish()`)
  const [before] = await tx.select().from(holidayYear).where(eq(holidayYear.year, input.year))
  const changed = before && { by: before.changedBy, at: before.changedAt.toISOString() }
  const { year, source, days, version } = saveHolidays(input, before ?? null, changed)
  const row = { source, changedBy: actor.name, changedAt: at, version }
  await tx
    .insert(holidayYear)
    .values({ year, ...row })
    .onConflictDoUpdate({ target: holidayYear.year, set: row })
  await tx.delete(holiday).where(daysOf(year))
  await tx.insert(holiday).values(days)
})

export const holidayRouter = router({ list, save })
