import { systemSeat } from '@slrt/db/as-actor'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { person } from '@slrt/db/person'
import { eq } from 'drizzle-orm'
import { newId } from '@slrt/domain/id'
import { CIMEKAR, family } from './complaints.ts'
import { world, type Person, type World } from './world.ts'

/** A district with those who keep its register: the village, the desks, the manager. */
export async function registerOffice(made: World) {
  await made.district('32.04')
  return {
    rini: await made.somebody('32.04', 'FASILITATOR', [CIMEKAR]),
    fo: await made.somebody('32.04', 'FO'),
    bo: await made.somebody('32.04', 'BO'),
    manager: await made.somebody('32.04', 'MANAJER'),
  }
}

/** A family of two, registered by that officer: Siti Aminah and her son Asep. */
export async function familyOf(officer: Person, n: number, desa = CIMEKAR) {
  const home = family(n, desa)
  const asep = { id: newId(), name: 'Asep Kurnia', nik: null, nikReason: 'BELUM_PUNYA' as const, birthDate: '2016-03-02', sex: 'L' as const, relation: 'ANAK' as const, phone: null } // prettier-ignore
  const input = { ...home, persons: [home.persons[0]!, asep] }
  await officer.api.household.register.mutate({ commandId: newId(), ...input })
  return { ...input, siti: input.persons[0]!, asep }
}

export type Home = Awaited<ReturnType<typeof familyOf>>

/** What a list said of the family, as an import leaves it: coarse facts, and what is finer encrypted. */
export async function listed(made: World, home: Home): Promise<void> {
  const { as, keys } = made.services
  await as(systemSeat('32.04'), async ({ tx }) => {
    const locked = (table: string, id: string, detail: object) =>
      keys.encrypt(tx, { tenant: '32.04', table, column: 'detail', id }, JSON.stringify(detail))
    const told = { source: 'DTSEN' as const, asOf: '2026-07-01', changedAt: new Date('2026-08-02T02:00:00Z') }
    const said = [
      [home.id, { desil: 2, desilAsOf: '2026-07-01', floor: 8, receivesPkh: true }],
      [home.siti.id, { chronicIllness: true, nikMatched: true }],
    ] as const
    for (const [id, values] of said)
      await tx
        .update(fact)
        .set({ ...told, ...values })
        .where(eq(fact.id, id))
    const detail = await locked('household', home.id, { family_ref: '3204000000000007', no_kks: '6013012345678901' })
    await tx.update(household).set({ detail }).where(eq(household.id, home.id))
    const finer = await locked('person', home.siti.id, { id_penyakit_menahun: '6', occupation: 'Buruh tani' })
    await tx.update(person).set({ detail: finer, mother: 'Euis Rohaeti', birthPlace: 'Bandung' }).where(eq(person.id, home.siti.id)) // prettier-ignore
  })
}

/** A village with one family that a list knows. */
export async function listedVillage() {
  const made = await world()
  const people = await registerOffice(made)
  const home = await familyOf(people.rini, 7)
  await listed(made, home)
  return { made, ...people, home }
}
