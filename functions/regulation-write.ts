import { eq } from 'drizzle-orm'
import { approval } from '@slrt/db/approval'
import { entry } from '@slrt/db/instrument'
import { add, change } from '@slrt/db/write'
import { standsAs } from '@slrt/domain/approval'
import { newId } from '@slrt/domain/id'
import * as rules from '@slrt/domain/regulation-draft'
import type { CancelEntry, DraftEntry, DropEntry, SubmitEntry } from '@slrt/domain/regulation-draft'
import { assertAreas } from './area.ts'
import { askApproval } from './approval-ask.ts'
import { assertNamed, lockedEntry, nextNumber, siblingsOf, todayOf, type EntryRow } from './regulation-publish.ts'
import { tenantFacts } from './tenant.ts'
import type { Room } from './trpc.ts'

/**
 * A draft, locked; one that waits for a decision is none until its time is over, which is written down here.
 * @throws Refusal as `assertDraft`
 */
async function lockedDraft(room: Room, id: string, version: number): Promise<EntryRow> {
  const { tx, at, save } = room
  const before = await lockedEntry(room, id)
  const waits = before.state === 'DIAJUKAN' && before.approval !== null
  const [asked] = waits ? await tx.select().from(approval).where(eq(approval.id, before.approval!)) : []
  const stands = asked && standsAs(asked, at)
  rules.assertDraft(before, version, stands === 'DIMINTA')
  if (asked && stands === 'KEDALUWARSA')
    save(change(tx, approval, asked.id, { state: 'KEDALUWARSA', version: asked.version + 1 }))
  return before
}

/** Writes a new entry, or a draft anew; it binds nobody yet. */
export async function writeEntry(room: Room, input: DraftEntry): Promise<void> {
  const { tx, actor, at, save } = room
  const { id, version } = input
  const before = version === 0 ? null : await lockedDraft(room, id, version)
  const { id: _, ...written } = rules.draftEntry(input, await tenantFacts(tx, actor.tenant))
  if (input.area) await assertAreas(tx, [input.area])
  await assertNamed(room, written)
  const changed = { ...written, state: 'DRAF' as const, changedBy: actor.name, changedAt: at }
  save(before ? change(tx, entry, id, { ...changed, version: version + 1 }) : add(tx, entry, { id, ...changed }))
}

/** Asks for a draft to be published: looked at as it will be when somebody approves. */
export async function submitEntry(room: Room, { id, version, reason }: SubmitEntry): Promise<void> {
  const { tx, actor, at, save } = room
  const before = await lockedDraft(room, id, version)
  await assertNamed(room, before)
  rules.assertPublishable(before, await siblingsOf(tx, before), await todayOf(room))
  const asked = newId(at.getTime())
  await askApproval(room, { id: asked, deed: 'regulation.publish', subject: id, reason })
  const changed = { changedBy: actor.name, changedAt: at, version: version + 1 }
  save(change(tx, entry, id, { state: 'DIAJUKAN', approval: asked, ...changed }))
}

/** Throws a draft away; the row stays as what was once written. */
export async function dropEntry(room: Room, { id, version }: DropEntry): Promise<void> {
  const { tx, actor, at, save } = room
  await lockedDraft(room, id, version)
  save(change(tx, entry, id, { state: 'DITARIK', changedBy: actor.name, changedAt: at, version: version + 1 }))
}

/** Takes back what is published and has not begun; what held before holds on. */
export async function cancelEntry(room: Room, { id, version }: CancelEntry): Promise<void> {
  const { tx, actor, at, save } = room
  const before = await lockedEntry(room, id)
  rules.assertCancellable(before, version, await todayOf(room))
  const endedIn = await nextNumber(room)
  const changed = { changedBy: actor.name, changedAt: at, version: version + 1 }
  save(change(tx, entry, id, { state: 'DITARIK', endedIn, ...changed }))
}
