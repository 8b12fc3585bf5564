import { desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '@slrt/db/connect'
import type { Place } from '@slrt/db/crypto'
import { proposal, proposalStep } from '@slrt/db/proposal'
import { staff } from '@slrt/db/staff'
import { statement } from '@slrt/db/statement'
import { add, change } from '@slrt/db/write'
import type { GroundCheck } from '@slrt/domain/ground-check'
import { newId } from '@slrt/domain/id'
import { needsMeeting } from '@slrt/domain/proposal'
import type { StoredContent } from '@slrt/domain/proposal-content'
import type { ProposalState } from '@slrt/domain/proposal-state'
import { roadOf, stateAfter, type End } from '@slrt/domain/proposal-transition'
import { Refusal } from '@slrt/domain/refusal'
import { clockOf } from './moved.ts'
import type { Room } from './trpc.ts'

export type ProposalRow = typeof proposal.$inferSelect

/** What changing a proposal takes: officers come with a room, the software itself with less. */
export type ProposalHands = Pick<Room, 'tx' | 'save' | 'actor' | 'at' | 'keys' | 'rules' | 'configuration'>
type Opener = Pick<Room, 'tx' | 'actor' | 'keys'>

type Sealed = 'content' | 'reason' | 'objector' | 'groundCheck' | 'note' | 'meetingNote'
const columns: Readonly<Record<Sealed, string>> = {
  content: 'content',
  reason: 'reason',
  objector: 'objector',
  groundCheck: 'ground_check',
  note: 'note',
  meetingNote: 'meeting_note',
}

/** Where the words of a proposal are kept. */
const proposalPlace = (tenant: string, id: string, column: Sealed): Place => ({
  tenant,
  table: 'proposal',
  column: columns[column],
  id,
})
export const stepPlace = (tenant: string, id: string): Place => ({
  tenant,
  table: 'proposal_step',
  column: 'note',
  id,
})

export const sealedIn = ({ tx, actor, keys }: Opener, id: string, column: Sealed, text: string): Promise<Buffer> =>
  keys.encrypt(tx, proposalPlace(actor.tenant, id, column), text)

/** What a sealed column says; null where nothing stands there. */
export async function openedIn({ tx, actor, keys }: Opener, row: ProposalRow, column: Sealed): Promise<string | null> {
  const locked = row[column]
  return locked ? keys.decrypt(tx, proposalPlace(actor.tenant, row.id, column), locked) : null
}

export const contentOf = async (room: Opener, row: ProposalRow): Promise<StoredContent> =>
  JSON.parse((await openedIn(room, row, 'content')) ?? '{}') as StoredContent

/** What was seen at home, and whether the visit is over. */
export const groundOf = async (room: Opener, row: ProposalRow): Promise<GroundCheck | null> => {
  const text = await openedIn(room, row, 'groundCheck')
  return text ? (JSON.parse(text) as GroundCheck) : null
}

const byIdLocked = statement((db) =>
  db
    .select()
    .from(proposal)
    .where(eq(proposal.id, sql.placeholder('id')))
    .for('update'),
)

/** One proposal that the policies show, locked; undefined where there is none. */
export const findProposal = async (tx: Tx, id: string): Promise<ProposalRow | undefined> =>
  (await byIdLocked(tx, { id }))[0]

/** Somebody else was first: who, and when. */
export async function assertVersion({ tx }: Pick<Room, 'tx'>, row: ProposalRow, version: number): Promise<void> {
  if (row.version === version) return
  const [last] = await tx
    .select({ by: proposalStep.byName, at: proposalStep.at })
    .from(proposalStep)
    .where(eq(proposalStep.proposal, row.id))
    .orderBy(desc(proposalStep.at), desc(proposalStep.id))
    .limit(1)
  const { by = row.openedByName, at = row.since } = last ?? {}
  throw new Refusal('proposal.changed', { by, at: at.toISOString(), state: row.state })
}

/**
 * A proposal, locked, as whoever acts has seen it.
 * @param version left out by its opener, on whose own tablet the last word holds
 * @throws Refusal `proposal.not_found`, `proposal.changed`
 */
export async function lockedProposal(room: Room, { id, version }: { id: string; version?: number | undefined }) {
  const row = await findProposal(room.tx, id)
  if (!row) throw new Refusal('proposal.not_found')
  if (version !== undefined || row.openedBy !== room.actor.membership) await assertVersion(room, row, version ?? 0)
  return row
}

/** The account of whoever opened a proposal. */
export async function openerOf({ tx }: Pick<Room, 'tx'>, { openedBy }: ProposalRow): Promise<string | null> {
  const [row] = await tx.select({ person: staff.person }).from(staff).where(eq(staff.id, openedBy))
  return row?.person ?? null
}

/** The stops of this proposal under the regulation of today. */
export async function roadFor(room: ProposalHands, row: Pick<ProposalRow, 'kind' | 'desa'>) {
  return roadOf(row.kind, needsMeeting(row.kind, row.desa, await clockOf(room)))
}

type Changes = Partial<typeof proposal.$inferInsert>
type Taken = { readonly end?: End; readonly note?: string; readonly set?: Changes; readonly bySystem?: boolean }

/** The row of a step; what was said stands with it, encrypted. */
export async function stepRow(
  { tx, actor, keys, at }: ProposalHands,
  { id, desa }: Pick<ProposalRow, 'id' | 'desa'>,
  { act, after, note = '' }: { act: string; after: ProposalState; note?: string | undefined },
): Promise<typeof proposalStep.$inferInsert> {
  const step = newId(at.getTime())
  const locked = note.trim() ? await keys.encrypt(tx, stepPlace(actor.tenant, step), note) : null
  return { id: step, proposal: id, desa, act, after, byName: actor.name, byRole: actor.role, at, note: locked }
}

/**
 * Takes a step: decides by the table, saves the proposal and the row that says who did it.
 * @param taken what the outcome is, what was said, and which columns change with it
 * @returns the state that it led to
 */
export async function takeStep(
  room: ProposalHands,
  row: ProposalRow,
  act: string,
  { end, note, set = {}, bySystem = false }: Taken = {},
): Promise<ProposalState> {
  const { tx, actor, at, save } = room
  const road = await roadFor(room, row)
  const after = stateAfter(act, row, { ...(end && { end }), road, role: bySystem ? null : actor.role })
  const since = after === row.state ? row.since : at
  save(
    change(tx, proposal, row.id, { ...set, state: after, since, version: row.version + 1 }),
    add(tx, proposalStep, await stepRow(room, row, { act, after, note })),
  )
  return after
}
