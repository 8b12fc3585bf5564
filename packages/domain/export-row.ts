import type { Layout } from './export.ts'
import type { Existence, Relation } from './person.ts'
import { existenceCodes, relationCodes } from './source-code.ts'

/** What leaves of a person and their family; unknown is null or empty. */
export type Exported = {
  readonly ref: string
  /** Names of the areas, and their Kemendagri code. */
  readonly province: string
  readonly district: string
  readonly kecamatan: string
  readonly desa: string
  readonly code: string
  readonly address: string
  readonly dusun: string
  readonly rt: string
  readonly rw: string
  readonly kk: string
  readonly nik: string
  readonly name: string
  readonly birthDate: string | null
  readonly birthPlace: string
  readonly sex: 'L' | 'P' | null
  readonly occupation: string
  readonly mother: string
  readonly relation: Relation
  readonly existence: Existence
  readonly nikMatched: boolean | null
  readonly marital: number | null
  readonly schooling: number | null
  readonly education: number | null
  readonly works: boolean | null
  readonly employment: number | null
  readonly bpjsSegment: string | null
  readonly pbi: boolean | null
  readonly kip: boolean | null
  readonly kks: boolean | null
  readonly pkh: boolean | null
  readonly bpnt: boolean | null
  /** As the list said it: a program that has ended. */
  readonly bpntPpkm: string
}

/** Words of DTKS exports; what they have no word for is LAINNYA. */
const relations: Readonly<Record<Relation, string>> = {
  KEPALA: 'KEPALA KELUARGA',
  PASANGAN: 'ISTRI',
  ANAK: 'ANAK',
  MENANTU: 'MENANTU',
  CUCU: 'CUCU',
  ORANG_TUA: 'ORANG TUA',
  MERTUA: 'MERTUA',
  FAMILI: 'FAMILI LAIN',
  LAINNYA: 'LAINNYA',
}

const answer = (value: boolean | null, yes = 'YA', no = 'TIDAK') => (value === null ? '' : value ? yes : no)
const flag = (value: boolean | null) => answer(value, '1', '2')
const number = (value: number | null) => (value === null ? '' : String(value))
const husband = ({ relation, sex }: Exported) => relation === 'PASANGAN' && sex === 'L'

type Column = readonly [header: string, of: (row: Exported) => string]

/** The order and the words of handbook §9.5, the typo included: offices match by it. */
const dtks: readonly Column[] = [
  ['ID DTKS', ({ ref }) => ref],
  ['PROVINSI', ({ province }) => province],
  ['KABUPATEN/KOTA', ({ district }) => district],
  ['KECAMATAN', ({ kecamatan }) => kecamatan],
  ['DESA/KELUARAHAN', ({ desa }) => desa],
  ['ALAMAT', ({ address }) => address],
  ['DUSUN', ({ dusun }) => dusun],
  ['RT', ({ rt }) => rt],
  ['RW', ({ rw }) => rw],
  ['NOKK', ({ kk }) => kk],
  ['NIK', ({ nik }) => nik],
  ['NAMA', ({ name }) => name],
  ['TANGGAL LAHIR', ({ birthDate }) => birthDate ?? ''],
  ['TEMPAT LAHIR', ({ birthPlace }) => birthPlace],
  ['JENIS KELAMIN', ({ sex }) => sex ?? ''],
  ['PEKERJAAN', ({ occupation }) => occupation],
  ['NAMA IBU KANDUNG', ({ mother }) => mother],
  ['HUB KELUARGA', (row) => (husband(row) ? 'SUAMI' : relations[row.relation])],
  ['KETERANGAN PADAN', ({ nikMatched }) => answer(nikMatched, 'PADAN', 'TIDAK PADAN')],
  ['BANSOS BPNT', ({ bpnt }) => answer(bpnt)],
  ['BANSOS PKH', ({ pkh }) => answer(pkh)],
  ['BANSOS BPNT-PPKM', ({ bpntPpkm }) => bpntPpkm],
  ['PBI JKN', ({ pbi }) => answer(pbi)],
]

/** Columns of SIKS-NG's table of persons (handbook §9.3, §9.4) that say nothing of anybody's health. */
const siks: readonly Column[] = [
  ['IDBDT', ({ ref }) => ref],
  ['KDPROP', ({ code }) => code.slice(0, 2)],
  ['KDKAB', ({ code }) => code.slice(3, 5)],
  ['KDKEC', ({ code }) => code.slice(6, 8)],
  ['KDDESA', ({ code }) => code.slice(9)],
  ['Alamat', ({ address }) => address],
  ['NoKK', ({ kk }) => kk],
  ['NIK', ({ nik }) => nik],
  ['Nama', ({ name }) => name],
  ['JnsKel', ({ sex }) => (sex === null ? '' : sex === 'L' ? '1' : '2')],
  ['TmpLahir', ({ birthPlace }) => birthPlace],
  ['TglLahir', ({ birthDate }) => birthDate ?? ''],
  ['Hub_KRT', ({ relation }) => relationCodes[relation]],
  ['Sta_kawin', ({ marital }) => number(marital)],
  ['Partisipasi_sekolah', ({ schooling }) => number(schooling)],
  ['Pendidikan_tertinggi', ({ education }) => number(education)],
  ['Sta_Bekerja', ({ works }) => flag(works)],
  ['Status_pekerjaan', ({ employment }) => number(employment)],
  ['Sta_keberadaan_art', ({ existence }) => existenceCodes[existence]],
  ['namagadis_ibukandung', ({ mother }) => mother],
  ['SEGMEN_BPJS', ({ bpjsSegment }) => bpjsSegment ?? ''],
  ['Ada_pbi', ({ pbi }) => flag(pbi)],
  ['Ada_kip', ({ kip }) => flag(kip)],
  ['Ada_kks', ({ kks }) => flag(kks)],
  ['Ada_pkh', ({ pkh }) => flag(pkh)],
  ['Ada_BPNT', ({ bpnt }) => flag(bpnt)],
]

const layouts: Readonly<Record<Layout, readonly Column[]>> = { dtks, siks }
/** Last column of each file: who took it out, when and why. An import leaves it out. */
const MARK = 'CATATAN EKSPOR'

export const headerOf = (layout: Layout): string[] => [...layouts[layout].map(([header]) => header), MARK]
export const cellsOf = (layout: Layout, row: Exported, mark: string): string[] => [
  ...layouts[layout].map(([, of]) => of(row)),
  mark,
]

/** SIKS-NG says who is gone; DTKS knows only those who are there. */
export const takesGone = (layout: Layout): boolean => layout === 'siks'
