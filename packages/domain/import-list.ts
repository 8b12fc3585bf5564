import * as z from 'zod/mini'
import { foldName } from './area.ts'
import { LIST_KINDS, type ListKind } from './enrolment.ts'
import type { Cells } from './import-clean.ts'
import { isNumber, isPossibleNik } from './import-nik.ts'
import type { Judged, Taken } from './import-row.ts'
import { ProgramCode, type ProgramUnit } from './program.ts'
import { Refusal } from './refusal.ts'
import type { EXCLUSIONS } from './register-fact.ts'

/** Which list a file is; `program` only of PENERIMA, else empty. It is complete for the whole district. */
export const SourceListOf = z.object({
  kind: z.enum(LIST_KINDS),
  program: z.union([z.literal(''), ProgramCode]),
})
export type SourceListOf = z.infer<typeof SourceListOf>

/** The same, and whether whoever is on it stands for a family or for himself. */
export type ImportList = SourceListOf & { readonly unit: ProgramUnit }

/** What being on a list says of a family or a person; what it says of those who are no longer on it; field of table `fact`. */
export type ListFact = {
  readonly of: 'household' | 'person'
  readonly field: 'exclusion' | 'hasKks' | 'civilServant' | 'hasKip' | 'receivesPkh' | 'receivesBpnt' | 'pbiActive'
  readonly gone: false | 'TIDAK_ADA'
}
const FACTS: Readonly<Record<string, ListFact>> = {
  PENGECUALIAN: { of: 'household', field: 'exclusion', gone: 'TIDAK_ADA' },
  KKS: { of: 'household', field: 'hasKks', gone: false },
  ASN: { of: 'person', field: 'civilServant', gone: false },
  KIP: { of: 'person', field: 'hasKip', gone: false },
  'PENERIMA|PKH': { of: 'household', field: 'receivesPkh', gone: false },
  'PENERIMA|BPNT': { of: 'household', field: 'receivesBpnt', gone: false },
  'PENERIMA|PBI_JK': { of: 'person', field: 'pbiActive', gone: false },
}
/** The fact of a list; null: receivers of a program of which no rule asks. */
export const listFact = ({ kind, program }: SourceListOf): ListFact | null =>
  FACTS[program ? `${kind}|${program}` : kind] ?? null

/** Whom a list without a program counts: families, or persons. */
export const unitOf = (kind: Exclude<ListKind, 'PENERIMA'>): ProgramUnit =>
  FACTS[kind]!.of === 'household' ? 'KELUARGA' : 'ORANG'

const NAMES: Readonly<Record<ListKind, string>> = {
  PENERIMA: 'penerima',
  PENGECUALIAN: 'pengecualian',
  ASN: 'ASN',
  KIP: 'KIP',
  KKS: 'KKS',
}
/** Who stands as the author of what a list says: the list, by its name. */
export const listName = ({ kind, program }: SourceListOf): string => `Daftar ${NAMES[kind]} ${program}`.trim()

/**
 * The day of a list: without one nobody knows for how long it counts (domain/closed-list).
 * @throws Refusal `import.list_day` for none, or one that is yet to come
 */
export function assertListDay(asOf: string | null, today: string): asserts asOf is string {
  if (asOf === null || asOf > today) throw new Refusal('import.list_day')
}

type Exclusion = (typeof EXCLUSIONS)[number]

const STATE = String.raw`(?:asn|pns|pppk|p3k|tni|polri|polisi|tentara|pegawai negeri)`
/** How SIKS-NG and villages write a reason (handbook §10.2), folded; the first that fits. */
const REASONS: readonly (readonly [RegExp, Exclusion])[] = [
  [/\b(?:meninggal|wafat|almarhum|almarhumah)\b/, 'MENINGGAL'],
  [/\balamat\b/, 'ALAMAT_TIDAK_DITEMUKAN'],
  [/\b(?:pensiun|pensiunan|purnawirawan)\b/, 'PENSIUNAN_ASN_TNI_POLRI'],
  [new RegExp(`\\b(?:keluarga|istri|isteri|suami|anak|orang tua|satu kk|dalam kk)\\b.*\\b${STATE}\\b`), 'KELUARGA_ASN_TNI_POLRI'], // prettier-ignore
  [new RegExp(`\\b${STATE}\\b`), 'ASN_TNI_POLRI'],
  [/\bguru\b|\bsertifikasi\b/, 'GURU_BERSERTIFIKAT'],
  [/\b(?:tenaga kesehatan|nakes|perawat|bidan|dokter)\b/, 'TENAGA_KESEHATAN'],
  [/\b(?:perangkat|aparat|aparatur|kepala) desa\b|\bkades\b/, 'PERANGKAT_DESA'],
  [/\b(?:apbn|apbd)\b/, 'GAJI_APBN_APBD'],
  [/\b(?:perusahaan|direktur|komisaris|ahu)\b/, 'PENGURUS_PERUSAHAAN'],
  [/\b(?:umr|umk|ump)\b/, 'UPAH_DI_ATAS_UMR'],
  [/\b(?:menolak|mengundurkan diri|mundur)\b/, 'MENOLAK'],
  [/\bhukum\b/, 'TIDAK_LAYAK_HUKUM'],
  [/\b(?:judi|judol)\b/, 'JUDI_DARING'],
  [/\b(?:saldo|rekening|tabungan)\b/, 'SALDO_BANK'],
  [/\b(?:bantuan|bansos|program) lain(?:nya)?\b|\bsudah menerima\b/, 'BANTUAN_LAIN'],
  [/\btidak (?:di)?temukan\b/, 'TIDAK_DITEMUKAN'],
]

/** Why a family is left out, from the words of a list; LAINNYA for none, or words that nobody knows. */
export function readExclusion(cell: string): Exclusion {
  const folded = foldName(cell.replaceAll('_', ' '))
  return REASONS.find(([words]) => words.test(folded))?.[1] ?? 'LAINNYA'
}

const MOST_NAME = 120
/** Of a list only the number counts, and the reason. */
const NOTHING: Omit<Taken, 'nik' | 'name' | 'householdFacts'> = {
  ref: null,
  kk: null,
  kkReadable: true,
  desa: '',
  rt: '',
  rw: '',
  dusun: '',
  address: '',
  birthDate: null,
  birthPlace: null,
  sex: null,
  mother: null,
  relation: 'LAINNYA',
  existence: 'ADA',
  householdDetail: {},
  personDetail: {},
  personFacts: {},
  programs: [],
}

/** Judges rows of a list: whose number it is. Whether the register has that number, whoever looks it up says. */
export const listJudge =
  (kind: ListKind): ((cells: Cells) => Judged) =>
  (cells) => {
    const nik = cells['nik'] ?? ''
    if (!isNumber(nik)) return { rejection: 'nik_malformed', field: 'nik' }
    if (!isPossibleNik(nik)) return { rejection: 'nik_impossible', field: 'nik' }
    const name = (cells['name'] ?? '').slice(0, MOST_NAME).toWellFormed()
    const householdFacts = kind === 'PENGECUALIAN' ? { exclusion: readExclusion(cells['exclusion'] ?? '') } : {}
    return { taken: { ...NOTHING, nik, name, householdFacts }, warnings: [] }
  }
