import * as z from 'zod/mini'
import { Email, Id, Line, PersonName } from './field.ts'
import { NATION } from './permission.ts'
import { Refusal } from './refusal.ts'

/** A tenant is one SLRT: that of a kabupaten/kota, of several (DKI), or of a province (handbook §3.1). */
export const TENANT_KINDS = ['nation', 'province', 'district'] as const

/** AKTIF works; DITANGGUHKAN keeps reading but starts nothing new; DITUTUP lets nobody in. */
export const TENANT_STATES = ['AKTIF', 'DITANGGUHKAN', 'DITUTUP'] as const
export type TenantState = (typeof TENANT_STATES)[number]

/**
 * Code of a tenant: normally the Kemendagri code of its first area (`32.04`), a province's for a province. With `-L` that
 * of the tenant in which it practises (latihan): invented families, left out of every figure of the nation.
 */
export const TenantCode = z.string().check(z.regex(/^\d\d(\.\d\d)?(-L)?$/))

/** How the codes of tenants end in which somebody practises. */
export const PRACTICE = '-L'

/** The tenant in which this one practises. */
export const practiceCode = (code: string): string => `${code}${PRACTICE}`

const DistrictCode = z.string().check(z.regex(/^\d\d\.\d\d$/))

/** The secretariat opens a district: areas are codes of kab/kota, 1 to 60; the first admin gets an invitation. */
export const OpenTenant = z.object({
  code: z.string().check(z.regex(/^\d\d(\.\d\d)?$/)),
  kind: z.enum(['district', 'province']),
  name: Line(3, 120),
  areas: z.array(DistrictCode).check(z.minLength(1), z.maxLength(60)),
  admin: z.object({ id: Id, name: PersonName, email: Email }),
})
export type OpenTenant = z.infer<typeof OpenTenant>

/** The secretariat stops a tenant, lets it go on, or closes it for good; the reason is shown to its people. */
export const HoldTenant = z.object({
  code: TenantCode,
  reason: Line(3, 300),
  version: z.int().check(z.minimum(1)),
})
export type HoldTenant = z.infer<typeof HoldTenant>

/** Asks for a place to practise: a district's admin for its own, the secretariat by code. */
export const PractiseTenant = z.strictObject({ code: z.optional(TenantCode) })

/** What a district says of itself on its own pages. `version` is the one that the form showed. */
export const DescribeTenant = z.object({
  serviceName: Line(0, 80),
  phone: z.string().check(z.trim(), z.regex(/^$|^[+0-9][0-9 ()-]{5,24}$/)),
  address: Line(0, 300),
  version: z.int().check(z.minimum(1)),
})
export type DescribeTenant = z.infer<typeof DescribeTenant>

/**
 * The code and areas of a new tenant agree: a district's code is one of its areas, a province's areas lie in it.
 * @throws Refusal `tenant.code_areas`
 */
export function open(input: OpenTenant): { areas: string[] } {
  const areas = [...new Set(input.areas)].sort()
  const province = input.code.slice(0, 2)
  const agrees =
    input.kind === 'district'
      ? areas.includes(input.code)
      : input.code === province && areas.every((area) => area.startsWith(`${province}.`))
  if (!agrees) throw new Refusal('tenant.code_areas')
  return { areas }
}

/**
 * Changes to the description of a tenant.
 * @throws Refusal `tenant.changed` when somebody else saved after `version` was read; `tenant.suspended`
 */
export function describe(before: { version: number; state: TenantState }, input: DescribeTenant) {
  if (before.state !== 'AKTIF') throw new Refusal('tenant.suspended')
  if (before.version !== input.version) throw new Refusal('tenant.changed')
  const { serviceName, phone, address } = input
  return {
    serviceName: serviceName || null,
    phone: phone || null,
    address: address || null,
    version: before.version + 1,
  }
}

type Standing = { readonly code: string; readonly version: number; readonly state: TenantState }

/** What the secretariat does to a tenant: from which states, and to which. */
const holds = {
  suspend: { from: ['AKTIF'], to: 'DITANGGUHKAN', otherwise: () => new Refusal('tenant.not_active') },
  resume: { from: ['DITANGGUHKAN'], to: 'AKTIF', otherwise: () => new Refusal('tenant.not_suspended') },
  close: { from: ['AKTIF', 'DITANGGUHKAN'], to: 'DITUTUP', otherwise: () => new Refusal('tenant.closed') },
} as const
export type Hold = keyof typeof holds

/**
 * Suspends, resumes or closes a tenant: reading goes on while it is suspended, and nothing new begins.
 * @throws Refusal `tenant.is_nation`, `tenant.changed`, and `tenant.not_active`, `tenant.not_suspended` or
 * `tenant.closed` where it is in another state
 */
export function hold(before: Standing, act: Hold, { reason, version }: HoldTenant) {
  const { from, to, otherwise } = holds[act]
  if (before.code === NATION) throw new Refusal('tenant.is_nation')
  const states: readonly TenantState[] = from
  if (!states.includes(before.state)) throw otherwise()
  if (before.version !== version) throw new Refusal('tenant.changed')
  return { state: to, stateReason: reason, version: version + 1 }
}

/** @throws Refusal `tenant.practice_of_practice`, `tenant.suspended` */
export function practise(of: { readonly state: TenantState; readonly practiceOf: string | null }): void {
  if (of.practiceOf !== null) throw new Refusal('tenant.practice_of_practice')
  if (of.state !== 'AKTIF') throw new Refusal('tenant.suspended')
}
