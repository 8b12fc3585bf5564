import type { Outputs } from '../api.ts'
import { number, t, type TextKey } from '../text/text.ts'
import { CLASSES, type Kind, type Look } from '../ui/tile-map/kind.ts'

export type Nation = Outputs['indicator']['nation']
export type District = Nation['districts'][number]

export const MEASURES = ['tepat', 'tangani', 'tunggak', 'diam'] as const
export type MeasureName = (typeof MEASURES)[number]

/** What a measure is made of: sums over districts, so that a province or the nation is measured the same way. */
export type Sums = Pick<District, 'registered' | 'settled' | 'answered' | 'answeredLate' | 'open'> & {
  /** Days since something last happened; null when nothing ever has. */
  silent: number | null
}

export type Measure = {
  name: MeasureName
  /** Four limits between the five classes, from the best class to the worst; they stay fixed while time moves. */
  limits: readonly [number, number, number, number]
  highIsWorse: boolean
  /** How many things the value is a share of; undefined where it is no share. */
  base: (sums: Sums) => number | undefined
  value: (sums: Sums) => number | null
  unit: 'percent' | 'months' | 'days'
}

const MONTH = 30

const made = new Map<string, Measure>()

/** A measure of the map; each is one object, by which its looks are found again. `days`: the length of its period. */
export function measureOf(name: MeasureName, days: number): Measure {
  const key = `${name} ${days}`
  const measure = made.get(key) ?? madeOf(name, days)
  made.set(key, measure)
  return measure
}

function madeOf(name: MeasureName, days: number): Measure {
  switch (name) {
    case 'tepat':
      return {
        name,
        limits: [0.8, 0.6, 0.4, 0.2],
        highIsWorse: false,
        base: ({ answered }) => answered,
        value: ({ answered, answeredLate }) => (answered > 0 ? (answered - answeredLate) / answered : null),
        unit: 'percent',
      }
    case 'tangani':
      return {
        name,
        limits: [0.8, 0.6, 0.4, 0.2],
        highIsWorse: false,
        base: ({ registered }) => registered,
        value: ({ registered, settled }) => (registered > 0 ? settled / registered : null),
        unit: 'percent',
      }
    case 'tunggak':
      return {
        name,
        limits: [0.5, 1, 2, 3],
        highIsWorse: true,
        base: ({ registered }) => registered,
        value: ({ registered, open }) => (registered > 0 ? open / ((registered / days) * MONTH) : null),
        unit: 'months',
      }
    case 'diam':
      return {
        name,
        limits: [3, 8, 15, 31],
        highIsWorse: true,
        base: () => undefined,
        value: ({ silent }) => silent,
        unit: 'days',
      }
  }
}

/** Fewer than this many would tell about single families: the value is not shown (visual brief §6.4). */
export const FEWEST = 5
/** Data older than this many days keep their colour and lose a corner. */
export const OLD = 7

const DAY = 86_400_000
const daysBetween = (from: string, to: string) => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY))

const known = new WeakMap<District, Sums>()

/** What one district is measured by, on the last day of the period; reckoned once for an answer of the server. */
export function sumsOf(district: District, to: string): Sums {
  let sums = known.get(district)
  if (!sums) {
    sums = { ...district, silent: district.lastDay === null ? null : daysBetween(district.lastDay, to) }
    known.set(district, sums)
  }
  return sums
}

/** Several districts as one. A tenant that holds several of them (DKI) has told its figures once. */
export function sumsOfAll(districts: readonly District[], to: string): Sums {
  const total = { registered: 0, settled: 0, answered: 0, answeredLate: 0, open: 0 }
  let silent: number | null = null
  for (const district of onePerTenant(districts)) {
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += district[key]
    const own = sumsOf(district, to).silent
    if (own !== null) silent = Math.min(own, silent ?? own)
  }
  return { ...total, silent }
}

/** The districts that have joined, each tenant once. */
export function onePerTenant(districts: readonly District[]): District[] {
  const seen = new Set<string>()
  return districts.filter(({ tenant }) => tenant !== null && !seen.has(tenant) && seen.add(tenant))
}

