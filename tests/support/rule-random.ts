import { codesOf, type ListName } from '@slrt/domain/code-list'
import { RELATIONS } from '@slrt/domain/person'
import { BPJS_SEGMENTS, EXCLUSIONS, ORPHANS, SCHOOL_LEVELS, ZAKAT_GROUPS } from '@slrt/domain/register-fact'
import { codesOfFact, RULE_FACTS } from '@slrt/domain/rule-fact'
import { COMPARISONS, QUANTIFIERS, type Literal, type Rule } from '@slrt/domain/rule'
import type { FactRow } from '@slrt/domain/situation'

/** The same numbers for the same seed (mulberry32): what fails once fails again. */
export function randomOf(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  const pick = <T>(all: readonly T[]): T => all[below(all.length)]!
  const chance = (p: number) => next() < p
  return { below, pick, chance }
}
export type Random = ReturnType<typeof randomOf>

export const DAY = '2026-11-22'
export const DESAS = ['32.04.05.2003', '32.04.05.1001', '32.04.12.2001', '32.04.12.2002'] as const

const words = (...lines: string[]) => lines.flatMap((line) => line.split(' '))
const FAMILY_FLAGS = words(
  'extremePoor hasCar hasMotorcycle hasLand hasKks receivesPkh receivesBpnt landLegal houseAided',
  'villageListed lostJob lowIncome willGraduate socialRisk similarAid unmetNeed paperPoor paperLand',
  'paperWilling paperDesil',
)
const FAMILY_CODES: Readonly<Record<string, ListName>> = {
  tenure: 'tenure',
  floor: 'floor',
  wall: 'wall',
  roof: 'roof',
  water: 'water',
  light: 'light',
  power: 'power',
  cooking: 'cooking',
  toilet: 'toilet',
  closet: 'closet',
  sewage: 'sewage',
}
const PERSON_FLAGS = words(
  'nikMatched pregnant disability severeDisability chronicIllness works civilServant pbiActive hasKip',
  'hasNik localCard pbiEver inHospital catastrophicIllness collegeAccepted inInstitution disasterVictim',
  'needsSocialService socialAssessment boardingWilling paperHealth paperBirth',
)
const PERSON_CODES: Readonly<Record<string, ListName>> = {
  marital: 'marital',
  schooling: 'schooling',
  education: 'education',
  employment: 'employment',
}
const PERSON_WORDS: Readonly<Record<string, readonly string[]>> = {
  sex: ['L', 'P'],
  relation: RELATIONS,
  schoolLevel: SCHOOL_LEVELS,
  bpjsSegment: BPJS_SEGMENTS,
  orphan: ORPHANS,
  zakatGroup: ZAKAT_GROUPS,
}

/** A row's facts; of so many of ten nobody knows anything. */
type Filler = { readonly random: Random; readonly unknown: number }
const some = <T>({ random, unknown }: Filler, value: () => T): T | null => (random.chance(unknown) ? null : value())

function filled(filler: Filler, flags: readonly string[], codes: Readonly<Record<string, ListName>>) {
  const { random } = filler
  return Object.fromEntries([
    ...flags.map((name) => [name, some(filler, () => random.chance(0.5))]),
    ...Object.entries(codes).map(([name, list]) => [name, some(filler, () => random.pick(codesOf(list)).code)]),
  ]) as Record<string, boolean | number | null>
}

const two = (n: number) => `${n}`.padStart(2, '0')
/** Birthdays around today are frequent: that is where ages turn. */
function born({ random }: Filler): string {
  const year = 1936 + random.below(91)
  if (random.chance(0.2)) return `${year}-11-${two(21 + random.below(3))}`
  return `${year}-${two(1 + random.below(year === 2026 ? 11 : 12))}-${two(1 + random.below(21))}`
}

const uuid = ({ random }: Filler) =>
  `${'0199a8f0'}-${[4, 4, 4, 12].map((length) => Array.from({ length }, () => random.below(16).toString(16)).join('')).join('-')}` // prettier-ignore

function familyRow(filler: Filler, members: number, isComplete: boolean): FactRow {
  const { random } = filler
  const id = uuid(filler)
  const counted = isComplete ? members : random.pick([null, null, members, members + 1, Math.max(0, members - 1)])
  return {
    ...filled(filler, FAMILY_FLAGS, FAMILY_CODES),
    id,
    household: id,
    person: null,
    desa: random.pick(DESAS),
    desil: some(filler, () => 1 + random.below(10)),
    incomeBand: some(filler, () => 1 + random.below(isComplete ? 5 : 6)),
    memberCount: counted === 0 ? null : counted,
    floorArea: some(filler, () => 1 + random.below(60)),
    exclusion: isComplete
      ? 'TIDAK_ADA'
      : some(filler, () => (random.chance(0.5) ? 'TIDAK_ADA' : random.pick(EXCLUSIONS))),
  }
}

