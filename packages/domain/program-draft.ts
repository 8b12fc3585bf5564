import { CATEGORIES } from './category.ts'
import { NATION } from './permission.ts'
import type { Definition, DraftProgram, ProgramUnit } from './program.ts'
import { Refusal } from './refusal.ts'
import { clashOf, holdsOn, type EntryState, type Span } from './regulation-draft.ts'
import { checkRule, type RULE_ERRORS } from './rule-check.ts'
import { PARAMS, RULE_FACTS } from './rule-fact.ts'

/** A program's versions are what entries of a regulation are: written, asked for, published, taken back. */
export type ProgramState = EntryState

/** Less than this was meant in thousands or millions: nobody gives a family nine thousand rupiah. */
const LEAST_AMOUNT = 10_000

/** A refusal for each thing that keeps a document from being a rule; the form marks its place. */
const refusals: Readonly<Record<(typeof RULE_ERRORS)[number], string>> = {
  malformed: 'rule.malformed',
  unknown_operator: 'rule.unknown_operator',
  unknown_fact: 'rule.unknown_fact',
  unknown_param: 'rule.unknown_param',
  unknown_code: 'rule.unknown_code',
  wrong_type: 'rule.wrong_type',
  wrong_order: 'rule.wrong_order',
  empty_list: 'rule.empty_list',
  no_member: 'rule.no_member',
  bad_count: 'rule.bad_count',
  too_deep: 'rule.too_deep',
  too_long: 'rule.too_long',
}

/**
 * A document is a rule.
 * @throws Refusal `rule.*` with the path of the first thing that is wrong, and the fact that it is about
 */
export function assertRule(rule: unknown, unit: ProgramUnit, isMember = false): void {
  const [issue] = checkRule(rule, unit, isMember)
  if (!issue) return
  const { code, path, fact } = issue
  const refused = refusals[code as keyof typeof refusals]
  throw new Refusal(refused, { path: path.join('.'), ...(fact ? { fact } : {}) })
}

/** Names of the parameters that a rule asks for. */
export function paramsIn(rule: unknown): string[] {
  if (Array.isArray(rule)) return [...new Set(rule.flatMap(paramsIn))]
  if (typeof rule !== 'object' || rule === null) return []
  const name = (rule as { var?: unknown }).var
  if (typeof name === 'string') return name.startsWith('param.') ? [name.slice('param.'.length)] : []
  return paramsIn(Object.values(rule))
}

const isOfType = (value: boolean | number, type: string) => typeof value === (type === 'flag' ? 'boolean' : type)

function assertRules({ unit, rule, benefit, params }: Definition): void {
  assertRule(rule, unit)
  for (const part of benefit.parts) assertRule(part.rule, unit, true)
  const known: Readonly<Record<string, { readonly type: string }>> = PARAMS
  for (const [name, value] of Object.entries(params)) {
    const param = Object.hasOwn(known, name) ? known[name] : undefined
    if (!param || !isOfType(value, param.type)) throw new Refusal('program.param', { param: name })
  }
  const asked = paramsIn([rule, ...benefit.parts.map((part) => part.rule)])
  const missing = asked.find((name) => !Object.hasOwn(params, name))
  if (missing) throw new Refusal('program.param', { param: missing })
}

function assertBenefit({ benefit: { amount, parts } }: Definition): void {
  const small = [amount, ...parts.map((part) => part.amount)].find((one) => one !== null && one < LEAST_AMOUNT)
  if (small) throw new Refusal('program.amount_unit', { amount: small })
  if (amount !== null && parts.length > 0) throw new Refusal('program.amount_twice')
}

type Tenant = { readonly code: string; readonly areas: readonly string[] }

/** Places by kecamatan are those of the district itself, and not more than there are. */
function assertQuota({ quota }: Definition, tenant: Tenant): void {
  if (!quota) return
  if (tenant.code === NATION) throw new Refusal('program.nation_quota')
  for (const area of Object.keys(quota.areas)) {
    const isKecamatan = /^\d\d\.\d\d\.\d\d$/.test(area)
    if (!isKecamatan || !tenant.areas.some((own) => area.startsWith(`${own}.`)))
      throw new Refusal('scope.outside', { area })
  }
  const given = Object.values(quota.areas).reduce((sum, places) => sum + places, 0)
  if (given > quota.total) throw new Refusal('program.quota_sum', { given, total: quota.total })
}

function assertNamed({ priority, papers, road, category }: Definition): void {
  const facts = [...priority.map(({ fact }) => fact), ...papers.flatMap(({ fact }) => fact ?? [])]
  const unknown = facts.find((fact) => !Object.hasOwn(RULE_FACTS, fact))
  if (unknown !== undefined) throw new Refusal('rule.unknown_fact', { fact: unknown })
  const isCategory = (CATEGORIES as readonly string[]).includes(category)
  if (category ? !isCategory : road === 'RUJUKAN') throw new Refusal('program.category', { category })
}

