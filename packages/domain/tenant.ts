import * as z from 'zod/mini'
import { Email, Id, Line, PersonName } from './field.ts'
import { Refusal } from './refusal.ts'

/** A tenant is one SLRT: that of a kabupaten/kota, of several (DKI), or of a province (handbook §3.1). */
export const TENANT_KINDS = ['nation', 'province', 'district'] as const

/** AKTIF works; DITANGGUHKAN keeps reading but starts nothing new; DITUTUP lets nobody in. */
export const TENANT_STATES = ['AKTIF', 'DITANGGUHKAN', 'DITUTUP'] as const
export type TenantState = (typeof TENANT_STATES)[number]

/** Code of a tenant: normally the Kemendagri code of its first area (`32.04`), a province's for a province. */
export const TenantCode = z.string().check(z.regex(/^\d\d(\.\d\d)?$/))

const DistrictCode = z.string().check(z.regex(/^\d\d\.\d\d$/))

/** The secretariat opens a district: areas are codes of kab/kota, 1 to 60; the first admin gets an invitation. */
export const OpenTenant = z.object({
  code: TenantCode,
  kind: z.enum(['district', 'province']),
  name: Line(3, 120),
  areas: z.array(DistrictCode).check(z.minLength(1), z.maxLength(60)),
  admin: z.object({ id: Id, name: PersonName, email: Email }),
})
export type OpenTenant = z.infer<typeof OpenTenant>

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
