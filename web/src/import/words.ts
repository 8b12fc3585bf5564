import type { ImportKind, ImportState } from '@slrt/domain/import'
import type { Outputs } from '../api.ts'
import { day } from '../text/date.ts'
import { hasText, number, t } from '../text/text.ts'
import type { Status } from '../ui/StatusTag.tsx'

export type Shown = Outputs['import']['show']
export type Columns = Outputs['import']['columns']

export const importStatus: Readonly<Record<ImportState, Status>> = {
  PEMETAAN: 'turn',
  MENUNGGU: 'moving',
  BERJALAN: 'moving',
  JEDA: 'hold',
  SELESAI: 'done',
  BERHENTI: 'late',
  BATAL: 'ended',
}

export const kindText = (kind: ImportKind): string => t(`impor.kind.${kind}`)

type Said = { readonly kind: ImportKind; readonly list: Shown['list']; readonly asOf: string | null }

/** What a file is; of a list which, and of which day: "Penerima BPNT per 1 Juli 2026". */
export function fileText({ kind, list, asOf }: Said): string {
  if (!list || !asOf) return kindText(kind)
  return t(`impor.list.of.${list.kind}`, { program: programText(list.program), day: day(asOf) })
}

/** A program by the word that people have for it, else by its code. */
export function programText(code: string): string {
  const key = `program.${code}`
  return hasText(key) ? t(key) : code.replaceAll('_', ' ')
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What a field is called: those that several sources have by a word of ours, the rest by the name of their column. */
export function fieldText(code: string): string {
  const key = `impor.field.${code}`
  return hasText(key) ? t(key) : capital(code.replace(/^(id|sta)_/, '').replaceAll('_', ' '))
}

const UNITS = ['B', 'kB', 'MB', 'GB'] as const

/** "1,4 MB" */
export function sizeText(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${number(value < 10 && power > 0 ? Math.round(value * 10) / 10 : Math.round(value))} ${UNITS[power]}`
}

export const rejectedIn = ({ rejected }: Shown['summary']): number =>
  Object.values(rejected).reduce<number>((sum, rows) => sum + (rows ?? 0), 0)
