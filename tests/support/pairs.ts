import { newId } from '@slrt/domain/id'
import { findDuplicates } from '@slrt/functions/jobs/duplicates'
import { CIMEKAR, family, nikOf, office } from './complaints.ts'
import { world, type Person, type World } from './world.ts'

type Member = ReturnType<typeof family>['persons'][number]

/** A family whose members are told one by one; without a number where `nik` is null. */
export function familyOf(
  n: number,
  members: readonly Partial<
    Omit<Member, 'nik' | 'relation' | 'sex'> & { nik: string | null; relation: string; sex: string; mother: string }
  >[],
  desa = CIMEKAR,
) {
  // prettier-ignore
  const home = family(n, desa)
  const persons = members.map((member, at) => {
    const nik = member.nik === undefined ? nikOf(n * 10 + at) : member.nik
    const relation = at === 0 ? 'KEPALA' : 'ANAK'
    return {
      ...home.persons[0]!,
      relation,
      ...member,
      id: newId(),
      nik,
      nikReason: nik ? null : 'TIDAK_DIBAWA',
      nikConfirmed: true,
    }
  })
  return { ...home, persons: persons as Member[] }
}

export const registered = async (officer: Person, home: ReturnType<typeof familyOf>) => {
  await officer.api.household.register.mutate({ commandId: newId(), ...home })
  return home
}

/** A district in which Siti Aminah was written down twice, in two families, under two numbers; the job has found it. */
export async function twiceWritten(made?: World) {
  const here = made ?? (await world())
  const people = await office(here)
  const children = [{ name: 'Dede Rahmat', birthDate: '2012-03-04', sex: 'L' }]
  const first = await registered(people.fasilitator, familyOf(1, [{}, ...children]))
  const second = await registered(people.fasilitator, familyOf(2, [{ name: 'ST. AMINAH', phone: '081298765432' }]))
  await findDuplicates(here.services)
  const { rows } = await people.bo.api.duplicate.list.query({})
  return { made: here, ...people, first, second, pair: rows[0]! }
}

/** Asks for merging, and lets the manager agree. */
export async function merged(bo: Person, manager: Person, pair: { id: string; version: number }, keep: string) {
  await bo.api.duplicate.merge.mutate({ commandId: newId(), id: pair.id, version: pair.version, keep, reason: 'Orang yang sama, KTP dilihat.' }) // prettier-ignore
  const { rows } = await manager.api.approval.list.query({})
  const asked = rows.find(({ subject }) => subject === pair.id)!
  await manager.api.approval.approve.mutate({ commandId: newId(), id: asked.id, version: asked.version })
}
