/**
 * The one table of rights. A path (`staff.invite`) is the tRPC path, the permission, the name in the audit trail and
 * the text key; a path that is not listed here is refused to everybody. Roles: handbook §3.2, rights: §3.3.
 */

/** The database role that carries out a role's work (design §5). */
export type DatabaseRole = 'tenant_user' | 'agency_user' | 'secretariat' | 'observer' | 'public_user'

/** How far down a role's scope reaches: the nation, the whole tenant, some of its kecamatan, or some of its desa. */
export type ScopeLevel = 'nation' | 'tenant' | 'kecamatan' | 'desa'

type RoleRow = {
  readonly database: DatabaseRole
  readonly scope: ScopeLevel
  readonly secondFactor: boolean
  readonly paths: readonly string[]
}

const everyone = ['session.show', 'area.children', 'area.search'] as const
const ownTenant = ['tenant.show'] as const
const seesStaff = ['staff.list', 'staff.show'] as const
const managesStaff = [
  ...seesStaff,
  'staff.invite',
  'staff.change',
  'staff.renew',
  'staff.end',
  'staff.contact',
] as const

const officer = (scope: ScopeLevel, paths: readonly string[] = [], secondFactor = false): RoleRow => ({
  database: 'tenant_user',
  scope,
  secondFactor,
  paths: [...everyone, ...ownTenant, ...paths],
})
const agency: RoleRow = {
  database: 'agency_user',
  scope: 'tenant',
  secondFactor: false,
  paths: [...everyone, ...ownTenant],
}

const table = {
  SEKNAS_ADMIN: {
    database: 'secretariat',
    scope: 'nation',
    secondFactor: true,
    paths: [...everyone, ...ownTenant, 'tenant.list', 'tenant.open', ...managesStaff],
  },
  SEKNAS_ANALIS: { database: 'observer', scope: 'nation', secondFactor: true, paths: everyone },
  PROV_KOORDINATOR: { database: 'observer', scope: 'nation', secondFactor: false, paths: everyone },
  KAB_ADMIN: officer('tenant', ['tenant.describe', ...managesStaff], true),
  MANAJER: officer('tenant', [...seesStaff, 'staff.contact'], true),
  KADIS: officer('tenant', seesStaff),
  KABID: officer('tenant', seesStaff),
  FO: officer('tenant'),
  BO: officer('tenant', [], true),
  SUPERVISOR: officer('kecamatan', [...seesStaff, 'staff.contact']),
  PUSKESOS_KOORD: officer('desa', seesStaff),
  PUSKESOS_PETUGAS: officer('desa'),
  FASILITATOR: officer('desa'),
  OPD_PETUGAS: agency,
  OPD_VERIFIKATOR: agency,
  OPERATOR_SIKS: officer('desa'),
  LEMBAGA_MITRA: agency,
  AUDITOR: officer('tenant', seesStaff, true),
  WARGA: { database: 'public_user', scope: 'nation', secondFactor: false, paths: [] },
} satisfies Record<string, RoleRow>

export type Role = keyof typeof table

/** All role codes, in the order of handbook §3.2. */
export const ROLES = Object.keys(table) as Role[]

const rowOf = (role: Role): RoleRow => table[role]

/** The paths a role may call. */
export const pathsOf = (role: Role): readonly string[] => rowOf(role).paths

/** Whether a role may call a path. */
export const may = (role: Role, path: string): boolean => rowOf(role).paths.includes(path)

/** Whether a role may act only after a second factor (handbook §12: MFA for managers, back office, admins). */
export const needsSecondFactor = (role: Role): boolean => rowOf(role).secondFactor

/** The database role that a role's transactions put on. */
export const databaseRole = (role: Role): DatabaseRole => rowOf(role).database

/** The level at which a role's scope is given. `tenant` and `nation` have no area list. */
export const scopeLevel = (role: Role): ScopeLevel => rowOf(role).scope

/** The roles that a tenant of this kind has: the nation its own, every other tenant the district's. */
export function rolesOfTenant(code: string): Role[] {
  const national = ['secretariat', 'observer']
  return ROLES.filter((role) => role !== 'WARGA' && national.includes(rowOf(role).database) === (code === NATION))
}

/** The tenant of the national secretariat itself. */
export const NATION = '00'
