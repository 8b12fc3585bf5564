import { asc, eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { meeting, proposal, proposalStep, siksBatch } from '@slrt/db/proposal'
import { Id } from '@slrt/domain/field'
import { hidesWords } from '@slrt/domain/proposal'
import { maskedContent, missingOf } from '@slrt/domain/proposal-content'
import { actsFrom } from '@slrt/domain/proposal-transition'
import { Refusal } from '@slrt/domain/refusal'
import { labelled } from './area.ts'
import { membersOfProposal } from './proposal-check.ts'
import { draftOf } from './proposal-draft.ts'
import { groundOf, openedIn, roadFor, stepPlace, type ProposalRow } from './proposal-row.ts'
import { query, type Room } from './trpc.ts'

/** Who did what when, the first first. */
async function stepsOf({ tx, actor, keys }: Room, { id }: ProposalRow) {
  const rows = await tx
    .select()
    .from(proposalStep)
    .where(eq(proposalStep.proposal, id))
    .orderBy(asc(proposalStep.at), asc(proposalStep.id))
  return Promise.all(
    rows.map(async ({ id: step, act, after, byName, byRole, at, note }) => ({
      act,
      after,
      by: byName,
      role: byRole,
      at,
      note: note && (await keys.decrypt(tx, stepPlace(actor.tenant, step), note)),
    })),
  )
}

async function meetingOf({ tx }: Room, row: ProposalRow) {
  if (!row.meeting) return null
  const { id, heldOn, state, objectionUntil } = meeting
  const [found] = await tx.select({ id, heldOn, state, objectionUntil }).from(meeting).where(eq(id, row.meeting))
  return found ? { ...found, verdict: row.meetingVerdict } : null
}

async function batchOf({ tx }: Room, row: ProposalRow) {
  if (!row.siksBatch) return null
  const { id, number, state } = siksBatch
  return (await tx.select({ id, number, state }).from(siksBatch).where(eq(id, row.siksBatch)))[0] ?? null
}

const of = <T extends object>(by: string | null, at: Date | null, more: T) => (by && at ? { by, at, ...more } : null)

/** A proposal with its road, and what whoever looks can do now. Who objected is said to nobody here. */
export const showProposal = query(z.object({ id: Id }), async (room, { id }) => {
  const { tx, actor } = room
  const [row] = await tx.select().from(proposal).where(eq(proposal.id, id))
  if (!row) throw new Refusal('proposal.not_found')
  const isMine = row.openedBy === actor.membership
  // Whoever writes it down knows what was said until it is handed in.
  const isWriting = isMine && (row.state === 'DRAF' || row.state === 'DIKEMBALIKAN')
  const hides = !isWriting && hidesWords(row.kind, actor)
  const [draft, ground, road, persons, held, batch, steps, [desa]] = await Promise.all([
    draftOf(room, row),
    groundOf(room, row),
    roadFor(room, row),
    membersOfProposal(room, row),
    meetingOf(room, row),
    batchOf(room, row),
    stepsOf(room, row),
    labelled(tx, [row.desa]),
  ])
  return {
    id,
    kind: row.kind,
    state: row.state,
    household: row.household,
    person: row.person,
    head: row.head,
    desa: desa!,
    item: row.item,
    content: maskedContent(draft.content),
    reason: hides ? null : draft.reason,
    hidesWords: hides,
    hasObjector: draft.hasObjector,
    persons,
    dukcapil: row.dukcapil && of(row.dukcapilBy, row.dukcapilAt, { verdict: row.dukcapil }),
    ground:
      ground && !hides
        ? of(row.groundCheckBy, row.groundCheckAt, { ...ground, isDone: row.state !== 'GROUND_CHECK' })
        : null,
    meeting: held,
    validated: of(row.validatedBy, row.validatedAt, {}),
    batch,
    answer: row.answerCode || row.desilAfter ? { code: row.answerCode, period: row.answerPeriod, desil: row.desilAfter } : null, // prettier-ignore
    desilBefore: row.desilBefore,
    note: await openedIn(room, row, 'note'),
    road,
    missing: missingOf(draft),
    openedBy: row.openedByName,
    openedAt: row.openedAt,
    isMine,
    since: row.since,
    toldAt: row.toldAt,
    version: row.version,
    acts: actsFrom(row, actor.role),
    // The words of an objection's ground check may tell of the neighbour, too.
    steps: hides ? steps.map((step) => ({ ...step, note: null })) : steps,
  }
})
