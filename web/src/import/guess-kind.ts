import type { ImportKind } from '@slrt/domain/import'

const HEAD_BYTES = 8192

/**
 * What a text file looks like by its first line; nothing for a workbook, whose first bytes say nothing. Only a
 * suggestion: whoever sends the file says what it is.
 */
export async function guessKind(file: Blob): Promise<ImportKind | undefined> {
  const head = await file
    .slice(0, HEAD_BYTES)
    .text()
    .catch(() => '')
  const line = (head.split(/[\r\n]/, 1)[0] ?? '').toLowerCase()
  if (/id dtks/.test(line)) return 'dtks'
  if (/id_status_keberadaan_keluarga|id_lantai_terluas|jumlah_anggota_keluarga/.test(line)) return 'dtsen-family'
  return /id_hub_kepala_keluarga|desil_nasional/.test(line) ? 'dtsen' : undefined
}
