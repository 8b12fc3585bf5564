import { sectorOf, type Category } from '@slrt/domain/category'
import type { CHANNELS, ProgramCode, RegisterComplaint } from '@slrt/domain/complaint'
import type { Actor } from '@slrt/domain/actor'
import type { RegisterHousehold } from '@slrt/domain/household'
import { lacksPapers } from '@slrt/domain/person'
import type { Urgency } from '@slrt/domain/urgency'
import type { Stage } from './course.ts'
import { inventFamily } from './families.ts'
import type { Numbers } from './invented.ts'
import { DAY, lastAtWork } from './moments.ts'
import type { DemoDistrict } from './nation.ts'
import { planOf, type Step } from './plan.ts'
import type { Random } from './random.ts'
import { hopes, subjects, type Tale } from './stories.ts'
import type { Village } from './villages.ts'

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
const YEAR = 365.25 * DAY

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
  const { pressing } = subjects[category]!
  const [emergencies, urgent] = pressing ?? [0, 9]
  const chance = random.next() * 100
  if (chance < emergencies) return 'DARURAT'
  if (chance < emergencies + urgent) return 'TINGGI'
  return chance > 92 && !pressing ? 'RENDAH' : 'NORMAL'
}

/** A child of the family between these ages. */
const childOf = ({ persons }: RegisterHousehold, [least, most]: readonly [number, number], at: Date) =>
  persons.find(({ relation, birthDate }) => {
    if (relation !== 'ANAK' || !birthDate) return false
    const age = (at.getTime() - Date.parse(birthDate)) / YEAR
    return age >= least && age < most
  })

/** What this family may tell of such a need: nobody speaks of a child whom they do not have. */
const talesOf = (family: RegisterHousehold, category: Category, at: Date): readonly Tale[] =>
  subjects[category]!.told.filter((tale) => typeof tale === 'string' || childOf(family, tale.child, at))

const firstName = (name: string): string => name.replace(/^(I|Ni) /, '').split(' ')[0]!

/** What the family tells of itself, in words that fit its need. */
function storyOf(random: Random, family: RegisterHousehold, category: Category, at: Date): string {
  const tale = random.pick(talesOf(family, category, at))
  const child = typeof tale === 'string' ? undefined : childOf(family, tale.child, at)
  const spouse = family.persons.find(({ relation }) => relation === 'PASANGAN')
  return (typeof tale === 'string' ? tale : tale.text)
    .replace('{anak}', firstName(child?.name ?? ''))
    .replace('{pasangan}', spouse ? firstName(spouse.name) : 'Adik saya')
    .replace('{orang}', String(family.persons.length))
    .replace('{n}', String(random.int(2, 5)))
}

/** What a family needs: mostly one thing, sometimes two or three, and papers where somebody has none. */
function needsOf(random: Random, family: RegisterHousehold, at: Date): Category[] {
  const possible = weights.filter(([category]) => talesOf(family, category, at).length > 0)
  const count = random.weighted([[1, 70], [2, 23], [3, 7]]) // prettier-ignore
  const papers = family.persons.some((one) => lacksPapers(one)) && random.chance(0.7) ? ['ADM01' as const] : []
  return [...new Set<Category>([...Array.from({ length: count }, () => random.weighted(possible)), ...papers])]
}

/** What a complaint is about, where chance does not decide. */
type Given = { readonly category: Category; readonly urgency: Urgency }

/** A complaint of that family. */
export function tell(stage: Stage, met: Met, at: Date, given?: Given): Told {
  const { random } = stage
  const { family } = met
  const categories = given ? [given.category] : needsOf(random, family, at)
  const [main] = categories as [Category]
  const { actor, channel } = given ? { actor: met.actor, channel: 'KUNJUNGAN' as const } : receiver(stage, family.desa)
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
    urgency: given?.urgency ?? urgencyOf(stage, main),
    story: storyOf(random, family, main, at),
    hope: random.pick(hopes),
    consent: true,
    items: categories.map((category) => ({ id: random.id(at), category, program: programOf(category) })),
  }
  const home = actor.role === 'FO' ? 'SLRT' : 'DESA'
  return { input, met, actor, at, plans: categories.map((category) => planOf(random, category, home)) }
}

/**
 * A family of that village, written down by whoever goes there.
 * @param category what it must be able to tell of, if anything
 */
export function meet(
  { random, roster }: Stage,
  numbers: Numbers,
  village: Village,
  at: Date,
  category?: Category,
): Met {
  const actor = random.pick(roster.field.get(village.code)!)
  for (;;) {
    const family = inventFamily(random, numbers, village, at)
    if (!category || talesOf(family, category, at).length > 0) return { family, actor, at }
  }
}

/** Some needs nobody goes on with; of the old ones few, and none before it left the village. */
function abandon({ random, until }: Stage, { mood }: DemoDistrict, { at }: Told, plan: Step[]): Step[] {
  const isOld = until.getTime() - at.getTime() > 75 * DAY
  const isTrouble = mood === 'trouble'
  const share = isTrouble ? (isOld ? 0.42 : 0.6) : isOld ? 0.006 : 0.06
  return random.chance(share) ? plan.slice(0, random.int(isOld ? 4 : 0, Math.max(4, plan.length - 3))) : plan
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
