import { and, count, desc, eq, ne, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Tx } from '@slrt/db/connect'
import { file } from '@slrt/db/file'
import { entry, instrument } from '@slrt/db/instrument'
import { add, change } from '@slrt/db/write'
import * as rules from '@slrt/domain/instrument'
import { AddInstrument, ChangeInstrument, cited } from '@slrt/domain/instrument'
import { NATION } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import { command, query, router, type Room } from './trpc.ts'

type Row = typeof instrument.$inferSelect

/** Instruments of the tenant itself, of its province and of the nation: some dozens, one answer. */
const list = query(z.object({}), async ({ tx, actor }) => {
  const [rows, uses] = await Promise.all([
    tx.select().from(instrument).orderBy(desc(instrument.year), desc(instrument.id)),
    tx
      .select({ tenant: entry.tenant, instrument: entry.instrument, entries: count() })
      .from(entry)
      .where(ne(entry.state, 'DITARIK'))
      .groupBy(entry.tenant, entry.instrument),
  ])
  const used = new Map(uses.map((one) => [`${one.tenant}|${one.instrument}`, one.entries]))
  return rows.map((row) => ({
    ...row,
    citation: cited(row),
    entries: used.get(`${row.tenant}|${row.id}`) ?? 0,
    isOwn: row.tenant === actor.tenant,
  }))
})

/**
 * An instrument of the tenant itself: those that bind it from above are read, never written or cited.
 * @param lock `update` to change it, `share` when it must stay as it is until the end of this transaction
 * @throws Refusal `instrument.not_found`
 */
export async function ownInstrument({ tx, actor }: Pick<Room, 'tx' | 'actor'>, id: string, lock: 'update' | 'share') {
  const [row] = await tx
    .select()
    .from(instrument)
    .where(and(eq(instrument.tenant, actor.tenant), eq(instrument.id, id)))
    .for(lock)
  if (!row) throw new Refusal('instrument.not_found')
  return row
}

/** What it repeals and its scanned text are the tenant's own; nobody writes down one instrument twice. */
async function assertOwn(room: Room, { id, type, number, year, repeals, file: scan }: AddInstrument): Promise<void> {
  const { tx, actor } = room
  if (repeals) await ownInstrument(room, repeals, 'share')
  if (scan) {
    const found = actor.tenant === NATION ? [] : await tx.select({ id: file.id }).from(file).where(eq(file.id, scan))
    if (found.length === 0) throw new Refusal('file.unknown')
  }
  const same = [eq(instrument.type, type), eq(instrument.year, year), eq(instrument.number, number)]
  const [known] = await tx
    .select({ id: instrument.id })
    .from(instrument)
    .where(and(eq(instrument.tenant, actor.tenant), ne(instrument.id, id), ...same))
  if (known) throw new Refusal('instrument.known', { citation: cited({ type, number, year }) })
}

const register = command(AddInstrument, async (room, input) => {
  const { tx, actor, at, save } = room
  rules.describeInstrument(input)
  await assertOwn(room, input)
  save(add(tx, instrument, { ...input, file: input.file ?? null, changedBy: actor.name, changedAt: at }))
})

/** Whether a published entry of the tenant cites it. */
async function isCited(tx: Tx, { tenant, id }: Row): Promise<boolean> {
  const isPublished = sql`${entry.publishedIn} is not null`
  const [one] = await tx
    .select({ id: entry.id })
    .from(entry)
    .where(and(eq(entry.tenant, tenant), isPublished, eq(entry.instrument, id)))
    .limit(1)
  return one !== undefined
}

const describe = command(ChangeInstrument, async (room, { version, ...input }) => {
  const { tx, actor, at, save } = room
  rules.describeInstrument(input)
  const before = await ownInstrument(room, input.id, 'update')
  rules.changeInstrument(before, { ...input, version }, await isCited(tx, before))
  await assertOwn(room, input)
  const { id, ...described } = input
  save(change(tx, instrument, id, { ...described, changedBy: actor.name, changedAt: at, version: version + 1 }))
})

export const instrumentRouter = router({ list, add: register, change: describe })
