import { eq } from 'drizzle-orm'
import { approval } from '@slrt/db/approval'
import { program } from '@slrt/db/program'
import { add, change } from '@slrt/db/write'
import { standsAs } from '@slrt/domain/approval'
import { newId } from '@slrt/domain/id'
import type { CancelProgram, DraftProgram, DropProgram, SubmitProgram } from '@slrt/domain/program'
import * as rules from '@slrt/domain/program-draft'
import { askApproval } from './approval-ask.ts'
import { assertAreas } from './area.ts'
import { assertGrounded, assertPublishable, codesAbove, lockedProgram, type ProgramRow } from './program-publish.ts'
import { nextNumber, todayOf } from './regulation-publish.ts'
import { tenantFacts } from './tenant.ts'
import type { Room } from './trpc.ts'

/**
 * A draft, locked; one that waits for a decision is none until its time is over, which is written down here.
 * @throws Refusal as `assertProgramDraft`
 */
async function lockedDraft(room: Room, id: string, version: number): Promise<ProgramRow> {
  const { tx, at, save } = room
  const before = await lockedProgram(room, id)
  const waits = before.state === 'DIAJUKAN' && before.approval !== null
  const [asked] = waits ? await tx.select().from(approval).where(eq(approval.id, before.approval!)) : []
  const stands = asked && standsAs(asked, at)
  rules.assertProgramDraft(before, version, stands === 'DIMINTA')
  if (asked && stands === 'KEDALUWARSA')
    save(change(tx, approval, asked.id, { state: 'KEDALUWARSA', version: asked.version + 1 }))
  return before
}

/** Writes a version anew, or the first time; it binds nobody yet. */
export async function writeProgram(room: Room, input: DraftProgram): Promise<void> {
  const { tx, actor, at, save } = room
  const { id, version } = input
  const before = version === 0 ? null : await lockedDraft(room, id, version)
  const [facts, above] = await Promise.all([tenantFacts(tx, actor.tenant), codesAbove(room)])
  const { id: _, ...written } = rules.draftProgram(input, facts, above)
  await assertAreas(tx, Object.keys(input.definition.quota?.areas ?? {}))
  await assertGrounded(room, written)
  const changed = { ...written, state: 'DRAF' as const, changedBy: actor.name, changedAt: at }
  save(before ? change(tx, program, id, { ...changed, version: version + 1 }) : add(tx, program, { id, ...changed }))
}

/** Asks for a draft to be published: looked at as it will be when somebody approves. */
export async function submitProgram(room: Room, { id, version, reason }: SubmitProgram): Promise<void> {
  const { tx, actor, at, save } = room
  const before = await lockedDraft(room, id, version)
  await assertPublishable(room, before)
  const asked = newId(at.getTime())
  await askApproval(room, { id: asked, deed: 'program.publish', subject: id, reason })
  const changed = { changedBy: actor.name, changedAt: at, version: version + 1 }
  save(change(tx, program, id, { state: 'DIAJUKAN', approval: asked, ...changed }))
}

/** Throws a draft away; the row stays as what was once written. */
export async function dropProgram(room: Room, { id, version }: DropProgram): Promise<void> {
  const { tx, actor, at, save } = room
  await lockedDraft(room, id, version)
  save(change(tx, program, id, { state: 'DITARIK', changedBy: actor.name, changedAt: at, version: version + 1 }))
}

/** Takes back what is published and has not begun; what held before holds on. */
export async function cancelProgram(room: Room, { id, version }: CancelProgram): Promise<void> {
  const { tx, actor, at, save } = room
  const before = await lockedProgram(room, id)
  rules.assertProgramCancellable(before, version, await todayOf(room))
  const endedIn = await nextNumber(room)
  const changed = { changedBy: actor.name, changedAt: at, version: version + 1 }
  save(change(tx, program, id, { state: 'DITARIK', endedIn, ...changed }))
}
