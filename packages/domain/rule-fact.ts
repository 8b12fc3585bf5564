import { codesOf, type ListName } from './code-list.ts'
import type { ListKind } from './enrolment.ts'
import { RELATIONS } from './person.ts'
import type { ProgramUnit } from './program.ts'
import { BPJS_SEGMENTS, EXCLUSIONS, ORPHANS, SCHOOL_LEVELS, ZAKAT_GROUPS } from './register-fact.ts'
import type { HouseholdFacts, PersonFacts } from './register-fact.ts'

export type FactColumn = keyof HouseholdFacts | keyof PersonFacts

/** Who can change a fact: whoever disagrees goes there (handbook §10.2, §11.3). */
export const DECIDERS = [
  'BPS',
  'DUKCAPIL',
  'SIKS',
  'BPJS',
  'SEKOLAH',
  'PETUGAS',
  'KESEHATAN',
  'DESA',
  'KEMENSOS',
] as const
export type Decider = (typeof DECIDERS)[number]

/** Papers that prove facts (handbook §7, §11.1); named by text `rule.paper.<code>`. */
export const RULE_PAPERS = [
  'KK',
  'KTP',
  'AKTA_LAHIR',
  'AKTA_KEMATIAN',
  'BUKU_KIA',
  'KARTU_JKN',
  'KIP',
  'KKS',
  'SURAT_DTSEN',
  'SKTM',
  'SURAT_FASKES',
  'SURAT_DISABILITAS',
  'SURAT_SEKOLAH',
  'SURAT_KAMPUS',
  'IJAZAH',
  'SLIP_GAJI',
  'SURAT_KERJA',
  'SURAT_TANAH',
  'PERNYATAAN_TANAH',
  'PERNYATAAN_BEDAH',
  'PERNYATAAN_GRADUASI',
  'PERNYATAAN_ASRAMA',
  'FOTO_RUMAH',
  'REKENING_LISTRIK',
  'BERITA_ACARA',
  'SURAT_BENCANA',
  'SURAT_PANTI',
  'ASESMEN',
] as const
export type RulePaper = (typeof RULE_PAPERS)[number]

export type FactType = 'flag' | 'number' | 'code'

/**
 * A fact that rules may test. `codes` or `list`: the values of a code. `least`, `most`: what a number can be at all.
 * `closed`: once a list of this kind is in (of PENERIMA that of `program`), who is not on it is not (design §2.8).
 * `columns`: of table `fact`. `asks`: fields by which an officer can fill it, `ask` the first. `isListed`: an import brings it.
 */
export type RuleFact = {
  readonly of: 'family' | 'person'
  readonly type: FactType
  readonly codes?: readonly (string | number)[]
  readonly list?: ListName
  readonly unit?: 'rupiah' | 'tahun' | 'orang' | 'm2'
  readonly least?: number
  readonly most?: number
  readonly closed?: ListKind
  readonly program?: string
  readonly decidedBy: Decider
  readonly columns: readonly FactColumn[]
  readonly asks: readonly string[]
  readonly ask: string | null
  readonly isListed: boolean
  readonly paper: RulePaper | null
}

type Told = Partial<RuleFact>
type Of = RuleFact['of']

/** A fact that is one column: asked by its officer's field of the same name, unless told otherwise. */
const fact =
  (of: Of, type: FactType) =>
  (
    column: FactColumn | readonly FactColumn[],
    decidedBy: Decider,
    paper: RulePaper | null,
    told: Told = {},
  ): RuleFact => {
    const columns = typeof column === 'string' ? [column] : column
    const asks = told.asks ?? columns
    return { of, type, decidedBy, columns, paper, isListed: false, ...told, asks, ask: asks[0] ?? null }
  }
const flag = fact('family', 'flag')
const number = fact('family', 'number')
const code = fact('family', 'code')
const ownFlag = fact('person', 'flag')
const ownNumber = fact('person', 'number')
const ownCode = fact('person', 'code')

const LISTED = { isListed: true } as const
/** What others decide: no officer's field has it. */
const UNASKED = { isListed: true, asks: [] } as const
const SIKS = { asks: [], closed: 'PENGECUALIAN' } as const
const receives = (program: string) => ({ ...UNASKED, closed: 'PENERIMA' as const, program })
const listed = (list: ListName) => ({ isListed: true, list })

/**
 * The fact dictionary (handbook §11.3), by the names that rules use. Of a member inside `some`, `all`, `none`, `count`
 * without the noun: `usia` for `orang.usia`.
 */
