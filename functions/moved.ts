import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '@slrt/db/connect'
import { event } from '@slrt/db/event'
import { item } from '@slrt/db/item'
import { referral } from '@slrt/db/referral'
import { statement } from '@slrt/db/statement'
import { add, change } from '@slrt/db/write'
import { newId } from '@slrt/domain/id'
import type { Clock } from '@slrt/domain/deadline'
import type { Happening, Item, Moved } from '@slrt/domain/item'
import { databaseRole } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import type { Referral } from '@slrt/domain/referral-state'
import { calendarOf } from './calendar.ts'
import type { Room } from './trpc.ts'

/** What moving a need takes: officers come with a room, the software itself with less. */
export type Hands = Pick<Room, 'tx' | 'save' | 'actor' | 'at' | 'keys' | 'rules' | 'configuration'>

/** Looking at one takes only the door. */
type Eyes = Pick<Hands, 'tx' | 'actor'>

/** A need with its referrals as the rules see them, and where it was loaded from. */
export type Standing = { readonly item: Item; readonly referrals: readonly Referral[] }

type ReferralRow = {
  id: string
  unit: string
  cycle: number
  state: Referral['state']
  due: Date | string | null
  is_provisional: boolean
  is_extended: boolean
  ended_at: Date | string | null
  version: number
}

const dateOf = (value: Date | string | null) => (value === null ? null : new Date(value))

/** What an agency may know of the referrals beside its own: states and dates (see the function in the database). */
async function referralsOf({ tx, actor }: Eyes, need: SQL): Promise<Omit<Referral, 'item'>[]> {
  const columns = sql.raw('id, unit, cycle, state, due, is_provisional, is_extended, ended_at, version')
  const { rows } = await tx.execute<ReferralRow>(
    databaseRole(actor.role) === 'agency_user'
      ? sql`select ${columns} from app.referrals_beside(${need})`
      : sql`select ${columns} from referral where item = ${need} order by id`,
  )
  return rows.map(({ due, ended_at, is_provisional: isProvisional, is_extended: isExtended, ...row }) => ({
    ...row,
    due: dateOf(due),
    isProvisional,
    isExtended,
    endedAt: dateOf(ended_at),
  }))
}

type Row = typeof item.$inferSelect

const standing = ([row]: Row[], referrals: Omit<Referral, 'item'>[], missing: string): Standing => {
  if (!row) throw new Refusal(missing)
  return { item: row, referrals: referrals.map((one) => ({ ...one, item: row.id })) }
}

const lockedItem = statement((db) =>
  db
    .select()
    .from(item)
    .where(eq(item.id, sql.placeholder('id')))
    .for('update'),
)
const lockedItemOfReferral = statement((db) =>
  db
    .select()
    .from(item)
    .where(sql`${item.id} = (select item from referral where id = ${sql.placeholder('id')}::uuid)`)
    .for('update'),
)

/**
 * A need, locked, with all its referrals; whoever comes second waits and sees what the first has done. The lock is sent
 * first, and the database answers in order: the referrals are read when it is held.
 */
export async function standingOf(room: Eyes, id: string): Promise<Standing> {
  const asked = [lockedItem(room.tx, { id }), referralsOf(room, sql`${id}::uuid`)] as const
  return standing(...(await Promise.all(asked)), 'item.not_found')
}

/** The need that a referral is about, locked, with all its referrals. */
export async function standingOfReferral(room: Eyes, id: string): Promise<Standing> {
  const need = sql`(select item from referral where id = ${id}::uuid)`
  const asked = [lockedItemOfReferral(room.tx, { id }), referralsOf(room, need)] as const
  return standing(...(await Promise.all(asked)), 'referral.not_found')
}

/** When it is, by the calendar of the district, and under which rules. */
export async function clockOf({ tx, actor, at, rules, configuration }: Hands): Promise<Clock> {
  const known = await rules(tx, actor.tenant, configuration)
  return { at, calendar: calendarOf(known, at), regulation: known.regulation }
}

/** What changes of a need's row. */
const changed = ({
  state,
  cameFrom,
  cycle,
  since,
  due,
  isProvisional,
  heldDue,
  isExtended,
  answerBy,
  turn,
  resolution,
  arrived,
  content,
  changedBy,
  changedAt,
  version,
}: Item) => ({
  state,
  cameFrom,
  cycle,
  since,
  due,
  isProvisional,
  heldDue,
  isExtended,
  answerBy,
  turn,
  resolution,
  arrived,
  content,
  changedBy,
  changedAt,
  version,
})

/** Where the words of a referral are kept: `subject`, `request`, `answer`. */
export const referralPlace = (tenant: string, id: string, column: string) => ({ tenant, table: 'referral', column, id })

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
  const { tx, actor, save } = room
  const events = await eventRows(room, moved.happenings, note)
  const known = moved.referrals.filter(({ version }) => version > 1)
  const endedBy = { endedByName: actor.name }
  save(
    change(tx, item, moved.item.id, changed(moved.item)),
    ...known.map(({ id, state, due, isProvisional, isExtended, endedAt, version }) =>
      change(tx, referral, id, {
        state,
        due,
        isProvisional,
        isExtended,
        endedAt,
        version,
        ...(endedAt ? endedBy : {}),
        ...answer,
      }),
    ),
    add(tx, event, ...events),
  )
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
