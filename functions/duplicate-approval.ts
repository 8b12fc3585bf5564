import { eq, inArray } from 'drizzle-orm'
import type { approval } from '@slrt/db/approval'
import { duplicate } from '@slrt/db/duplicate'
import { person } from '@slrt/db/person'
import { change } from '@slrt/db/write'
import { may } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import { mergeRecords } from './merge.ts'
import { movesText } from './merge-moves.ts'
import type { Room } from './trpc.ts'

export type PairRow = typeof duplicate.$inferSelect
type Asked = Pick<typeof approval.$inferSelect, 'id' | 'subject'>

/** Where it is kept what a merge moved. */
export const movedPlace = (tenant: string, id: string) => ({ tenant, table: 'duplicate', column: 'moved', id })

/**
 * A pair, locked: of two who decide at once the second sees what the first did.
 * @throws Refusal `duplicate.not_found`
 */
export async function lockedDuplicate({ tx }: Pick<Room, 'tx'>, id: string): Promise<PairRow> {
  const [row] = await tx.select().from(duplicate).where(eq(duplicate.id, id)).for('update')
  if (!row) throw new Refusal('duplicate.not_found')
  return row
}

/** The two ids of a pair by what becomes of them. */
export const rolesOf = ({ one, other, kept }: PairRow) => ({ kept: kept!, other: kept === one ? other : one })

async function waitingPair(room: Room, { id, subject }: Asked): Promise<PairRow> {
  const row = await lockedDuplicate(room, subject)
  if (row.state !== 'DIMINTA' || row.approval !== id) throw new Refusal('duplicate.not_waiting')
  return row
}

/** Somebody else agreed: the two become one record, and it is kept what moved. */
export async function mergeApproved(room: Room, asked: Asked): Promise<void> {
  const { tx, actor, at, keys, save } = room
  const row = await waitingPair(room, asked)
  const moves = await mergeRecords(room, rolesOf(row))
  const moved = await keys.encrypt(tx, movedPlace(actor.tenant, row.id), movesText(moves))
  save(
    change(tx, duplicate, row.id, {
      state: 'DIGABUNG',
      moved,
      decidedBy: actor.name,
      decidedAt: at,
      version: row.version + 1,
    }),
  )
}

/** The pair waits for a review again. */
export async function mergeReturned(room: Room, asked: Asked): Promise<void> {
  const row = await waitingPair(room, asked)
  room.save(change(room.tx, duplicate, row.id, { state: 'TERBUKA', version: row.version + 1 }))
}

/** The two records of each request to merge, for those who may see them: which stays, and which goes into it. */
export async function pairsOf(
  { tx, actor }: Room,
  rows: readonly Pick<typeof approval.$inferSelect, 'deed' | 'subject'>[],
) {
  const ids = rows.filter(({ deed }) => deed === 'record.merge').map(({ subject }) => subject)
  const pairs = ids.length && may(actor.role, 'duplicate.show') ? await tx.select().from(duplicate).where(inArray(duplicate.id, ids)) : [] // prettier-ignore
  const both = pairs.flatMap(({ one, other }) => [one, other])
  const persons = both.length ? await tx.select().from(person).where(inArray(person.id, both)) : []
  const shown = (of: string) => {
    const { name, birthDate, nikMasked } = persons.find(({ id }) => id === of)!
    return { name, birthDate, nik: nikMasked }
  }
  return new Map(
    pairs.map((row) => {
      const { kept, other } = rolesOf(row)
      return [row.id, { kept: shown(kept), other: shown(other), score: row.score / 1000 }] as const
    }),
  )
}
