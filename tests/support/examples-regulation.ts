import { newId } from '@slrt/domain/id'
import type { Example } from './examples.ts'
import { asked, drafted, instrumentOf, laterDay, published } from './regulation.ts'
import type { World } from './world.ts'

type Make = (world: World) => Promise<Example>

/** An approval that waits, and somebody else who may decide. */
const waiting = async (world: World) => {
  const admin = await world.district()
  const { approval } = await asked(admin)
  return { admin, kadis: await world.somebody('32.04', 'KADIS'), approval }
}

/** Examples of instruments, entries of the regulation, and what takes two people. */
export const regulationExamples: Readonly<Record<string, Make>> = {
  'approval.approve': async (world) => {
    const { kadis, approval } = await waiting(world)
    return { as: kadis, input: { id: approval, version: 1 } }
  },
  'approval.giveBack': async (world) => {
    const { kadis, approval } = await waiting(world)
    return { as: kadis, input: { id: approval, version: 1, note: 'Sebutkan pasalnya dahulu.' } }
  },
  'approval.list': async (world) => ({ as: (await waiting(world)).kadis, input: { state: 'all' } }),
  'approval.withdraw': async (world) => {
    const { admin, approval } = await waiting(world)
    return { as: admin, input: { id: approval, version: 1 } }
  },
  'instrument.add': async (world) => ({ as: await world.district(), input: instrumentOf() }),
  'instrument.change': async (world) => {
    const as = await world.district()
    const input = instrumentOf()
    await as.api.instrument.add.mutate({ commandId: newId(), ...input })
    return { as, input: { ...input, title: 'Standar pelayanan SLRT', version: 1 } }
  },
  'instrument.list': async (world) => ({ as: await world.district(), input: {} }),
  'regulation.cancel': async (world) => {
    const as = await world.district()
    const { id } = await published(world, as, { effectiveFrom: laterDay(10) })
    return { as, input: { id, version: 3 } }
  },
  'regulation.draft': async (world) => {
    const as = await world.district()
    const { id, input } = await drafted(as)
    return { as, input: { ...input, id, article: 'Pasal 9 ayat 3', version: 1 } }
  },
  'regulation.drop': async (world) => {
    const as = await world.district()
    const { id } = await drafted(as)
    return { as, input: { id, version: 1 } }
  },
  'regulation.history': async (world) => {
    const as = await world.district()
    await drafted(as)
    return { as, input: { key: 'clock.DIRUJUK' } }
  },
  'regulation.show': async (world) => {
    const as = await world.district()
    await drafted(as)
    return { as, input: { area: '32.04.05', subject: 'KES' } }
  },
  'regulation.submit': async (world) => {
    const as = await world.district()
    const { id } = await drafted(as)
    return { as, input: { id, version: 1, reason: 'Perbup sudah diundangkan.' } }
  },
  'regulation.try': async (world) => {
    const as = await world.district()
    const { id } = await drafted(as)
    return { as, input: { id } }
  },
}
