import { newId } from '@slrt/domain/id'
import type { Definition } from '@slrt/domain/program'
import { houseRepair, thisYear } from './enrolment.ts'
import { approvedBySecond, instrumentOf, laterDay } from './regulation.ts'
import type { Person, World } from './world.ts'

/** The house repair of a district with places of this year, as the editor makes it. */
export const definitionOf = (more: Partial<Definition> = {}): Definition =>
  houseRepair({ quota: { year: thisYear(), total: 400, areas: { '32.04.05': 100 } }, ...more })

/** A version as the editor sends it: from today on, by no instrument. */
export const programOf = (more: Record<string, unknown> = {}) => ({
  id: newId(),
  code: 'REHAB_RUMAH',
  definition: definitionOf(),
  instrument: null as string | null,
  article: '',
  effectiveFrom: laterDay(0),
  effectiveTo: null as string | null,
  version: 0,
  ...more,
})

/** A draft that cites an article of an instrument, written by this admin. */
export async function draftedProgram({ api }: Person, more: Record<string, unknown> = {}) {
  const instrument = instrumentOf({ number: newId().slice(-8) })
  await api.instrument.add.mutate({ commandId: newId(), ...instrument })
  const input = programOf({ instrument: instrument.id, article: 'Pasal 4', ...more })
  await api.program.draft.mutate({ commandId: newId(), ...input })
  return { id: input.id, input, instrument }
}

/** Asks for a draft to be published; returns the approval's id. */
export async function askedProgram(admin: Person, more: Record<string, unknown> = {}) {
  const made = await draftedProgram(admin, more)
  const reason = 'Anggarannya sudah ditetapkan.'
  await admin.api.program.submit.mutate({ commandId: newId(), id: made.id, version: 1, reason })
  const { rows } = await admin.api.approval.list.query({})
  return { ...made, approval: rows.find(({ subject }) => subject === made.id)!.id }
}

/** Publishes a version with the approval of a second person. */
export async function publishedProgram(world: World, admin: Person, more: Record<string, unknown> = {}) {
  const all = await askedProgram(admin, more)
  await approvedBySecond(world, admin, all.approval)
  return all
}
