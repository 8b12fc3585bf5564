import * as z from 'zod/mini'
import { parentOf, prefixOf } from './area.ts'
import { SECTORS } from './category.ts'
import { Id, Line } from './field.ts'
import { Refusal } from './refusal.ts'
import type { Role } from './permission.ts'
import { resolve, type Regulation } from './regulation.ts'

/** Who a district's SLRT consists of (handbook §3.1): its office, village posts, government agencies, partners. */
export const UNIT_KINDS = ['SEKRETARIAT', 'PUSKESOS', 'OPD', 'MITRA'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]
export const UNIT_STATES = ['AKTIF', 'BERAKHIR'] as const
export type UnitState = (typeof UNIT_STATES)[number]

const Sectors = z.array(z.enum(SECTORS)).check(z.maxLength(SECTORS.length))
/** A Puskesos serves one desa or kelurahan; the others the whole tenant. */
const Desa = z.nullable(z.string().check(z.regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/)))

const described = { id: Id, name: Line(3, 120), sectors: Sectors }
/** Adds a unit. `sectors`: the sectors whose needs are sent to it. */
export const OpenUnit = z.object({ ...described, kind: z.enum(UNIT_KINDS), desa: Desa })
export type OpenUnit = z.infer<typeof OpenUnit>
export const ChangeUnit = z.object({ ...described, version: z.int().check(z.minimum(1)) })
export type ChangeUnit = z.infer<typeof ChangeUnit>
export const EndUnit = z.object({ id: Id })
/** A Puskesos for each desa and kelurahan without one; of one kecamatan, or of the whole tenant. */
export const OpenPuskesos = z.object({ kecamatan: z.nullable(z.string().check(z.regex(/^\d\d\.\d\d\.\d\d$/))) })

type Unit = { readonly kind: UnitKind; readonly state: UnitState; readonly version: number }

/** @throws Refusal `unit.desa_missing`, `unit.desa_not_asked` */
export function openUnit({ kind, desa }: OpenUnit): void {
  if (kind === 'PUSKESOS' && !desa) throw new Refusal('unit.desa_missing')
  if (kind !== 'PUSKESOS' && desa) throw new Refusal('unit.desa_not_asked')
}

/** @throws Refusal `unit.ended`, `unit.changed` */
export function changeUnit(before: Unit, { name, sectors, version }: ChangeUnit) {
  if (before.state === 'BERAKHIR') throw new Refusal('unit.ended')
  if (before.version !== version) throw new Refusal('unit.changed')
  return { name, sectors, version: version + 1 }
}

/**
 * Ends a unit; its referrals stay. Nothing new is sent to it.
 * @throws Refusal `unit.ended`, `unit.has_open` while referrals are open there
 */
export function endUnit(before: Unit, openReferrals: number): { state: UnitState; version: number } {
  if (before.state === 'BERAKHIR') throw new Refusal('unit.ended')
  if (openReferrals > 0) throw new Refusal('unit.has_open', { n: openReferrals })
  return { state: 'BERAKHIR', version: before.version + 1 }
}

/** Whether needs can be sent to it. */
export const takesReferrals = ({ kind, state }: Pick<Unit, 'kind' | 'state'>): boolean =>
  state === 'AKTIF' && (kind === 'OPD' || kind === 'MITRA')

const kindOf: Partial<Record<Role, UnitKind>> = { OPD_PETUGAS: 'OPD', OPD_VERIFIKATOR: 'OPD', LEMBAGA_MITRA: 'MITRA' }

/** The kind of unit that somebody of this role works in; undefined where a role needs none. */
export const unitKindOf = (role: Role): UnitKind | undefined => kindOf[role]

/** Where village posts stand on that local day: in each desa, or one for a kecamatan (handbook §15: levels in use). */
export const puskesosLevel = (regulation: Regulation, day: string): 'DESA' | 'KECAMATAN' =>
  resolve(regulation, 'structure.puskesos', { day }).value

/** @throws Refusal `unit.puskesos_at_kecamatan` where the regulation has one Puskesos for a whole kecamatan */
export function openInVillages(level: 'DESA' | 'KECAMATAN'): void {
  if (level === 'KECAMATAN') throw new Refusal('unit.puskesos_at_kecamatan')
}

type Village = { readonly code: string; readonly name: string; readonly kecamatan: string }

/**
 * Names of the Puskesos of these villages, each once in the tenant: `Puskesos Cimekar`; of two villages of one name with
 * the kecamatan, then with the kind of village, and at last with the code.
 * @param all every village of the tenant, so that a name does not depend on the order of opening
 * @param taken names that are in use
 */
export function puskesosNames(
  villages: readonly Village[],
  all: readonly Village[],
  taken: ReadonlySet<string>,
): Map<string, string> {
  const forms: ((village: Village) => string)[] = [
    ({ name }) => `Puskesos ${name}`,
    ({ name, kecamatan }) => `Puskesos ${name}, Kec. ${kecamatan}`,
    ({ code, name, kecamatan }) => `Puskesos ${prefixOf(code)} ${name}, Kec. ${kecamatan}`,
    ({ code, name }) => `Puskesos ${name} (${code})`,
  ]
  const counts = forms.map((form) => {
    const count = new Map<string, number>()
    for (const village of all) count.set(form(village), (count.get(form(village)) ?? 0) + 1)
    return count
  })
  return new Map(
    villages.map((village) => {
      const found = forms.find((form, at) => counts[at]!.get(form(village)) === 1 && !taken.has(form(village)))
      return [village.code, (found ?? forms.at(-1)!)(village)]
    }),
  )
}

/** The kecamatan of a village. */
export const kecamatanOf = (desa: string): string => parentOf(desa)!
