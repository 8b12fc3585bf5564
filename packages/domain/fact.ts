import * as z from 'zod/mini'
import { codesOf, type ListName } from './code-list.ts'
import { Id } from './field.ts'
import { Refusal } from './refusal.ts'
import { BPJS_SEGMENTS, ZAKAT_GROUPS } from './register-fact.ts'

/** What an officer may write down of one fact: yes or no, a number, or a code of a list (handbook §9.8). */
export type FactField =
  | { readonly kind: 'flag' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'code'; readonly list: ListName }
  | { readonly kind: 'word'; readonly words: readonly string[] }

const flag: FactField = { kind: 'flag' }
const number = (least: number, most: number): FactField => ({ kind: 'number', least, most })
const code = (list: ListName): FactField => ({ kind: 'code', list })
const word = (...words: string[]): FactField => ({ kind: 'word', words })
type Groups = Readonly<Record<string, Readonly<Record<string, FactField>>>>

/** Facts of a family that an officer writes down, by what one asks about, in the order of asking (handbook §9.8, §11.3). */
export const FAMILY_GROUPS = {
  living: {
    incomeBand: code('income_band'),
    lowIncome: flag,
    lostJob: flag,
    socialRisk: flag,
    unmetNeed: flag,
    similarAid: flag,
    villageListed: flag,
    willGraduate: flag,
  },
  house: {
    tenure: code('tenure'),
    landLegal: flag,
    floorArea: number(1, 999),
    floor: code('floor'),
    wall: code('wall'),
    roof: code('roof'),
    water: code('water'),
    light: code('light'),
    power: code('power'),
    cooking: code('cooking'),
    toilet: code('toilet'),
    closet: code('closet'),
    sewage: code('sewage'),
    houseAided: flag,
  },
  goods: { hasCar: flag, hasMotorcycle: flag, hasLand: flag, hasKks: flag },
  papers: { paperPoor: flag, paperDesil: flag, paperLand: flag, paperWilling: flag },
} as const satisfies Groups
export const FAMILY_FACTS = {
  ...FAMILY_GROUPS.living,
  ...FAMILY_GROUPS.house,
  ...FAMILY_GROUPS.goods,
  ...FAMILY_GROUPS.papers,
} as const
export type FamilyFact = keyof typeof FAMILY_FACTS

/** Facts of a person that an officer writes down. */
export const PERSON_GROUPS = {
  health: {
    pregnant: flag,
    disability: flag,
    severeDisability: flag,
    chronicIllness: flag,
    catastrophicIllness: flag,
    inHospital: flag,
  },
  insurance: { bpjsSegment: word(...BPJS_SEGMENTS), pbiActive: flag, pbiEver: flag },
  school: {
    schooling: code('schooling'),
    schoolLevel: word('SD', 'SMP', 'SMA', 'PT', 'TIDAK_ADA'),
    education: code('education'),
    graduated: number(1950, 2100),
    collegeAccepted: flag,
    hasKip: flag,
    boardingWilling: flag,
  },
  work: { works: flag, employment: code('employment'), civilServant: flag },
  state: {
    marital: code('marital'),
    orphan: word('YATIM', 'PIATU', 'YATIM_PIATU', 'TIDAK'),
    localCard: flag,
    disasterVictim: flag,
    inInstitution: flag,
    needsSocialService: flag,
    socialAssessment: flag,
    zakatGroup: word(...ZAKAT_GROUPS),
  },
  papers: { paperHealth: flag, paperBirth: flag },
} as const satisfies Groups
export const PERSON_FACTS = {
  ...PERSON_GROUPS.health,
  ...PERSON_GROUPS.insurance,
  ...PERSON_GROUPS.school,
  ...PERSON_GROUPS.work,
  ...PERSON_GROUPS.state,
  ...PERSON_GROUPS.papers,
} as const
export type PersonFact = keyof typeof PERSON_FACTS
export type FactGroup = keyof typeof FAMILY_GROUPS | keyof typeof PERSON_GROUPS

/**
 * What others decide: BPS ranks families, SIKS-NG excludes them (handbook §10.2). Shown, never written by hand; who
 * thinks that it is wrong makes a proposal.
 */
