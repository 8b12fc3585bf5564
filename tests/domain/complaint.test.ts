import { describe, expect, test } from 'vitest'
import type { Actor } from '@slrt/domain/actor'
import { leading, proposedCategories, RegisterComplaint, registerComplaint } from '@slrt/domain/complaint'
import type { ItemState } from '@slrt/domain/item-state'
import type { Role } from '@slrt/domain/permission'
import { clock, local } from './needs.ts'

const id = (n: number) => `0199a8f0-0000-7000-8000-${String(n).padStart(12, '0')}`

const siti: RegisterComplaint = {
  id: id(1),
  household: id(2),
  reporter: null,
  channel: 'KUNJUNGAN',
  kind: 'PENGADUAN',
  urgency: 'TINGGI',
  story: 'KIS mati sejak Februari, lantai rumah tanah.',
  consent: true,
  items: [
    { id: id(3), category: 'KP02', program: 'PBI_JK' },
    { id: id(4), category: 'RMH01', program: null },
  ],
}

const officer = (role: Role): Actor => ({
  person: 'p-rini',
  name: 'Rini Wulandari',
  membership: 'm-rini',
  role,
  tenant: '32.04',
  scope: [],
  unit: null,
})
const register = (role: Role, at = '03-17 10:00') => registerComplaint(siti, '32.04.05.2003', officer(role), clock(at))

describe('a complaint is registered', () => {
  test('with its needs, each born with a clock of its own and one event', () => {
    const { items, happenings } = register('FASILITATOR')
    expect(items).toMatchObject([
      { id: id(3), complaint: id(1), desa: '32.04.05.2003', category: 'KP02', urgency: 'TINGGI', version: 1 },
      { id: id(4), complaint: id(1), desa: '32.04.05.2003', category: 'RMH01', urgency: 'TINGGI', version: 1 },
    ])
    for (const one of items)
      expect(one).toMatchObject({
        state: 'TERDAFTAR',
        home: 'DESA',
        turn: 'DESA',
        cycle: 0,
        since: local('03-17 10:00'),
        // Four working hours.
        due: local('03-17 14:00'),
        registeredBy: 'm-rini',
      })
    expect(happenings.map(({ item, act, before, after, late, by }) => [item, act, before, after, late, by])).toEqual([
      [id(3), 'complaint.register', null, 'TERDAFTAR', false, 'm-rini'],
      [id(4), 'complaint.register', null, 'TERDAFTAR', false, 'm-rini'],
    ])
  })

  test('in the village its result is told there, at the counter of the office by the office', () => {
    expect(register('PUSKESOS_PETUGAS').items[0]).toMatchObject({ home: 'DESA', turn: 'DESA' })
    expect(register('FO').items[0]).toMatchObject({ home: 'SLRT', turn: 'SLRT' })
  })

  test('at night and on days of leave its clock waits for the office to open', () => {
    expect(register('FO', '03-17 20:00').items[0]?.due).toEqual(local('03-25 11:30'))
  })
})

describe('the need that speaks for a complaint', () => {
  const one = (shown: ItemState, turn: string | null, cameFrom: ItemState | null = null) => ({ shown, turn, cameFrom })

  test('is the open one that has come least far', () => {
    const of = (...items: ReturnType<typeof one>[]) => leading(items)?.shown
    expect(of(one('DIRUJUK', 'OPD'), one('DITANGANI_SLRT', 'SLRT'))).toBe('DITANGANI_SLRT')
    expect(of(one('PROSES_OPD', 'OPD'), one('DIKEMBALIKAN_OPD', 'SLRT'))).toBe('DIKEMBALIKAN_OPD')
    // Ended ones do not count while another is open.
    expect(of(one('DITUTUP', null), one('UMPAN_BALIK', 'DESA'))).toBe('UMPAN_BALIK')
    expect(of(one('DIBATALKAN', null), one('DITUTUP', null))).toBe('DIBATALKAN')
    expect(leading([])).toBeUndefined()
  })

  test('one that waits for the resident is as far as where it came from', () => {
    const waiting = one('MENUNGGU_WARGA', 'WARGA', 'DIRUJUK')
    expect(leading([waiting, one('DITERUSKAN_SLRT', 'SUPERVISOR')])?.shown).toBe('DITERUSKAN_SLRT')
    expect(leading([one('UMPAN_BALIK', 'DESA'), waiting])?.shown).toBe('MENUNGGU_WARGA')
  })

  test('of two that are as far the first', () => {
    const [first, second] = [one('DIUSULKAN_PUSAT', 'PUSAT'), one('DAFTAR_TUNGGU', 'KUOTA')]
    expect(leading([first, second])).toBe(first)
    expect(leading([second, first])).toBe(second)
  })
})

test('a family without papers is proposed a need at the civil registry', () => {
  expect(proposedCategories(true)).toEqual(['ADM01'])
  expect(proposedCategories(false)).toEqual([])
})

describe('the form', () => {
  const wrong = (change: object) =>
    RegisterComplaint.safeParse({ ...siti, ...change }).error?.issues.map(({ path }) => path.join('.'))

  test('is kept as it was written: scripts, SQL, direction marks, emoji, 100,000 characters', () => {
    for (const story of [
      '<script>alert(1)</script>',
      `'; drop table complaint; --`,
      '\u202Eterbalik\u202C 😀',
      'baris\n\nkedua\t',
      'x'.repeat(100_000),
      '',
    ])
      expect(RegisterComplaint.parse({ ...siti, story }).story).toBe(story)
  })

  test.each<[string, object]>([
    ['story', { story: 'x'.repeat(100_001) }],
    ['story', { story: null }],
    ['consent', { consent: false }],
    ['consent', { consent: undefined }],
    ['items', { items: [] }],
    ['items', { items: Array.from({ length: 21 }, (_, n) => ({ ...siti.items[0], id: id(n) })) }],
    ['items.0.category', { items: [{ ...siti.items[0], category: 'XX99' }] }],
    ['items.0.program', { items: [{ ...siti.items[0], program: 'PBI' }] }],
    ['household', { household: 'siti' }],
    ['channel', { channel: 'MERPATI' }],
    ['kind', { kind: 'KELUHAN' }],
    ['urgency', { urgency: 'SEKARANG' }],
    ['reporter', { reporter: 'S' }],
    ['reporter', { reporter: 'Pak\u202Eitit' }],
    ['recordedAt', { recordedAt: 'kemarin' }],
  ])('%s is refused', (field, change) => {
    expect(wrong(change)).toEqual([field])
  })
})
