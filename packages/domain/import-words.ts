import { foldName } from './area.ts'
import type { Existence, Relation } from './person.ts'
import { BPJS_SEGMENTS, ORPHANS, type PersonFacts } from './register-fact.ts'

const REMEMBERED = 5000

/** Makes a reader that knows words whatever their case and signs; what it does not know is null. */
function wordReader<T>(words: Readonly<Record<string, T>>): (cell: string) => T | null {
  const known = new Map<string, T | null>([['', null], ...Object.entries(words)])
  return (cell) => {
    const seen = known.get(cell)
    if (seen !== undefined) return seen
    const found = known.get(foldName(cell)) ?? null
    // What stands there comes from a file: it is remembered only so far.
    if (known.size < REMEMBERED) known.set(cell, found)
    return found
  }
}

const meaning = <T extends string | boolean>(...meanings: [T, string][]): Record<string, T> =>
  Object.fromEntries(meanings.flatMap(([value, words]) => words.split('|').map((word) => [word, value])))

export const readSex = wordReader<'L' | 'P'>(
  meaning<'L' | 'P'>(
    ['L', 'l|lk|laki|laki laki|lakilaki|pria|1|01|m|male'],
    ['P', 'p|pr|perempuan|wanita|w|2|02|f|female'],
  ),
)

/** Yes and no as files have it: in Regsosek and DTSEN 1 and 2, in tables of databases 1 and 0. */
export const readYesNo = wordReader<boolean>(
  meaning<boolean>(
    [true, 'ya|y|yes|iya|1|01|true|t|ada|aktif|menerima|penerima|v|x'],
    [false, 'tidak|tdk|t a|n|no|0|00|2|02|false|f|tidak ada|tidak aktif|nonaktif|non aktif|bukan|bukan penerima|belum'],
  ),
)

export const readMatched = wordReader<boolean>(
  meaning<boolean>(
    [true, 'padan|sesuai|valid|ya|1|true|nik padan|data padan|padan dukcapil|online'],
    [false, 'tidak padan|tdk padan|belum padan|tidak sesuai|tidak valid|invalid|tidak|0|2|false|nonpadan|non padan'],
  ),
)

/** The words of family cards and the codes of DTSEN (handbook §9.8: 6 is parent or parent-in-law). */
const RELATION_WORDS = meaning<Relation>(
  ['KEPALA', 'kepala keluarga|kepala|kepala rumah tangga|kepala kk|kk|krt|1|01'],
  ['PASANGAN', 'istri|isteri|suami|istri suami|isteri suami|suami istri|suami isteri|pasangan|2|02'],
  ['ANAK', 'anak|anak kandung|anak angkat|anak tiri|anak asuh|3|03'],
  ['MENANTU', 'menantu|anak menantu|4|04'],
  ['CUCU', 'cucu|cicit|cucu cicit|5|05'],
  ['ORANG_TUA', 'orang tua|orangtua|ayah|bapak|ibu|ayah kandung|ibu kandung|orang tua mertua|orangtua mertua|6|06'],
  ['MERTUA', 'mertua|ayah mertua|ibu mertua|bapak mertua'],
  [
    'FAMILI',
    'famili lain|famili|family lain|keluarga lain|saudara|kakak|adik|keponakan|kemenakan|nenek|kakek|ipar|paman|bibi|sepupu|saudara kandung',
  ],
  [
    'LAINNYA',
    'lainnya|lain lain|lain|pembantu|sopir|pembantu sopir|pembantu rumah tangga|asisten rumah tangga|7|07|8|08',
  ],
)
export const readRelation = wordReader<Relation>(RELATION_WORDS)
/** Cells that say no more than the relation that they are read as. */
const PLAIN = wordReader<boolean>(
  meaning<boolean>([
    true,
    'kepala keluarga|kepala|1|istri|suami|2|anak|3|menantu|4|cucu|5|orang tua|mertua|famili lain|famili|lainnya|8',
  ]),
)
export const isPlainRelation = (cell: string): boolean => PLAIN(cell) === true

export const readSegment = wordReader<NonNullable<PersonFacts['bpjsSegment']>>({
  ...Object.fromEntries(BPJS_SEGMENTS.map((code) => [foldName(code), code])),
  ...meaning<(typeof BPJS_SEGMENTS)[number]>(
    ['PBI_JK', 'pbi|pbi apbn|pbi jkn|penerima bantuan iuran|pbi jk apbn'],
    ['PBPU_PEMDA', 'pbi apbd|pbpu bp pemda|pbpu pemda|jamkesda|pbpu dan bp pemda'],
    ['PPU', 'pekerja penerima upah|ppu bu|ppu pn|ppu swasta|ppu asn'],
    ['PBPU', 'mandiri|pbpu mandiri|pekerja bukan penerima upah'],
    ['BP', 'bukan pekerja'],
    ['NONAKTIF', 'non aktif|tidak aktif|nonaktif'],
    ['TIDAK_ADA', 'tidak ada|tidak punya|bukan peserta|belum terdaftar|tidak terdaftar'],
  ),
})

export const readOrphan = wordReader<NonNullable<PersonFacts['orphan']>>({
  ...Object.fromEntries(ORPHANS.map((code) => [foldName(code), code])),
  bukan: 'TIDAK',
  'tidak yatim': 'TIDAK',
})

/** Whether the words for somebody's work say that they have any, and that the state pays them. */
const IDLE =
  /^(?:belum|tidak|tdk|blm)\b.*kerja|^(?:mengurus rumah tangga|ibu rumah tangga|irt|pelajar|mahasiswa|siswa|pensiunan|tidak ada|menganggur|pengangguran)/
const STATE = /\b(?:pns|pppk|p3k|asn|tni|polri|pegawai negeri|tentara|kepolisian)\b/
const RETIRED = /pensiun|purnawirawan|veteran/

export const hasWork = (occupation: string): boolean => !IDLE.test(foldName(occupation))
export const isStatePaid = (occupation: string): boolean => {
  const folded = foldName(occupation)
  return STATE.test(folded) && !RETIRED.test(folded)
}

/** Whether somebody is still there, by the status of DTSEN: `DTSEN AKTIF - ASESMEN MENINGGAL` (handbook §9.6). */
export function existenceOf(status: string): Existence {
  const folded = foldName(status)
  if (folded.includes('meninggal')) return 'MENINGGAL'
  if (folded.includes('tidak ditemukan')) return 'TIDAK_DITEMUKAN'
  if (folded.includes('pindah')) return 'PINDAH'
  return folded.includes('ganda') ? 'GANDA' : 'ADA'
}

/** What people write where they have nothing to write; without blanks too, as a number's cell is cleaned. */
const NOTHING = new Set(
  '|tidak ada|tidakada|tidak tahu|tidaktahu|tidak diketahui|tdk ada|tdk tahu|null|n a|na|nihil|kosong|none|nan'.split(
    '|',
  ),
)
const LONGEST_NOTHING = 18
/** How all of these begin: most cells are told apart here. */
const MAYBE_NOTHING = /^[^a-z0-9]*(?:[tkn]|$)/i

/** Whether a cell says nothing: empty, signs only, or words for it. */
export const isNothing = (cell: string): boolean =>
  cell === '' || (cell.length <= LONGEST_NOTHING && MAYBE_NOTHING.test(cell) && NOTHING.has(foldName(cell)))