export const RANKED_FACTS = ['desil', 'desilAsOf', 'extremePoor', 'exclusion'] as const
/** What comes from lists alone: shown, not asked. */
export const LISTED_FAMILY_FACTS = ['memberCount', 'receivesPkh', 'receivesBpnt'] as const
export const LISTED_PERSON_FACTS = ['nikMatched'] as const

export type FactName =
  | FamilyFact
  | PersonFact
  | (typeof RANKED_FACTS)[number]
  | (typeof LISTED_FAMILY_FACTS)[number]
  | (typeof LISTED_PERSON_FACTS)[number]

/** All that is shown of a family, and of a person, in order. */
export const SHOWN_FAMILY_FACTS: readonly FactName[] = [
  ...RANKED_FACTS,
  ...LISTED_FAMILY_FACTS,
  ...(Object.keys(FAMILY_FACTS) as FamilyFact[]),
]
export const SHOWN_PERSON_FACTS: readonly FactName[] = [
  ...(Object.keys(PERSON_FACTS) as PersonFact[]),
  ...LISTED_PERSON_FACTS,
]

export type FactValue = boolean | number | string | null
const Value = z.nullable(z.union([z.boolean(), z.int(), z.string().check(z.maxLength(40))]))

/**
 * Facts of one record, a family or one of its members: as many as were asked. Null says that nobody there knows; what
 * was not asked is left out. `seen` is `changedAt` of the facts that the screen showed, null where there were none.
 */
export const SaveFacts = z.object({
  /** The family or the person. */
  id: Id,
  household: Id,
  seen: z.nullable(z.iso.datetime()),
  values: z.record(z.string().check(z.regex(/^[a-zA-Z]{2,30}$/)), Value),
})
export type SaveFacts = z.infer<typeof SaveFacts>

/** Whether a value can be one of this field; null always can. */
export function fits(field: FactField, value: FactValue): boolean {
  if (value === null) return true
  if (field.kind === 'flag') return typeof value === 'boolean'
  if (field.kind === 'word') return typeof value === 'string' && field.words.includes(value)
  if (typeof value !== 'number' || !Number.isInteger(value)) return false
  return field.kind === 'code'
    ? codesOf(field.list).some((one) => one.code === value)
    : value >= field.least && value <= field.most
}

type Known = { readonly changedAt: Date; readonly values: Readonly<Record<string, FactValue | undefined>> }

/**
 * The facts that change, or that were asked for the first time without anybody knowing.
 * @param isPerson whether the record is a member, not the family
 * @param before what stands there; null where nothing does
 * @param unknown fields of which it stands that somebody asked and nobody knew
 * @returns field, new value, and what stood there before
 * @throws Refusal `fact.ranked` (BPS ranks, a district proposes), `fact.unknown_field`, `fact.wrong_value`,
 *   `fact.changed` (somebody saved since), `fact.nothing`
 */
export function changedFacts(
  input: Pick<SaveFacts, 'values' | 'seen'>,
  isPerson: boolean,
  before: Known | null,
  unknown: ReadonlySet<string>,
): { field: FactName; value: FactValue; before: FactValue }[] {
  const fields: Readonly<Record<string, FactField>> = isPerson ? PERSON_FACTS : FAMILY_FACTS
  const asked = Object.entries(input.values)
  if (asked.length === 0) throw new Refusal('fact.nothing')
  for (const [field, value] of asked) {
    if ((RANKED_FACTS as readonly string[]).includes(field)) throw new Refusal('fact.ranked')
    if (!Object.hasOwn(fields, field)) throw new Refusal('fact.unknown_field', { field })
    if (!fits(fields[field]!, value)) throw new Refusal('fact.wrong_value', { field })
  }
  if ((before?.changedAt.toISOString() ?? null) !== (input.seen && new Date(input.seen).toISOString()))
    throw new Refusal('fact.changed', before ? { at: before.changedAt.toISOString() } : {})
  return asked.flatMap(([field, value]) => {
    const known = before?.values[field] ?? null
    const isNews = value === null ? known !== null || !unknown.has(field) : known !== value
    return isNews ? [{ field: field as FactName, value, before: known }] : []
  })
}
