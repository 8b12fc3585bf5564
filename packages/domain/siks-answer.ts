import { ANSWERS, type Answer } from './proposal-transition.ts'
import { AnswerRow } from './siks.ts'

/** What SIKS-NG and offices call the columns of an answer. */
const names: Readonly<Record<keyof AnswerRow, readonly string[]>> = {
  reference: ['kode usulan', 'kodeusulan', 'id usulan', 'referensi', 'nomor usulan', 'no usulan'],
  answer: ['status', 'status usulan', 'hasil', 'jawaban'],
  code: ['kode', 'kode tolak', 'kode alasan', 'alasan', 'alasan tolak', 'keterangan'],
  desil: ['desil', 'desil baru', 'desil nasional'],
  period: ['periode', 'cut off', 'cutoff', 'bulan'],
}

/** Words for the same answer. */
const words: Readonly<Record<Answer, readonly string[]>> = {
  DITERIMA: ['diterima', 'terima', 'disetujui'],
  MENUNGGU_PERINGKAT: ['menunggu peringkat', 'menunggu', 'menunggu pemeringkatan', 'proses bps'],
  SELESAI: ['selesai', 'diperingkat', 'final'],
  DITOLAK: ['ditolak', 'tolak', 'tidak diterima'],
}

/** Words in small letters and digits, one space between. */
const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const months = ['januari', 'februari', 'maret', 'april', 'mei', 'juni', 'juli', 'agustus', 'september', 'oktober', 'november', 'desember'] // prettier-ignore

/** `2026-10` of `2026-10`, `202610`, `10/2026`, `2026-10-20`, `Oktober 2026`; anything else as it is written. */
function periodOf(text: string): string | null {
  const plain = text.trim()
  if (plain === '') return null
  const [, year, month] = /^(\d{4})[-/.]?(\d{2})(?:[-/.]?\d{2})?$/.exec(plain) ?? []
  if (year) return `${year}-${month}`
  const [, first, then] = /^(\d{1,2})[-/.](\d{4})$/.exec(plain) ?? []
  if (first) return `${then}-${first.padStart(2, '0')}`
  const [, word = '', of] = /^([a-z]+) (\d{4})$/.exec(slug(plain)) ?? []
  const at = months.indexOf(word)
  return at < 0 ? plain : `${of}-${String(at + 1).padStart(2, '0')}`
}

/** Why a line says nothing: `header` lacks a column, else the name of the field that cannot be read. */
export type Broken = { readonly line: number; readonly reason: 'header' | keyof AnswerRow }

const clean = (cell: string | undefined) => (cell ?? '').replace(/^'/, '').trim()

/**
 * Reads an answer file: the header is found by names, a line per proposal, blank lines are passed over.
 * @param cells the file's cells, line by line, the header first
 * @returns the rows that can be read, and where the others stand (1 is the header)
 */
export function readAnswer(cells: readonly (readonly string[])[]): { rows: AnswerRow[]; broken: Broken[] } {
  const header = (cells[0] ?? []).map(slug)
  const at = (field: keyof AnswerRow) => header.findIndex((name) => names[field].includes(name))
  const places = { reference: at('reference'), answer: at('answer'), code: at('code'), desil: at('desil'), period: at('period') } // prettier-ignore
  if (places.reference < 0 || places.answer < 0) return { rows: [], broken: [{ line: 1, reason: 'header' }] }
  const rows: AnswerRow[] = []
  const broken: Broken[] = []
  for (const [n, line] of cells.entries()) {
    if (n === 0 || line.every((cell) => cell.trim() === '')) continue
    const of = (field: keyof AnswerRow) => clean(line[places[field]])
    const word = slug(of('answer'))
    const read = AnswerRow.safeParse({
      reference: of('reference'),
      answer: ANSWERS.find((one) => words[one].includes(word)) ?? of('answer'),
      code: of('code'),
      desil: of('desil') === '' ? null : Number(of('desil')),
      period: periodOf(of('period')),
    })
    if (read.success) rows.push(read.data)
    else broken.push({ line: n + 1, reason: read.error.issues[0]!.path[0] as keyof AnswerRow })
  }
  return { rows, broken }
}
