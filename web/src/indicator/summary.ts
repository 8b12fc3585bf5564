import type { ItemState } from '@slrt/domain/item-state'
import type { Outputs } from '../api.ts'
import { t } from '../text/text.ts'

export type Summary = Outputs['indicator']['district']
export type MonthFigures = Summary['months'][number]

/** Where a need that is open lies; several states of the lifecycle are one place for a head of service. */
export const WHERE = ['new', 'desa', 'slrt', 'head', 'agency', 'paused', 'result'] as const
export type Where = (typeof WHERE)[number]

const whereOf: Partial<Record<ItemState, Where>> = {
  TERDAFTAR: 'new',
  IDENTIFIKASI: 'new',
  VERIFIKASI_LAPANGAN: 'desa',
  DITANGANI_PUSKESOS: 'desa',
  DITERUSKAN_SLRT: 'slrt',
  DITANGANI_SLRT: 'slrt',
  MENUNGGU_PENETAPAN: 'head',
  DIRUJUK: 'agency',
  DIUSULKAN_PUSAT: 'paused',
  DAFTAR_TUNGGU: 'paused',
  MENUNGGU_WARGA: 'paused',
  SELESAI_DITANGANI: 'result',
  UMPAN_BALIK: 'result',
}

/** How many are open in each place, most first; a place without any is left out. */
export function openByWhere(open: Summary['open']): { where: Where; open: number }[] {
  return WHERE.map((where) => ({
    where,
    open: open.filter(({ state }) => (whereOf[state] ?? 'new') === where).reduce((sum, row) => sum + row.open, 0),
  }))
    .filter((row) => row.open > 0)
    .toSorted((a, b) => b.open - a.open)
}

/** A share of a month, and how many it is a share of. */
export type Share = { of: (month: MonthFigures) => number; value: (month: MonthFigures) => number | null }

const shareOf = (of: Share['of'], part: (month: MonthFigures) => number): Share => ({
  of,
  value: (month) => (of(month) > 0 ? part(month) / of(month) : null),
})
export const settledShare = shareOf(
  ({ registered }) => registered,
  ({ settled }) => settled,
)
export const onTimeShare = shareOf(
  ({ answered }) => answered,
  ({ answered, answeredLate }) => answered - answeredLate,
)

const percentOf = (share: number) => Math.round(share * 100)

/** "naik 12 dari Oktober", "turun 6 poin dari Oktober": in words, since an arrow alone does not say from what. */
export function changeText(now: number | null, before: number | null, unit: 'count' | 'share', month: string): string {
  if (now === null || before === null) return t('summary.no_before')
  const difference = unit === 'share' ? percentOf(now) - percentOf(before) : now - before
  if (difference === 0) return t('summary.same', { month })
  const size = Math.abs(difference)
  const n = unit === 'share' ? t('summary.points', { n: size }) : size
  return t(difference > 0 ? 'summary.up' : 'summary.down', { n, month })
}

/** The month before `2026-01` is `2025-12`. */
export function monthBefore(month: string, by = 1): string {
  const [year, at] = month.split('-').map(Number) as [number, number]
  const total = year * 12 + at - 1 - by
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`
}
