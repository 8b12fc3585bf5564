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
  /** What has been done since, soon one after the other. */
  readonly acts: readonly string[]
}

const told = (category: Category, days: number, minute: number, ...acts: string[]): Visit => ({
  category,
  urgency: 'NORMAL',
  when: { days, minute },
  acts,
})

/** In Cimekar: most are due today, by terms of one and of three working days; and what waits for the supervisor. */
const ofCimekar: readonly Visit[] = [
  { category: 'KES02', urgency: 'DARURAT', when: { minutesAgo: 55 }, acts: ['item.identify', 'item.visit'] },
  told('KP02', 1, 545),
  told('PEN02', 1, 622, 'item.identify'),
  told('RMH01', 3, 503, 'item.identify', 'item.visit'),
  told('DT02', 3, 561, 'item.identify', 'item.handle'),
  told('ADM01', 3, 496, 'item.identify', 'item.handle', 'item.finish'),
  told('KES03', 4, 590, 'item.identify', 'item.visit'),
  told('PGN02', 2, 611, 'item.identify', 'item.handle'),
  told('PEN01', 2, 534, 'item.identify', 'item.visit'),
  told('KP11', 1, 700, 'item.identify', 'item.wait'),
  told('EKO01', 1, 471, 'item.identify', 'item.forward'),
  told('DT01', 1, 498, 'item.identify', 'item.handle', 'item.forward'),
  told('KP03', 2, 566, 'item.identify', 'item.forward'),
]

const send = ['item.identify', 'item.forward', 'item.take', 'referral.send'] as const
const both = [...send, 'referral.send'] as const

/** Elsewhere in the district: what agencies and partners have not answered yet. */
const ofAgencies: readonly Visit[] = [
  told('KES03', 1, 486, ...send),
  told('KES05', 1, 515, ...send),
  { ...told('KES01', 1, 468, ...both), urgency: 'TINGGI' },
  told('KES04', 2, 530, ...send),
  told('KES06', 3, 477, ...send),
  told('PEN02', 1, 492, ...both),
  told('PEN03', 2, 509, ...send),
  told('PEN01', 2, 481, ...both),
  told('PEN02', 4, 474, ...send),
  told('RMH01', 1, 523, ...both),
  told('LNN01', 2, 540, ...send),
  told('SOS01', 1, 537, ...send),
  told('ADM01', 1, 519, ...send),
]

const atOffice = ['item.take', 'referral.send']

const stepsOf = (acts: readonly string[]): Step[] =>
  acts.map((act, at) => ({
    act,
    by: atOffice.includes(act) ? 'office' : 'home',
    pace: 'soon',
    referral: acts.slice(0, at).filter((one) => one === 'referral.send').length,
    ...(act === 'item.finish' ? { resolution: 'LANGSUNG_SELESAI_DESA' } : {}),
  }))

/** What waits today for those who sign in to Kabupaten Bandung; nothing in other districts. */
export function todayOf(stage: Stage, numbers: Numbers, villages: readonly Village[]): Told[] {
  const cimekar = villages.find(({ code }) => code === CIMEKAR)
  const { until, calendar, random, roster } = stage
  if (!cimekar || !roster.field.has(CIMEKAR)) return []
  const others = villages.filter(({ code }) => roster.field.has(code))
  const tellOf = ({ category, urgency, when, acts }: Visit, village: Village): Told => {
    const at =
      'days' in when
        ? workingDaysBefore(until, when.days, when.minute, calendar)
        : new Date(until.getTime() - when.minutesAgo * 60_000)
    const one = tell(stage, meet(stage, numbers, village, at, category), at, { category, urgency })
    return { ...one, plans: [stepsOf(acts)] }
  }
  return [
    ...ofCimekar.map((visit) => tellOf(visit, cimekar)),
    ...ofAgencies.map((visit) => tellOf(visit, random.pick(others))),
  ]
}
