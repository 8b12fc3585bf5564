import { newId } from '@slrt/domain/id'
import type { ImportRow } from '@slrt/domain/staff-file'
import type { Outputs } from '../api.ts'
import { ask } from '../http.ts'
import { acting } from '../session.tsx'
import { hasText, t, tCode } from '../text/text.ts'

export type Preview = Outputs['staff']['preview']
export type PreviewRow = Preview['rows'][number]

/** The cells of a CSV or XLSX file, read by the server; nothing of it is kept there. `what`: an answer of SIKS-NG. */
export const readTable = (file: Blob, what: '' | '?untuk=siks' = '') =>
  ask<{ rows: string[][] }>(`/api/table${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-sebagai': acting()?.id ?? '' },
    body: file,
  })

/** The rows that go on, with the ids that they keep however often they are sent. */
export const toSend = ({ rows }: Preview): ImportRow[] =>
  rows.flatMap(({ status, name, email, userName, role, scope, unit, until }) =>
    (status === 'NEW' || status === 'CHANGED') && role
      ? [{ id: newId(), name, email, userName, role, scope: [...scope], unit, until }]
      : [],
  )

/** Why a row was refused, with its column. */
export function whyOf({ reason = '', field, detail = '' }: PreviewRow): string {
  const own = `import.reason.${reason}`
  const why = hasText(own) ? t(own, { detail }) : tCode('refusal.', reason, 'import.reason.other', { area: detail })
  return field ? t('import.in', { column: t(`import.column.${field}`), why }) : why
}

/** A cell that no spreadsheet calculates, in quotes where it needs them. */
function cellOf(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
const csvOf = (rows: readonly (readonly string[])[]) =>
  `\ufeff${rows.map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`

function download(name: string, rows: readonly (readonly string[])[]): void {
  const address = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}

/** The refused rows as they stood in the file, each with its reason: to be mended and sent again. */
export function downloadRefused(table: readonly string[][], preview: Preview): void {
  const refused = preview.rows.filter(({ status }) => status === 'REFUSED')
  const rows = refused.map((row) => [...(table[row.line - 1] ?? []), whyOf(row)])
  download('petugas-ditolak.csv', [[...(table[0] ?? []), t('import.why')], ...rows])
}

const COLUMNS = ['nama', 'email', 'nama pengguna', 'peran', 'desa', 'kecamatan', 'dinas', 'sampai']

/** A file with the columns and two invented people. */
export const downloadTemplate = (): void =>
  download('contoh-petugas.csv', [
    COLUMNS,
    ['Rini Wulandari', 'rini@contoh.go.id', '', 'Fasilitator', 'Cimekar, Cinunuk', '', '', ''],
    ['Ujang Permana', '', 'ujang.permana', 'Koordinator Puskesos', 'Cimekar', '', '', ''],
  ])
