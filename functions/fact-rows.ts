import { inArray } from 'drizzle-orm'
import { fact } from '@slrt/db/fact'
import type { household } from '@slrt/db/household'
import type { person } from '@slrt/db/person'
import { localDate, zoneOf } from '@slrt/domain/zone'
import type { Writer } from './trpc.ts'

type Home = Pick<typeof household.$inferSelect, 'id' | 'desa'>
type Member = Pick<typeof person.$inferInsert, 'id' | 'sex' | 'birthDate' | 'relation' | 'nikIndex'>

/** The row of facts of a family, or of a member: with what is known of them without asking. */
export const newFact = ({ id, desa }: Home, member: Member | null) =>
  member
    ? {
        id: member.id,
        household: id,
        person: member.id,
        desa,
        sex: member.sex,
        born: member.birthDate,
        relation: member.relation,
        hasNik: Boolean(member.nikIndex),
      }
    : { id, household: id, person: null, desa }

/** Rows of facts of members that an officer writes down, and of their family where it is new: rules look at everybody. */
export function officerFacts(
  { actor, at }: Pick<Writer, 'actor' | 'at'>,
  home: Home,
  members: readonly Member[],
  isNew: boolean,
): (typeof fact.$inferInsert)[] {
  const told = { source: 'PETUGAS' as const, asOf: localDate(at, zoneOf(actor.tenant)), changedAt: at }
  return [...(isNew ? [null] : []), ...members].map((member) => ({ ...newFact(home, member), ...told }))
}

/** Whoever died, moved or stood twice is no member of a family that rules look at; and is again once that was wrong. */
export const markPresent = async ({ tx, at }: Pick<Writer, 'tx' | 'at'>, ids: readonly string[], present: boolean) => {
  if (ids.length > 0)
    await tx
      .update(fact)
      .set({ present, changedAt: at })
      .where(inArray(fact.id, [...ids]))
}
