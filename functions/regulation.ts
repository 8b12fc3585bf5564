import { and, desc, eq, ne } from 'drizzle-orm'
import * as z from 'zod/mini'
import { entry } from '@slrt/db/instrument'
import { Day } from '@slrt/domain/instrument'
import { chainOf, resolve } from '@slrt/domain/regulation'
import { CancelEntry, DraftEntry, DropEntry, SubmitEntry } from '@slrt/domain/regulation-draft'
import { isKey, KEY_NAMES, KEYS } from '@slrt/domain/regulation-keys'
import { todayOf, type EntryRow } from './regulation-publish.ts'
import { shownEntries } from './regulation-rows.ts'
import { tryEntry } from './regulation-try.ts'
import { cancelEntry, dropEntry, submitEntry, writeEntry } from './regulation-write.ts'
import { service } from './service.ts'
import { command, query, router, type Room } from './trpc.ts'

const About = z.string().check(z.regex(/^[A-Z][A-Z\d_]{0,39}$|^$/))
const Place = z.string().check(z.regex(/^$|^\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$/))
const Show = z.object({ area: z.optional(Place), subject: z.optional(About), day: z.optional(Day) })

/** Entries of the tenant itself, the newest first; those that bind it from above are in its regulation. */
const ownEntries = ({ tx, actor }: Room, more: Parameters<typeof and> = []) =>
  tx
    .select()
    .from(entry)
    .where(and(eq(entry.tenant, actor.tenant), ...more))
    .orderBy(desc(entry.effectiveFrom), desc(entry.id))

/** All keys with their values on a day at a place, where these come from, and what the tenant itself has written of them. */
const show = query(Show, async (room, { area = '', subject = '', day }) => {
  const { tx, actor, configuration } = room
  const [{ regulation }, today, rows] = await Promise.all([
    room.rules(tx, actor.tenant, configuration),
    todayOf(room),
    ownEntries(room, [ne(entry.state, 'DITARIK')]),
  ])
  const asked = { day: day ?? today, area, subject }
  const own = await shownEntries(room, rows, asked.day)
  return {
    day: asked.day,
    configuration,
    keys: KEY_NAMES.map((key) => {
      const { group, standard } = KEYS[key]
      const { value, source } = resolve(regulation, key, asked)
      const chain = chainOf(regulation, key, asked)
      return { key, group, value, standard, source, chain, own: own.filter((one) => one.key === key) }
    }),
  }
})

const History = z.object({
  key: z.string().check(z.refine(isKey, { error: 'unknown' })),
  subject: z.optional(About),
  area: z.optional(Place),
})

/** Everything that the tenant ever wrote of a key, the newest first: also what was taken back. */
const history = query(History, async (room, { key, subject, area }) => {
  const [today, rows] = await Promise.all([
    todayOf(room),
    ownEntries(room, [
      eq(entry.key, key),
      subject === undefined ? undefined : eq(entry.subject, subject),
      area === undefined ? undefined : eq(entry.area, area),
    ]),
  ])
  return { rows: await shownEntries(room, rows satisfies EntryRow[], today) }
})

export const regulationRouter = router({
  service,
  show,
  history,
  draft: command(DraftEntry, writeEntry),
  try: tryEntry,
  submit: command(SubmitEntry, submitEntry),
  drop: command(DropEntry, dropEntry),
  cancel: command(CancelEntry, cancelEntry),
})
