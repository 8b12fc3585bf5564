import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '@slrt/db/connect'
import { entry } from '@slrt/db/instrument'
import { change } from '@slrt/db/write'
import { localDate } from '@slrt/domain/zone'
import { NATION } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import * as rules from '@slrt/domain/regulation-draft'
import { isKey } from '@slrt/domain/regulation-keys'
import { takesReferrals } from '@slrt/domain/unit'
import { calendarOf } from './calendar.ts'
import { ownInstrument } from './instrument.ts'
import type { Room } from './trpc.ts'
import { getUnit } from './unit.ts'

export type EntryRow = typeof entry.$inferSelect

/**
 * An entry of the tenant itself, locked: those that bind it from above are read, never written.
 * @throws Refusal `regulation.not_found`
 */
export async function lockedEntry({ tx, actor }: Pick<Room, 'tx' | 'actor'>, id: string): Promise<EntryRow> {
  const [row] = await tx
    .select()
    .from(entry)
    .where(and(eq(entry.tenant, actor.tenant), eq(entry.id, id)))
    .for('update')
  if (!row) throw new Refusal('regulation.not_found')
  return row
}

/** The local day of the tenant. */
export async function todayOf({ tx, actor, at, rules: rulesOf, configuration }: Room): Promise<string> {
  return localDate(at, calendarOf(await rulesOf(tx, actor.tenant, configuration), at).zone)
}

type Checked = Pick<EntryRow, 'key' | 'subject' | 'area' | 'value' | 'instrument' | 'effectiveFrom' | 'effectiveTo'>

/**
 * What an entry names is there: its instrument is the tenant's and holds, its unit takes needs. Neither changes before
 * this transaction ends.
 * @throws Refusal `instrument.not_found`, `regulation.instrument_span`, `regulation.unit_closed`
 */
export async function assertNamed(room: Room, row: Checked): Promise<void> {
  const { tx, actor } = room
  if (row.instrument) rules.assertCites(row, await ownInstrument(room, row.instrument, 'share'))
  const unit = isKey(row.key) ? rules.unitOf({ key: row.key, value: row.value }) : null
  if (unit === null) return
  const { key, subject, area } = row
  const closed = new Refusal('regulation.unit_closed', { key, subject, area })
  // The nation has no units of its own.
  if (actor.tenant === NATION) throw closed
  const found = await getUnit(tx, unit, 'key share').catch((error: unknown) => {
    throw error instanceof Refusal ? closed : error
  })
  if (!takesReferrals(found)) throw closed
}

/** Published ones of the same key, subject and area, but for the entry itself and those taken back. */
export const siblingsOf = (tx: Tx, { tenant, id, key, subject, area }: Checked & { tenant: string; id: string }) =>
  tx
    .select()
    .from(entry)
    .where(
      and(
        eq(entry.tenant, tenant),
        eq(entry.key, key),
        eq(entry.subject, subject),
        eq(entry.area, area),
        ne(entry.id, id),
        eq(entry.state, 'TERBIT'),
        isNull(entry.endedIn),
      ),
    )

/** The next number of the configuration, given to all that are bound. Whoever publishes waits here for whoever does. */
export async function nextNumber({ tx }: Pick<Room, 'tx'>): Promise<number> {
  const { rows } = await tx.execute<{ number: number }>(sql`select app.publish() as number`)
  return rows[0]!.number
}

type Asked = { readonly id: string; readonly subject: string }

/** The entry that an approval is about still waits for this very approval. */
async function waitingEntry(room: Room, { id, subject }: Asked): Promise<EntryRow> {
  const row = await lockedEntry(room, subject)
  if (row.state !== 'DIAJUKAN' || row.approval !== id) throw new Refusal('regulation.not_waiting')
  return row
}

/**
 * The entry becomes binding, by the number of the configuration that it is published in. Everything is looked at again,
 * under the lock of publication: much may have happened since it was asked for.
 */
export async function publishEntry(room: Room, asked: Asked): Promise<void> {
  const row = await waitingEntry(room, asked)
  await assertNamed(room, row)
  const [today, publishedIn] = [await todayOf(room), await nextNumber(room)]
  rules.assertPublishable(row, await siblingsOf(room.tx, row), today)
  const version = row.version + 1
  room.save(change(room.tx, entry, row.id, { state: 'TERBIT', publishedIn, version }))
}

/** The entry is a draft again, with the answer beside it. */
export async function returnEntry(room: Room, asked: Asked): Promise<void> {
  const row = await waitingEntry(room, asked)
  room.save(change(room.tx, entry, row.id, { state: 'DRAF', version: row.version + 1 }))
}
