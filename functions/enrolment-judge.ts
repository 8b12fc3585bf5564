import { asc, eq } from 'drizzle-orm'
import { fact } from '@slrt/db/fact'
import { closedIn } from '@slrt/domain/closed-list'
import { rankOf } from '@slrt/domain/enrolment-rank'
import { snapshotOf } from '@slrt/domain/enrolment-snapshot'
import { judge } from '@slrt/domain/explain'
import { paramsOf } from '@slrt/domain/program-params'
import { Refusal } from '@slrt/domain/refusal'
import { situationOf } from '@slrt/domain/situation'
import { todayOf } from './appoint.ts'
import { closedOf } from './closed-lists.ts'
import { programsOn, type ProgramInForce } from './program-rows.ts'
import type { Room } from './trpc.ts'

type Ruled = Pick<Room, 'tx' | 'actor' | 'rules' | 'configuration'>
type Home = { readonly id: string; readonly desa: string }

/** Programs in force on a day, with their parameters as they are at a place. */
export async function programsAt(room: Ruled, day: string, desa: string): Promise<ProgramInForce[]> {
  const { tx, actor, rules, configuration } = room
  const [programs, { regulation }] = await Promise.all([programsOn(room, day), rules(tx, actor.tenant, configuration)])
  return programs.map((one) => ({
    ...one,
    params: paramsOf(regulation, one.code, one.definition, { day, area: desa }),
  }))
}

/** Rows of facts of a family: its own, and those of its members in the order of their ids. */
export const factsOf = ({ tx }: Pick<Room, 'tx'>, household: string) =>
  tx.select().from(fact).where(eq(fact.household, household)).orderBy(asc(fact.id))

/** What is known of a family today, as rules see it. */
export async function situationNow(room: Room, { id, desa }: Home, day: string) {
  const [rows, closed] = await Promise.all([factsOf(room, id), closedOf(room.tx, day)])
  return situationOf(rows, { day, closed: closedIn(closed, desa) })
}

type Asked = { readonly program: string; readonly home: Home; readonly person: string | null; readonly asked: Date }

type Person = { readonly person: string | null; readonly asked: Date; readonly day: string }

/** What a program says of a family, or of one of its members, and where that places it in line; null: not its member. */
export function placeOf(
  program: ProgramInForce,
  situation: ReturnType<typeof situationOf>,
  { person, asked, day }: Person,
) {
  const { definition, params } = program
  const judged = judge(definition, params, situation).find((one) => one.person === person)
  if (!judged) return null
  const at = person ? situation.persons.indexOf(person) : -1
  const seen = at < 0 ? situation : { ...situation, orang: situation.anggota[at]! }
  const rank = rankOf(definition.priority, seen, asked)
  return { judged, rank, snapshot: snapshotOf(program, judged, rank, day) }
}

/**
 * What a program of the district says of a family, or of one of its members, today, and where that places it in line.
 * @throws Refusal `enrolment.no_program` where none of that code is in force, `enrolment.road` where it has no list of the
 *   district's own, `enrolment.unit` for a person of a program for families or the reverse, `person.not_found`
 */
export async function judgedNow(room: Room, { program: code, home, person, asked }: Asked) {
  const day = todayOf(room)
  const [programs, situation] = await Promise.all([programsAt(room, day, home.desa), situationNow(room, home, day)])
  const program = programs.find((one) => one.code === code)
  if (!program) throw new Refusal('enrolment.no_program', { program: code })
  const { definition } = program
  if (definition.road !== 'DAFTAR') throw new Refusal('enrolment.road')
  if ((definition.unit === 'ORANG') !== (person !== null)) throw new Refusal('enrolment.unit')
  const placed = placeOf(program, situation, { person, asked, day })
  if (!placed) throw new Refusal('person.not_found')
  return { program, ...placed, day }
}