export const RULE_FACTS: Readonly<Record<string, RuleFact>> = {
  'keluarga.desil': number('desil', 'BPS', 'SURAT_DTSEN', { ...UNASKED, least: 1, most: 10 }),
  'keluarga.kemiskinan_ekstrem': flag('extremePoor', 'BPS', 'SURAT_DTSEN', UNASKED),
  'keluarga.exclude': code('exclusion', 'SIKS', null, { ...SIKS, codes: EXCLUSIONS }),
  'keluarga.ada_asn_tni_polri': flag(['exclusion', 'civilServant'], 'SIKS', 'SURAT_KERJA', {
    ...SIKS,
    asks: ['civilServant'],
    isListed: true,
  }),
  'keluarga.ada_pensiunan_asn': flag('exclusion', 'SIKS', null, SIKS),
  'keluarga.ada_perangkat_desa': flag('exclusion', 'SIKS', null, SIKS),
  'keluarga.upah_diatas_umk': flag('exclusion', 'SIKS', 'SLIP_GAJI', SIKS),
  'keluarga.nik_padan_semua': flag('nikMatched', 'DUKCAPIL', 'KTP', UNASKED),
  'keluarga.jumlah_anggota': number('memberCount', 'DUKCAPIL', 'KK', { ...UNASKED, unit: 'orang', least: 1, most: 30 }),
  'keluarga.lansia_tunggal': flag(['memberCount', 'born'], 'DUKCAPIL', 'KK', UNASKED),
  'keluarga.terima_pkh': flag('receivesPkh', 'KEMENSOS', 'KKS', receives('PKH')),
  'keluarga.terima_bpnt': flag('receivesBpnt', 'KEMENSOS', 'KKS', receives('BPNT')),
  'keluarga.punya_kks': flag('hasKks', 'KEMENSOS', 'KKS', { ...LISTED, closed: 'KKS' }),
  'keluarga.pendapatan_ortu': number('incomeBand', 'PETUGAS', 'SLIP_GAJI', {
    unit: 'rupiah',
    least: 0,
    most: 10_000_000,
  }),
  'keluarga.pendapatan_per_kapita': number(['incomeBand', 'memberCount'], 'PETUGAS', 'SLIP_GAJI', {
    asks: ['incomeBand'],
    unit: 'rupiah',
    least: 0,
    most: 4_000_000,
  }),
  'keluarga.mbr': flag('lowIncome', 'PETUGAS', 'SLIP_GAJI'),
  'keluarga.hilang_pekerjaan': flag('lostJob', 'PETUGAS', 'SURAT_KERJA'),
  'keluarga.ditetapkan_musdes': flag('villageListed', 'DESA', 'BERITA_ACARA'),
  'keluarga.terima_bantuan_rumah_10th': flag('houseAided', 'PETUGAS', null),
  'keluarga.terima_bantuan_sejenis': flag('similarAid', 'PETUGAS', null),
  'keluarga.bersedia_graduasi': flag('willGraduate', 'PETUGAS', 'PERNYATAAN_GRADUASI'),
  'keluarga.risiko_sosial': flag('socialRisk', 'PETUGAS', 'ASESMEN'),
  'keluarga.kebutuhan_tak_terpenuhi': flag('unmetNeed', 'PETUGAS', 'ASESMEN'),
  'keluarga.tinggal_di_desa': flag([], 'DUKCAPIL', 'KK', UNASKED),
  'keluarga.punya_mobil': flag('hasCar', 'PETUGAS', null, LISTED),
  'keluarga.punya_motor': flag('hasMotorcycle', 'PETUGAS', null, LISTED),
  'keluarga.punya_lahan': flag('hasLand', 'PETUGAS', null, LISTED),
  'keluarga.sktm': flag('paperPoor', 'DESA', 'SKTM'),
  'keluarga.surat_dtsen': flag('paperDesil', 'PETUGAS', 'SURAT_DTSEN'),
  'keluarga.pernyataan_tanah': flag('paperLand', 'PETUGAS', 'PERNYATAAN_TANAH'),
  'keluarga.bersedia_dibedah': flag('paperWilling', 'PETUGAS', 'PERNYATAAN_BEDAH'),
  'rumah.tidak_layak': flag(['floor', 'wall', 'roof', 'toilet', 'floorArea'], 'PETUGAS', 'FOTO_RUMAH', LISTED),
  'rumah.rtlh_skor': number(['floor', 'wall', 'roof', 'toilet', 'floorArea'], 'PETUGAS', 'FOTO_RUMAH', {
    ...LISTED,
    least: 0,
    most: 5,
  }),
  'rumah.milik_sendiri': flag('tenure', 'PETUGAS', 'SURAT_TANAH', LISTED),
  'rumah.tanah_dikuasai_legal': flag('landLegal', 'PETUGAS', 'SURAT_TANAH'),
  'rumah.luas': number('floorArea', 'PETUGAS', 'FOTO_RUMAH', { ...LISTED, unit: 'm2', least: 0, most: 999 }),
  'rumah.luas_per_kapita': number(['floorArea', 'memberCount'], 'PETUGAS', 'FOTO_RUMAH', {
    ...LISTED,
    asks: ['floorArea'],
    unit: 'm2',
    least: 0,
    most: 999,
  }),
  'rumah.status': code('tenure', 'PETUGAS', 'SURAT_TANAH', listed('tenure')),
  'rumah.lantai': code('floor', 'PETUGAS', 'FOTO_RUMAH', listed('floor')),
  'rumah.dinding': code('wall', 'PETUGAS', 'FOTO_RUMAH', listed('wall')),
  'rumah.atap': code('roof', 'PETUGAS', 'FOTO_RUMAH', listed('roof')),
  'rumah.air_minum': code('water', 'PETUGAS', 'FOTO_RUMAH', listed('water')),
  'rumah.penerangan': code('light', 'PETUGAS', 'REKENING_LISTRIK', listed('light')),
  'rumah.daya': code('power', 'PETUGAS', 'REKENING_LISTRIK', listed('power')),
  'rumah.bahan_bakar': code('cooking', 'PETUGAS', 'FOTO_RUMAH', listed('cooking')),
  'rumah.bab': code('toilet', 'PETUGAS', 'FOTO_RUMAH', listed('toilet')),
  'rumah.kloset': code('closet', 'PETUGAS', 'FOTO_RUMAH', listed('closet')),
  'rumah.tinja': code('sewage', 'PETUGAS', 'FOTO_RUMAH', listed('sewage')),

  'orang.usia': ownNumber('born', 'DUKCAPIL', 'KK', { ...UNASKED, unit: 'tahun', least: 0, most: 130 }),
  'orang.jenis_kelamin': ownCode('sex', 'DUKCAPIL', 'KK', { ...UNASKED, codes: ['L', 'P'] }),
  'orang.hubungan': ownCode('relation', 'DUKCAPIL', 'KK', { ...UNASKED, codes: RELATIONS }),
  'orang.kawin': ownCode('marital', 'DUKCAPIL', 'KK', listed('marital')),
  'orang.nik_padan': ownFlag('nikMatched', 'DUKCAPIL', 'KTP', UNASKED),
  'orang.punya_nik': ownFlag(['hasNik', 'nikMatched'], 'DUKCAPIL', 'KK', UNASKED),
  'orang.akta_lahir': ownFlag('paperBirth', 'DUKCAPIL', 'AKTA_LAHIR'),
  'orang.ktp_tenant': ownFlag('localCard', 'DUKCAPIL', 'KTP'),
  'orang.hamil': ownFlag(['pregnant', 'sex', 'born'], 'KESEHATAN', 'BUKU_KIA', { ...LISTED, asks: ['pregnant'] }),
  'orang.disabilitas': ownFlag(['disability', 'severeDisability'], 'KESEHATAN', 'SURAT_DISABILITAS', LISTED),
  'orang.disabilitas_berat': ownFlag(['severeDisability', 'disability'], 'KESEHATAN', 'SURAT_DISABILITAS', LISTED),
  'orang.penyakit_kronis': ownFlag('chronicIllness', 'KESEHATAN', 'SURAT_FASKES', LISTED),
  'orang.penyakit_katastropik': ownFlag('catastrophicIllness', 'KESEHATAN', 'SURAT_FASKES'),
  'orang.rawat_inap': ownFlag('inHospital', 'KESEHATAN', 'SURAT_FASKES'),
  'orang.surat_faskes': ownFlag('paperHealth', 'KESEHATAN', 'SURAT_FASKES'),
  'orang.partisipasi_sekolah': ownCode('schooling', 'SEKOLAH', 'SURAT_SEKOLAH', listed('schooling')),
  'orang.sekolah': ownCode(['schoolLevel', 'schooling'], 'SEKOLAH', 'SURAT_SEKOLAH', {
    ...LISTED,
    codes: SCHOOL_LEVELS,
  }),
  'orang.pendidikan': ownCode('education', 'SEKOLAH', 'IJAZAH', listed('education')),
  'orang.tahun_sejak_lulus': ownNumber('graduated', 'SEKOLAH', 'IJAZAH', { unit: 'tahun', least: 0, most: 100 }),
  'orang.diterima_pt_terakreditasi': ownFlag('collegeAccepted', 'SEKOLAH', 'SURAT_KAMPUS'),
  'orang.punya_kip': ownFlag('hasKip', 'SEKOLAH', 'KIP', { ...LISTED, closed: 'KIP' }),
  'orang.bersedia_asrama': ownFlag('boardingWilling', 'PETUGAS', 'PERNYATAAN_ASRAMA'),
  'orang.bekerja': ownFlag('works', 'PETUGAS', 'SURAT_KERJA', LISTED),
  'orang.pekerjaan': ownCode('employment', 'PETUGAS', 'SURAT_KERJA', listed('employment')),
  'orang.asn': ownFlag(['civilServant', 'born'], 'SIKS', 'SURAT_KERJA', {
    ...LISTED,
    asks: ['civilServant'],
    closed: 'ASN',
  }),
  'orang.segmen_bpjs': ownCode('bpjsSegment', 'BPJS', 'KARTU_JKN', { ...LISTED, codes: BPJS_SEGMENTS }),
  'orang.pbi_aktif': ownFlag(['pbiActive', 'bpjsSegment'], 'BPJS', 'KARTU_JKN', LISTED),
  'orang.pbi_pernah': ownFlag(['pbiEver', 'pbiActive', 'bpjsSegment'], 'BPJS', 'KARTU_JKN', { asks: ['pbiEver'] }),
  'orang.status_yatim': ownCode('orphan', 'PETUGAS', 'AKTA_KEMATIAN', { codes: ORPHANS }),
  'orang.panti': ownFlag('inInstitution', 'PETUGAS', 'SURAT_PANTI'),
  'orang.korban_bencana': ownFlag('disasterVictim', 'PETUGAS', 'SURAT_BENCANA'),
  'orang.ppks': ownFlag('needsSocialService', 'PETUGAS', 'ASESMEN'),
  'orang.asesmen_peksos': ownFlag('socialAssessment', 'PETUGAS', 'ASESMEN'),
  'orang.asnaf': ownCode('zakatGroup', 'PETUGAS', 'SKTM', { codes: ZAKAT_GROUPS }),
}

