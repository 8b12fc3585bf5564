import { countTargets } from '@slrt/functions/jobs/target'
import { registerOffice, familyOf } from './register.ts'
import type { Example } from './examples.ts'
import type { World } from './world.ts'

type Make = (world: World) => Promise<Example>

/** A district with one family whose figures were counted. */
const counted = async (world: World) => {
  const { rini, manager } = await registerOffice(world)
  await familyOf(rini, 61)
  await countTargets(world.services)
  return manager
}

/** One valid example for each path of Sasaran. */
export const targetExamples: Readonly<Record<string, Make>> = {
  'target.show': async (world) => ({ as: await counted(world), input: { program: 'PKH' } }),
  'target.list': async (world) => ({
    as: await counted(world),
    input: { program: 'PKH', cell: 'unknownUnserved', area: null, purpose: 'PEMUTAKHIRAN' },
    changed: { purpose: 'LAYANAN' },
  }),
  'target.try': async (world) => ({
    as: await counted(world),
    input: { program: 'PKH', params: { maxDesil: 2 }, rule: null, places: null },
  }),
}
