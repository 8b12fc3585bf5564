import { describe as story, expect, test } from 'vitest'
import type { Refusal } from '@slrt/domain/refusal'
import {
  describe,
  DescribeTenant,
  hold,
  open,
  OpenTenant,
  practiceCode,
  practise,
  TENANT_STATES,
  TenantCode,
  type Hold,
  type TenantState,
} from '@slrt/domain/tenant'
import { refusalOf } from './refusal-of.ts'

const admin = { id: '0199a8f0-0000-7000-8000-00000000000a', name: 'Nia Kurniasih', email: 'nia@contoh.test' }
const opening = (code: string, kind: 'district' | 'province', areas: string[]): OpenTenant => ({
  code,
  kind,
  areas,
  name: 'SLRT',
  admin,
})

story('a tenant is opened', () => {
  test.each<[string, 'district' | 'province', string[], string[]]>([
    ['32.04', 'district', ['32.04'], ['32.04']],
    ['31.71', 'district', ['31.74', '31.71', '31.71'], ['31.71', '31.74']],
    ['32', 'province', ['32.73', '32.04'], ['32.04', '32.73']],
  ])('%s, a %s of %j', (code, kind, areas, expected) => {
    expect(open(opening(code, kind, areas))).toEqual({ areas: expected })
  })

  test.each<[string, 'district' | 'province', string[]]>([
    ['32.04', 'district', ['32.73']],
    ['32', 'district', ['32.04']],
    ['32.04', 'province', ['32.04']],
    ['32', 'province', ['32.04', '33.01']],
    ['3', 'province', ['32.04']],
  ])('not %s, a %s of %j', (code, kind, areas) => {
    expect(refusalOf(() => open(opening(code, kind, areas))).code).toBe('tenant.code_areas')
  })

  test.each<[string, object]>([
    ['code', { code: '3204' }],
    ['kind', { kind: 'nation' }],
    ['name', { name: 'x' }],
    ['areas', { areas: [] }],
    ['areas.0', { areas: ['32.04.05'] }],
    ['areas', { areas: Array.from({ length: 61 }, () => '32.04') }],
    ['admin.email', { admin: { ...admin, email: 'nia' } }],
  ])('%s is refused in %j', (field, wrong) => {
    const { error } = OpenTenant.safeParse({ ...opening('32.04', 'district', ['32.04']), ...wrong })
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
  })
})

story('a district describes itself', () => {
  const form = { serviceName: 'SLRT Sabilulungan', phone: '022 5891113', address: '', version: 2 }

  test('what was left empty is nothing, and the version is the next', () => {
    expect(describe({ version: 2, state: 'AKTIF' }, form)).toEqual({ ...form, address: null, version: 3 })
  })

  test.each<[string, number, TenantState]>([
    ['tenant.changed', 3, 'AKTIF'],
    ['tenant.changed', 1, 'AKTIF'],
    ['tenant.suspended', 2, 'DITANGGUHKAN'],
    ['tenant.suspended', 2, 'DITUTUP'],
  ])('%s', (code, version, state) => {
    expect(refusalOf(() => describe({ version, state }, form)).code).toBe(code)
  })

  test.each(['', '022 5891113', '+62 812-3456-7890', '(022) 589'])('"%s" may stand for a telephone', (phone) => {
    expect(DescribeTenant.safeParse({ ...form, phone }).success).toBe(phone !== '(022) 589')
  })

  test.each<[string, object]>([
    ['serviceName', { serviceName: 'x'.repeat(81) }],
    ['serviceName', { serviceName: 'SLRT \u202eKPK' }],
    ['phone', { phone: 'tidak ada' }],
    ['address', { address: 'Jl. Raya\u0000' }],
    ['address', { address: 'x'.repeat(301) }],
    ['version', { version: 1.5 }],
  ])('%s is refused in %j', (field, wrong) => {
    const { error } = DescribeTenant.safeParse({ ...form, ...wrong })
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
  })
})

story('holding a tenant', () => {
  const before = (state: (typeof TENANT_STATES)[number]) => ({ code: '32.04', version: 3, state })
  const input = { code: '32.04', reason: 'Perjanjian habis', version: 3 }
  const outcome = (state: (typeof TENANT_STATES)[number], act: Hold) => {
    try {
      return hold(before(state), act, input).state
    } catch (error) {
      return (error as Refusal).code
    }
  }

  test('each act leads from where it makes sense, and says where it stands otherwise', () => {
    const acts = ['suspend', 'resume', 'close'] as const
    expect(TENANT_STATES.map((state) => acts.map((act) => outcome(state, act)))).toEqual([
      ['DITANGGUHKAN', 'tenant.not_suspended', 'DITUTUP'],
      ['tenant.not_active', 'AKTIF', 'DITUTUP'],
      ['tenant.not_active', 'tenant.not_suspended', 'tenant.closed'],
    ])
  })

  test('keeps the reason, and no version that was not seen is changed; the nation is never held', () => {
    expect(hold(before('AKTIF'), 'suspend', input)).toEqual({
      state: 'DITANGGUHKAN',
      stateReason: 'Perjanjian habis',
      version: 4,
    })
    expect(refusalOf(() => hold(before('AKTIF'), 'suspend', { ...input, version: 2 })).code).toBe('tenant.changed')
    expect(refusalOf(() => hold({ ...before('AKTIF'), code: '00' }, 'close', input)).code).toBe('tenant.is_nation')
  })

  test('a district practises in one place, and nobody practises there once more', () => {
    expect(practiceCode('32.04')).toBe('32.04-L')
    expect(TenantCode.safeParse(practiceCode('31')).success).toBe(true)
    expect(['32.04-', '32.04-LL', '-L', '32.04-l'].filter((code) => TenantCode.safeParse(code).success)).toEqual([])
    expect(refusalOf(() => practise({ state: 'AKTIF', practiceOf: '32.04' })).code).toBe('tenant.practice_of_practice')
    expect(refusalOf(() => practise({ state: 'DITANGGUHKAN', practiceOf: null })).code).toBe('tenant.suspended')
    expect(practise({ state: 'AKTIF', practiceOf: null })).toBeUndefined()
  })
})
