import { describe, expect, test } from 'vitest'
import { assertPerson, IsoDay, lacksPapers, NIK_REASONS, Person } from '@slrt/domain/person'
import { refusalOf } from './refusal-of.ts'

const today = '2026-11-22'

/** A woman of 17 August 1990 (handbook 17.1). */
const siti: Person = {
  id: '0199a8f0-0000-7000-8000-000000000001',
  name: 'Siti Aminah',
  nik: '3204115708900003',
  nikReason: null,
  birthDate: '1990-08-17',
  sex: 'P',
  relation: 'KEPALA',
  phone: '081234567890',
}
const refused = (change: Partial<Person>) => refusalOf(() => assertPerson({ ...siti, ...change }, today))

describe('a person', () => {
  test.each<[string, Partial<Person>]>([
    ['as the card says', {}],
    ['without a NIK yet: the reason is said', { nik: null, nikReason: 'BELUM_PUNYA' }],
    ['whose birth date and sex nobody knows', { birthDate: null, sex: null }],
    ['born today', { nik: null, nikReason: 'BAYI', birthDate: today }],
    ['whose card disagrees, and an officer has seen it', { birthDate: '1990-08-18', sex: 'L', nikConfirmed: true }],
    ['of a hundred years: both centuries are possible', { nik: '3204115708200003', birthDate: '1920-08-17' }],
  ])('%s', (_, change) => {
    expect(() => assertPerson({ ...siti, ...change }, today)).not.toThrow()
  })

  test.each<[string, Partial<Person>]>([
    ['person.nik_or_reason', { nik: null }],
    ['person.nik_or_reason', { nikReason: 'HILANG' }],
    ['person.born_later', { birthDate: '2026-11-23' }],
    ['person.born_later', { birthDate: '2026-11-23', nikConfirmed: true }],
    ['person.nik_birth_date', { birthDate: '1990-08-18' }],
    ['person.nik_birth_date', { birthDate: '1890-08-17' }],
    ['person.nik_sex', { sex: 'L' }],
  ])('%s names who it is about', (code, change) => {
    const { code: found, facts } = refused(change)
    expect([found, facts?.name]).toEqual([code, 'Siti Aminah'])
  })

  test('lacks papers where there is no number or it is lost, not where nobody brought it', () => {
    expect(NIK_REASONS.filter((nikReason) => lacksPapers({ nikReason }))).toEqual(['BELUM_PUNYA', 'HILANG', 'BAYI'])
    expect(lacksPapers({ nikReason: null })).toBe(false)
  })
})

describe('the form', () => {
  test.each<[string, string, object]>([
    ['nik', 'nik_length', { nik: '320411570890000' }],
    ['nik', 'nik_same', { nik: '1111111111111111' }],
    ['nik', 'nik_serial', { nik: '3204115708900000' }],
    ['nik', 'nik_date', { nik: '3204113213900003' }],
    ['phone', 'phone', { phone: '12' }],
    ['birthDate', 'date', { birthDate: '2026-02-30' }],
    ['name', 'hidden', { name: 'Siti\u202E' }],
  ])('%s is refused: %s', (field, reason, change) => {
    const { error } = Person.safeParse({ ...siti, ...change })
    expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([[field, reason]])
  })

  test.each<[string, object]>([
    ['name', { name: 'S' }],
    ['relation', { relation: 'SEPUPU' }],
    ['sex', { sex: 'W' }],
    ['nikReason', { nikReason: 'MALAS' }],
    ['birthDate', { birthDate: '17-08-1990' }],
    ['birthDate', { birthDate: '1890-08-17' }],
  ])('%s is refused in %j', (field, change) => {
    const { error } = Person.safeParse({ ...siti, ...change })
    expect(new Set(error?.issues.map(({ path }) => path[0]))).toEqual(new Set([field]))
  })

  test('a day exists: 29 February only in leap years', () => {
    expect(IsoDay.safeParse('2024-02-29').success).toBe(true)
    for (const day of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', '2026-11-22T00:00'])
      expect([day, IsoDay.safeParse(day).success]).toEqual([day, false])
  })
})
