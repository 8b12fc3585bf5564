import { and, eq, gte, lt } from 'drizzle-orm'
import * as z from 'zod/mini'
import { proposal, proposalStep, siksBatch } from '@slrt/db/proposal'
import { add, change } from '@slrt/db/write'
import { Id } from '@slrt/domain/field'
import { stateAfter } from '@slrt/domain/proposal-transition'
import { Refusal } from '@slrt/domain/refusal'
import * as rules from '@slrt/domain/siks'
import { AnswerSiks, MakeSiks, PreviewSiks, RatifySiks, SendSiks } from '@slrt/domain/siks'
import { siksFileName } from '@slrt/domain/siks-file'
import { instantOf, localDate, zoneOf } from '@slrt/domain/zone'
import { todayOf } from './appoint.ts'
import { askApproval } from './approval-ask.ts'
import { lockedProposals, proposalsOf } from './proposal-list.ts'
import { stepRow, takeStep } from './proposal-row.ts'
import { answerBatch, previewAnswer } from './siks-answer.ts'
import { contentOfBatch, keepContent } from './siks-content.ts'
import { listBatches } from './siks-list.ts'
import { lockedDraftBatch } from './siks-ratify.ts'
import { lockedBatch } from './siks-row.ts'
import { showBatch } from './siks-show.ts'
import { command, query, reveal, router, type Room } from './trpc.ts'

/** The number of a new batch: the next one of this month. Two at once: the second hears that it is taken, and tries again. */
async function nextNumber({ tx, actor, at }: Room): Promise<string> {
  const day = todayOf({ actor, at })
  const zone = zoneOf(actor.tenant)
  const first = instantOf(`${day.slice(0, 7)}-01`, 0, zone)
  const rows = await tx
    .select({ number: siksBatch.number })
    .from(siksBatch)
    .where(and(gte(siksBatch.madeAt, first), lt(siksBatch.madeAt, new Date(first.getTime() + 32 * 86_400_000))))
  const places = rows.map(({ number }) => Number(number.split('/')[1]))
  return rules.batchNumber(day, Math.max(0, ...places) + 1)
}

/** Gathers validated proposals; again with its version, the list is another. What the file says is fixed here. */
const make = command(MakeSiks, async (room, input) => {
  const { tx, actor, at, save } = room
  const { id, version, proposals } = input
  const before = version === undefined ? null : await lockedDraftBatch(room, { id, version })
  if (before) rules.assertSiks(before, 'siks.make')
  const rows = await lockedProposals(room, proposals)
  if (rows.length < new Set(proposals).size) throw new Refusal('proposal.not_found')
  for (const row of rows) {
    stateAfter('siks.make', row, { road: [], role: actor.role })
    if (row.siksBatch !== null && row.siksBatch !== id) throw new Refusal('siks.in_batch', { head: row.head })
  }
  const checksum = await keepContent(room, rows)
  const changed = {
    state: 'DISUSUN' as const,
    approval: null,
    proposals: rows.length,
    checksum,
    changedBy: actor.name,
    changedAt: at,
  }
  if (before) await change(tx, siksBatch, id, { ...changed, version: before.version + 1 })
  else
    await add(tx, siksBatch, {
      id,
      number: await nextNumber(room),
      ...changed,
      madeByName: actor.name,
      madeAt: at,
    })
  const off = before
    ? (await proposalsOf(room, 'siksBatch', id, true)).filter((row) => !proposals.includes(row.id))
    : []
  for (const row of off) save(change(tx, proposal, row.id, { siksBatch: null, version: row.version + 1 }))
  const fresh = rows.filter((row) => row.siksBatch === null)
  for (const row of fresh) save(change(tx, proposal, row.id, { siksBatch: id, version: row.version + 1 }))
  const steps = await Promise.all(fresh.map((row) => stepRow(room, row, { act: 'siks.make', after: row.state })))
  if (steps.length > 0) save(add(tx, proposalStep, ...steps))
})

/** Asks whoever ratifies by the regulation; the batch cannot change while that waits. */
const ratify = command(RatifySiks, async (room, { id, version, approval, reason }) => {
  const { tx, actor, at, save } = room
  const before = await lockedDraftBatch(room, { id, version })
  rules.assertSiks(before, 'siks.ratify')
  await askApproval(room, { id: approval, deed: 'proposal.ratify', subject: id, reason })
  const changed = { changedBy: actor.name, changedAt: at, version: before.version + 1 }
  save(change(tx, siksBatch, id, { state: 'DIMINTA_SAH', approval, ...changed }))
})

/** The file that was ratified: the same bytes each time, and each time in the audit trail. */
const file = reveal(z.object({ id: Id }), async (room, { id }) => {
  const [row] = await room.tx.select().from(siksBatch).where(eq(siksBatch.id, id))
  if (!row) throw new Refusal('siks.not_found')
  rules.assertSiks(row, 'siks.file')
  const text = await contentOfBatch(room, row.checksum!)
  return { name: siksFileName(room.actor.tenant, row.number), text, sha256: row.checksum!.toString('hex') }
})

/** It was handed in at SIKS-NG on that day. */
const send = command(SendSiks, async (room, { id, version, sentOn }) => {
  const { tx, actor, at, save } = room
  const before = await lockedBatch(room, { id, version })
  rules.assertSiks(before, 'siks.send')
  const ratifiedOn = localDate(before.ratifiedAt!, zoneOf(actor.tenant))
  rules.assertSentOn(sentOn, ratifiedOn, todayOf({ actor, at }))
  for (const row of await proposalsOf(room, 'siksBatch', id, true)) await takeStep(room, row, 'siks.send')
  const changed = { changedBy: actor.name, changedAt: at, version: before.version + 1 }
  save(change(tx, siksBatch, id, { state: 'DIKIRIM', sentAt: at, sentOn, ...changed }))
})

export const siksRouter = router({
  list: listBatches,
  show: showBatch,
  make,
  ratify,
  file,
  send,
  preview: query(PreviewSiks, previewAnswer),
  answer: command(AnswerSiks, answerBatch),
})
