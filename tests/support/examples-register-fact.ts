import { newId } from '@slrt/domain/id'
import { CIMEKAR, family } from './complaints.ts'
import type { Example } from './examples.ts'
import type { World } from './world.ts'

/** Somebody who keeps the register, and a family of theirs. */
async function village(world: World) {
  await world.district()
  const as = await world.somebody('32.04', 'BO')
  const home = family(1)
  await as.api.household.register.mutate({ commandId: newId(), ...home })
  return { as, home }
}
const ofFamily = async (world: World) => {
  const { as, home } = await village(world)
  return { as, input: { id: home.id } }
}
const list = { area: CIMEKAR, layout: 'dtks' as const }

/** Examples of the paths about what the register says of a family, and of what leaves it. */
export const factExamples: Readonly<Record<string, (world: World) => Promise<Example>>> = {
  'fact.show': ofFamily,
  'fact.detail': async (world) => {
    const { as, home } = await village(world)
    return { as, input: { id: home.persons[0]!.id, household: home.id } }
  },
  'fact.save': async (world) => {
    const { as, home } = await village(world)
    const { seen } = (await as.api.fact.show.query({ id: home.id })).family
    return { as, input: { id: home.id, household: home.id, seen, values: { floor: 8, roof: null } }, changed: { values: { floor: 6 } } } // prettier-ignore
  },
  'participation.show': ofFamily,
  'participation.save': async (world) => {
    const { as, home } = await village(world)
    const answer = { program: 'PKH', state: 'MENERIMA', year: 2024 }
    return { as, input: { id: home.id, answers: [answer] }, changed: { answers: [{ ...answer, state: 'TIDAK' }] } }
  },
  'provenance.list': async (world) => {
    const { as, home } = await village(world)
    return { as, input: { household: home.id } }
  },
  'export.preview': async (world) => ({ as: (await village(world)).as, input: list }),
  'export.file': async (world) => ({
    as: (await village(world)).as,
    input: { id: newId(), ...list, format: 'csv', identities: false, reason: null, part: 1, approval: null },
  }),
  'export.ask': async (world) => ({
    as: (await village(world)).as,
    input: { id: newId(), ...list, reason: 'Padan data dengan desa untuk musyawarah' },
  }),
  'extract.show': ofFamily,
}
