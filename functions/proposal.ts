import { eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { proposal } from '@slrt/db/proposal'
import { Id } from '@slrt/domain/field'
import { CheckGround } from '@slrt/domain/ground-check'
import {
  assertFourEyes,
  assertMayWithdraw,
  MatchProposal,
  ReasonedProposal,
  SaveProposal,
  SubmitProposal,
  TellProposal,
  ValidateProposal,
  WithdrawProposal,
} from '@slrt/domain/proposal'
import type { Objector } from '@slrt/domain/proposal-content'
import { stateAfter } from '@slrt/domain/proposal-transition'
import { Refusal } from '@slrt/domain/refusal'
import { checkGround, identitiesOf, matchProposal } from './proposal-check.ts'
import { saveDraft, submitDraft } from './proposal-draft.ts'
import { takeIntoRegister } from './proposal-effect.ts'
import { listProposals } from './proposal-list.ts'
import { lockedProposal, openedIn, openerOf, sealedIn, takeStep } from './proposal-row.ts'
import { showProposal } from './proposal-show.ts'
import { command, reveal, router, type Room } from './trpc.ts'

const withdraw = command(WithdrawProposal, async (room, input) => {
  const row = await lockedProposal(room, input)
  assertMayWithdraw(row, room.actor)
  await takeStep(room, row, 'proposal.withdraw')
})

const tell = command(TellProposal, async (room, input) => {
  const row = await lockedProposal(room, input)
  await takeStep(room, row, 'proposal.tell', { note: input.note, set: { toldAt: room.at } })
})

/** The office finds it right: another person than whoever wrote it (handbook §3.3). */
const validate = command(ValidateProposal, async (room, input) => {
  const { actor, at } = room
  const row = await lockedProposal(room, input)
  stateAfter('proposal.validate', row, { road: [], role: actor.role })
  assertFourEyes(await openerOf(room, row), actor)
  const household = await takeIntoRegister(room, row)
  await takeStep(room, row, 'proposal.validate', {
    note: input.note,
    set: { household, validatedBy: actor.name, validatedAt: at },
  })
})

/** Given back to whoever wrote it, or refused; the reason stands on the proposal. */
async function answerWith(room: Room, act: 'proposal.giveBack' | 'proposal.refuse', input: ReasonedProposal) {
  const row = await lockedProposal(room, input)
  stateAfter(act, row, { road: [], role: room.actor.role })
  if (act === 'proposal.refuse') assertFourEyes(await openerOf(room, row), room.actor)
  await takeStep(room, row, act, {
    note: input.note,
    set: { note: await sealedIn(room, row.id, 'note', input.note), validatedAt: null, validatedBy: null },
  })
}

type ReasonedProposal = z.infer<typeof ReasonedProposal>
const reasoned = (act: 'proposal.giveBack' | 'proposal.refuse') =>
  command(ReasonedProposal, (room, input) => answerWith(room, act, input))

/** Who objected: to supervisors and the manager only. */
const objector = reveal(z.object({ id: Id }), async (room, { id }): Promise<Objector> => {
  const [row] = await room.tx.select().from(proposal).where(eq(proposal.id, id))
  if (!row) throw new Refusal('proposal.not_found')
  const text = await openedIn(room, row, 'objector')
  if (!text) throw new Refusal('proposal.no_objector')
  return JSON.parse(text) as Objector
})

export const proposalRouter = router({
  list: listProposals,
  show: showProposal,
  save: command(SaveProposal, saveDraft),
  submit: command(SubmitProposal, submitDraft),
  withdraw,
  dukcapil: command(MatchProposal, matchProposal),
  identity: reveal(z.object({ id: Id }), (room, { id }) => identitiesOf(room, id)),
  ground: command(CheckGround, checkGround),
  validate,
  giveBack: reasoned('proposal.giveBack'),
  refuse: reasoned('proposal.refuse'),
  tell,
  objector,
})
