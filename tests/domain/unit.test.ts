import { describe, expect, test } from 'vitest'
import { ROLES, databaseRole } from '@slrt/domain/permission'
import {
  changeUnit,
  endUnit,
  openInVillages,
  OpenUnit,
  openUnit,
  puskesosNames,
  takesReferrals,
  UNIT_KINDS,
  unitKindOf,
} from '@slrt/domain/unit'
import { refusalOf } from './refusal-of.ts'

const id = '0199a8f0-0000-7000-8000-00000000000a'
const health = { id, kind: 'OPD' as const, name: 'Dinas Kesehatan', desa: null, sectors: ['KES' as const] }
const post = { ...health, kind: 'PUSKESOS' as const, name: 'Puskesos Cimekar', desa: '32.04.05.2003', sectors: [] }
const before = { kind: 'OPD' as const, state: 'AKTIF' as const, version: 2 }

describe('a unit is opened', () => {
  test('a Puskesos in its desa, everybody else for the whole district', () => {
    expect(() => openUnit(post)).not.toThrow()
    expect(() => openUnit(health)).not.toThrow()
    expect(refusalOf(() => openUnit({ ...post, desa: null })).code).toBe('unit.desa_missing')
    expect(refusalOf(() => openUnit({ ...health, desa: post.desa })).code).toBe('unit.desa_not_asked')
  })

  test.each<[string, object]>([
    ['name', { name: 'DK' }],
    ['name', { name: 'Dinas\u200BKesehatan' }],
    ['kind', { kind: 'DINAS' }],
    ['sectors', { sectors: ['KESEHATAN'] }],
    ['desa', { desa: '32.04.05' }],
  ])('%s is refused in %j', (field, change) => {
    const { error } = OpenUnit.safeParse({ ...health, ...change })
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field])
  })
})

test('a unit is changed as somebody has seen it, and not any more when it has ended', () => {
  const change = { id, name: 'Dinkes', sectors: [], version: 2 }
  expect(changeUnit(before, change)).toEqual({ name: 'Dinkes', sectors: [], version: 3 })
  expect(refusalOf(() => changeUnit(before, { ...change, version: 1 })).code).toBe('unit.changed')
  expect(refusalOf(() => changeUnit({ ...before, state: 'BERAKHIR' }, change)).code).toBe('unit.ended')
})

test('a unit ends when nothing is open there', () => {
  expect(endUnit(before, 0)).toEqual({ state: 'BERAKHIR', version: 3 })
  const refused = refusalOf(() => endUnit(before, 2))
  expect([refused.code, refused.facts]).toEqual(['unit.has_open', { n: 2 }])
  expect(refusalOf(() => endUnit({ ...before, state: 'BERAKHIR' }, 0)).code).toBe('unit.ended')
})

test('needs are sent to agencies and partners that work', () => {
  const taking = UNIT_KINDS.filter((kind) => takesReferrals({ kind, state: 'AKTIF' }))
  expect(taking).toEqual(['OPD', 'MITRA'])
  expect(takesReferrals({ kind: 'OPD', state: 'BERAKHIR' })).toBe(false)
})

test('exactly those who come in by the agencies’ role work for a unit', () => {
  expect(ROLES.filter((role) => unitKindOf(role))).toEqual(ROLES.filter((role) => databaseRole(role) === 'agency_user'))
})

describe('the Puskesos of all villages', () => {
  const village = (code: string, name: string, kecamatan: string) => ({ code, name, kecamatan })
  const all = [
    village('32.04.05.2003', 'Cimekar', 'Cileunyi'),
    village('32.04.05.2009', 'Sukamaju', 'Cileunyi'),
    village('32.04.29.2001', 'Sukamaju', 'Paseh'),
    village('32.04.30.1001', 'Pasir', 'Ibun'),
    village('32.04.30.2002', 'Pasir', 'Ibun'),
  ]

  test('are named after them, as long as it takes to tell them apart', () => {
    expect([...puskesosNames(all, all, new Set()).values()]).toEqual([
      'Puskesos Cimekar',
      'Puskesos Sukamaju, Kec. Cileunyi',
      'Puskesos Sukamaju, Kec. Paseh',
      'Puskesos Kel. Pasir, Kec. Ibun',
      'Puskesos Desa Pasir, Kec. Ibun',
    ])
  })

  test('are named the same whenever they are opened, and never as what is there', () => {
    expect(puskesosNames([all[1]!], all, new Set()).get('32.04.05.2009')).toBe('Puskesos Sukamaju, Kec. Cileunyi')
    const taken = new Set(['Puskesos Cimekar'])
    expect(puskesosNames([all[0]!], all, taken).get('32.04.05.2003')).toBe('Puskesos Cimekar, Kec. Cileunyi')
  })

  test('are not opened where one post serves a kecamatan', () => {
    expect(refusalOf(() => openInVillages('KECAMATAN')).code).toBe('unit.puskesos_at_kecamatan')
    openInVillages('DESA')
  })
})
