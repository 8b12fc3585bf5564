import { newId } from '@slrt/domain/id'
import { applicant, reviewer } from './application.ts'
import type { Example } from './examples.ts'
import type { World } from './world.ts'

/** An application that was handed in, and that every check was made of if told so. */
async function handedIn(world: World, { checked = false } = {}) {
  await (await applicant(world)).apply()
  const { newest, check } = reviewer(world)
  const { id } = await newest()
  if (checked) await check(id)
  const { version } = await newest()
  return { as: world.secretariat, id, version }
}

const held = async (world: World, more: Record<string, unknown> = {}): Promise<Example> => {
  await world.district()
  return {
    as: world.secretariat,
    input: { code: '32.04', reason: 'Perjanjian belum diperpanjang', version: 1, ...more },
  }
}

/** Examples of how a district comes, is held and practises. */
export const applicationExamples: Readonly<Record<string, (world: World) => Promise<Example>>> = {
  'application.list': async (world) => ({ as: (await handedIn(world)).as, input: {} }),
  'application.show': async (world) => {
    const { as, id } = await handedIn(world)
    return { as, input: { id } }
  },
  'application.file': async (world) => {
    const { as, id } = await handedIn(world)
    return { as, input: { id } }
  },
  'application.check': async (world) => {
    const { as, id, version } = await handedIn(world)
    return { as, input: { id, version, checks: ['area', 'decree'] } }
  },
  'application.giveBack': async (world) => {
    const { as, id, version } = await handedIn(world)
    return { as, input: { id, version, reasons: { basis: 'Halaman kedua tidak terbaca.' } } }
  },
  'application.approve': async (world) => {
    const { as, id, version } = await handedIn(world, { checked: true })
    return { as, input: { id, version } }
  },
  'tenant.suspend': (world) => held(world),
  'tenant.resume': async (world) => {
    const example = await held(world, { version: 2 })
    const { code, reason } = example.input as { code: string; reason: string }
    await world.secretariat.api.tenant.suspend.mutate({ commandId: newId(), code, reason, version: 1 })
    return example
  },
  'tenant.close': (world) => held(world),
  'tenant.practise': async (world) => ({
    as: await world.district(),
    input: {},
    changed: { code: '32.04' },
  }),
}
