import { CELLS, type Cell } from '@slrt/domain/target'
import type { Outputs } from '../api.ts'
import { number, t } from '../text/text.ts'

export type Shown = NonNullable<Outputs['target']['show']['chosen']>
export type AreaRow = Shown['desa'][number]
export type ShownFigures = Readonly<Record<Cell, number | null>>
export type Unit = Shown['unit']

/** A count, or the word for one that is too small to be shown (visual §6.4). */
export const shownCount = (n: number | null): string => (n === null ? t('target.hidden') : number(n))

/** Of what is shown, the sum; a hidden one counts as one to four and is left out. */
export const sumShown = (...all: (number | null)[]): number => all.reduce<number>((sum, n) => sum + (n ?? 0), 0)

/** The share in whole percent; null where there is nothing to be a share of. */
export const percent = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part / whole) * 100) : null

/** Of how many of a hundred units too little is known; null where small figures are hidden or nobody is there. */
export function unknownPercent(of: ShownFigures): number | null {
  if (CELLS.some((cell) => of[cell] === null)) return null
  const unknown = sumShown(of.unknownServed, of.unknownUnserved)
  return percent(unknown, sumShown(...CELLS.map((cell) => of[cell])))
}

/** Less than this share unknown is no news. */
export const NOTABLE_UNKNOWN = 10

/** Rupiah in the size that is said aloud: Rp9,9 miliar. */
export function money(rupiah: number): string {
  const sizes = [
    [1e12, 'target.trillion'],
    [1e9, 'target.billion'],
    [1e6, 'target.million'],
  ] as const
  const size = sizes.find(([least]) => Math.abs(rupiah) >= least)
  if (!size) return t('target.rupiah', { n: number(Math.round(rupiah)) })
  const n = rupiah / size[0]
  return t(size[1], { n: number(Math.abs(n) < 100 ? Math.round(n * 10) / 10 : Math.round(n)) })
}

/** How a cell is called in an address. */
export const CELL_WORDS: Readonly<Record<Cell, string>> = {
  eligibleServed: 'memenuhi-menerima',
  eligibleUnserved: 'memenuhi-belum',
  ineligibleServed: 'tidak-menerima',
  ineligibleUnserved: 'tidak-belum',
  unknownServed: 'kurang-menerima',
  unknownUnserved: 'kurang-belum',
}
export const cellOf = (word: string | undefined): Cell =>
  CELLS.find((cell) => CELL_WORDS[cell] === word) ?? 'eligibleUnserved'

/** Where the families behind a figure are listed. */
export const listHref = (program: string, cell: Cell, area?: string): string =>
  `/sasaran/${program}/daftar?sel=${CELL_WORDS[cell]}${area ? `&wilayah=${area}` : ''}`
