import type { Outputs } from '../api.ts'
import type { FieldProblem } from '../problem.ts'
import { acting } from '../session.tsx'
import { clock, dayOfMonth, moment } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import type { Status } from '../ui/StatusTag.tsx'

export type Referral = Outputs['referral']['show']
export type ReferralRow = Outputs['referral']['inbox']['rows'][number]
type Standing = Pick<ReferralRow, 'state' | 'isWaiting' | 'due' | 'isProvisional' | 'workingDays' | 'urgency'>

const hasEnded = ({ state }: Pick<Standing, 'state'>) => ['SELESAI', 'DIKEMBALIKAN', 'DITARIK'].includes(state)

/** Open, and the agency's clock has run out. A paused one is never late, and none by a provisional date. */
export const isLate = (one: Standing, now = Date.now()): boolean =>
  !hasEnded(one) && !one.isWaiting && !one.isProvisional && one.due !== null && new Date(one.due).getTime() < now

/** As the agency sees it: what is open is its turn. */
export function statusOf(one: Standing): Status {
  if (one.state === 'SELESAI') return 'done'
  if (one.state === 'DIKEMBALIKAN') return 'back'
  if (one.state === 'DITARIK') return 'ended'
  if (one.isWaiting) return 'hold'
  return isLate(one) ? 'late' : 'turn'
}

export const stateText = (one: Standing): string =>
  !hasEnded(one) && one.isWaiting
    ? t('referral.tag.waiting')
    : tCode('referral.tag.', one.state, 'referral.tag.DIKIRIM')

/** "Sisa 2 hari kerja.", "Lewat 3 hari kerja.": the relative half of the deadline. */
export function leftText(one: Standing): string {
  const days = Math.abs(one.workingDays ?? 0)
  if (isLate(one)) return days > 0 ? t('referral.late', { n: days }) : t('referral.late_today')
  if (one.isProvisional && days === 0) return ''
  return days > 0 ? t('referral.left', { n: days }) : t('referral.left_today')
}

/** Why the date may still move; nothing where it is sure. */
export const provisionalText = ({ isProvisional }: Pick<Standing, 'isProvisional'>): string =>
  isProvisional ? t('referral.provisional') : ''

/** "Jawab paling lambat Senin, 13 April 2026 pukul 16.00 WIB.": the absolute half, with what must be done by then. */
export function untilText(one: Standing): string {
  if (one.due === null) return ''
  const at = moment(one.due, acting()?.tenant)
  const verb = one.state === 'DIKIRIM' ? 'answer' : 'finish'
  return t(isLate(one) ? `referral.${verb}_was` : `referral.${verb}_until`, { moment: at })
}

/** Both halves in a few words, for a row: "Sisa 2 hari kerja. Batasnya 13 April 16.00." */
export function dueText(one: Standing): string {
  if (one.due === null || one.isWaiting) return ''
  const code = acting()?.tenant
  const day = `${dayOfMonth(one.due, code)} ${clock(one.due, code)}`
  return [leftText(one), t('referral.until', { day }), provisionalText(one)].filter(Boolean).join(' ')
}

/** What is needed: the category, and the program where it is about one. */
export function needText({ category, program }: Pick<ReferralRow, 'category' | 'program'>): string {
  const need = t(`category.${category}`)
  return program ? `${need} (${t(`program.${program}`)})` : need
}

export const subjectText = ({ subject, place }: Pick<ReferralRow, 'subject' | 'place'>): string =>
  t('referral.about', { subject, place })

/** Who asks: "SLRT Sabilulungan", or the district by its own name. */
export const askerText = ({ from }: Pick<Referral, 'from'>): string => from.serviceName ?? `SLRT ${from.name}`

/** The one to open first: by deadline, but nothing that waits for the resident. */
export const firstOf = (rows: readonly ReferralRow[]): ReferralRow | undefined => rows.find((row) => !row.isWaiting)

/** By deadline, and after them what waits for the resident: nothing is to be done there. */
export const pausedLast = (rows: readonly ReferralRow[]): ReferralRow[] =>
  rows.toSorted((one, other) => Number(one.isWaiting) - Number(other.isWaiting))

/** About whom a command of this request is, for the outbox's page. */
export const aboutText = (one: Referral): string => `${one.subject}, ${t(`category.${one.category}`)}`

/** The fields of an answer by what they are called here: their sentences differ from those of other forms. */
const fieldOf: Record<string, string> = { note: 'answer', reason: 'why' }
export const asAnswer = (found: readonly FieldProblem[]): FieldProblem[] =>
  found.map((one) => ({ ...one, path: fieldOf[one.path] ?? one.path }))
