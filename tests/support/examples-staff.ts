import { newId } from '@slrt/domain/id'
import type { Example } from './examples.ts'
import type { World } from './world.ts'

const ujang = () => ({
  id: newId(),
  name: 'Ujang Permana',
  userName: 'ujang.p',
  role: 'FASILITATOR' as const,
  scope: ['32.04.05.2003'],
})

const course = (staff: string) => ({
  id: newId(),
  staff,
  title: 'Bimtek fasilitator SLRT',
  organiser: 'Seknas SLRT',
  heldOn: '2025-03-10',
  validUntil: '2027-03-10',
})

const trained = async (world: World) => {
  const as = await world.district()
  const { membership } = await world.somebody('32.04', 'FASILITATOR', ['32.04.05.2003'])
  return { as, input: course(membership) }
}

/** Examples of the paths by which a district gets its people and posts. */
export const staffExamples: Readonly<Record<string, (world: World) => Promise<Example>>> = {
  'staff.card': async (world) => {
    const as = await world.district()
    const person = ujang()
    await as.api.staff.invite.mutate({ commandId: newId(), ...person })
    return { as, input: { id: person.id } }
  },
  'staff.preview': async (world) => ({
    as: await world.district(),
    input: {
      rows: [
        ['Nama', 'Email', 'Peran', 'Desa'],
        ['Rini Wulandari', 'rini@contoh.test', 'Fasilitator', 'Cimekar'],
      ],
    },
  }),
  'staff.import': async (world) => ({
    as: await world.district(),
    input: { file: 'petugas Bandung.csv', rows: [{ ...ujang(), email: null, unit: null, until: null }] },
  }),
  'training.add': trained,
  'training.list': async (world) => {
    const { as, input } = await trained(world)
    return { as, input: { staff: input.staff } }
  },
  'training.remove': async (world) => {
    const { as, input } = await trained(world)
    await as.api.training.add.mutate({ commandId: newId(), ...input })
    return { as, input: { id: input.id, version: 1 } }
  },
  'unit.missing': async (world) => ({ as: await world.district(), input: {} }),
  'unit.openPuskesos': async (world) => ({
    as: await world.district(),
    input: { kecamatan: '32.04.05' },
    changed: { kecamatan: '32.04.29' },
  }),
}
