import { newId } from '@slrt/domain/id'
import type { Example } from './examples.ts'
import { entryOf, laterDay } from './regulation.ts'
import type { World } from './world.ts'

/** A draft of the nation's desil limit of PKH. */
async function limitDraft({ secretariat }: World): Promise<string> {
  const draft = entryOf({ key: 'program.maxDesil', subject: 'PKH', value: '1', effectiveFrom: laterDay(10, '00') })
  await secretariat.api.regulation.draft.mutate({ commandId: newId(), ...draft })
  return draft.id
}

/** Examples of limits of programs that the nation tries on all districts. */
export const limitExamples: Readonly<Record<string, (world: World) => Promise<Example>>> = {
  'limit.try': async (world) => ({
    as: world.secretariat,
    input: { id: newId(), entry: await limitDraft(world) },
  }),
  'limit.list': async ({ secretariat }) => ({ as: secretariat, input: {} }),
  'limit.show': async (world) => {
    const id = newId()
    await world.secretariat.api.limit.try.mutate({ commandId: newId(), id, entry: await limitDraft(world) })
    return { as: world.secretariat, input: { id } }
  },
  'limit.notices': async (world) => ({ as: await world.district(), input: {} }),
}