/** What a rule may ask of the regulation: the desil limit, the age of the elderly, the house score, universal coverage. */
export const PARAMS = {
  maxDesil: { type: 'number', least: 1, most: 10 },
  elderlyAge: { type: 'number', least: 50, most: 100 },
  houseScore: { type: 'number', least: 0, most: 5 },
  uhc: { type: 'flag', least: 0, most: 1 },
} as const satisfies Record<string, { type: 'flag' | 'number'; least: number; most: number }>
export type ParamName = keyof typeof PARAMS

/** Values that a code can have. */
export const codesOfFact = ({ codes, list }: RuleFact): readonly (string | number)[] =>
  codes ?? (list ? codesOf(list).map((one) => one.code) : [])

const PERSON = 'orang.'

/** The fact that a `var` names; inside a quantifier a member's, without its noun. Undefined for a name that there is not. */
export function factNamed(name: string, isMember: boolean): RuleFact | undefined {
  const full = isMember ? `${PERSON}${name}` : name
  return Object.hasOwn(RULE_FACTS, full) ? RULE_FACTS[full] : undefined
}

/** The name of the dictionary for a `var`: `usia` of a member is `orang.usia`. */
export const fullName = (name: string, isMember: boolean): string => (isMember ? `${PERSON}${name}` : name)

/** Whether a rule of a program for families, or for persons, can ask for a fact outside a quantifier. */
export const isOfUnit = (fact: RuleFact, unit: ProgramUnit): boolean => fact.of === 'family' || unit === 'ORANG'

/** The list that closes a fact, as `source_list` has it: `PENERIMA|PKH`, `ASN`. */
export const closedKey = ({ closed, program }: Pick<RuleFact, 'closed' | 'program'>): string | null =>
  closed ? (program ? `${closed}|${program}` : closed) : null
