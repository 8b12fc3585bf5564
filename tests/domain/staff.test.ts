import { describe, expect, test } from 'vitest'
import type { Actor } from '@slrt/domain/actor'
import type { Role } from '@slrt/domain/permission'
import {
  appoint,
  change,
  ChangeStaff,
  end,
  EndStaff,
  InviteStaff,
  renew,
  type Membership,
  type StaffState,
} from '@slrt/domain/staff'
import type { TenantState } from '@slrt/domain/tenant'
import { refusalOf } from './refusal-of.ts'

const bandung = { code: '32.04', state: 'AKTIF' as TenantState, areas: ['32.04'] }
const nation = { code: '00', state: 'AKTIF' as TenantState, areas: [] }
const suspended = { ...bandung, state: 'DITANGGUHKAN' as TenantState }

const member = (role: Role, state: StaffState = 'AKTIF'): Membership => ({
  id: 'm-rini',
  role,
  state,
  version: 3,
  person: 'p-rini',
})
const nia: Actor = {
  person: 'p-nia',
  name: 'Nia',
  membership: 'm-nia',
  role: 'KAB_ADMIN',
  tenant: '32.04',
  scope: [],
  unit: null,
}
const desa = ['32.04.05.2003']

describe('a role is given', () => {
  test('with its scope, in the kind of tenant that has it', () => {
    expect(appoint(bandung, { role: 'FASILITATOR', scope: desa })).toEqual({ role: 'FASILITATOR', scope: desa })
    expect(appoint(nation, { role: 'SEKNAS_ANALIS', scope: [] })).toEqual({ role: 'SEKNAS_ANALIS', scope: [] })
  })

  test.each<[string, typeof bandung, Role, string[]]>([
    ['staff.role_elsewhere', bandung, 'SEKNAS_ADMIN', []],
    ['staff.role_elsewhere', bandung, 'WARGA', []],
    ['staff.role_elsewhere', nation, 'KAB_ADMIN', []],
    ['tenant.suspended', suspended, 'FASILITATOR', desa],
    ['tenant.suspended', { ...bandung, state: 'DITUTUP' }, 'FASILITATOR', desa],
    ['scope.missing', bandung, 'FASILITATOR', []],
    ['scope.outside', bandung, 'FASILITATOR', ['32.73.01.1001']],
  ])('%s', (code, tenant, role, scope) => {
    expect(refusalOf(() => appoint(tenant, { role, scope })).code).toBe(code)
  })
})

describe('a membership is changed', () => {
  const to = (role: Role, scope: string[] = [], version = 3) => ({ id: 'm-rini', name: 'Rini', role, scope, version })

  test('and has the next version', () => {
    expect(change(member('FASILITATOR'), bandung, to('SUPERVISOR', ['32.04.05']), 0)).toEqual({
      name: 'Rini',
      role: 'SUPERVISOR',
      scope: ['32.04.05'],
      version: 4,
    })
  })

  test('also while the invitation is out, and the last admin’s own name', () => {
    expect(change(member('FASILITATOR', 'DIUNDANG'), bandung, to('FO'), 0).role).toBe('FO')
    expect(change(member('KAB_ADMIN'), bandung, to('KAB_ADMIN'), 0).version).toBe(4)
    expect(change(member('KAB_ADMIN'), bandung, to('FO'), 1).role).toBe('FO')
  })

  test.each<[string, Membership, ReturnType<typeof to>, number]>([
    ['staff.ended', member('FO', 'BERAKHIR'), to('FO'), 1],
    ['staff.changed', member('FO'), to('FO', [], 2), 1],
    ['staff.changed', member('FO'), to('FO', [], 4), 1],
    ['staff.last_admin', member('KAB_ADMIN'), to('FO'), 0],
    ['staff.role_elsewhere', member('FO'), to('SEKNAS_ADMIN'), 1],
  ])('%s', (code, before, input, others) => {
    expect(refusalOf(() => change(before, bandung, input, others)).code).toBe(code)
  })
})

test.each<[string, StaffState, typeof bandung]>([
  ['staff.joined', 'AKTIF', bandung],
  ['staff.ended', 'BERAKHIR', bandung],
  ['tenant.suspended', 'DIUNDANG', suspended],
])('a new invitation is refused: %s', (code, state, tenant) => {
  expect(refusalOf(() => renew(member('FO', state), tenant)).code).toBe(code)
})

test('a new invitation for somebody who has not come yet', () => {
  expect(renew(member('FO', 'DIUNDANG'), bandung)).toEqual({ version: 4 })
})

describe('a membership ends', () => {
  test.each<[Role, StaffState, number]>([
    ['FO', 'AKTIF', 0],
    ['KAB_ADMIN', 'AKTIF', 1],
    ['KAB_ADMIN', 'DIUNDANG', 0],
  ])('%s %s with %d other admins', (role, state, others) => {
    expect(end(member(role, state), nia, others)).toEqual({ state: 'BERAKHIR', version: 4 })
  })

  test.each<[string, Membership, number]>([
    ['staff.ended', member('FO', 'BERAKHIR'), 1],
    ['staff.own_end', { ...member('KAB_ADMIN'), id: nia.membership }, 1],
    ['staff.last_admin', member('KAB_ADMIN'), 0],
    ['staff.last_admin', member('SEKNAS_ADMIN'), 0],
  ])('%s', (code, before, others) => {
    expect(refusalOf(() => end(before, nia, others)).code).toBe(code)
  })
})

describe('the forms', () => {
  const id = '0199a8f0-0000-7000-8000-00000000000a'
  const invitation = { id, name: 'Rini Wulandari', email: 'rini@contoh.test', role: 'FASILITATOR', scope: desa }

  test('an id is kept in small letters, an e-mail too, and a name without the blanks around it', () => {
    const typed = { ...invitation, id: id.toUpperCase(), email: ' Rini@Contoh.TEST ', name: '  Rini Wulandari ' }
    expect(InviteStaff.parse(typed)).toEqual(invitation)
  })

  test.each<[string, Record<string, unknown>]>([
    ['id', { id: 'rini' }],
    ['name', { name: 'R' }],
    ['name', { name: 'R'.repeat(121) }],
    ['email', { email: 'rini' }],
    ['role', { role: 'RAJA' }],
    ['scope', { scope: ['3204052003'] }],
    ['scope', { scope: Array.from({ length: 401 }, () => desa[0]) }],
  ])('%s is refused in %j', (field, wrong) => {
    const { error } = InviteStaff.safeParse({ ...invitation, ...wrong })
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field])
  })

  test('a change names the version it saw, an end its reason', () => {
    const { email: _, ...rest } = invitation
    expect(ChangeStaff.safeParse({ ...rest, version: 0 }).success).toBe(false)
    expect(ChangeStaff.safeParse({ ...rest, version: 1 }).success).toBe(true)
    expect(EndStaff.safeParse({ id, reason: ' x ' }).success).toBe(false)
    expect(EndStaff.parse({ id, reason: ' Pindah dinas ' }).reason).toBe('Pindah dinas')
  })
})
