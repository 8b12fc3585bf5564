import * as z from 'zod/mini'
import type { Actor } from './actor.ts'
import { Email, Id, Line, PersonName, UserName } from './field.ts'
import { Day } from './instrument.ts'
import { needsSecondFactor, ROLES, rolesOfTenant, type Role } from './permission.ts'
import { Refusal } from './refusal.ts'
import { resolve, type Regulation } from './regulation.ts'
import { contains, scopeFor, type Scope } from './scope.ts'
import { unitKindOf, type UnitKind, type UnitState } from './unit.ts'
import type { TenantState } from './tenant.ts'

/** DIUNDANG: the invitation is out; AKTIF: a person works under it; BERAKHIR: over, kept for the audit trail. */
export const STAFF_STATES = ['DIUNDANG', 'AKTIF', 'BERAKHIR'] as const
export type StaffState = (typeof STAFF_STATES)[number]

/** How long an invitation can be used, in days. */
export const INVITATION_DAYS = 14

export const RoleCode = z.enum(ROLES)
export const ScopeCodes = z.array(z.string().check(z.regex(/^\d\d\.\d\d\.\d\d(\.\d{4})?$/))).check(z.maxLength(400))

/** The agency or partner that somebody works for; only their roles have one. */
const Unit = z.optional(z.nullable(Id))
/** The last day of a membership that is given for a time; left out in a change, it stays. */
const Until = z.optional(z.nullable(Day))

/** Whom to invite: by `email`, or by `userName` whoever has none; exactly one of both. */
export const InviteStaff = z.object({
  id: Id,
  name: PersonName,
  email: z.optional(Email),
  userName: z.optional(UserName),
  role: RoleCode,
  scope: ScopeCodes,
  unit: Unit,
  until: Until,
})
export type InviteStaff = z.infer<typeof InviteStaff>

export const ChangeStaff = z.object({
  id: Id,
  name: PersonName,
  role: RoleCode,
  scope: ScopeCodes,
  unit: Unit,
  until: Until,
  version: z.int().check(z.minimum(1)),
})
export type ChangeStaff = z.infer<typeof ChangeStaff>

export const RenewStaff = z.object({ id: Id })
/** `successor`: the membership that takes over what only this one served. `unattended`: nobody does, knowingly. */
export const EndStaff = z.object({
  id: Id,
  reason: Line(3, 300),
  successor: z.optional(z.nullable(Id)),
  unattended: z.optional(z.boolean()),
})
export type EndStaff = z.infer<typeof EndStaff>

/** A membership as the rules see it: person × tenant × role × scope. */
export type Membership = {
  readonly id: string
  readonly role: Role
  readonly state: StaffState
  readonly version: number
  readonly person: string | null
}
export type TenantFacts = {
  readonly code: string
  readonly state: TenantState
  readonly areas: readonly string[]
  /** Whether its regulation has supervisors; left out where the role is another. */
  readonly hasSupervisors?: boolean
}

/** Whether a district appoints supervisors for its kecamatan on that local day (handbook §15: levels in use). */
export const usesSupervisors = (regulation: Regulation, day: string): boolean =>
  resolve(regulation, 'structure.supervisor', { day }).value

/** How somebody is reached and signs in. */
export type Contact =
  | { readonly email: string; readonly userName: null }
  | { readonly email: null; readonly userName: string }

/**
 * The contact of an invitation. Who must have a second factor gets a new password by e-mail alone.
 * @throws Refusal `staff.contact_missing` unless there is exactly one, `staff.email_missing` for a user name of such a role
 */
export function contactOf({ email, userName, role }: Pick<InviteStaff, 'email' | 'userName' | 'role'>): Contact {
  if (email && !userName) return { email, userName: null }
  if (email || !userName) throw new Refusal('staff.contact_missing')
  if (needsSecondFactor(role)) throw new Refusal('staff.email_missing')
  return { email: null, userName }
}

/**
 * The last day of a membership: auditors come for a time (handbook §3.2), others may.
 * @param today the local day
 * @throws Refusal `staff.until_missing`, `staff.until_past`
 */
export function lastDay(role: Role, until: string | null, today: string): string | null {
  if (role === 'AUDITOR' && !until) throw new Refusal('staff.until_missing')
  if (until && until < today) throw new Refusal('staff.until_past')
  return until
}

/** Whether a membership still counts on that local day. */
export const isWithin = (until: string | null, today: string): boolean => until === null || until >= today

/** The unit that somebody shall work for, as it stands; null when none is named. */
export type UnitFacts = { readonly id: string; readonly kind: UnitKind; readonly state: UnitState } | null

/**
 * The unit of somebody with this role: agencies and partners see what was referred to theirs, so they must have one.
 * @throws Refusal `staff.unit_missing`, `staff.unit_kind` (an agency for its officers, a partner for its own)
 */
export function unitFor(role: Role, unit: UnitFacts): string | null {
  const kind = unitKindOf(role)
  if (!kind) return null
  if (!unit) throw new Refusal('staff.unit_missing')
  if (unit.kind !== kind || unit.state !== 'AKTIF') throw new Refusal('staff.unit_kind')
  return unit.id
}

/**
 * Role and scope that may be given in this tenant.
 * @throws Refusal `staff.role_elsewhere` for a role of another kind of tenant, `staff.no_supervisors` where the regulation
 *   has none, `tenant.suspended`, and those of `scopeFor`
 */
