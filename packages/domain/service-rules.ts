import type { Category } from './category.ts'
import { askedOf, type Bound, type Clock } from './deadline.ts'
import { Refusal } from './refusal.ts'
import { resolve, type Regulation } from './regulation.ts'
import type { Urgency } from './urgency.ts'
import { localDate } from './zone.ts'

/** A need that has ended, or not: since when. */
type Ended = Bound & { readonly since: Date }

const HOUR = 3_600_000
const DAY = 24 * HOUR
const daysFrom = (day: string, n: number) => new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10)

/** The last local day on which a need that ended may be opened again. */
export function reopenUntil(need: Ended, { calendar, regulation }: Clock): string {
  const { value } = resolve(regulation, 'service.reopenDays', askedOf(need))
  return daysFrom(localDate(need.since, calendar.zone), value)
}

export const mayReopen = (need: Ended, clock: Clock): boolean =>
  localDate(clock.at, clock.calendar.zone) <= reopenUntil(need, clock)

/** @throws Refusal `item.reopen_over`, with the last day on which it was possible */
export function assertReopens(need: Ended, clock: Clock): void {
  if (!mayReopen(need, clock)) throw new Refusal('item.reopen_over', { until: reopenUntil(need, clock) })
}

/**
 * By when what a family asks about its own data must be answered: hours of the clock, nights and holidays too, whatever
 * step it is in (UU 27/2022: 3 × 24 hours; handbook §12).
 */
export function answerByOf(day: string, { at, regulation }: Clock): Date {
  const { value: hours } = resolve(regulation, 'service.rightsHours', { day })
  return new Date(at.getTime() + hours * HOUR)
}

/** Whether the family must be asked before a need is closed. */
export const needsFeedback = (need: Bound, regulation: Regulation): boolean =>
  resolve(regulation, 'service.feedbackRequired', askedOf(need)).value

/** How urgent a new need is: what its district hurries (kartu merah) is never less than TINGGI. */
export function urgencyOf(told: Urgency, category: Category, day: string, regulation: Regulation): Urgency {
  const { value: hurried } = resolve(regulation, 'service.fastTrack', { day })
  return hurried.includes(category) && (told === 'NORMAL' || told === 'RENDAH') ? 'TINGGI' : told
}

/** The day until which a closed complaint is kept, by the rules of its needs: so many years after it was closed. */
export function keptUntil(closedOn: string, need: Bound, regulation: Regulation): string {
  const { value: years } = resolve(regulation, 'service.retentionYears', askedOf(need))
  const day = new Date(closedOn)
  // 29 February is kept until 1 March.
  day.setUTCFullYear(day.getUTCFullYear() + years)
  return day.toISOString().slice(0, 10)
}
