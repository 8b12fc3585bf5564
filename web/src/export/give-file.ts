import type { Format } from '@slrt/domain/export'

const types: Record<Format, string> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Hands a file to the browser, which asks where to put it; nothing of it stays here. */
export function giveFile(name: string, base64: string, format: Format): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  giveBlob(name, new Blob([bytes], { type: types[format] }))
}

/** The same for a table that is text. */
export const giveCsv = (name: string, text: string): void => giveBlob(name, new Blob([text], { type: types.csv }))

function giveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
