import type { approval } from '@slrt/db/approval'
import type { Deed } from '@slrt/domain/approval'
import { mergeApproved, mergeReturned } from './duplicate-approval.ts'
import { publishProgram, returnProgram } from './program-publish.ts'
import { publishEntry, returnEntry } from './regulation-publish.ts'
import { ratifyBatch, returnBatch } from './siks-ratify.ts'
import type { Room } from './trpc.ts'

export type ApprovalRow = typeof approval.$inferSelect

/** What a decision does, in the transaction that writes it down. */
export type Effect = {
  readonly approved: (room: Room, asked: ApprovalRow) => Promise<void>
  /** Given back, taken back, or not decided in time: whoever asked can go on. */
  readonly returned: (room: Room, asked: ApprovalRow) => Promise<void>
}

/** Deeds that can be asked for: those whose capability is there. */
export const effects: Partial<Record<Deed, Effect>> = {
  'regulation.publish': { approved: publishEntry, returned: returnEntry },
  'program.publish': { approved: publishProgram, returned: returnProgram },
  'proposal.ratify': { approved: ratifyBatch, returned: returnBatch },
  'record.merge': { approved: mergeApproved, returned: mergeReturned },
  // Nothing follows by itself: whoever asked takes the list out, within its days (`export.file`).
  'identity.export': { approved: async () => undefined, returned: async () => undefined },
}
