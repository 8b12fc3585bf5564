import { approval } from '@slrt/db/approval'
import { add } from '@slrt/db/write'
import { APPROVAL_DAYS, type Deed } from '@slrt/domain/approval'
import { Refusal } from '@slrt/domain/refusal'
import { effects } from './approval-effects.ts'
import type { Room } from './trpc.ts'

const DAY = 86_400_000

/** Where the words of an approval are kept: `reason`, `answer`. */
export const approvalPlace = (tenant: string, id: string, column: 'reason' | 'answer') => ({
  tenant,
  table: 'approval',
  column,
  id,
})

type Asked = { readonly id: string; readonly deed: Deed; readonly subject: string; readonly reason: string }

/**
 * Asks for something that takes two people. Whoever asks holds the lock of the row that it is about, and says there that
 * it waits.
 * @throws Refusal `approval.not_built` for a deed that nothing carries out yet
 */
export async function askApproval({ tx, actor, at, keys, save }: Room, asked: Asked): Promise<void> {
  const { id, deed, subject, reason } = asked
  if (!effects[deed]) throw new Refusal('approval.not_built')
  const locked = await keys.encrypt(tx, approvalPlace(actor.tenant, id, 'reason'), reason)
  save(
    add(tx, approval, {
      id,
      deed,
      subject,
      reason: locked,
      askedBy: actor.membership,
      askedByPerson: actor.person,
      askedByName: actor.name,
      askedAt: at,
      expiresAt: new Date(at.getTime() + APPROVAL_DAYS * DAY),
      state: 'DIMINTA',
    }),
  )
}
