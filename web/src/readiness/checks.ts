import { CHECKS, holdsUp, type CheckCode, type Example } from '@slrt/domain/readiness'
import { may } from '../session.tsx'
import { hasText, t, tCode } from '../text/text.ts'

/** A check as the screens have it; of another district only the count is known. */
export type Shown = {
  code: CheckCode
  wanting: number
  examples: readonly Example[]
  place: string | null
}

export const holding = (checks: readonly Shown[]) => checks.filter(({ code, wanting }) => wanting > 0 && holdsUp(code))
export const advised = (checks: readonly Shown[]) => checks.filter(({ code, wanting }) => wanting > 0 && !holdsUp(code))
export const inOrder = (checks: readonly Shown[]) => checks.filter(({ wanting }) => wanting === 0)

/** The checks of a district as the nation knows them: counts alone. */
export const countedChecks = (counts: Readonly<Record<string, number>>): Shown[] =>
  CHECKS.filter((code) => code in counts).map((code) => ({ code, wanting: counts[code]!, examples: [], place: null }))

/** The name of a rule of the regulation. */
export const ruleName = (key: string) => tCode('rule.', key, 'place.regulation')

/** What an example is called. */
export function exampleText({ kind, text }: Example): string {
  if (kind === 'sector') return tCode('sector.', text, 'sector.LNN')
  if (kind === 'key') return ruleName(text)
  if (kind === 'year') return t('ready.year', { year: text })
  if (kind !== 'state') return text
  const task = `task.${text}`
  return hasText(task) ? t(task) : tCode('rule.clock.', text, 'place.tasks')
}

/** The right that a page takes, by the beginning of its address. */
const rights = [
  ['/petugas/undang', 'staff.invite'],
  ['/petugas', 'staff.list'],
  ['/struktur', 'unit.open'],
  ['/peraturan', 'regulation.draft'],
] as const
const rightOf = (place: string): string => rights.find(([begin]) => place.startsWith(begin))?.[1] ?? ''

/** Whether whoever looks can mend it. */
export const mayMend = ({ place }: Shown): boolean => place !== null && may(rightOf(place))
