import { NATION, pathsOf, rolesOfTenant } from '@slrt/domain/permission'
import { localDate, zoneOf } from '@slrt/domain/zone'
import type { Outputs } from '../api.ts'
import { acting } from '../session.tsx'
import { hasText, t, tCode } from '../text/text.ts'
import type { Status } from '../ui/StatusTag.tsx'

export type Deed = Outputs['audit']['list']['rows'][number]

/** The seal of a deed: as shape and word, and never as colour alone. */
export const statusOfSeal: Record<Deed['sealed'], Status> = { UTUH: 'done', BELUM: 'idle', RUSAK: 'late' }

/** A path as what somebody did: "Mengundang petugas". */
export const deedText = (path: string): string => tCode('path.', path, 'path.other', { path })

/** What a search was for; empty for other deeds. */
export const purposeText = ({ purpose }: Deed): string =>
  purpose ? t(`audit.purpose.${purpose.code}`, { note: purpose.note }) : ''

/** Spans of days that end today; `all` has no beginning. */
export const PERIODS = ['7', '30', '90', 'all'] as const
export type Period = (typeof PERIODS)[number]

/** The local day on which a period begins; undefined for all time. */
export function firstDayOf(period: Period): string | undefined {
  if (period === 'all') return undefined
  const days = Number(period) - 1
  return localDate(new Date(Date.now() - days * 86_400_000), zoneOf(acting()?.tenant ?? NATION))
}

/** What somebody of this tenant can have done, in groups by what it was done to. */
export function deedChoices() {
  const all = rolesOfTenant(acting()?.tenant ?? NATION).flatMap(pathsOf)
  const named = [...new Set(all)].filter((path) => hasText(`path.${path}`))
  const byNoun = Map.groupBy(named, (path) => path.split('.')[0]!)
  return [...byNoun].map(([noun, paths]) => ({
    heading: tCode('audit.group.', noun, 'audit.group.other'),
    choices: paths.map((value) => ({ value, label: t(`path.${value}` as 'path.staff.invite') })),
  }))
}
