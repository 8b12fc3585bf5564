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
const managesUnits = ['unit.open', 'unit.change', 'unit.end'] as const

/** Complaints and families of one's own scope, masked. */
const seesComplaints = [
  'unit.list',
  'household.list',
  'household.show',
  'complaint.show',
  'item.queue',
  'item.counts',
  'file.list',
  'file.open',
] as const
/** Whoever takes down what a family tells, and keeps its card right. */
const registers = [
  'household.register',
  'household.change',
  'person.add',
  'person.change',
  'complaint.register',
  'file.add',
] as const
/** Shows what is masked; each showing is in the audit trail (handbook §3.3). */
const reveals = ['household.number', 'person.identity'] as const
const anyDesk = [
  'item.identify',
  'item.visit',
  'item.verify',
  'item.wait',
  'item.resume',
  'item.finish',
  'item.feedback',
] as const
const villageDesk = [...anyDesk, 'item.handle', 'item.forward', 'item.propose'] as const
const officeDesk = [
  ...anyDesk,
  'item.take',
  'item.submit',
  'item.propose',
  'item.enqueue',
  'item.cancel',
  'item.close',
  'referral.send',
  'referral.withdraw',
] as const
/** Whoever decides on a service (handbook §5.3, state 7). */
const decides = ['item.revise', 'item.finish', 'referral.send'] as const
const seesFigures = ['indicator.district'] as const

const officer = (scope: ScopeLevel, paths: readonly string[] = [], secondFactor = false): RoleRow => ({
  database: 'tenant_user',
  scope,
  secondFactor,
  paths: [...new Set([...everyone, ...ownTenant, ...paths])],
})
const agency: RoleRow = {
  database: 'agency_user',
  scope: 'tenant',
  secondFactor: false,
  paths: [
    ...everyone,
    ...ownTenant,
    'referral.inbox',
    'referral.show',
    'referral.accept',
    'referral.start',
    'referral.giveBack',
    'referral.complete',
    'item.wait',
    'item.resume',
    'file.add',
    'file.list',
    'file.open',
  ],
}
const village = [...seesComplaints, ...registers, ...reveals, ...villageDesk]

const table = {
  SEKNAS_ADMIN: {
    database: 'secretariat',
    scope: 'nation',
    secondFactor: true,
    paths: [
      ...everyone,
      ...ownTenant,
      'tenant.list',
      'tenant.open',
      ...managesStaff,
      'indicator.nation',
      ...seesFigures,
    ],
  },
  SEKNAS_ANALIS: {
    database: 'observer',
    scope: 'nation',
    secondFactor: true,
    paths: [...everyone, 'indicator.nation', ...seesFigures],
  },
  PROV_KOORDINATOR: { database: 'observer', scope: 'nation', secondFactor: false, paths: everyone },
  KAB_ADMIN: officer(
    'tenant',
    ['tenant.describe', ...managesStaff, 'unit.list', ...managesUnits, ...seesFigures],
    true,
  ),
  MANAJER: officer(
    'tenant',
    [
      ...seesStaff,
      'staff.contact',
      ...seesComplaints,
      'file.add',
      ...reveals,
      ...officeDesk,
      ...decides,
      'item.reopen',
      ...seesFigures,
    ],
    true,
  ),
  KADIS: officer('tenant', [...seesStaff, ...seesComplaints, ...decides, ...seesFigures]),
  KABID: officer('tenant', [...seesStaff, ...seesComplaints, ...decides, ...seesFigures]),
  FO: officer('tenant', [...seesComplaints, ...registers, ...reveals, ...officeDesk]),
  BO: officer('tenant', [...seesComplaints, ...registers, ...reveals, ...officeDesk], true),
  SUPERVISOR: officer('kecamatan', [...seesStaff, 'staff.contact', ...seesComplaints, ...reveals, 'item.take']),
  PUSKESOS_KOORD: officer('desa', [...seesStaff, ...village, 'item.close']),
  PUSKESOS_PETUGAS: officer('desa', village),
  FASILITATOR: officer('desa', village),
  OPD_PETUGAS: agency,
  OPD_VERIFIKATOR: agency,
  OPERATOR_SIKS: officer('desa'),
  LEMBAGA_MITRA: agency,
  AUDITOR: officer(
    'tenant',
    [...seesStaff, 'unit.list', 'complaint.show', 'item.queue', 'item.counts', 'file.list'],
    true,
  ),
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
