import { newId } from '@slrt/domain/id'
import { confirmed, HOUSE, openProgram, poorFamily, proposed } from './enrolment.ts'
import type { Example } from './examples.ts'
import { registerOffice } from './register.ts'
import type { World } from './world.ts'

/** A house repair with a family that fits it; `state`: how far it has come. */
async function house(world: World, state: 'none' | 'proposed' | 'receives' = 'none') {
  const office = await registerOffice(world)
  await openProgram(world)
  const { id: household } = await poorFamily(world, office.rini)
  const id = state === 'none' ? newId() : await proposed(office.rini, household)
  if (state === 'receives') await confirmed(office.bo, id)
  return { ...office, household, id }
}

const reason = 'Rumahnya sudah diperbaiki anaknya.'

/** Examples of the paths about what a family is entitled to, and about places in programs. */
export const enrolmentExamples: Readonly<Record<string, (world: World) => Promise<Example>>> = {
  'eligibility.show': async (world) => {
    const { rini, household } = await house(world)
    return { as: rini, input: { id: household } }
  },
  'enrolment.show': async (world) => {
    const { rini, household } = await house(world, 'proposed')
    return { as: rini, input: { household } }
  },
  'enrolment.list': async (world) => ({
    as: (await house(world, 'proposed')).bo,
    input: { program: HOUSE, part: 'usulan' },
  }),
  'enrolment.places': async (world) => ({ as: (await house(world, 'receives')).bo, input: { program: HOUSE } }),
  'enrolment.propose': async (world) => {
    const { rini, household, id } = await house(world)
    return { as: rini, input: { id, household, person: null, program: HOUSE }, changed: { program: 'PKH' } }
  },
  'enrolment.withdraw': async (world) => {
    const { rini, id } = await house(world, 'proposed')
    return { as: rini, input: { id, version: 1 }, changed: { version: 2 } }
  },
  'enrolment.confirm': async (world) => {
    const { bo, id } = await house(world, 'proposed')
    return { as: bo, input: { id, version: 1 }, changed: { version: 2 } }
  },
  'enrolment.refuse': async (world) => {
    const { bo, id } = await house(world, 'proposed')
    return { as: bo, input: { id, version: 1, reason } }
  },
  'enrolment.tell': async (world) => {
    const { rini, id } = await house(world, 'receives')
    return { as: rini, input: { id, version: 2 }, changed: { version: 1 } }
  },
  'enrolment.end': async (world) => {
    const { bo, id } = await house(world, 'receives')
    return { as: bo, input: { id, version: 2, ending: 'LULUS', reason } }
  },
}
