import { describe, expect, test } from 'vitest'
import { changeHousehold, ChangeHousehold, RegisterHousehold, registerHousehold } from '@slrt/domain/household'
import type { Person } from '@slrt/domain/person'
import { refusalOf } from './refusal-of.ts'

const today = '2026-11-22'
const id = (n: number) => `0199a8f0-0000-7000-8000-${String(n).padStart(12, '0')}`

const siti: Person = {
  id: id(1),
  name: 'Siti Aminah',
  nik: '3204115708900003',
  nikReason: null,
  birthDate: '1990-08-17',
  sex: 'P',
  relation: 'KEPALA',
  phone: null,
}
const asep: Person = {
  ...siti,
  id: id(2),
  name: 'Asep',
  nik: null,
  nikReason: 'BAYI',
  birthDate: null,
  sex: 'L',
  relation: 'ANAK',
}
const family: RegisterHousehold = {
  id: id(9),
  desa: '32.04.05.2003',
  rt: '01',
  rw: '05',
  address: 'Kp. Babakan No. 7',
  kk: '3204050101200007',
  kkReason: null,
  persons: [siti, asep],
}
const register = (change: Partial<RegisterHousehold> = {}, areas = ['32.04']) =>
  registerHousehold({ ...family, ...change }, areas, today)

describe('a family is registered', () => {
  test('by its head', () => {
    expect(register()).toBe(siti)
  })

  test.each<[string, Partial<RegisterHousehold>]>([
    ['without a family card, which was not brought along', { kk: null, kkReason: 'TIDAK_DIBAWA' }],
    ['without a place: nobody knows RT and RW, and there is no address', { rt: '', rw: '', address: '' }],
    ['that is one person', { persons: [siti] }],
  ])('%s', (_, change) => {
    expect(register(change).id).toBe(siti.id)
  })

  test.each<[string, Partial<RegisterHousehold>, string[]?]>([
    ['household.elsewhere', { desa: '32.73.01.1001' }],
    ['household.elsewhere', {}, ['32.73']],
    ['household.kk_or_reason', { kk: null }],
    ['household.kk_or_reason', { kkReason: 'HILANG' }],
    ['household.one_head', { persons: [asep] }],
    ['household.one_head', { persons: [siti, { ...siti, id: id(3), nik: '3204115708900004' }] }],
    ['household.twice', { persons: [siti, { ...siti, id: id(3), relation: 'FAMILI' }] }],
    ['person.nik_or_reason', { persons: [siti, { ...asep, nikReason: null }] }],
    ['person.nik_birth_date', { persons: [{ ...siti, birthDate: '1990-08-18' }] }],
  ])('%s', (code, change, areas) => {
    expect(refusalOf(() => register(change, areas)).code).toBe(code)
  })
})

describe('a family is changed', () => {
  const change = { id: id(9), rt: '02', rw: '05', address: '', kk: null, kkReason: 'HILANG' as const, version: 2 }

  test('as somebody has seen it', () => {
    expect(() => changeHousehold({ version: 2 }, change)).not.toThrow()
    expect(refusalOf(() => changeHousehold({ version: 3 }, change)).code).toBe('household.changed')
    expect(refusalOf(() => changeHousehold({ version: 2 }, { ...change, kkReason: null })).code).toBe(
      'household.kk_or_reason',
    )
    expect(ChangeHousehold.safeParse({ ...change, version: 0 }).success).toBe(false)
  })
})

describe('the form', () => {
  test.each<[string, object]>([
    ['desa', { desa: '32.04.05' }],
    ['desa', { desa: '3204052003' }],
    ['rt', { rt: 'satu' }],
    ['rw', { rw: '0001' }],
    ['address', { address: 'x'.repeat(301) }],
    ['address', { address: 'Kp.\nBabakan' }],
    ['kk', { kk: '3204053213200007' }],
    ['kkReason', { kkReason: 'MALAS' }],
    ['persons', { persons: [] }],
    ['persons', { persons: Array.from({ length: 31 }, () => siti) }],
  ])('%s is refused', (field, change) => {
    const { error } = RegisterHousehold.safeParse({ ...family, ...change })
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
  })

  test('a NIK that cannot be one is told with whose it is', () => {
    const { error } = RegisterHousehold.safeParse({ ...family, persons: [siti, { ...siti, nik: '3204113213900003' }] })
    expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['persons.1.nik', 'nik_date']])
  })

  test('numbers are read as people write them', () => {
    const typed = { ...family, kk: '3204 0501 0120 0007', persons: [{ ...siti, nik: '3204.1157.0890.0003' }] }
    const read = RegisterHousehold.parse(typed)
    expect([read.kk, read.persons[0]?.nik]).toEqual(['3204050101200007', '3204115708900003'])
  })
})
