import { localDate, zoneOf } from '@slrt/domain/zone'
import { acting } from '../session.tsx'
import { moment } from '../text/date.ts'
import { hasText, t, tCode } from '../text/text.ts'
import type { Seen } from './status.ts'

type Standing = Seen & {
  readonly workingDays: number | null
  readonly resolution?: string | null
  /** Names of the agencies that have it. */
  readonly units: readonly string[]
}

/** With a capital, also where it begins with "beberapa dinas". */
export const asSentence = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** "Dinas Kesehatan", or in words when there are several or none is known. */
export const unitText = (units: readonly string[]): string => {
  const named = [...new Set(units.filter(Boolean))]
  if (named.length === 1) return named[0]!
  return t(named.length > 1 ? 'now.agencies' : 'now.agency')
}

/** The one sentence first: what is needed, or who has it (visual §1). */
export function nowSentence({ state, turn, isMine, units, resolution }: Standing): string {
  const facts = {
    unit: unitText(units),
    desk: tCode('desk.', turn ?? 'SLRT', 'desk.SLRT'),
    resolution: resolution ? `${tCode('resolution.', resolution, 'status.DITUTUP')}.` : '',
  }
  const mine = `now.mine.${state}`
  const sentence = isMine && hasText(mine) ? t(mine, facts) : tCode('now.', state, 'now.DITANGANI_SLRT', facts)
  return asSentence(sentence.trim())
}

/** Until when, absolute and relative; undefined where nobody's clock runs. */
export function dueSentence(
  { state, due, isProvisional, workingDays }: Standing,
  now = new Date(),
): string | undefined {
  if (due === null) return undefined
  const code = acting()?.tenant
  const zone = zoneOf(code ?? '00')
  const year = localDate(new Date(due), zone).slice(0, 4)
  const facts = { moment: moment(new Date(due).getTime(), code), n: Math.abs(workingDays ?? 0), year }
  if (state === 'MENUNGGU_WARGA') return t(isProvisional ? 'now.waits_provisional' : 'now.waits_until', facts)
  if (isProvisional) return t(facts.n > 0 ? 'now.left_provisional' : 'now.provisional', facts)
  if (new Date(due) < now) return t(facts.n > 0 ? 'now.late' : 'now.late_today', facts)
  if (localDate(new Date(due), zone) === localDate(now, zone)) return t('now.today', facts)
  return t('now.left', facts)
}