/** Which class a value lies in, or why it has none. */
export function kindOf(measure: Measure, sums: Sums): Kind {
  const value = measure.value(sums)
  const base = measure.base(sums)
  if (base !== undefined && base > 0 && base < FEWEST) return 'hidden'
  if (value === null) return 'no-data'
  const at = measure.limits.findIndex((limit) => (measure.highIsWorse ? value < limit : value >= limit))
  return CLASSES[at < 0 ? 4 : at]!
}

/** How a district stands in the map. */
export function lookOf(measure: Measure, district: District, to: string): Look {
  if (district.tenant === null) return { kind: 'absent' }
  const sums = sumsOf(district, to)
  const old = measure.name !== 'diam' && (sums.silent ?? 0) > OLD
  return { kind: kindOf(measure, sums), old }
}

/** How an area stands, by its code: one function for one set of looks, so that what follows from them is kept by it. */
export type LookOf = (code: string) => Look

const NOTHING: Look = { kind: 'no-data' }

export function lookOfEach(looks: Iterable<readonly [code: string, look: Look]>): LookOf {
  const known = new Map(looks)
  return (code) => known.get(code) ?? NOTHING
}

const knownLooks = new WeakMap<Nation, Map<Measure, LookOf>>()

/** The looks of the whole nation; reckoned once for a measure: map, legend and figures ask for them, again and again. */
export function looksOf(measure: Measure, nation: Nation): LookOf {
  const ofNation = knownLooks.get(nation) ?? new Map<Measure, LookOf>()
  let looks = ofNation.get(measure)
  if (!looks) {
    looks = lookOfEach(nation.districts.map((one) => [one.code, lookOf(measure, one, nation.to)]))
    knownLooks.set(nation, ofNation.set(measure, looks))
  }
  return looks
}

const words: Record<Exclude<Kind, (typeof CLASSES)[number]>, TextKey> = {
  absent: 'value.absent',
  hidden: 'value.hidden',
  'no-data': 'value.none',
}

const percent = (share: number) => t('value.percent', { n: Math.round(share * 100) })

/** A value as it is written: `31%`, `1,4 bulan`, `12 hari`; a word in brackets where there is none. */
export function valueText(measure: Measure, sums: Sums | null): string {
  const kind = sums ? kindOf(measure, sums) : 'absent'
  if (kind === 'absent' || kind === 'hidden' || kind === 'no-data') return t(words[kind])
  const value = measure.value(sums!)!
  if (measure.unit === 'percent') return percent(value)
  return measure.unit === 'days' ? t('value.days', { n: value }) : t('value.months', { n: number(round1(value)) })
}

/** Of how many the value is a share: `N 84 rujukan dijawab`; empty where it is none. */
export function baseText(measure: Measure, sums: Sums): string {
  const n = measure.base(sums)
  return n === undefined || measure.name === 'diam' ? '' : t(`measure.${measure.name}_base`, { n })
}

const round1 = (value: number) => Math.round(value * 10) / 10

/** The name of a class in the legend: `60–79%`, `1–2 bulan`, `31 hari atau lebih`. */
export function classText({ limits, unit, highIsWorse }: Measure, at: number): string {
  if (unit === 'percent') {
    const [low, high] = [limits[at] ?? 0, limits[at - 1]].map((limit) => Math.round((limit ?? 0) * 100)) as [
      number,
      number,
    ]
    return at === 0 ? t('class.percent_up', { from: low }) : t('class.percent', { from: low, to: high - 1 })
  }
  const [from, to] = highIsWorse ? [limits[at - 1] ?? 0, limits[at]] : [limits[at] ?? 0, limits[at - 1]]
  if (unit === 'days') {
    return to === undefined ? t('class.days_up', { from }) : t('class.days', { from, to: to - 1 })
  }
  if (at === 0) return t('class.months_below', { to: number(to!) })
  return to === undefined
    ? t('class.months_up', { from: number(from) })
    : t('class.months', { from: number(from), to: number(to) })
}

/** Worst first; what has no value comes last, in the order of the legend. */
export function worstFirst(measure: Measure, to: string): (a: District, b: District) => number {
  const rank = (district: District): number => {
    const { kind } = lookOf(measure, district, to)
    if (kind === 'absent') return 4e9
    if (kind === 'hidden') return 3e9
    if (kind === 'no-data') return 2e9
    const value = measure.value(sumsOf(district, to))!
    return measure.highIsWorse ? -value : value
  }
  return (a, b) => rank(a) - rank(b) || (a.label < b.label ? -1 : 1)
}
