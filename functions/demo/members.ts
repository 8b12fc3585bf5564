import type { Actor } from '@slrt/domain/actor'
import type { Role } from '@slrt/domain/permission'
import { unitId, type DemoUnit } from './agencies.ts'
import { demoId, inventedName } from './invented.ts'
import { accounts, type DemoDistrict } from './nation.ts'
import type { Village } from './villages.ts'

/** Somebody of a district: those with an account, and invented ones beside them. */
export type Member = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly scope: readonly string[]
  readonly unit: string | null
  readonly hasAccount: boolean
  readonly isHere: boolean
}

export const memberId = (tenant: string, role: Role, login: string): string => demoId(`${tenant}|${role}|${login}`)

/** The first admin of a district, whom the secretariat invites. */
export function firstAdmin(code: string): { id: string; name: string; email: string } {
  const account = accounts.find(({ members }) => members.some((one) => one.tenant === code && one.role === 'KAB_ADMIN'))
  const email = account?.login ?? `admin.${code}@demo.slrt.example`
  return { id: memberId(code, 'KAB_ADMIN', email), name: account?.name ?? inventedName(code, code), email }
}

/** Members that somebody can sign in as. */
export const withAccount = (tenant: string): Member[] =>
  accounts.flatMap(({ login, name, members }) =>
    members
      .filter((one) => one.tenant === tenant)
      .map(({ role, scope = [], unit }) => ({
        id: memberId(tenant, role, login),
        login,
        name,
        role,
        scope,
        unit: unit ? unitId(tenant, unit) : null,
        hasAccount: true,
        isHere: true,
      })),
  )

const BANYUASIN = '16.07'
const FASILITATOR_OF_BANYUASIN = 50

/** Which desa each fasilitator works in: one, but in Banyuasin all of them shared among fifty. */
function rounds({ code, isBig }: DemoDistrict, villages: readonly Village[]): string[][] {
  const codes = villages.map((one) => one.code)
  if (code === BANYUASIN)
    return Array.from({ length: FASILITATOR_OF_BANYUASIN }, (_, n) => {
      const border = (part: number) => Math.floor((part * codes.length) / FASILITATOR_OF_BANYUASIN)
      return codes.slice(border(n), border(n + 1))
    })
  // A quarter of a big district's villages has none yet.
  return codes.filter((_, n) => !isBig || villages.length < 100 || n % 4 !== 3).map((one) => [one])
}

const office: readonly Role[] = ['MANAJER', 'KADIS', 'BO', 'BO', 'FO', 'AUDITOR']

/** All members of a district but its first admin. One fasilitator in twelve was invited and has not come. */
export function membersOf(district: DemoDistrict, villages: readonly Village[], units: readonly DemoUnit[]): Member[] {
  const { code: tenant } = district
  const own = withAccount(tenant).filter(({ role }) => role !== 'KAB_ADMIN')
  const invent = (role: Role, n: number | string, scope: readonly string[], unit: string | null = null): Member => {
    const login = `${role}.${tenant}.${n}@demo.slrt.example`.toLowerCase()
    const id = memberId(tenant, role, login)
    const isHere = role !== 'FASILITATOR' || Number.parseInt(id.slice(0, 4), 16) % 12 !== 0
    return { id, login, name: inventedName(login, tenant), role, scope, unit, hasAccount: false, isHere }
  }
  const kecamatan = [...new Set(villages.map(({ kecamatanCode }) => kecamatanCode))]
  const hasOwn = (role: Role, place: string) => own.some((one) => one.role === role && one.scope.includes(place))
  const agencies = units.filter(({ kind }) => kind === 'OPD' || kind === 'MITRA')
  return [
    ...own,
    ...office
      .filter((role) => role === 'BO' || !own.some((one) => one.role === role))
      .map((role, n) => invent(role, n, [])),
    ...kecamatan.filter((one) => !hasOwn('SUPERVISOR', one)).map((one) => invent('SUPERVISOR', one, [one])),
    ...villages
      .filter(({ code }, n) => n % 3 === 0 && !hasOwn('PUSKESOS_KOORD', code))
      .map(({ code }) => invent('PUSKESOS_KOORD', code, [code])),
    ...rounds(district, villages)
      .filter(([first = '']) => !hasOwn('FASILITATOR', first))
      .map((desa, n) => invent('FASILITATOR', n, desa)),
    ...agencies.map(({ id, kind }, n) => invent(kind === 'OPD' ? 'OPD_PETUGAS' : 'LEMBAGA_MITRA', n, [], id)),
  ]
}

/** Who does what in a district. */
export type Roster = {
  /** Fasilitator of each desa; a desa that is missing here has nobody. */
  readonly field: ReadonlyMap<string, readonly Actor[]>
  readonly coordinators: ReadonlyMap<string, Actor>
  readonly supervisors: ReadonlyMap<string, Actor>
  readonly back: readonly Actor[]
  readonly front: readonly Actor[]
  readonly manager: Actor
  readonly agencies: ReadonlyMap<string, readonly Actor[]>
}

/** @param persons ids of the accounts by their logins */
export function rosterOf(tenant: string, members: readonly Member[], persons: ReadonlyMap<string, string>): Roster {
  const actors = members
    .filter(({ isHere }) => isHere)
    .map(({ id, name, role, scope, unit, login }): Actor => {
      const person = persons.get(login) ?? personId(login)
      return { person, name, membership: id, role, tenant, scope, unit }
    })
  const of = (...roles: Role[]) => actors.filter(({ role }) => roles.includes(role))
  const byPlace = (list: readonly Actor[]) => {
    const groups = new Map<string, Actor[]>()
    for (const actor of list) for (const place of actor.scope) groups.set(place, [...(groups.get(place) ?? []), actor])
    return groups
  }
  const first = (list: readonly Actor[]) => new Map([...byPlace(list)].map(([place, [one]]) => [place, one!]))
  const agencies = new Map<string, Actor[]>()
  for (const actor of of('OPD_PETUGAS', 'LEMBAGA_MITRA'))
    agencies.set(actor.unit!, [...(agencies.get(actor.unit!) ?? []), actor])
  return {
    field: byPlace(of('FASILITATOR')),
    coordinators: first(of('PUSKESOS_KOORD')),
    supervisors: first(of('SUPERVISOR')),
    back: of('BO'),
    front: of('FO'),
    manager: of('MANAJER')[0]!,
    agencies,
  }
}

/** The person behind an invented member; there is no account for it. */
export const personId = (login: string): string => demoId(`person|${login}`)
