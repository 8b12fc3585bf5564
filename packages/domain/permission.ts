/**
 * The one table of rights. A path (`staff.invite`) is the tRPC path, the permission, the name in the audit trail and
 * the text key; a path that is not listed here is refused to everybody. Roles: handbook §3.2, rights: §3.3.
 */

import { decides, officeDesk, registers, reveals, seesComplaints, villageDesk } from './permission-complaint.ts'
import {
  decidesEnrolment,
  listsTargets,
  proposesEnrolment,
  seesEntitlement,
  seesPlaces,
  seesPrograms,
  seesTargets,
  triesLimits,
  triesTargets,
  writesPrograms,
} from './permission-program.ts'
import {
  checksGround,
  checksIdentity,
  exports,
  holdsMeetings,
  imports,
  knowsObjectors,
  mergesDuplicates,
  proposes,
  searches,
  seesBatches,
  seesDuplicates,
  seesNeighbours,
  seesProposals,
  seesRegister,
  sendsBatches,
  tellsFamilies,
  transfers,
  validates,
  writesRegister,
} from './permission-register.ts'

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

const everyone = ['session.show', 'area.children', 'area.search', 'catalogue.list', 'holiday.list'] as const
const ownTenant = ['tenant.show'] as const
const seesStaff = ['staff.list', 'staff.show'] as const
const managesStaff = [
  ...seesStaff,
  'staff.invite',
  'staff.change',
  'staff.renew',
  'staff.end',
  'staff.contact',
  'staff.preview',
  'staff.import',
  'staff.card',
] as const
const managesUnits = ['unit.open', 'unit.missing', 'unit.openPuskesos', 'unit.change', 'unit.end'] as const
const managesTraining = ['training.list', 'training.add', 'training.remove'] as const
/** What the district's regulation says, and where that comes from. */
const seesRegulation = ['regulation.show', 'regulation.history', 'instrument.list'] as const
const writesRegulation = [
  ...seesRegulation,
  'regulation.draft',
  'regulation.try',
  'regulation.submit',
  'regulation.drop',
  'regulation.cancel',
  'instrument.add',
  'instrument.change',
] as const
/** Four eyes: what waits for a decision, and deciding; whether somebody may decide on a deed is the regulation's matter. */
const decidesApprovals = ['approval.list', 'approval.approve', 'approval.giveBack', 'approval.withdraw'] as const

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
const village = [
  ...seesComplaints,
  ...seesNeighbours,
  ...registers,
  ...reveals,
  ...villageDesk,
  ...searches,
  ...seesRegister,
  ...writesRegister,
  ...proposes,
  ...checksGround,
  ...holdsMeetings,
  ...proposesEnrolment,
]

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
      'tenant.suspend',
      'tenant.resume',
      'tenant.close',
      'tenant.practise',
      'application.list',
      'application.show',
      'application.file',
      'application.check',
      'application.giveBack',
      'application.approve',
      ...managesStaff,
      ...writesRegulation,
      ...decidesApprovals,
      'catalogue.save',
      'holiday.save',
      ...writesPrograms,
      ...triesLimits,
      'audit.list',
      'readiness.nation',
      'indicator.nation',
      ...seesFigures,
    ],
  },
  SEKNAS_ANALIS: {
    database: 'observer',
    scope: 'nation',
    secondFactor: true,
    paths: [...everyone, 'indicator.nation', 'readiness.nation', ...seesFigures],
  },
  PROV_KOORDINATOR: { database: 'observer', scope: 'nation', secondFactor: false, paths: everyone },
  KAB_ADMIN: officer(
    'tenant',
    [
      'tenant.describe',
      'tenant.practise',
      ...managesStaff,
      ...managesTraining,
      ...imports,
      'unit.list',
      ...managesUnits,
      ...writesRegulation,
      ...writesPrograms,
      ...triesTargets,
      ...seesPlaces,
      ...decidesApprovals,
      'readiness.district',
      'audit.list',
      ...seesFigures,
    ],
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
      ...searches,
      ...seesRegister,
      ...imports,
      ...mergesDuplicates,
      ...transfers,
      ...seesProposals,
      ...validates,
      ...knowsObjectors,
      ...sendsBatches,
      ...exports,
      ...tellsFamilies,
      ...seesRegulation,
      ...seesPrograms,
      ...decidesEnrolment,
      ...triesTargets,
      ...listsTargets,
      ...decidesApprovals,
      'readiness.district',
      'training.list',
      'staff.card',
      ...seesFigures,
    ],
    true,
  ),
  KADIS: officer('tenant', [
    ...seesStaff,
    ...seesComplaints,
    ...decides,
    ...searches,
    ...seesRegister,
    ...seesDuplicates,
    ...seesProposals,
    ...seesBatches,
    ...seesRegulation,
    ...seesPrograms,
    ...seesEntitlement,
    ...seesPlaces,
    ...triesTargets,
    ...listsTargets,
    ...decidesApprovals,
    'readiness.district',
    ...seesFigures,
  ]),
  KABID: officer('tenant', [
    ...seesStaff,
    ...seesComplaints,
    ...decides,
    ...searches,
    ...seesRegister,
    ...seesDuplicates,
    ...seesProposals,
    ...seesBatches,
    ...seesRegulation,
    ...seesPrograms,
    ...seesEntitlement,
    ...seesPlaces,
    ...triesTargets,
    ...listsTargets,
    ...decidesApprovals,
    'readiness.district',
    ...seesFigures,
  ]),
  FO: officer('tenant', [
    ...seesComplaints,
    ...registers,
    ...reveals,
    ...officeDesk,
    ...searches,
    ...seesRegister,
    ...writesRegister,
    ...proposes,
    ...tellsFamilies,
    ...proposesEnrolment,
  ]),
  BO: officer(
    'tenant',
    [
      ...seesComplaints,
      ...registers,
      ...reveals,
      ...officeDesk,
      ...searches,
      ...seesRegister,
      ...writesRegister,
      ...mergesDuplicates,
      ...transfers,
      ...proposes,
      ...validates,
      ...seesBatches,
      ...exports,
      ...tellsFamilies,
      ...seesPrograms,
      ...proposesEnrolment,
      ...decidesEnrolment,
      ...seesTargets,
      ...listsTargets,
    ],
    true,
  ),
  SUPERVISOR: officer('kecamatan', [
    ...seesStaff,
    'staff.contact',
    'staff.card',
    'training.list',
    ...seesComplaints,
    ...reveals,
    ...searches,
    ...seesRegister,
    ...seesDuplicates,
    ...seesProposals,
    ...checksGround,
    ...checksIdentity,
    // Photographs of a home where a neighbour objected: the village does not look into it.
    'file.add',
    ...knowsObjectors,
    'item.take',
    ...seesEntitlement,
    ...seesTargets,
  ]),
  PUSKESOS_KOORD: officer('desa', [...seesStaff, 'staff.card', ...village, 'item.close']),
  PUSKESOS_PETUGAS: officer('desa', village),
  FASILITATOR: officer('desa', village),
  OPD_PETUGAS: agency,
  OPD_VERIFIKATOR: agency,
  OPERATOR_SIKS: officer('desa', [
    ...searches,
    'household.show',
    'file.add',
    'file.list',
    'file.open',
    ...seesRegister,
    ...proposes,
    ...checksIdentity,
    ...holdsMeetings,
    ...seesBatches,
  ]),
  LEMBAGA_MITRA: agency,
  AUDITOR: officer(
    'tenant',
    [
      ...seesStaff,
      ...seesRegulation,
      ...seesPrograms,
      ...seesPlaces,
      ...seesTargets,
      'unit.list',
      'complaint.show',
      'item.queue',
      'item.counts',
      'file.list',
      'training.list',
      'readiness.district',
      'audit.list',
    ],
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

/** Whether a command goes on in a suspended district: who must go can still be sent. */
export const mayWhileSuspended = (path: string): boolean => path === 'staff.end'

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
