import { describe, expect, test } from 'vitest'
import { NATIONAL_PROGRAMS } from '@slrt/domain/program-national'
import { RULE_FACTS } from '@slrt/domain/rule-fact'
import { CATEGORIES } from '@slrt/domain/category'
import { Definition } from '@slrt/domain/program'
import { familyRows, verdictIn, type Told } from '../support/rule-family.ts'

type Family = readonly [family: Told, members: Readonly<Record<string, Told>>]
type Three = { readonly layak: Family; readonly mungkin: Family; readonly tidak: Family }

/** A woman of 38, the head, whose number is that of Dukcapil; nothing that would add to what her family gets. */
const ibu: Told = {
  sex: 'P',
  born: '1988-03-02',
  relation: 'KEPALA',
  nikMatched: true,
  pregnant: false,
  severeDisability: false,
  disability: false,
  chronicIllness: false,
  schoolLevel: 'TIDAK_ADA',
}
const anak: Told = { ...ibu, born: '2016-05-01', relation: 'ANAK', schoolLevel: 'SD', schooling: 2 }
const poor: Told = { desil: 2, exclusion: 'TIDAK_ADA' }
const one = (family: Told, member: Told): Family => [family, { ibu: member }]

/** For each national program a family that is entitled, one of which it is not known, and one that is not. */
const FAMILIES: Readonly<Record<string, Three>> = {
  PKH: {
    layak: [poor, { ibu, anak }],
    mungkin: [poor, { ibu, anak: { ...anak, nikMatched: null } }],
    tidak: [poor, { ibu }],
  },
  BPNT: {
    layak: one({ ...poor, desil: 5 }, ibu),
    mungkin: one({ desil: 5 }, ibu),
    tidak: one({ ...poor, exclusion: 'JUDI_DARING' }, ibu),
  },
  BLT_DD: {
    layak: one({ desil: 1, villageListed: true }, ibu),
    mungkin: one({ desil: 1 }, ibu),
    tidak: one({ desil: 1, villageListed: true, desa: '32.04.05.1001' }, ibu),
  },
  PENA: {
    layak: one({ receivesPkh: true, willGraduate: true }, ibu),
    mungkin: one({ receivesPkh: true }, ibu),
    tidak: [
      { receivesPkh: true, willGraduate: true },
      { ibu, nenek: { ...ibu, born: '1950-01-01' } },
    ],
  },
  BANSOS_APBD: {
    layak: one({ socialRisk: true, similarAid: false }, ibu),
    mungkin: one({ socialRisk: true }, ibu),
    tidak: one({ socialRisk: true, similarAid: true }, ibu),
  },
  BAZNAS: {
    layak: one({ paperPoor: true }, { ...ibu, zakatGroup: 'MISKIN' }),
    mungkin: one({}, { ...ibu, zakatGroup: 'MISKIN' }),
    tidak: one({ paperPoor: true }, { ...ibu, zakatGroup: 'TIDAK' }),
  },
  CSR: { layak: one({ unmetNeed: true }, ibu), mungkin: one({}, ibu), tidak: one({ unmetNeed: false }, ibu) },
  PBI_JK: {
    layak: one(poor, { ...ibu, bpjsSegment: 'TIDAK_ADA' }),
    mungkin: one(poor, ibu),
    tidak: one(poor, { ...ibu, bpjsSegment: 'PPU' }),
  },
  PBI_JK_REAKTIVASI: {
    layak: one(poor, { ...ibu, pbiEver: true, pbiActive: false, paperHealth: true }),
    mungkin: one(poor, { ...ibu, pbiEver: true, pbiActive: false }),
    tidak: one(poor, { ...ibu, bpjsSegment: 'PBI_JK' }),
  },
  PBPU_PEMDA: {
    layak: one({ desil: 5 }, { ...ibu, localCard: true, bpjsSegment: 'NONAKTIF' }),
    mungkin: one({ desil: 7 }, { ...ibu, localCard: true, bpjsSegment: 'NONAKTIF' }),
    tidak: one({ desil: 5 }, { ...ibu, localCard: false, bpjsSegment: 'NONAKTIF' }),
  },
  PIP: { layak: [poor, { ibu, anak }], mungkin: [{ desil: 7 }, { ibu, anak }], tidak: one(poor, ibu) },
  KIP_K: {
    layak: one(poor, { ...ibu, born: '2008-01-01', graduated: 2025, collegeAccepted: true }),
    mungkin: one(poor, { ...ibu, born: '2008-01-01', graduated: 2025 }),
    tidak: one(poor, { ...ibu, graduated: 2023, collegeAccepted: true }),
  },
  BEASISWA_DAERAH: {
    layak: one(poor, { ...anak, localCard: true }),
    mungkin: one(poor, anak),
    tidak: one(poor, { ...ibu, localCard: true }),
  },
  SEKOLAH_RAKYAT: {
    layak: one(poor, { ...anak, boardingWilling: true }),
    mungkin: one(poor, anak),
    tidak: one({ desil: 3 }, { ...anak, boardingWilling: true }),
  },
  ATENSI: {
    layak: one(poor, { ...ibu, needsSocialService: true, socialAssessment: true }),
    mungkin: one(poor, { ...ibu, needsSocialService: true }),
    tidak: one(poor, { ...ibu, needsSocialService: false }),
  },
  ATENSI_YAPI: {
    layak: one(poor, { ...anak, orphan: 'YATIM' }),
    mungkin: one(poor, anak),
    tidak: one(poor, { ...ibu, orphan: 'YATIM_PIATU' }),
  },
  PERMAKANAN: {
    layak: one({ memberCount: 1 }, { ...ibu, born: '1950-11-22' }),
    mungkin: one({ memberCount: 1 }, { ...ibu, disability: null }),
    tidak: [{}, { kakek: { ...ibu, born: '1940-01-01' }, ibu }],
  },
  ADMINDUK: {
    layak: one({}, { ...ibu, hasNik: false, nikMatched: null }),
    mungkin: one({}, ibu),
    tidak: one({}, { ...ibu, hasNik: true, paperBirth: true }),
  },
  RST: {
    layak: one({ receivesBpnt: true, tenure: 1, floor: 8, wall: 6, roof: 7, toilet: 1, floorArea: 40 }, ibu),
    mungkin: one({ receivesBpnt: true, tenure: 1, floor: 8 }, ibu),
    tidak: one({ receivesBpnt: true, tenure: 2 }, ibu),
  },
  BSPS: {
    layak: one({ lowIncome: true, landLegal: true, floor: 8, houseAided: false }, ibu),
    mungkin: one({ lowIncome: true, floor: 8, houseAided: false }, ibu),
    tidak: one({ lowIncome: true, landLegal: true, floor: 8, houseAided: true }, ibu),
  },
  RTLH: {
    layak: one({ desil: 3, floor: 8, landLegal: true, paperLand: true, paperWilling: true }, ibu),
    mungkin: one({ desil: 3, floor: 8 }, ibu),
    tidak: one({ desil: 3, floor: 2, wall: 1, roof: 2, toilet: 1, floorArea: 36 }, ibu),
  },
  SUBSIDI_LISTRIK: {
    layak: one({ power: 1 }, ibu),
    mungkin: one({ power: 2 }, ibu),
    tidak: one({ power: 2, desil: 8 }, ibu),
  },
}

