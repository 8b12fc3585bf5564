import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { household } from '@slrt/db/household'
import { person } from '@slrt/db/person'
import { foldName } from '@slrt/domain/area'
import { filledHousehold, WITHOUT_KK } from './merge-fill.ts'
import { moveRow, type Move } from './merge-moves.ts'
import { moveComplaints, moveEnrolments, moveFacts, moveParticipation, moveProposals } from './merge-rows.ts'
import type { Room } from './trpc.ts'

type PersonRow = typeof person.$inferSelect
type HouseholdRow = typeof household.$inferSelect

/** Members of a family that are shown, the eldest first. */
export const membersLeft = ({ tx }: Pick<Room, 'tx'>, family: string): Promise<PersonRow[]> =>
  tx
    .select()
    .from(person)
    .where(and(eq(person.household, family), isNull(person.mergedInto)))
    .orderBy(sql`${person.birthDate} nulls last`, asc(person.id))

/** Counts the members of a family anew: others may have come and gone meanwhile. */
export const countMembers = ({ tx }: Pick<Room, 'tx'>, family: string) =>
  tx.execute(sql`
    update ${household} set members = (
      select count(*) from ${person} p where p.household = ${family}::uuid and p.merged_into is null)
    where id = ${family}::uuid`)

/** Who is the head of a family once its head is another record: the spouse, or else the eldest. */
export const nextHead = <T extends Pick<PersonRow, 'relation'>>(members: readonly T[]): T | undefined =>
  members.find(({ relation }) => relation === 'PASANGAN') ?? members[0]

/** Somebody becomes head of the family. */
async function crown({ tx }: Room, moves: Move[], family: HouseholdRow, head: PersonRow): Promise<void> {
  await moveRow(tx, moves, 'person', head, { relation: 'KEPALA' })
  await moveRow(tx, moves, 'household', family, { head: head.name, headFolded: foldName(head.name) })
}

/** A family that has nobody left was written down twice: all it has goes to the one that stays, within its desa. */
async function emptyInto(room: Room, moves: Move[], from: HouseholdRow, to: HouseholdRow): Promise<void> {
  const { tx } = room
  const filled = await filledHousehold(room, to, from)
  await moveRow(tx, moves, 'household', from, { existence: 'GANDA', ...(filled.kk ? WITHOUT_KK : {}) })
  await moveRow(tx, moves, 'household', to, filled)
  const holder = ({ id, desa }: HouseholdRow) => ({ household: id, desa, person: null })
  await moveFacts(room, moves, holder(from), holder(to))
  await moveParticipation(room, moves, holder(from), holder(to))
  await moveEnrolments(room, moves, holder(from), holder(to))
  // Whoever works in one desa must still see what was told there.
  if (from.desa !== to.desa) return
  await moveProposals(room, moves, holder(from), holder(to))
  await moveComplaints(room, moves, from.id, to.id)
}

/** The families of two records that became one: heads and what a family leaves behind that has nobody left. */
export async function settleFamilies(
  room: Room,
  moves: Move[],
  homes: { readonly kept: HouseholdRow; readonly other: HouseholdRow },
  { kept, other }: { readonly kept: PersonRow; readonly other: PersonRow },
): Promise<void> {
  const left = await membersLeft(room, homes.other.id)
  const wasHead = other.relation === 'KEPALA'
  if (homes.kept.id === homes.other.id) {
    if (wasHead)
      await crown(
        room,
        moves,
        homes.kept,
        left.find(({ id }) => id === kept.id)!,
      )
  } else if (left.length === 0) await emptyInto(room, moves, homes.other, homes.kept)
  else if (wasHead) await crown(room, moves, homes.other, nextHead(left)!)
  await countMembers(room, homes.other.id)
}
