import type { Rejection } from '@slrt/domain/import'
import { cleanNumber, isRounded } from '@slrt/domain/import-clean'
import type { Problem } from '../problem.ts'
import { sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import type { LedgerRow } from './ledger.ts'
import { fieldText } from './words.ts'

/** The file's own columns, and what they were taken for. */
export type Layout = { readonly header: readonly string[]; readonly columns: readonly (string | null)[] }

const PLACE = ['province', 'district', 'kecamatan', 'desa'] as const
const isPlace = (field: string | null) => field !== null && (PLACE as readonly string[]).includes(field.replace(/_code$/, '')) // prettier-ignore

export const isPlaceReason = (reason: Rejection) => reason === 'area_unknown' || reason === 'area_outside_tenant'

/** The column that a row has to be mended in; nothing where it is the whole row. */
export function columnOf({ field, reason }: LedgerRow, { columns }: Layout): number | undefined {
  if (reason === 'row_malformed' && field !== 'kk') return undefined
  const at = columns.indexOf(field)
  return at < 0 ? undefined : at
}

export const columnText = (at: number, { header, columns }: Layout): string =>
  header[at] || (columns[at] ? fieldText(columns[at]) : t('impor.map.nameless', { n: at + 1 }))

/** What stands in the row at the place that is wrong: of a village everything that names it, else the whole of it. */
export function contentOf(row: LedgerRow, layout: Layout): string {
  const at = columnOf(row, layout)
  if (isPlaceReason(row.reason)) {
    const around = layout.columns.flatMap((field, n) => (isPlace(field) && row.cells[n] ? [row.cells[n]] : []))
    return around.toReversed().join(', ')
  }
  return at === undefined ? row.cells.filter(Boolean).join(' | ') : (row.cells[at] ?? '')
}

/** Why, in words that say what is wrong with this very content. */
export function whyText(row: LedgerRow, layout: Layout): string {
  if (row.reason === 'row_malformed' && columnOf(row, layout) === undefined)
    return t('impor.why.cells', { n: row.cells.length, of: layout.header.length })
  if (row.reason !== 'nik_malformed') return t(`impor.reason.${row.reason}`)
  const number = cleanNumber(contentOf(row, layout))
  if (number === '') return t('impor.why.nik_empty')
  if (isRounded(number)) return t('impor.why.rounded')
  if (!/^\d+$/.test(number)) return t('impor.why.letters')
  return t(number.length < 16 ? 'impor.why.short' : 'impor.why.long', { n: number.length })
}

/** What can be done about it. */
export function todoText(row: LedgerRow, layout: Layout): string {
  const isLost = row.reason === 'nik_malformed' && isRounded(cleanNumber(contentOf(row, layout)))
  return t(isLost ? 'impor.todo.rounded' : `impor.todo.${row.reason}`)
}

/** Why a row that was mended is still not in. */
export function refusedText(problem: Problem): string {
  const reason = problem.facts?.reason
  if (problem.code !== 'import.row_refused' || typeof reason !== 'string') return sentenceOf(problem)
  return t('impor.still', { why: t(`impor.reason.${reason as Rejection}`) })
}

/** The record as it says that the family lives in this village: by names, which every numbering has in common. */
export function withPlace(
  cells: readonly string[],
  { columns }: Layout,
  area: { code: string; label: string; within?: string },
): string[] {
  const [kecamatan = '', district = '', province = ''] = (area.within ?? '').split(', ')
  const names: Record<string, string> = { desa: area.label, kecamatan, district, province }
  const isNamed = columns.includes('desa')
  return columns.map((field, at) => {
    if (!isPlace(field)) return cells[at] ?? ''
    if (names[field!] !== undefined) return names[field!]!
    return !isNamed && field === 'desa_code' ? area.code : ''
  })
}

/** Whether two rows name their village in the same way, so that what is right for one is right for the other. */
export const isSamePlace = (one: LedgerRow, other: LedgerRow, { columns }: Layout): boolean =>
  one.reason === other.reason && columns.every((field, at) => !isPlace(field) || one.cells[at] === other.cells[at])
