import * as z from 'zod/mini'
import type { Actor } from './actor.ts'
import { Email, Id, Line, PersonName } from './field.ts'
import { ROLES, rolesOfTenant, type Role } from './permission.ts'
import { Refusal } from './refusal.ts'
import { scopeFor, type Scope } from './scope.ts'
import { unitKindOf, type UnitKind, type UnitState } from './unit.ts'
import type { TenantState } from './tenant.ts'

/** DIUNDANG: the invitation is out; AKTIF: a person works under it; BERAKHIR: over, kept for the audit trail. */
export const STAFF_STATES = ['DIUNDANG', 'AKTIF', 'BERAKHIR'] as const
export type StaffState = (typeof STAFF_STATES)[number]

/** How long an invitation can be used, in days. */
export const INVITATION_DAYS = 14

export const RoleCode = z.enum(ROLES)
const ScopeCodes = z.array(z.string().check(z.regex(/^\d\d\.\d\d\.\d\d(\.\d{4})?$/))).check(z.maxLength(400))

/** The agency or partner that somebody works for; only their roles have one. */
const Unit = z.optional(z.nullable(Id))

export const InviteStaff = z.object({
  id: Id,
  name: PersonName,
  email: Email,
  role: RoleCode,
  scope: ScopeCodes,
  unit: Unit,
})
export type InviteStaff = z.infer<typeof InviteStaff>

export const ChangeStaff = z.object({
  id: Id,
  name: PersonName,
  role: RoleCode,
  scope: ScopeCodes,
  unit: Unit,
  version: z.int().check(z.minimum(1)),
})
export type ChangeStaff = z.infer<typeof ChangeStaff>

export const RenewStaff = z.object({ id: Id })
export const EndStaff = z.object({ id: Id, reason: Line(3, 300) })
export type EndStaff = z.infer<typeof EndStaff>

/** A membership as the rules see it: person × tenant × role × scope. */
export type Membership = {
  readonly id: string
  readonly role: Role
  readonly state: StaffState
  readonly version: number
  readonly person: string | null
}
type TenantFacts = { readonly code: string; readonly state: TenantState; readonly areas: readonly string[] }

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
 * @throws Refusal `staff.role_elsewhere` for a role of another kind of tenant, `tenant.suspended`, and those of `scopeFor`
 */
export function appoint(tenant: TenantFacts, input: { role: Role; scope: Scope }): { role: Role; scope: Scope } {
  if (tenant.state !== 'AKTIF') throw new Refusal('tenant.suspended')
  if (!rolesOfTenant(tenant.code).includes(input.role)) throw new Refusal('staff.role_elsewhere')
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
  return { name: input.name, ...appoint(tenant, input), version: before.version + 1 }
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

/**
 * Ends a membership; its row stays.
 * @throws Refusal `staff.ended`, `staff.own_end` (nobody ends the membership that acts), `staff.last_admin`
 */
export function end(before: Membership, actor: Actor, otherAdmins: number): { state: StaffState; version: number } {
  if (before.state === 'BERAKHIR') throw new Refusal('staff.ended')
  if (before.id === actor.membership) throw new Refusal('staff.own_end')
  if (isLastAdmin(before, otherAdmins)) throw new Refusal('staff.last_admin')
  return { state: 'BERAKHIR', version: before.version + 1 }
}
