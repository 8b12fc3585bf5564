import { getTableColumns } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { fact } from '@slrt/db/fact'
import { FAMILY_FACTS, fits, PERSON_FACTS, type FactField } from '@slrt/domain/fact'
import { LIST_KINDS } from '@slrt/domain/enrolment'
import { REGISTER_FIELDS } from '@slrt/domain/register-field'
import { codesOfFact, RULE_FACTS } from '@slrt/domain/rule-fact'
import { ageOn, isUnseen, situationOf, type FactRow } from '@slrt/domain/situation'
import { familyRows } from '../support/rule-family.ts'

const facts = Object.entries(RULE_FACTS)
const DAY = '2026-11-22'
const seen = (rows: readonly FactRow[], ...closed: string[]) => situationOf(rows, { day: DAY, closed: new Set(closed) })

describe('the dictionary of facts', () => {
  test.each(facts)(
    '%s lies in the table, and says who asks for it',
    (name, { of, columns, ask, asks, type, closed, codes, list }) => {
      // prettier-ignore
      expect(name.startsWith('orang.')).toBe(of === 'person')
      for (const column of columns) expect(getTableColumns(fact)).toHaveProperty(column)
      const fields: Readonly<Record<string, FactField>> = { ...FAMILY_FACTS, ...PERSON_FACTS }
      for (const field of asks) expect(fields).toHaveProperty(field)
      expect(ask).toBe(asks[0] ?? null)
      expect(codes !== undefined && list !== undefined).toBe(false)
      expect(type === 'code').toBe(codes !== undefined || list !== undefined)
      if (closed) expect(LIST_KINDS).toContain(closed)
    },
  )

  test.each(facts.filter(([, { isListed, columns }]) => isListed && columns.length > 0))(
    '%s comes with a list',
    (_, { columns }) => {
      // prettier-ignore
      const fed = [...REGISTER_FIELDS.values()].flatMap(({ feeds = [] }) => feeds)
      expect(columns.some((column) => fed.includes(column))).toBe(true)
    },
  )

  test('what an officer may write is a word of the rule', () => {
    for (const [, one] of facts.filter(([, { type, columns, asks }]) => type === 'code' && columns[0] === asks[0])) {
      const field: FactField = { ...FAMILY_FACTS, ...PERSON_FACTS }[one.asks[0] as keyof typeof FAMILY_FACTS]
      for (const code of codesOfFact(one)) expect(fits(field, code)).toBe(true)
    }
  })

  test('every situation has every fact, and none besides', () => {
    const { keluarga, rumah, anggota } = seen(familyRows({}, { ibu: {} }))
    const names = [
      ...Object.keys(keluarga).map((name) => `keluarga.${name}`),
      ...Object.keys(rumah).map((name) => `rumah.${name}`),
      ...Object.keys(anggota[0]!).map((name) => `orang.${name}`),
    ]
    expect(names.toSorted()).toEqual(Object.keys(RULE_FACTS).toSorted())
  })
})

describe('a family on a day', () => {
  test('years are whole years: the day before a birthday is not the birthday', () => {
    expect(ageOn('2026-11-22', '1966-11-22')).toBe(60)
    expect(ageOn('2026-11-21', '1966-11-22')).toBe(59)
    expect(ageOn('2027-02-28', '2004-02-29')).toBe(22)
    expect(ageOn('2027-03-01', '2004-02-29')).toBe(23)
  })

  test('nobody knows is not no; once the list is in, it is', () => {
    const rows = familyRows({}, { ibu: { born: '1988-01-01' }, anak: { born: '2015-01-01' } })
    expect(seen(rows).keluarga).toMatchObject({ terima_pkh: null, punya_kks: null, exclude: null })
    expect(seen(rows).anggota.map(({ asn, punya_kip }) => [asn, punya_kip])).toEqual([[null, null], [false, null]]) // prettier-ignore
    const closed = seen(rows, 'PENERIMA|PKH', 'KKS', 'PENGECUALIAN', 'ASN', 'KIP')
    expect(closed.keluarga).toMatchObject({ terima_pkh: false, terima_bpnt: null, punya_kks: false, exclude: 'TIDAK_ADA', ada_asn_tni_polri: false }) // prettier-ignore
    expect(closed.anggota.map(({ asn, punya_kip }) => [asn, punya_kip])).toEqual([[false, false], [false, false]]) // prettier-ignore
    // What somebody said stands, whatever the list leaves out.
    expect(seen(familyRows({ receivesPkh: true }, {}), 'PENERIMA|PKH').keluarga.terima_pkh).toBe(true)
  })

  test('a member whom a list counts and nobody has written down may be anybody', () => {
    const { anggota, persons, keluarga } = seen(familyRows({ memberCount: 3 }, { ibu: { nikMatched: true } }))
    expect(persons).toEqual(['ibu'])
    expect(anggota.map(isUnseen)).toEqual([false, true, true])
    expect(keluarga).toMatchObject({ jumlah_anggota: 3, nik_padan_semua: null, lansia_tunggal: false })
    expect(seen(familyRows({}, {})).keluarga).toMatchObject({ jumlah_anggota: null, lansia_tunggal: null })
  })

  test('whoever died or moved is no member any more, and is not looked for either', () => {
    const rows = familyRows({ memberCount: 2 }, { nenek: { born: '1950-01-01' }, kakek: { present: false } })
    expect(seen(rows)).toMatchObject({ persons: ['nenek'], keluarga: { jumlah_anggota: 1, lansia_tunggal: true } })
  })

  test('a house is unfit as soon as one part is; fit when every part is known', () => {
    const house = (family: object) => seen(familyRows(family, { ibu: {} })).rumah
    expect(house({ floor: 8 })).toMatchObject({ tidak_layak: true, rtlh_skor: null })
    expect(house({ floor: 2, wall: 1, roof: 2 })).toMatchObject({ tidak_layak: null })
    expect(house({ floor: 2, wall: 1, roof: 2, toilet: 2, floorArea: 8 })).toMatchObject({ tidak_layak: false, rtlh_skor: 0, luas_per_kapita: 8 }) // prettier-ignore
    expect(house({ floor: 8, wall: 4, roof: 7, toilet: 3, floorArea: 7 })).toMatchObject({ tidak_layak: true, rtlh_skor: 5 }) // prettier-ignore
  })

  test('a band of income is the most that it means, and a head its part', () => {
    const { keluarga } = seen(familyRows({ incomeBand: 3, memberCount: 4 }, { ibu: {} }))
    expect(keluarga).toMatchObject({ pendapatan_ortu: 2_000_000, pendapatan_per_kapita: 500_000 })
    expect(seen(familyRows({ incomeBand: 6 }, { ibu: {} })).keluarga).toMatchObject({ pendapatan_ortu: 4_000_001, pendapatan_per_kapita: null }) // prettier-ignore
  })

  test('a desa, and a kelurahan', () => {
    expect(seen(familyRows({ desa: '32.04.05.2003' }, {})).keluarga.tinggal_di_desa).toBe(true)
    expect(seen(familyRows({ desa: '32.73.01.1001' }, {})).keluarga.tinggal_di_desa).toBe(false)
  })
})
