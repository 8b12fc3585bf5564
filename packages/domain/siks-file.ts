import { csvLine } from './export.ts'
import type { FactName, FactValue } from './fact.ts'
import type { Existence, Relation } from './person.ts'
import type { ProposalKind } from './proposal-state.ts'
import type { Match } from './proposal-transition.ts'
import { existenceCodes, relationCodes } from './source-code.ts'

/** Facts of a family or person as the register holds them; what nobody knows is left out or null. */
export type Known = Readonly<Partial<Record<FactName, FactValue>>>

/** One line of a batch: a person of a family that something is proposed of. */
export type SiksLine = {
  /** Our own number of the proposal: by it the answer is read. */
  readonly reference: string
  readonly kind: ProposalKind
  /** In words: what is proposed, beside what the columns say. */
  readonly remark: string
  readonly dukcapil: Match | null
  /** Day of the minutes; empty where no meeting decided. */
  readonly metOn: string
  readonly desa: string
  readonly rt: string
  readonly rw: string
  readonly dusun: string
  readonly address: string
  readonly head: string
  readonly members: number
  readonly kk: string
  readonly family: Known
  readonly nik: string
  readonly name: string
  readonly sex: 'L' | 'P' | null
  readonly birthPlace: string
  readonly birthDate: string | null
  readonly relation: Relation
  readonly mother: string
  readonly existence: Existence
  readonly person: Known
}

const cell = (value: FactValue | undefined): string =>
  value === null || value === undefined ? '' : typeof value === 'boolean' ? (value ? '1' : '2') : String(value)

type Column = readonly [header: string, of: (line: SiksLine) => string]
const ofFamily = (header: string, fact: FactName): Column => [header, ({ family }) => cell(family[fact])]
const ofPerson = (header: string, fact: FactName): Column => [header, ({ person }) => cell(person[fact])]

/**
 * What a batch says, in the order of SIKS-NG's tables of families and of persons (handbook §9.3, §9.4), as far as the
 * register has it; our own columns stand before and behind. Of anybody's health only what is itself proposed leaves.
 */
const columns: readonly Column[] = [
  ['KODE_USULAN', ({ reference }) => reference],
  ['JENIS_USULAN', ({ kind }) => kind],
  ['KDPROP', ({ desa }) => desa.slice(0, 2)],
  ['KDKAB', ({ desa }) => desa.slice(3, 5)],
  ['KDKEC', ({ desa }) => desa.slice(6, 8)],
  ['KDDESA', ({ desa }) => desa.slice(9)],
  ['Nama_SLS', ({ dusun, rt, rw }) => [dusun, rt && `RT ${rt}`, rw && `RW ${rw}`].filter(Boolean).join(' ')],
  ['Alamat', ({ address }) => address],
  ['Nama_KRT', ({ head }) => head],
  ['NOKK', ({ kk }) => kk],
  ['Jumlah_ART', ({ members }) => String(members)],
  ofFamily('sta_bangunan', 'tenure'),
  ofFamily('luas_lantai', 'floorArea'),
  ofFamily('lantai', 'floor'),
  ofFamily('dinding', 'wall'),
  ofFamily('atap', 'roof'),
  ofFamily('sumber_airminum', 'water'),
  ofFamily('sumber_penerangan', 'light'),
  ofFamily('daya', 'power'),
  ofFamily('bb_masak', 'cooking'),
  ofFamily('fasbab', 'toilet'),
  ofFamily('kloset', 'closet'),
  ofFamily('buang_tinja', 'sewage'),
  ofFamily('ada_motor', 'hasMotorcycle'),
  ofFamily('ada_mobil', 'hasCar'),
  ofFamily('aset_tak_bergerak', 'hasLand'),
  ['NIK', ({ nik }) => nik],
  ['Nama', ({ name }) => name],
  ['JnsKel', ({ sex }) => (sex === null ? '' : sex === 'L' ? '1' : '2')],
  ['TmpLahir', ({ birthPlace }) => birthPlace],
  ['TglLahir', ({ birthDate }) => birthDate ?? ''],
  ['Hub_KRT', ({ relation }) => relationCodes[relation]],
  ofPerson('Sta_kawin', 'marital'),
  ofPerson('Partisipasi_sekolah', 'schooling'),
  ofPerson('Pendidikan_tertinggi', 'education'),
  ofPerson('Sta_Bekerja', 'works'),
  ofPerson('Status_pekerjaan', 'employment'),
  ['Sta_keberadaan_art', ({ existence }) => existenceCodes[existence]],
  ['namagadis_ibukandung', ({ mother }) => mother],
  ['KETERANGAN_PADAN', ({ dukcapil }) => (dukcapil === null ? '' : dukcapil === 'PADAN' ? 'PADAN' : 'TIDAK PADAN')],
  ['TGL_MUSYAWARAH', ({ metOn }) => metOn],
  ['KETERANGAN', ({ remark }) => remark],
]

export const SIKS_HEADER: readonly string[] = columns.map(([header]) => header)

const order = (line: SiksLine) =>
  [line.desa, line.reference, line.relation === 'KEPALA' ? '0' : '1', line.name, line.nik].join('\u0000')

/**
 * The file of a batch: the same lines give the same bytes, in whatever order they come. No cell begins a formula; lines
 * end in CR LF, cells are quoted and parted by `|` as SIKS-NG's own exports have them.
 */
export function siksFile(lines: readonly SiksLine[]): string {
  const keyed = lines.map((line) => ({ key: order(line), line }))
  keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
  return [SIKS_HEADER, ...keyed.map(({ line }) => columns.map(([, of]) => of(line)))].map(csvLine).join('')
}

/** `usulan-siks-3204-2026-11-3.csv` for batch `2026-11/3` of 32.04. */
export const siksFileName = (tenant: string, number: string): string =>
  `usulan-siks-${tenant.replace(/\D/g, '')}-${number.replace('/', '-')}.csv`