export function appoint(tenant: TenantFacts, input: { role: Role; scope: Scope }): { role: Role; scope: Scope } {
  if (tenant.state !== 'AKTIF') throw new Refusal('tenant.suspended')
  if (!rolesOfTenant(tenant.code).includes(input.role)) throw new Refusal('staff.role_elsewhere')
  if (input.role === 'SUPERVISOR' && tenant.hasSupervisors === false) throw new Refusal('staff.no_supervisors')
  return { role: input.role, scope: scopeFor(input.role, input.scope, tenant.areas) }
}

const admins: readonly Role[] = ['KAB_ADMIN', 'SEKNAS_ADMIN']

/** Whether giving up `before`'s role would leave the tenant without an admin. */
const isLastAdmin = (before: Membership, otherAdmins: number) =>
  before.state === 'AKTIF' && admins.includes(before.role) && otherAdmins === 0

/**
 * Changes name, role and scope of a membership.
 * @param otherAdmins how many other active admins the tenant has
 * @throws Refusal `staff.ended`, `staff.changed` (somebody saved in between), `staff.last_admin`
 */
export function change(before: Membership, tenant: TenantFacts, input: ChangeStaff, otherAdmins: number) {
  if (before.state === 'BERAKHIR') throw new Refusal('staff.ended')
  if (before.version !== input.version) throw new Refusal('staff.changed')
  if (!admins.includes(input.role) && isLastAdmin(before, otherAdmins)) throw new Refusal('staff.last_admin')
  // Who is a supervisor already, stays one until somebody decides otherwise.
  const facts = before.role === 'SUPERVISOR' ? { ...tenant, hasSupervisors: true } : tenant
  return { name: input.name, ...appoint(facts, input), version: before.version + 1 }
}

/**
 * A new invitation for somebody who has not come yet.
 * @throws Refusal `tenant.suspended`, `staff.ended`, `staff.joined`
 */
export function renew(before: Membership, tenant: Pick<TenantFacts, 'state'>): { version: number } {
  if (tenant.state !== 'AKTIF') throw new Refusal('tenant.suspended')
  if (before.state === 'BERAKHIR') throw new Refusal('staff.ended')
  if (before.state === 'AKTIF') throw new Refusal('staff.joined')
  return { version: before.version + 1 }
}

/** How high a role stands among those whose password somebody else may renew; 0: nobody but an admin. */
const ranks: Partial<Record<Role, number>> = {
  FASILITATOR: 1,
  PUSKESOS_PETUGAS: 1,
  OPERATOR_SIKS: 1,
  PUSKESOS_KOORD: 2,
  SUPERVISOR: 3,
}
export const cardRank = (role: Role): number => ranks[role] ?? 4

/**
 * Whether somebody may make a card (a one-time link with a QR code) for this membership: an admin for all, the manager
 * for the field, supervisors and coordinators for those below them; the policies hold the area.
 */
export const mayMakeCard = (actor: Role, of: Role): boolean =>
  admins.includes(actor) ||
  (actor === 'MANAJER' ? cardRank(of) < 4 : cardRank(actor) < 4 && cardRank(of) < cardRank(actor))

/**
 * A card for somebody without e-mail: to join, or for a new password.
 * @throws Refusal `tenant.suspended`, `staff.ended`, `staff.card_email` (who has e-mail gets the link by e-mail),
 *   `staff.card_role` for a role that is not below the actor's
 */
export function makeCard(
  before: Membership & { readonly userName: string | null },
  actor: Pick<Actor, 'role'>,
  tenant: Pick<TenantFacts, 'state'>,
): { version: number } {
  if (tenant.state !== 'AKTIF') throw new Refusal('tenant.suspended')
  if (before.state === 'BERAKHIR') throw new Refusal('staff.ended')
  if (!before.userName) throw new Refusal('staff.card_email')
  if (!mayMakeCard(actor.role, before.role)) throw new Refusal('staff.card_role')
  return { version: before.version + 1 }
}

/** The areas of somebody's scope that nobody else of the same role serves. */
export const servedAlone = (scope: Scope, others: readonly Scope[]): string[] =>
  scope.filter((area) => !others.some((other) => contains(other, area)))

/** How the work of a leaver goes on; `openNeeds`: the open needs in places that only they serve. */
type HandOver = Pick<EndStaff, 'successor' | 'unattended'> & { readonly openNeeds: number }

/**
 * Ends a membership; its row stays. Needs in places that nobody else serves go to a successor, or stay unattended knowingly.
 * @throws Refusal `staff.ended`, `staff.own_end` (nobody ends the membership that acts), `staff.last_admin`,
 *   `staff.open_work`
 */
export function end(
  before: Membership,
  actor: Actor,
  otherAdmins: number,
  { openNeeds, successor, unattended }: HandOver = { openNeeds: 0 },
): { state: StaffState; version: number } {
  if (before.state === 'BERAKHIR') throw new Refusal('staff.ended')
  if (before.id === actor.membership) throw new Refusal('staff.own_end')
  if (isLastAdmin(before, otherAdmins)) throw new Refusal('staff.last_admin')
  if (openNeeds > 0 && !successor && !unattended) throw new Refusal('staff.open_work', { n: openNeeds })
  return { state: 'BERAKHIR', version: before.version + 1 }
}

/**
 * The scope of whoever takes over: their own, and what only the leaver served.
 * @throws Refusal `staff.successor` for somebody of another role, or who does not work here (any more)
 */
export function takeOver(
  successor: Membership & { readonly scope: Scope },
  leaver: Membership,
  alone: Scope,
): { scope: Scope; version: number } {
  const fits = successor.role === leaver.role && successor.state === 'AKTIF' && successor.id !== leaver.id
  if (!fits) throw new Refusal('staff.successor')
  const scope = successor.scope.length === 0 ? [] : [...new Set([...successor.scope, ...alone])].sort()
  return { scope, version: successor.version + 1 }
}
