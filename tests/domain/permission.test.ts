import { expect, test } from 'vitest'
import {
  databaseRole,
  may,
  needsSecondFactor,
  pathsOf,
  ROLES,
  rolesOfTenant,
  scopeLevel,
  type Role,
} from '@slrt/domain/permission'

const where = (holds: (role: Role) => boolean) => ROLES.filter(holds)
const managing = ['KAB_ADMIN', 'SEKNAS_ADMIN']

test('the roles are those of the handbook, in its order', () => {
  expect(ROLES.join(' ')).toBe(
    'SEKNAS_ADMIN SEKNAS_ANALIS PROV_KOORDINATOR KAB_ADMIN MANAJER KADIS KABID FO BO SUPERVISOR PUSKESOS_KOORD ' +
      'PUSKESOS_PETUGAS FASILITATOR OPD_PETUGAS OPD_VERIFIKATOR OPERATOR_SIKS LEMBAGA_MITRA AUDITOR WARGA',
  )
})

test.each<[string, Role[]]>([
  ['tenant.open', ['SEKNAS_ADMIN']],
  ['tenant.list', ['SEKNAS_ADMIN']],
  ['tenant.describe', ['KAB_ADMIN']],
  ['staff.invite', ['SEKNAS_ADMIN', 'KAB_ADMIN']],
  ['staff.end', ['SEKNAS_ADMIN', 'KAB_ADMIN']],
  ['household.list', ['PUSKESOS_KOORD', 'PUSKESOS_PETUGAS', 'FASILITATOR']],
  [
    'person.search',
    [
      'MANAJER',
      'KADIS',
      'KABID',
      'FO',
      'BO',
      'SUPERVISOR',
      'PUSKESOS_KOORD',
      'PUSKESOS_PETUGAS',
      'FASILITATOR',
      'OPERATOR_SIKS',
    ],
  ],
  ['staff.contact', ['SEKNAS_ADMIN', 'KAB_ADMIN', 'MANAJER', 'SUPERVISOR']],
  ['staff.list', ['SEKNAS_ADMIN', 'KAB_ADMIN', 'MANAJER', 'KADIS', 'KABID', 'SUPERVISOR', 'PUSKESOS_KOORD', 'AUDITOR']],
])('%s is for %j alone', (path, roles) => {
  expect(where((role) => may(role, path))).toEqual(roles)
})

test('a path that nobody listed is refused to everybody, also one that merely begins like a right', () => {
  for (const path of ['', 'staff', 'staff.invit', 'staff.invite.now', 'STAFF.INVITE', 'constructor', '__proto__'])
    expect(where((role) => may(role, path))).toEqual([])
})

test('a resident has no path at all; everybody else knows who they are', () => {
  expect(pathsOf('WARGA')).toEqual([])
  expect(where((role) => !may(role, 'session.show'))).toEqual(['WARGA'])
})

test('whoever manages people, sees them all or audits needs a second factor', () => {
  expect(where(needsSecondFactor)).toEqual(['SEKNAS_ADMIN', 'SEKNAS_ANALIS', 'KAB_ADMIN', 'MANAJER', 'BO', 'AUDITOR'])
  expect(managing.every((role) => needsSecondFactor(role as Role))).toBe(true)
})

test('the nation has its own roles, every district and province all the others', () => {
  expect(rolesOfTenant('00')).toEqual(['SEKNAS_ADMIN', 'SEKNAS_ANALIS', 'PROV_KOORDINATOR'])
  expect([...rolesOfTenant('00'), ...rolesOfTenant('32.04'), 'WARGA'].sort()).toEqual([...ROLES].sort())
  expect(rolesOfTenant('32')).toEqual(rolesOfTenant('32.04'))
})

test('monitoring never works as a role that could see a person', () => {
  expect(where((role) => databaseRole(role) === 'observer')).toEqual(['SEKNAS_ANALIS', 'PROV_KOORDINATOR'])
  expect(where((role) => databaseRole(role) === 'agency_user')).toEqual([
    'OPD_PETUGAS',
    'OPD_VERIFIKATOR',
    'LEMBAGA_MITRA',
  ])
})

test.each<[ReturnType<typeof scopeLevel>, Role[]]>([
  ['kecamatan', ['SUPERVISOR']],
  ['desa', ['PUSKESOS_KOORD', 'PUSKESOS_PETUGAS', 'FASILITATOR', 'OPERATOR_SIKS']],
])('a scope of %s belongs to %j', (level, roles) => {
  expect(where((role) => scopeLevel(role) === level)).toEqual(roles)
})
