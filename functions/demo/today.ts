import type { Category } from '@slrt/domain/category'
import type { Urgency } from '@slrt/domain/urgency'
import type { Stage } from './course.ts'
import type { Numbers } from './invented.ts'
import { workingDaysBefore } from './moments.ts'
import { meet, tell, type Told } from './past.ts'
import type { Step } from './plan.ts'
import type { Village } from './villages.ts'

/** Where the demo's fasilitator works. */
const CIMEKAR = '32.04.05.2003'

type Visit = {
  readonly category: Category
  readonly urgency: Urgency
  /** Told so many working days before today, at that minute of the day; or so many minutes ago. */
  readonly when: { readonly days: number; readonly minute: number } | { readonly minutesAgo: number }
  readonly acts: readonly string[]
}

/** Told so that most are due today: terms of one and of three working days. */
const visits: readonly Visit[] = [
  { category: 'KES02', urgency: 'DARURAT', when: { minutesAgo: 55 }, acts: ['item.identify', 'item.visit'] },
  { category: 'KP02', urgency: 'NORMAL', when: { days: 1, minute: 545 }, acts: [] },
  { category: 'PEN02', urgency: 'NORMAL', when: { days: 1, minute: 622 }, acts: ['item.identify'] },
  { category: 'RMH01', urgency: 'NORMAL', when: { days: 3, minute: 503 }, acts: ['item.identify', 'item.visit'] },
  { category: 'DT02', urgency: 'NORMAL', when: { days: 3, minute: 561 }, acts: ['item.identify', 'item.handle'] },
  {
    category: 'ADM01',
    urgency: 'NORMAL',
    when: { days: 3, minute: 496 },
    acts: ['item.identify', 'item.handle', 'item.finish'],
  },
  { category: 'KES03', urgency: 'NORMAL', when: { days: 4, minute: 590 }, acts: ['item.identify', 'item.visit'] },
  { category: 'PGN02', urgency: 'NORMAL', when: { days: 2, minute: 611 }, acts: ['item.identify', 'item.handle'] },
  { category: 'PEN01', urgency: 'NORMAL', when: { days: 2, minute: 534 }, acts: ['item.identify', 'item.visit'] },
  { category: 'KP11', urgency: 'NORMAL', when: { days: 1, minute: 700 }, acts: ['item.identify', 'item.wait'] },
]

const stepOf = (act: string): Step => ({
  act,
  by: 'home',
  pace: 'soon',
  ...(act === 'item.finish' ? { resolution: 'LANGSUNG_SELESAI_DESA' } : {}),
})

/** What the fasilitator of Cimekar has on the list today; nothing in other districts. */
export function todayOf(stage: Stage, numbers: Numbers, villages: readonly Village[]): Told[] {
  const village = villages.find(({ code }) => code === CIMEKAR)
  if (!village) return []
  const { until, calendar } = stage
  return visits.map(({ category, urgency, when, acts }) => {
    const at =
      'days' in when
        ? workingDaysBefore(until, when.days, when.minute, calendar)
        : new Date(until.getTime() - when.minutesAgo * 60_000)
    const told = tell(stage, meet(stage, numbers, village, at, category), at, { category, urgency })
    return { ...told, plans: [acts.map(stepOf)] }
  })
}
