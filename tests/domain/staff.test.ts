import { describe, expect, test } from 'vitest'
import type { Actor } from '@slrt/domain/actor'
import type { Role } from '@slrt/domain/permission'
import {
  appoint,
  cardRank,
  change,
  ChangeStaff,
  contactOf,
  end,
  EndStaff,
  InviteStaff,
  isWithin,
  lastDay,
  makeCard,
  mayMakeCard,
  renew,
  servedAlone,
  takeOver,
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

describe('a contact', () => {
  test('is one e-mail or one user name', () => {
    expect(contactOf({ email: 'r@contoh.test', role: 'FO' })).toEqual({ email: 'r@contoh.test', userName: null })
    expect(contactOf({ userName: 'rini.w', role: 'FASILITATOR' })).toEqual({ email: null, userName: 'rini.w' })
    const both = { email: 'r@contoh.test', userName: 'rini.w', role: 'FO' as const }
    expect(refusalOf(() => contactOf(both)).code).toBe('staff.contact_missing')
    expect(refusalOf(() => contactOf({ role: 'FO' })).code).toBe('staff.contact_missing')
    expect(refusalOf(() => contactOf({ userName: 'nia.k', role: 'KAB_ADMIN' })).code).toBe('staff.email_missing')
  })
})

describe('a last day', () => {
  test('still counts itself, is asked of auditors, and does not lie behind', () => {
    expect([
      isWithin('2026-11-22', '2026-11-22'),
      isWithin('2026-11-21', '2026-11-22'),
      isWithin(null, '2026-11-22'),
    ]).toEqual([true, false, true])
    expect(lastDay('FO', null, '2026-11-22')).toBeNull()
    expect(lastDay('AUDITOR', '2026-11-22', '2026-11-22')).toBe('2026-11-22')
    expect(refusalOf(() => lastDay('AUDITOR', null, '2026-11-22')).code).toBe('staff.until_missing')
    expect(refusalOf(() => lastDay('FO', '2026-11-21', '2026-11-22')).code).toBe('staff.until_past')
  })
})

describe('a card', () => {
  const ujang = (state: StaffState = 'AKTIF', role: Role = 'FASILITATOR') => ({
    ...member(role, state),
    userName: 'ujang.p',
  })

  test('is made by those above: never by equals, never by the field for the office', () => {
    const field: Role[] = ['SUPERVISOR', 'PUSKESOS_KOORD', 'PUSKESOS_PETUGAS', 'FASILITATOR', 'OPERATOR_SIKS']
    for (const role of field) {
      expect(mayMakeCard('MANAJER', role)).toBe(true)
      for (const of of field) expect(mayMakeCard(role, of), `${role} ${of}`).toBe(cardRank(of) < cardRank(role))
      for (const of of ['FO', 'KADIS', 'KAB_ADMIN', 'OPD_PETUGAS'] as const) expect(mayMakeCard(role, of)).toBe(false)
    }
    expect([mayMakeCard('MANAJER', 'FO'), mayMakeCard('KAB_ADMIN', 'FO'), mayMakeCard('FO', 'FASILITATOR')]).toEqual([
      false,
      true,
      false,
    ])
  })

  test('is for who works or is invited, without e-mail, in a district that goes on', () => {
    expect(makeCard(ujang(), nia, bandung)).toEqual({ version: 4 })
    expect(makeCard(ujang('DIUNDANG'), nia, bandung)).toEqual({ version: 4 })
    const codeOf = (...args: Parameters<typeof makeCard>) => refusalOf(() => makeCard(...args)).code
    expect(codeOf(ujang('BERAKHIR'), nia, bandung)).toBe('staff.ended')
    expect(codeOf({ ...ujang(), userName: null }, nia, bandung)).toBe('staff.card_email')
    expect(codeOf(ujang(), { role: 'FASILITATOR' }, bandung)).toBe('staff.card_role')
    expect(codeOf(ujang(), nia, suspended)).toBe('tenant.suspended')
  })
})

describe('work is handed over', () => {
  const [cimekar, cinunuk] = ['32.04.05.2003', '32.04.05.2004']

  test('where nobody else serves a place, nor the kecamatan or district around it', () => {
    expect(servedAlone([cimekar, cinunuk], [[cinunuk]])).toEqual([cimekar])
    expect(servedAlone([cimekar, cinunuk], [['32.04.05']])).toEqual([])
    expect(servedAlone([cimekar], [[]])).toEqual([])
  })

  test('to somebody of the same role who works here; otherwise knowingly to nobody', () => {
    const heir = { ...member('FASILITATOR'), id: 'm-ujang', scope: [cinunuk] }
    const leaver = member('FASILITATOR')
    expect(takeOver(heir, leaver, [cimekar])).toEqual({ scope: [cimekar, cinunuk], version: 4 })
    for (const wrong of [
      { ...heir, role: 'SUPERVISOR' as const },
      { ...heir, state: 'DIUNDANG' as const },
      { ...heir, id: leaver.id },
    ])
      expect(refusalOf(() => takeOver(wrong, leaver, [cimekar])).code).toBe('staff.successor')
    const open = refusalOf(() => end(leaver, nia, 1, { openNeeds: 3 }))
    expect([open.code, open.facts]).toEqual(['staff.open_work', { n: 3 }])
    expect(end(leaver, nia, 1, { openNeeds: 3, unattended: true }).state).toBe('BERAKHIR')
    expect(end(leaver, nia, 1, { openNeeds: 3, successor: 'm-ujang' }).state).toBe('BERAKHIR')
  })
})