function memberRow(filler: Filler, home: FactRow): FactRow {
  const { random, unknown } = filler
  const id = uuid(filler)
  const said = Object.entries(PERSON_WORDS).map(([name, all]) => [name, some(filler, () => random.pick(all))] as const)
  return {
    ...filled(filler, PERSON_FLAGS, PERSON_CODES),
    ...Object.fromEntries(said),
    id,
    household: home.id,
    person: id,
    desa: home.desa,
    present: unknown === 0 || !random.chance(0.15),
    born: some(filler, () => born(filler)),
    graduated: some(filler, () => 2018 + random.below(9)),
  }
}

/** A family with its members; `complete` of it everything is known. */
export function randomFamily(random: Random, complete: boolean): FactRow[] {
  const filler = { random, unknown: complete ? 0 : 0.4 }
  // Of the seventh member on they lie elsewhere (`situation`).
  const members = random.pick(complete ? [1, 2, 3, 4, 5, 8] : [0, 1, 1, 1, 2, 2, 3, 4, 5, 6, 7, 9])
  const home = familyRow(filler, members, complete)
  return [home, ...Array.from({ length: members }, () => memberRow(filler, home))]
}

const NAMES = Object.keys(RULE_FACTS)
const MEMBER_NAMES = NAMES.filter((name) => name.startsWith('orang.')).map((name) => name.slice('orang.'.length))
const FAMILY_NAMES = NAMES.filter((name) => !name.startsWith('orang.'))

type Unit = 'KELUARGA' | 'ORANG'
/** `MEMBER`: inside a quantifier. */
type At = Unit | 'MEMBER'

/** Numbers by which families really differ. */
const NUMBERS: Readonly<Record<string, (random: Random) => number>> = {
  usia: ({ below, pick }) => pick([0, 6, 7, 18, 60, 75, below(95)]),
  desil: ({ below }) => below(12),
  jumlah_anggota: ({ below }) => below(7),
  rtlh_skor: ({ below }) => below(6),
  luas: ({ below }) => below(70),
  luas_per_kapita: ({ below }) => below(30),
  tahun_sejak_lulus: ({ below }) => below(9),
  pendapatan_ortu: ({ pick }) => pick([500_000, 1_000_000, 2_500_000, 4_000_000, 4_000_001]),
  pendapatan_per_kapita: ({ pick }) => pick([250_000, 500_000, 750_000, 1_000_000]),
}

function literalFor(random: Random, name: string, at: At): Literal {
  const fact = RULE_FACTS[at === 'MEMBER' ? `orang.${name}` : name]!
  if (fact.type === 'flag') return random.chance(0.5)
  if (fact.type === 'number') return NUMBERS[name.split('.').at(-1)!]!(random)
  return random.pick(codesOfFact(fact))
}

const nameFor = (random: Random, at: At): string => {
  if (at === 'MEMBER') return random.pick(MEMBER_NAMES)
  return at === 'KELUARGA' || random.chance(0.5) ? random.pick(FAMILY_NAMES) : `orang.${random.pick(MEMBER_NAMES)}`
}

const ORDERED = COMPARISONS.filter((op) => op !== '===' && op !== '!==')

/** A condition that hangs on the regulation. */
function paramLeaf(random: Random, at: At): Rule {
  if (at === 'MEMBER') return { '>=': [{ var: 'usia' }, { var: 'param.elderlyAge' }] }
  const flag: Rule = { '===': [{ var: 'param.uhc' }, random.chance(0.5)] }
  return random.chance(0.3) ? flag : { '<=': [{ var: 'keluarga.desil' }, { var: 'param.maxDesil' }] }
}

function randomLeaf(random: Random, at: At): Rule {
  if (random.chance(0.05)) return paramLeaf(random, at)
  const name = nameFor(random, at)
  const fact = RULE_FACTS[at === 'MEMBER' ? `orang.${name}` : name]!
  const value = () => literalFor(random, name, at)
  if (fact.type !== 'flag' && random.chance(0.3))
    return { in: [{ var: name }, Array.from({ length: 1 + random.below(4) }, value)] }
  const op = fact.type === 'number' && random.chance(0.8) ? random.pick(ORDERED) : random.pick(['===', '!=='] as const)
  return { [op]: [{ var: name }, value()] } as unknown as Rule
}

/** A rule of the typed subset, so deep at most. */
export function randomRule(random: Random, at: At, depth = 3): Rule {
  const kind = random.below(10)
  if (depth === 0 || kind < 2) return randomLeaf(random, at)
  const inner = (below: At = at) => randomRule(random, below, depth - 1)
  if (kind < 7) {
    const rules = Array.from({ length: 1 + random.below(3) }, () => inner())
    return kind % 2 ? { and: rules } : { or: rules }
  }
  if (kind === 7) return { '!': [inner()] }
  if (at === 'MEMBER') return randomLeaf(random, at)
  const members = { var: 'anggota' } as const
  if (kind === 8) return { [random.pick(QUANTIFIERS)]: [members, inner('MEMBER')] } as unknown as Rule
  return { [random.pick(COMPARISONS)]: [{ count: [members, inner('MEMBER')] }, random.below(5)] } as unknown as Rule
}
