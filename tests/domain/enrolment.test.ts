import { describe, expect, test } from 'vitest'
import {
  assertEnrolmentAct,
  ENROLMENT_STATES,
  ENROLMENT_STEPS,
  enrolmentActs,
  isOpenEnrolment,
} from '@slrt/domain/enrolment'
import { afterConfirming, placesOf, poolOf, poolsOf } from '@slrt/domain/enrolment-place'
import { rankOf, type Priority } from '@slrt/domain/enrolment-rank'
import { closedIn, LIST_DAYS, oldestListDay, stillCounts } from '@slrt/domain/closed-list'
import type { Situation, Value } from '@slrt/domain/situation'
import { refusalOf } from './refusal-of.ts'

const standing = (state: (typeof ENROLMENT_STATES)[number]) => ({ state, proposedBy: 'rini', version: 3, toldAt: null })

describe('what can be done with an enrolment', () => {
  test('every state but a beginning is reached, and every end stays one', () => {
    const reached = new Set(ENROLMENT_STEPS.flatMap(({ to }) => to))
    expect(ENROLMENT_STATES.filter((state) => !reached.has(state))).toEqual(['DIUSULKAN'])
    const left = new Set(ENROLMENT_STEPS.flatMap(({ from }) => from))
    expect(ENROLMENT_STATES.filter((state) => left.has(state))).toEqual(ENROLMENT_STATES.filter(isOpenEnrolment))
  })

  test.each([
    ['enrolment.confirm', 'DIUSULKAN', 'rini', 'enrolment.own'],
    ['enrolment.refuse', 'DAFTAR_TUNGGU', 'rini', 'enrolment.own'],
    ['enrolment.confirm', 'MENERIMA', 'dewi', 'enrolment.state'],
    ['enrolment.withdraw', 'MENERIMA', 'rini', 'enrolment.state'],
    ['enrolment.end', 'DAFTAR_TUNGGU', 'dewi', 'enrolment.state'],
    ['enrolment.tell', 'DIUSULKAN', 'rini', 'enrolment.state'],
  ] as const)('refused: %s of %s by %s', (act, state, who, code) => {
    expect(refusalOf(() => assertEnrolmentAct(act, standing(state), 3, who)).code).toBe(code)
  })

  test('who saw an older state is told which it is now', () => {
    const { code, facts } = refusalOf(() => assertEnrolmentAct('enrolment.confirm', standing('MENERIMA'), 2, 'dewi'))
    expect([code, facts]).toEqual(['enrolment.changed', { state: 'MENERIMA' }])
  })

  test('buttons are those that the table and the rights allow', () => {
    const all = () => true
    expect(enrolmentActs(standing('DIUSULKAN'), 'rini', all)).toEqual(['enrolment.withdraw'])
    expect(enrolmentActs(standing('DIUSULKAN'), 'dewi', all)).toEqual([
      'enrolment.withdraw',
      'enrolment.confirm',
      'enrolment.refuse',
    ])
    expect(enrolmentActs(standing('MENERIMA'), 'dewi', (act) => act !== 'enrolment.end')).toEqual(['enrolment.tell'])
    expect(enrolmentActs({ ...standing('DITOLAK'), toldAt: new Date() }, 'rini', all)).toEqual([])
  })
})