describe('the programs of handbook §11.2', () => {
  test.each(NATIONAL_PROGRAMS.map(({ code }) => code))('%s: entitled, not known, not entitled', (code) => {
    const { layak, mungkin, tidak } = FAMILIES[code]!
    const said = [layak, mungkin, tidak].map((family) => verdictIn(code, familyRows(...family)))
    expect(said).toEqual(['LAYAK', 'MUNGKIN', 'TIDAK'])
  })

  test.each(NATIONAL_PROGRAMS.map((one) => [one.code, one] as const))('%s is a whole definition', (_, program) => {
    const { definition } = program
    expect(Definition.parse(definition)).toEqual(definition)
    for (const { fact } of definition.papers) if (fact) expect(RULE_FACTS).toHaveProperty([fact])
    for (const { fact } of definition.priority) expect(RULE_FACTS).toHaveProperty([fact])
    if (definition.category) expect(CATEGORIES).toContain(definition.category)
    expect(definition.road === 'RUJUKAN' && definition.category === '').toBe(false)
    expect(definition.quota).toBeNull()
    expect(definition.source).not.toBe('')
  })

  test('whom a program insures already stays entitled to it', () => {
    const insured = (bpjsSegment: Told['bpjsSegment']) =>
      familyRows(poor, { ibu: { ...ibu, localCard: true, bpjsSegment } })
    expect(verdictIn('PBI_JK', insured('PBI_JK'))).toBe('LAYAK')
    expect(verdictIn('PBPU_PEMDA', insured('PBPU_PEMDA'))).toBe('LAYAK')
    expect(verdictIn('PBPU_PEMDA', insured('PBI_JK'))).toBe('TIDAK')
  })

  test('a pensioner of the state, a village official, a wage above the minimum: not PKH, and not for another reason', () => {
    const said = (exclusion: Told['exclusion']) => verdictIn('PKH', familyRows({ desil: 2, exclusion }, { ibu, anak }))
    expect(said('PENSIUNAN_ASN_TNI_POLRI')).toBe('TIDAK')
    expect(said('PERANGKAT_DESA')).toBe('TIDAK')
    expect(said('UPAH_DI_ATAS_UMR')).toBe('TIDAK')
    expect(said('KELUARGA_ASN_TNI_POLRI')).toBe('TIDAK')
    expect(said('JUDI_DARING')).toBe('MUNGKIN')
    expect(verdictIn('PKH', familyRows(poor, { ibu: { ...ibu, civilServant: true }, anak }))).toBe('TIDAK')
  })
})