/**
 * What somebody writes of a program can hold at all.
 * @param tenant whose program it is: its code and its own area codes
 * @param national codes of the programs of the nation: a district writes none of them
 * @returns the columns of the version; the definition as it is read again
 * @throws Refusal `rule.*` with the place in the rule, `program.param`, `program.amount_unit` for rupiah written in
 *   thousands or millions, `program.amount_twice` for one amount beside its parts, `program.nation_quota`,
 *   `program.quota_sum`, `program.category`, `program.national_code`, `program.span` for an end before its start,
 *   `program.article` for one without an instrument or none with one, `scope.outside` for a kecamatan of another tenant
 */
export function draftProgram(
  { version: _, ...input }: DraftProgram,
  tenant: Tenant,
  national: readonly string[],
): Omit<DraftProgram, 'version' | 'definition'> & { definition: string } {
  const { code, definition, article, instrument, effectiveFrom, effectiveTo } = input
  if (tenant.code !== NATION && national.includes(code)) throw new Refusal('program.national_code', { code })
  assertRules(definition)
  assertBenefit(definition)
  assertQuota(definition, tenant)
  assertNamed(definition)
  if (effectiveTo && effectiveTo < effectiveFrom)
    throw new Refusal('program.span', { from: effectiveFrom, to: effectiveTo })
  if ((instrument === null) !== (article === '')) throw new Refusal('program.article')
  return { ...input, definition: JSON.stringify(definition) }
}

type Version = Span & { readonly code: string; readonly definition: string }

const definitionOf = ({ definition }: Pick<Version, 'definition'>) => JSON.parse(definition) as Definition

/**
 * A version cites what holds when it begins.
 * @throws Refusal `program.instrument_span`
 */
export function assertProgramCites({ effectiveFrom: start }: Span, cited: Span): void {
  const span = { from: cited.effectiveFrom, to: cited.effectiveTo ?? '' }
  if (!holdsOn(cited, start)) throw new Refusal('program.instrument_span', { start, ...span })
}

/**
 * A version may become binding.
 * @param siblings published ones of the same code that were not taken back
 * @param today the tenant's local day: a program never reaches back
 * @throws Refusal `program.past`, `program.overlap` with the day and the other's span, `program.unit_changed`: whoever
 *   receives it does so as a family or as a person
 */
export function assertProgramPublishable(version: Version, siblings: readonly Version[], today: string): void {
  const { effectiveFrom: start } = version
  if (start < today) throw new Refusal('program.past', { start, today })
  for (const one of siblings) {
    if (definitionOf(one).unit !== definitionOf(version).unit) throw new Refusal('program.unit_changed')
    const day = clashOf(version, one)
    if (day) throw new Refusal('program.overlap', { day, from: one.effectiveFrom, to: one.effectiveTo ?? '' })
  }
}

/** How many receive in a year: of the whole district, and by kecamatan. */
export type Enrolled = { readonly total: number; readonly areas: Readonly<Record<string, number>> }

/**
 * There are never fewer places than are taken.
 * @param enrolled those who receive in the year of the places
 * @param nameOf what people call a kecamatan
 * @throws Refusal `program.quota_below` with how many there are, `program.quota_below_area` of a kecamatan
 */
export function assertPlaces(
  { definition }: Pick<Version, 'definition'>,
  enrolled: Enrolled,
  nameOf: (area: string) => string,
): void {
  const { quota } = definitionOf({ definition })
  if (!quota) return
  const { total, areas } = quota
  const facts = { year: String(quota.year) }
  if (total < enrolled.total)
    throw new Refusal('program.quota_below', { ...facts, places: total, taken: enrolled.total })
  for (const [area, places] of Object.entries(areas)) {
    const taken = enrolled.areas[area] ?? 0
    if (places < taken) throw new Refusal('program.quota_below_area', { ...facts, places, taken, area: nameOf(area) })
  }
}

type Before = {
  readonly state: ProgramState
  readonly version: number
  readonly changedBy: string
  readonly changedAt: Date
}

const assertSame = ({ version, changedBy: by, changedAt }: Before, shown: number) => {
  if (version !== shown) throw new Refusal('program.changed', { by, at: changedAt.toISOString() })
}

/**
 * Only what binds nobody and waits for nobody is written, asked for or thrown away.
 * @param isWaiting whether somebody may still decide on it
 * @throws Refusal `program.changed` with who and when, `program.waiting`, `program.published`
 */
export function assertProgramDraft(before: Before, version: number, isWaiting: boolean): void {
  assertSame(before, version)
  if (isWaiting) throw new Refusal('program.waiting')
  if (before.state !== 'DRAF' && before.state !== 'DIAJUKAN') throw new Refusal('program.published')
}

/**
 * What is published is taken back only before it begins.
 * @throws Refusal `program.changed`, `program.not_published`, `program.begun`
 */
export function assertProgramCancellable(before: Before & Span, version: number, today: string): void {
  assertSame(before, version)
  if (before.state !== 'TERBIT') throw new Refusal('program.not_published')
  if (before.effectiveFrom <= today) throw new Refusal('program.begun', { from: before.effectiveFrom })
}
