import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@slrt/db/connect'
import { event } from '@slrt/db/event'
import { item } from '@slrt/db/item'
import { referral } from '@slrt/db/referral'
import { newId } from '@slrt/domain/id'
import type { Clock, Happening, Item, Moved } from '@slrt/domain/item'
import { databaseRole } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import type { Referral } from '@slrt/domain/referral-state'
import type { Room } from './trpc.ts'

/** What moving a need takes: officers come with a room, the software itself with less. */
export type Hands = Pick<Room, 'tx' | 'actor' | 'at' | 'keys' | 'calendars'>

/** A need with its referrals as the rules see them, and where it was loaded from. */
export type Standing = { readonly item: Item; readonly referrals: readonly Referral[] }

type ReferralRow = {
  id: string
  unit: string
  cycle: number
  state: Referral['state']
  due: Date | string | null
  ended_at: Date | string | null
  version: number
}

const dateOf = (value: Date | string | null) => (value === null ? null : new Date(value))

/** What an agency may know of the referrals beside its own: states and dates (see the function in the database). */
async function referralsOf({ tx, actor }: Hands, id: string): Promise<Referral[]> {
  const columns = sql.raw('id, unit, cycle, state, due, ended_at, version')
  const { rows } = await tx.execute<ReferralRow>(
    databaseRole(actor.role) === 'agency_user'
      ? sql`select ${columns} from app.referrals_beside(${id}::uuid)`
      : sql`select ${columns} from referral where item = ${id}::uuid order by id`,
  )
  return rows.map(({ due, ended_at, ...row }) => ({ ...row, item: id, due: dateOf(due), endedAt: dateOf(ended_at) }))
}

/**
 * A need, locked, with all its referrals; whoever comes second waits and sees what the first has done. The referrals
 * are read when the lock is held: side by side the two statements may reach the database in the other order.
 */
export async function standingOf(room: Hands, id: string): Promise<Standing> {
  const [row] = await room.tx.select().from(item).where(eq(item.id, id)).for('update')
  if (!row) throw new Refusal('item.not_found')
  return { item: row, referrals: await referralsOf(room, row.id) }
}

/** The need that a referral is about, locked, with all its referrals. */
export async function standingOfReferral(room: Hands, id: string): Promise<Standing> {
  const [row] = await room.tx
    .select()
    .from(item)
    .where(sql`${item.id} = (select item from referral where id = ${id}::uuid)`)
    .for('update')
  if (!row) throw new Refusal('referral.not_found')
  return { item: row, referrals: await referralsOf(room, row.id) }
}

/** When it is, by the calendar of the district. */
export const clockOf = async ({ tx, actor, at, calendars }: Hands): Promise<Clock> => ({
  at,
  calendar: await calendars(tx, actor.tenant),
})

/** What changes of a need's row. */
const changed = ({ state, cameFrom, cycle, since, due, turn, resolution, changedBy, changedAt, version }: Item) => ({
  state,
  cameFrom,
  cycle,
  since,
  due,
  turn,
  resolution,
  changedBy,
  changedAt,
  version,
})

export const notePlace = (tenant: string, id: string) => ({ tenant, table: 'event', column: 'note', id })

/** The event rows of what happened; what the officer added stands with the last that is the officer's. */
export async function eventRows(
  { tx, actor, keys, at }: Pick<Hands, 'tx' | 'actor' | 'keys' | 'at'>,
  happenings: readonly Happening[],
  note = '',
) {
  // The software may add a step of its own, which nobody has written anything about.
  const told = happenings.findLastIndex(({ by }) => by !== null)
  return Promise.all(
    happenings.map(async (one, index) => {
      const id = newId(at.getTime())
      return {
        ...one,
        id,
        step: index,
        note: note.trim() && index === told ? await keys.encrypt(tx, notePlace(actor.tenant, id), note) : null,
      }
    }),
  )
}

/** What an answer adds to a referral's row. */
type Answer = Partial<typeof referral.$inferInsert>

/**
 * Saves what an act led to. A referral that was sent just now is inserted by whoever sent it.
 * @param answer goes to the referrals that changed
 */
export async function saveMoved(room: Hands, moved: Moved, { note, answer }: { note?: string; answer?: Answer } = {}) {
  const { tx, actor } = room
  const events = await eventRows(room, moved.happenings, note)
  const known = moved.referrals.filter(({ version }) => version > 1)
  await Promise.all([
    tx.update(item).set(changed(moved.item)).where(eq(item.id, moved.item.id)),
    ...known.map(({ id, state, due, endedAt, version }) =>
      tx
        .update(referral)
        .set({ state, due, endedAt, version, ...(endedAt ? { endedByName: actor.name } : {}), ...answer })
        .where(eq(referral.id, id)),
    ),
    tx.insert(event).values(events),
  ])
}

/** Referrals of some needs, for what they show; only of those that are referred. */
export async function referralsOfItems(tx: Tx, items: readonly Pick<Item, 'id' | 'state' | 'cycle'>[]) {
  const referred = items.filter(({ state }) => state === 'DIRUJUK').map(({ id }) => id)
  if (referred.length === 0) return []
  return tx
    .select()
    .from(referral)
    .where(and(inArray(referral.item, referred)))
}
