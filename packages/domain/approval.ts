import * as z from 'zod/mini'
import type { Actor } from './actor.ts'
import { Id, Text } from './field.ts'
import type { Role } from './permission.ts'
import { Refusal } from './refusal.ts'

/** What takes two people (handbook §3.3): the one who asks and one who may decide, never the same. */
export const DEEDS = [
  'regulation.publish',
  'item.reject',
  'record.delete',
  'record.merge',
  'identity.export',
  'program.publish',
  'proposal.ratify',
  'letter.sign',
] as const
export type Deed = (typeof DEEDS)[number]

/** DIMINTA waits; the others are ends. KEDALUWARSA: nobody decided in time. */
export const APPROVAL_STATES = ['DIMINTA', 'DISETUJUI', 'DIKEMBALIKAN', 'DITARIK', 'KEDALUWARSA'] as const
export type ApprovalState = (typeof APPROVAL_STATES)[number]

export const ApproveApproval = z.object({ id: Id, version: z.int().check(z.minimum(1)) })
export const ReturnApproval = z.object({ id: Id, version: z.int().check(z.minimum(1)), note: Text(2000, 3) })
export const WithdrawApproval = z.object({ id: Id, version: z.int().check(z.minimum(1)) })

export type Approval = {
  readonly id: string
  readonly deed: Deed
  readonly subject: string
  readonly askedBy: string
  readonly askedByPerson: string
  readonly state: ApprovalState
  readonly expiresAt: Date
  readonly version: number
}

/** Days after which nobody can decide any more. */
export const APPROVAL_DAYS = 14

/** As it stands at a moment: what nobody decided in time has lapsed, whether or not anybody wrote that down. */
export const standsAs = ({ state, expiresAt }: Pick<Approval, 'state' | 'expiresAt'>, at: Date): ApprovalState =>
  state === 'DIMINTA' && expiresAt <= at ? 'KEDALUWARSA' : state

/**
 * Somebody decides. Sent twice it acts once: the second finds it decided.
 * @param deciders roles that may decide on this deed, by the regulation (`approval.<deed>`)
 * @throws Refusal `approval.decided`, `approval.expired`, `approval.changed`, `approval.own` (who asked never decides,
 * in whichever of their roles), `approval.not_decider`
 */
export function decide(
  before: Approval,
  input: { version: number },
  outcome: 'DISETUJUI' | 'DIKEMBALIKAN',
  actor: Actor,
  deciders: readonly Role[],
  at: Date,
): { state: ApprovalState; version: number; decidedByName: string; decidedAt: Date } {
  const state = standsAs(before, at)
  if (state === 'KEDALUWARSA') throw new Refusal('approval.expired')
  if (state !== 'DIMINTA') throw new Refusal('approval.decided', { state })
  if (before.version !== input.version) throw new Refusal('approval.changed')
  if (before.askedByPerson === actor.person) throw new Refusal('approval.own')
  if (!deciders.includes(actor.role)) throw new Refusal('approval.not_decider')
  return { state: outcome, version: before.version + 1, decidedByName: actor.name, decidedAt: at }
}

/**
 * Whoever asked takes it back.
 * @throws Refusal `approval.decided`, `approval.expired`, `approval.changed`, `approval.not_asker`
 */
export function withdraw(before: Approval, input: { version: number }, actor: Actor, at: Date) {
  const state = standsAs(before, at)
  if (state === 'KEDALUWARSA') throw new Refusal('approval.expired')
  if (state !== 'DIMINTA') throw new Refusal('approval.decided', { state })
  if (before.version !== input.version) throw new Refusal('approval.changed')
  if (before.askedByPerson !== actor.person) throw new Refusal('approval.not_asker')
  return { state: 'DITARIK' as const, version: before.version + 1, decidedByName: actor.name, decidedAt: at }
}