describe('rank in a waiting list', () => {
  const family = (facts: Record<string, Value>): Situation => ({ keluarga: facts, rumah: {}, anggota: [] })
  const priority: Priority[] = [
    { fact: 'keluarga.kemiskinan_ekstrem', first: 'YES' },
    { fact: 'keluarga.desil', first: 'LEAST' },
    { fact: 'keluarga.jumlah_anggota', first: 'MOST' },
  ]
  const day = (n: number) => new Date(Date.UTC(2027, 0, n))
  const keyOf = (facts: Record<string, Value>, at = day(4)) => rankOf(priority, family(facts), at).key

  test('the extreme poor first, then the lowest desil, then the largest family, then who asked first', () => {
    const line = [
      keyOf({ kemiskinan_ekstrem: true, desil: 3, jumlah_anggota: 1 }),
      keyOf({ kemiskinan_ekstrem: false, desil: 1, jumlah_anggota: 2 }),
      keyOf({ kemiskinan_ekstrem: false, desil: 2, jumlah_anggota: 12 }),
      keyOf({ kemiskinan_ekstrem: false, desil: 2, jumlah_anggota: 7 }, day(2)),
      keyOf({ kemiskinan_ekstrem: false, desil: 2, jumlah_anggota: 7 }, day(3)),
      keyOf({ kemiskinan_ekstrem: false, desil: 10, jumlah_anggota: 7 }),
    ]
    expect(line.toSorted()).toEqual(line)
  })

  test('what nobody knows comes after what is known', () => {
    expect(keyOf({ desil: null, kemiskinan_ekstrem: false }) > keyOf({ desil: 10, kemiskinan_ekstrem: false })).toBe(
      true,
    )
    expect(keyOf({ kemiskinan_ekstrem: null }) > keyOf({ kemiskinan_ekstrem: false })).toBe(true)
  })

  test('its reasons are the facts of that day, and of a person those of the person', () => {
    const orang = { ...family({ desil: 2 }), orang: { usia: 71 } }
    const { reasons } = rankOf([{ fact: 'orang.usia', first: 'MOST' }, priority[1]!], orang, day(1))
    expect(reasons).toEqual([
      { fact: 'orang.usia', first: 'MOST', value: 71 },
      { fact: 'keluarga.desil', first: 'LEAST', value: 2 },
    ])
  })

  test('no priorities: who asked first', () => {
    expect(rankOf([], family({}), day(1)).key < rankOf([], family({}), day(2)).key).toBe(true)
  })
})

describe('places', () => {
  const quota = { year: 2027, total: 400, areas: { '32.04.05': 100, '32.04.06': 50 } }

  test('a kecamatan with places of its own has those, the others share the rest', () => {
    expect(poolOf(quota, '32.04.05.2003')).toBe('32.04.05')
    expect(poolOf(quota, '32.04.30.2001')).toBe('')
    expect([placesOf(quota, '32.04.05'), placesOf(quota, '')]).toEqual([100, 250])
  })

  test('counted by pool, with those who wait', () => {
    const taken = [
      { area: '32.04.05', receiving: 100, waiting: 3, proposed: 1 },
      { area: '32.04.30', receiving: 4, waiting: 0, proposed: 0 },
      { area: '32.04.31', receiving: 6, waiting: 1, proposed: 2 },
    ]
    expect(poolsOf(quota, taken)).toEqual([
      { area: '32.04.05', places: 100, receiving: 100, waiting: 3, proposed: 1, free: 0 },
      { area: '32.04.06', places: 50, receiving: 0, waiting: 0, proposed: 0, free: 50 },
      { area: '', places: 250, receiving: 10, waiting: 1, proposed: 2, free: 240 },
    ])
    expect(poolsOf(null, taken)).toEqual([
      { area: '', places: null, receiving: 110, waiting: 4, proposed: 3, free: null },
    ])
  })

  test('number 401 waits; a free place is for whoever is first in line', () => {
    expect(afterConfirming(1, 0)).toBe('MENERIMA')
    expect(afterConfirming(0, 0)).toBe('DAFTAR_TUNGGU')
    expect(afterConfirming(1, 1)).toBe('DAFTAR_TUNGGU')
    expect(afterConfirming(2, 1)).toBe('MENERIMA')
    expect(afterConfirming(null, 0)).toBe('MENERIMA')
  })
})

describe('lists that are in', () => {
  test('count for so many days, and not before their day', () => {
    expect(stillCounts('PENERIMA', '2026-07-01', '2026-10-29')).toBe(true)
    expect(stillCounts('PENERIMA', '2026-07-01', '2026-10-30')).toBe(false)
    expect(stillCounts('ASN', '2026-07-01', '2026-06-30')).toBe(false)
    expect(oldestListDay('2027-01-02')).toBe('2026-01-01')
    expect(Math.max(...Object.values(LIST_DAYS))).toBe(366)
  })

  test('close a fact in their area only', () => {
    const closed = new Map([
      ['PENERIMA|PKH', ['']],
      ['ASN', ['32.04.05', '32.04.06.2001']],
    ])
    expect([...closedIn(closed, '32.04.05.2003')]).toEqual(['PENERIMA|PKH', 'ASN'])
    expect([...closedIn(closed, '32.04.06.2002')]).toEqual(['PENERIMA|PKH'])
    expect([...closedIn(closed, '32.04.06.2001')]).toEqual(['PENERIMA|PKH', 'ASN'])
  })
})
