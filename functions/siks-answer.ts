import { eq } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { siksBatch } from '@slrt/db/proposal'
import { change } from '@slrt/db/write'
import { Refusal } from '@slrt/domain/refusal'
import { assertSiks, codeOf, judgeAnswers, type AnswerRow, type AnswerSiks, type PreviewSiks } from '@slrt/domain/siks'
import { newFact } from './fact-rows.ts'
import { proposalsOf } from './proposal-list.ts'
import { takeStep, type ProposalRow } from './proposal-row.ts'
import { saveProvenance } from './provenance-rows.ts'
import { lockedBatch } from './siks-row.ts'
import type { Room } from './trpc.ts'

const MOST_UNKNOWN = 200

/** What the rows of an answer would do, before anything is done. */
export async function previewAnswer(room: Room, { id, rows }: z.infer<typeof PreviewSiks>) {
  const [batch] = await room.tx.select().from(siksBatch).where(eq(siksBatch.id, id))
  if (!batch) throw new Refusal('siks.not_found')
  const own = new Map((await proposalsOf(room, 'siksBatch', id)).map((row) => [row.id, row]))
  const judged = judgeAnswers(rows, (reference) => own.get(reference))
  const counts: Record<string, number> = {}
  for (const { verdict } of judged) counts[verdict] = (counts[verdict] ?? 0) + 1
  return {
    rows: judged.map(({ row, verdict }) => {
      const found = own.get(row.reference.toLowerCase())
      return { ...row, verdict, head: found?.head ?? null, desilBefore: found?.desilBefore ?? null }
    }),
    counts,
  }
}

/**
 * Takes an answer over: what is new moves its proposal, and a desil that BPS gave becomes the family's. The same file
 * again changes nothing; references that are none of ours stay with the batch.
 */
export async function answerBatch(room: Room, input: z.infer<typeof AnswerSiks>): Promise<void> {
  const { tx, actor, at, save } = room
  const before = await lockedBatch(room, input)
  assertSiks(before, 'siks.answer')
  const own = new Map((await proposalsOf(room, 'siksBatch', before.id, true)).map((row) => [row.id, row]))
  const judged = judgeAnswers(input.rows, (reference) => own.get(reference))
  const fresh = judged.filter(({ verdict }) => verdict === 'NEW')
  const unknown = judged.filter(({ verdict }) => verdict === 'UNKNOWN').map(({ row }) => row.reference)
  const known = JSON.parse(before.unknown) as string[]
  const all = [...new Set([...known, ...unknown])].slice(0, MOST_UNKNOWN)
  if (fresh.length === 0 && all.length === known.length) return
  for (const { row } of fresh) await answerProposal(room, own.get(row.reference.toLowerCase())!, row)
  const answer = { answer: Buffer.from(input.sha256, 'hex'), answeredAt: at, unknown: JSON.stringify(all) }
  const changed = { changedBy: actor.name, changedAt: at, version: before.version + 1 }
  const state = fresh.length > 0 ? ('DIJAWAB' as const) : before.state
  save(change(tx, siksBatch, before.id, { state, ...answer, ...changed }))
}

async function answerProposal(room: Room, before: ProposalRow, row: AnswerRow): Promise<void> {
  const isRanked = row.desil !== null && row.answer === 'SELESAI'
  await takeStep(room, before, 'siks.answer', {
    end: row.answer,
    note: [row.answer, row.code, row.period ?? ''].filter(Boolean).join(' · '),
    set: {
      answerCode: codeOf(row),
      answerPeriod: row.period,
      ...(isRanked ? { desilAfter: row.desil } : {}),
    },
  })
  if (isRanked && before.household) await writeDesil(room, before.household, row)
}

/** The desil that BPS gave a family; a later ranking that the register has already stays. */
async function writeDesil(room: Room, family: string, { desil, period }: AnswerRow): Promise<void> {
  const { tx, at } = room
  const asOf = period && `${period}-01`
  const [home] = await tx.select().from(household).where(eq(household.id, family)).for('update')
  const [row] = await tx.select().from(fact).where(eq(fact.id, family)).for('update')
  if (row?.desilAsOf && asOf && row.desilAsOf > asOf) return
  const values = { desil, desilAsOf: asOf, changedAt: at }
  if (row) await tx.update(fact).set(values).where(eq(fact.id, family))
  else await tx.insert(fact).values({ ...newFact(home!, null), source: 'SIKS', asOf, ...values })
  const known = row?.desil ?? null
  const was = { field: 'desil', before: known === null ? null : String(known), source: 'SIKS' as const, asOf }
  await saveProvenance(room, [{ kind: 'fact', record: family, desa: home!.desa, ...was }])
}
