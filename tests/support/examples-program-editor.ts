import type { Example } from './examples.ts'
import { askedProgram, draftedProgram, programOf, publishedProgram } from './programs.ts'
import { laterDay } from './regulation.ts'
import type { World } from './world.ts'

const CODE = 'REHAB_RUMAH'
const rule = { '===': [{ var: 'rumah.tidak_layak' }, true] }

/** Examples of programs and their rules: written, tried, asked for, taken back. */
export const programExamples: Readonly<Record<string, (world: World) => Promise<Example>>> = {
  'program.list': async (world) => {
    const as = await world.district()
    await publishedProgram(world, as)
    return { as, input: {} }
  },
  'program.show': async (world) => {
    const as = await world.district()
    await askedProgram(as)
    return { as, input: { code: CODE } }
  },
  'program.draft': async (world) => ({ as: await world.district(), input: programOf() }),
  'program.try': async (world) => ({
    as: await world.district(),
    input: { code: CODE, unit: 'KELUARGA', rule, params: {}, whole: true },
  }),
  'program.submit': async (world) => {
    const as = await world.district()
    const { id } = await draftedProgram(as)
    return { as, input: { id, version: 1, reason: 'Anggarannya sudah ditetapkan.' } }
  },
  'program.drop': async (world) => {
    const as = await world.district()
    const { id } = await draftedProgram(as)
    return { as, input: { id, version: 1 } }
  },
  'program.cancel': async (world) => {
    const as = await world.district()
    const { id } = await publishedProgram(world, as, { effectiveFrom: laterDay(10) })
    return { as, input: { id, version: 3 } }
  },
}
