import type { Example } from './examples.ts'
import type { World } from './world.ts'

/** Examples of how ready a district is, and of what the rules say to whoever takes a complaint. */
export const readinessExamples: Readonly<Record<string, (world: World) => Promise<Example>>> = {
  'readiness.district': async (world) => ({ as: await world.district(), input: {} }),
  'readiness.nation': async ({ secretariat }) => ({ as: secretariat, input: {} }),
  'regulation.service': async (world) => {
    await world.district()
    return { as: await world.somebody('32.04', 'FASILITATOR', ['32.04.05.2003']), input: {} }
  },
}
