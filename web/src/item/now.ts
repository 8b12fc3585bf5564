import type { ItemState } from '@slrt/domain/item-state'
import { acting } from '../session.tsx'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { moment } from '../text/date.ts'
import { hasText, t, tCode } from '../text/text.ts'
import type { Seen } from './status.ts'

type Standing = Seen & {
  readonly workingDays: number | null
  readonly resolution?: string | null
  /** Names of the agencies that have it. */
  readonly units: readonly string[]
}

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
  if (isMine && hasText(mine)) return t(mine, facts)
  return tCode('now.', state satisfies ItemState, 'now.DITANGANI_SLRT', facts).trim()
}

/** Until when, absolute and relative; undefined where nobody's clock runs. */
export function dueSentence({ state, due, workingDays }: Standing, now = new Date()): string | undefined {
  if (due === null) return undefined
  const code = acting()?.tenant
  const facts = { moment: moment(new Date(due).getTime(), code), n: Math.abs(workingDays ?? 0) }
  if (state === 'MENUNGGU_WARGA') return t('now.waits_until', facts)
  const zone = zoneOf(code ?? '00')
  if (new Date(due) < now) return t(facts.n > 0 ? 'now.late' : 'now.late_today', facts)
  if (localDate(new Date(due), zone) === localDate(now, zone)) return t('now.today', facts)
  return t('now.left', facts)
}
