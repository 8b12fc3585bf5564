import { newId } from '@slrt/domain/id'
import { CIMEKAR, family } from './complaints.ts'
import type { Example } from './examples.ts'
import type { World } from './world.ts'

/** Examples of finding somebody in the register. */
export const searchExamples: Readonly<Record<string, (world: World) => Promise<Example>>> = {
  'person.search': async (world) => {
    await world.district()
    const as = await world.somebody('32.04', 'FASILITATOR', [CIMEKAR])
    await as.api.household.register.mutate({ commandId: newId(), ...family(8_000) })
    return { as, input: { text: 'siti aminah', area: null, purpose: 'LAYANAN' } }
  },
}
