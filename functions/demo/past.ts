import { sectorOf, type Category } from '@slrt/domain/category'
import type { CHANNELS, ProgramCode, RegisterComplaint } from '@slrt/domain/complaint'
import type { Actor } from '@slrt/domain/actor'
import type { RegisterHousehold } from '@slrt/domain/household'
import { lacksPapers } from '@slrt/domain/person'
import type { Urgency } from '@slrt/domain/urgency'
import type { Stage } from './course.ts'
import { inventFamily } from './families.ts'
import type { Numbers } from './invented.ts'
import type { Village } from './members.ts'
import { DAY, lastAtWork } from './moments.ts'
import type { DemoDistrict } from './nation.ts'
import { planOf, type Step } from './plan.ts'
import { hopes, subjects } from './stories.ts'

/** A family as it was written down: by whom, when. */
export type Met = { readonly family: RegisterHousehold; readonly actor: Actor; readonly at: Date }

/** A complaint as it was told, and what will happen to each of its needs. */
export type Told = {
  readonly input: RegisterComplaint
  readonly met: Met
  readonly actor: Actor
  readonly at: Date
  readonly plans: readonly Step[][]
}

const MINUTE = 60_000
const YEAR = 365 * DAY

/** Villages with somebody who goes there; those around Cimekar are met more often, so that its lists look alive. */
function choices(stage: Stage, villages: readonly Village[]): (readonly [Village, number])[] {
  const weightOf = ({ code }: Village) => (code === '32.04.05.2003' ? 14 : code.startsWith('32.04.05') ? 3 : 1)
  return villages.filter(({ code }) => stage.roster.field.has(code)).map((one) => [one, weightOf(one)] as const)
}

/** Who took it down, and how it came in. */
function receiver({ random, roster }: Stage, desa: string): { actor: Actor; channel: (typeof CHANNELS)[number] } {
  const field = {
    actor: random.pick(roster.field.get(desa)!),
    channel: random.chance(0.86) ? 'KUNJUNGAN' : 'JAUH',
  } as const
  const coordinator = roster.coordinators.get(desa)
  const chance = random.next()
  if (chance < 0.17) return { actor: random.pick(roster.front), channel: random.chance(0.75) ? 'DATANG' : 'JAUH' }
  return chance < 0.3 && coordinator ? { actor: coordinator, channel: 'DATANG' } : field
}

const weights = Object.entries(subjects).map(([category, { weight }]) => [category as Category, weight] as const)

function urgencyOf({ random }: Stage, category: Category): Urgency {
  const [emergencies, urgent] = subjects[category]!.pressing ?? [0, 9]
  const chance = random.next() * 100
  if (chance < emergencies) return 'DARURAT'
  if (chance < emergencies + urgent) return 'TINGGI'
  return chance > 93 ? 'RENDAH' : 'NORMAL'
}

/** What the family tells of itself, in words that fit its need. */
function storyOf({ random }: Stage, { persons }: RegisterHousehold, category: Category): string {
  const child = persons.find(({ relation }) => relation === 'ANAK')
  const spouse = persons.find(({ relation }) => relation === 'PASANGAN')
  const first = (name: string | undefined) =>
    name?.split(' ').at(name.startsWith('I ') || name.startsWith('Ni ') ? 1 : 0)
  return random
    .pick(subjects[category]!.told)
    .replace('{anak}', first(child?.name) ?? 'anak saya')
    .replace('{pasangan}', first(spouse?.name) ?? 'Adik saya')
    .replace('{n}', String(random.int(2, 5)))
}

/** A complaint of that family: mostly one need, sometimes two or three. */
export function tell(
  stage: Stage,
  met: Met,
  at: Date,
  own: Partial<Pick<RegisterComplaint, 'urgency'>> & { category?: Category } = {},
): Told {
  const { random } = stage
  const { family } = met
  const main = own.category ?? random.weighted(weights)
  const others = Array.from({ length: random.weighted([[0, 70], [1, 23], [2, 7]]) }, () => random.weighted(weights)) // prettier-ignore
  const papers = family.persons.some((one) => lacksPapers(one)) && random.chance(0.7) ? ['ADM01' as const] : []
  const categories = [...new Set<Category>([main, ...(own.category ? [] : others), ...papers])]
  const { actor, channel } = own.category
    ? { actor: met.actor, channel: 'KUNJUNGAN' as const }
    : receiver(stage, family.desa)
  const programOf = (category: Category): ProgramCode | null => {
    const { programs } = subjects[category]!
    return programs ? random.weighted(programs) : null
  }
  const input: RegisterComplaint = {
    id: random.id(at),
    household: family.id,
    reporter: random.chance(0.08) ? 'Ketua RT' : null,
    channel,
    kind: main === 'KP10' ? 'PERTANYAAN' : sectorOf(main) === 'BAN' ? 'PENGADUAN' : 'PERMOHONAN',
    urgency: own.urgency ?? urgencyOf(stage, main),
    story: storyOf(stage, family, main),
    hope: random.pick(hopes),
    consent: true,
    items: categories.map((category) => ({ id: random.id(at), category, program: programOf(category) })),
  }
  const home = actor.role === 'FO' ? 'SLRT' : 'DESA'
  return { input, met, actor, at, plans: categories.map((category) => planOf(random, category, home)) }
}

/** A family of that village, written down by whoever goes there. */
export function meet({ random, roster }: Stage, numbers: Numbers, village: Village, at: Date): Met {
  const actor = random.pick(roster.field.get(village.code)!)
  return { family: inventFamily(random, numbers, village, at), actor, at }
}

/** Those whose needs nobody went on with; rarely among the old ones. */
function abandon({ random, until }: Stage, { mood }: DemoDistrict, { at }: Told, plan: Step[]): Step[] {
  const age = until.getTime() - at.getTime()
  const isTrouble = mood === 'trouble'
  const share = (isTrouble ? 0.6 : 0.06) * (age > 75 * DAY ? (isTrouble ? 0.7 : 0.1) : 1)
  return random.chance(share) ? plan.slice(0, random.int(0, Math.max(1, plan.length - 3))) : plan
}

/** The families and complaints of a district since it began, complaints in the order in which they came; more of late. */
export function pastOf(
  stage: Stage,
  numbers: Numbers,
  district: DemoDistrict,
  villages: readonly Village[],
): { met: Met[]; told: Told[] } {
  const { random, calendar, until } = stage
  const { isBig, days } = district
  const [families, complaints] = isBig ? [2000, 600] : [random.int(36, 44), random.int(54, 66)]
  const places = choices(stage, villages)
  const span = Math.min(YEAR, days * DAY - (district.mood === 'silent' ? 40 : 4) * DAY)
  const moment = (growth: number) =>
    lastAtWork(new Date(until.getTime() - span * random.next() ** growth - 20 * MINUTE), calendar, random)
  const times = Array.from({ length: complaints }, () => moment(1.5)).sort((a, b) => a.getTime() - b.getTime())
  const met: Met[] = []
  const told = times.map((at): Told => {
    const known = met.length > 0 && random.chance(isBig ? 0.14 : 0.38) ? random.pick(met) : undefined
    const family =
      known ?? meet(stage, numbers, random.weighted(places), new Date(at.getTime() - random.int(4, 15) * MINUTE))
    if (!known) met.push(family)
    const one = tell(stage, family, at)
    return { ...one, plans: one.plans.map((plan) => abandon(stage, district, one, plan)) }
  })
  while (met.length < families) met.push(meet(stage, numbers, random.weighted(places), moment(1.1)))
  return { met, told }
}
