import { newId } from '@slrt/domain/id'
import type { Example } from './examples.ts'
import { nikOf } from './complaints.ts'
import { familyOf, merged, registered, twiceWritten } from './pairs.ts'
import type { World } from './world.ts'

const pairOf = async (world: World) => {
  const { bo, manager, pair } = await twiceWritten(world)
  return { as: bo, manager, pair, input: { id: pair.id, version: 1 } }
}

/** A family of 32.04 whose number 32.73 asks for. */
async function moved(world: World) {
  await world.district('32.04')
  await world.district('32.73')
  const fo = await world.somebody('32.04', 'FO')
  const [there, here] = [await world.somebody('32.04', 'BO'), await world.somebody('32.73', 'BO')]
  const home = await registered(fo, familyOf(1, [{}]))
  const asked = { id: newId(), who: { nik: nikOf(10), name: 'Siti Aminah' }, reason: 'PINDAH' as const }
  return { there, here, home, asked }
}

async function asked(world: World) {
  const all = await moved(world)
  await all.here.api.transfer.ask.mutate({ commandId: newId(), ...all.asked })
  const answer = { persons: [all.home.persons[0]!.id] }
  return { ...all, answered: { id: all.asked.id, version: 1, answer } }
}

/** Examples of the paths by which records that are one person become one, and families cross between districts. */
export const duplicateExamples: Readonly<Record<string, (world: World) => Promise<Example>>> = {
  'duplicate.list': async (world) => ({ as: (await pairOf(world)).as, input: {} }),
  'duplicate.cards': async (world) => ({ as: (await pairOf(world)).as, input: {} }),
  'duplicate.show': async (world) => {
    const { as, pair } = await pairOf(world)
    return { as, input: { id: pair.id } }
  },
  'duplicate.dismiss': async (world) => {
    const { as, input } = await pairOf(world)
    return { as, input }
  },
  'duplicate.merge': async (world) => {
    const { as, pair, input } = await pairOf(world)
    return { as, input: { ...input, keep: pair.one.id, reason: 'Orang yang sama, KTP dilihat.' } }
  },
  'duplicate.part': async (world) => {
    const { as, manager, pair, input } = await pairOf(world)
    await merged(as, manager, input, pair.one.id)
    return { as, input: { id: pair.id, version: 3, reason: 'Ternyata dua orang.' } }
  },
  'transfer.ask': async (world) => {
    const all = await moved(world)
    return { as: all.here, input: all.asked }
  },
  'transfer.list': async (world) => ({ as: (await asked(world)).here, input: { direction: 'KELUAR' } }),
  'transfer.answer': async (world) => {
    const { there, answered } = await asked(world)
    return { as: there, input: answered }
  },
  'transfer.withdraw': async (world) => {
    const all = await asked(world)
    return { as: all.here, input: { id: all.asked.id, version: 1 } }
  },
  'transfer.accept': async (world) => {
    const { there, here, answered } = await asked(world)
    await there.api.transfer.answer.mutate({ commandId: newId(), ...answered })
    const home = { household: newId(), desa: '32.73.05.1003', rt: '02', rw: '07', address: 'Jl. Cibaduyut 12' }
    return { as: here, input: { id: answered.id, version: 2, ...home } }
  },
}
