import { eq, inArray } from 'drizzle-orm'
import { approval } from '@slrt/db/approval'
import { siksBatch } from '@slrt/db/proposal'
import { change } from '@slrt/db/write'
import { standsAs } from '@slrt/domain/approval'
import { Refusal } from '@slrt/domain/refusal'
import type { ApprovalRow } from './approval-effects.ts'
import { proposalsOf } from './proposal-list.ts'
import { takeStep } from './proposal-row.ts'
import { lockedBatch, type SiksRow } from './siks-row.ts'
import type { Room } from './trpc.ts'

/**
 * A batch as it stands now: what nobody ratified in time can be put together anew.
 * @returns the batch, and the approval that has lapsed and is to be written down
 */
export async function standingBatch(
  { tx, at }: Room,
  row: SiksRow,
): Promise<{ row: SiksRow; lapsed: ApprovalRow | null }> {
  if (row.state !== 'DIMINTA_SAH' || !row.approval) return { row, lapsed: null }
  const [asked] = await tx.select().from(approval).where(eq(approval.id, row.approval))
  const isLapsed = asked && standsAs(asked, at) === 'KEDALUWARSA'
  return isLapsed ? { row: { ...row, state: 'DISUSUN', approval: null }, lapsed: asked } : { row, lapsed: null }
}

/** A batch to be changed, locked; that nobody ratified it in time is written down here. */
export async function lockedDraftBatch(room: Room, input: { id: string; version: number }): Promise<SiksRow> {
  const { row, lapsed } = await standingBatch(room, await lockedBatch(room, input))
  if (lapsed) room.save(change(room.tx, approval, lapsed.id, { state: 'KEDALUWARSA', version: lapsed.version + 1 }))
  return row
}

/** What approvals of batches are about: their numbers, sizes and checksums, by the batch's id. */
export async function batchesOf({ tx }: Room, rows: readonly ApprovalRow[]) {
  const ids = rows.filter(({ deed }) => deed === 'proposal.ratify').map(({ subject }) => subject)
  const found = ids.length === 0 ? [] : await tx.select().from(siksBatch).where(inArray(siksBatch.id, ids))
  return new Map(
    found.map(({ id, number, proposals, checksum }) => {
      return [id, { number, proposals, checksum: checksum?.toString('hex') ?? null }] as const
    }),
  )
}

type Asked = { readonly id: string; readonly subject: string }

/** The batch that an approval is about still waits for this very approval. */
async function waitingBatch(room: Room, { id, subject }: Asked): Promise<SiksRow> {
  const row = await lockedBatch(room, { id: subject })
  if (row.state !== 'DIMINTA_SAH' || row.approval !== id) throw new Refusal('siks.not_waiting')
  return row
}

/** The head of the office ratifies: the batch can leave, as its checksum says. */
export async function ratifyBatch(room: Room, asked: Asked): Promise<void> {
  const { tx, actor, at, save } = room
  const before = await waitingBatch(room, asked)
  for (const row of await proposalsOf(room, 'siksBatch', before.id, true))
    await takeStep(room, row, 'siks.ratify', { bySystem: true })
  const changed = { changedBy: actor.name, changedAt: at, version: before.version + 1 }
  save(change(tx, siksBatch, before.id, { state: 'DISAHKAN', ratifiedByName: actor.name, ratifiedAt: at, ...changed }))
}

/** Given back, taken back or lapsed: the batch can be put together anew. */
export async function returnBatch(room: Room, asked: Asked): Promise<void> {
  const { tx, actor, at, save } = room
  const before = await waitingBatch(room, asked)
  const changed = { changedBy: actor.name, changedAt: at, version: before.version + 1 }
  save(change(tx, siksBatch, before.id, { state: 'DISUSUN', approval: null, ...changed }))
}
