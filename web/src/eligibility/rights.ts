import { FAMILY_FACTS, PERSON_FACTS } from '@slrt/domain/fact'
import { decidingIn, judge, missingIn, type Judged, type Leaf, type Node, type Verdict } from '@slrt/domain/explain'
import { RULE_FACTS } from '@slrt/domain/rule-fact'
import { situationOf, type FactRow } from '@slrt/domain/situation'
import type { Outputs } from '../api.ts'

export type Shown = Outputs['eligibility']['show']
export type ShownProgram = Shown['programs'][number]
export type ShownEnrolment = Shown['enrolments'][number]

/** What one program says of a family, with the members whom it says that of. */
export type Right = {
  readonly program: ShownProgram
  readonly verdict: Verdict
  /** Answers of this verdict: one of a program for families, one for each such member of a program for persons. */
  readonly judged: readonly Judged[]
  /** All answers, for the question why. */
  readonly all: readonly Judged[]
  /** Rupiah a year, of those of this verdict together; null where it is not money. */
  readonly amountYear: number | null
  /** Facts that would decide it. */
  readonly missing: readonly string[]
}

const ORDER: readonly Verdict[] = ['LAYAK', 'MUNGKIN', 'TIDAK']

/** The best that a program says of anybody in the family. */
function rightOf(program: ShownProgram, all: readonly Judged[]): Right[] {
  const verdict = ORDER.find((one) => all.some((each) => each.verdict === one))
  if (!verdict) return []
  const judged = all.filter((one) => one.verdict === verdict)
  const amounts = judged.flatMap(({ amountYear }) => amountYear ?? [])
  const amountYear = amounts.length > 0 ? amounts.reduce((sum, one) => sum + one, 0) : null
  const missing = [...new Set(judged.flatMap((one) => one.missing))]
  return [{ program, verdict, judged, all, amountYear, missing }]
}

/** The rows of facts as rules take them: what was null was left out on the way. */
const rowsOf = ({ rows }: Shown): FactRow[] => rows

/** What a family may have: eligible first, then maybe, then not; inside each by money. The same rule as the server's. */
export function rightsOf(shown: Shown): Right[] {
  const situation = situationOf(rowsOf(shown), { day: shown.day, closed: new Set(shown.closed) })
  return shown.programs
    .flatMap((program) => rightOf(program, judge(program.definition, program.params, situation)))
    .toSorted(
      (one, other) =>
        ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict) ||
        (other.amountYear ?? 0) - (one.amountYear ?? 0) ||
        one.program.definition.name.localeCompare(other.program.definition.name, 'id'),
    )
}

/** The field of an officer's form that fills a fact in; undefined where somebody else decides it. */
export function fieldFor(fact: string): string | undefined {
  const known = RULE_FACTS[fact]
  const fields: object = known?.of === 'person' ? PERSON_FACTS : FAMILY_FACTS
  return [...(known?.asks ?? []), ...(known?.columns ?? [])].find((one) => one in fields || one in PERSON_FACTS)
}

/** Records whose form has that field: the family, or those members of whom it is not known. */
function recordFor(shown: Shown, fact: string, person: string | null): string {
  const field = fieldFor(fact)
  if (field && field in FAMILY_FACTS) return shown.id
  if (person) return person
  const rows = rowsOf(shown) as unknown as (FactRow & Record<string, unknown>)[]
  const open = rows.find((row) => row.person !== null && (row[field ?? ''] ?? null) === null)
  return open?.person ?? shown.members[0]?.id ?? shown.id
}

/** Where an officer fills a fact in; undefined where somebody else decides it. */
export function formFor(shown: Shown, fact: string, person: string | null): string | undefined {
  const field = fieldFor(fact)
  return field && `/keluarga/${shown.id}/data/${recordFor(shown, fact, person)}?isian=${field}`
}

/** The conditions that decide, those about what is surely known; of a "no" those that fail, of a "yes" those that hold. */
export const decisive = ({ verdict, tree, failed }: Judged): readonly Leaf[] =>
  verdict === 'TIDAK' ? failed : verdict === 'LAYAK' ? decidingIn(tree) : []

/** A fact of the tree, of the family (`member` null) or of one of its members by their place. */
export type Told = { readonly fact: string; readonly member: number | null }

/** Every fact that a tree looked at, each once. */
export function toldIn(node: Node, member: number | null = null): Told[] {
  const here = node.member ?? member
  const own = node.leaf?.fact && node.leaf.fact !== 'anggota' ? [{ fact: node.leaf.fact, member: here }] : []
  const all = [...own, ...(node.children ?? []).flatMap((child) => toldIn(child, here))]
  return all.filter(
    (one, at) => all.findIndex((other) => other.fact === one.fact && other.member === one.member) === at,
  )
}

/** Nobody has said anything of the family itself yet: no list, no officer. */
export function isBare(shown: Shown): boolean {
  const family: object = shown.rows.find(({ person }) => person === null) ?? {}
  return !Object.keys(family).some((field) => field in FAMILY_FACTS || field === 'desil')
}

/** The facts that would decide most programs, of those that an officer can fill in. */
export function firstMissing(rights: readonly Right[], most = 3): string[] {
  const counts = new Map<string, number>()
  for (const { all, verdict } of rights.filter(({ verdict: one }) => one === 'MUNGKIN'))
    for (const fact of new Set(all.flatMap(({ tree }) => (verdict === 'MUNGKIN' ? missingIn(tree) : []))))
      if (fieldFor(fact)) counts.set(fact, (counts.get(fact) ?? 0) + 1)
  const fields = new Set<string>()
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .flatMap(([fact]) => {
      const field = fieldFor(fact)!
      if (fields.has(field)) return []
      fields.add(field)
      return [fact]
    })
    .slice(0, most)
}

/** The latest day of what the estimate rests on. */
export const dataDay = ({ rows, said, day }: Shown): string =>
  [...rows.flatMap(({ asOf }) => asOf ?? []), ...Object.values(said).flatMap(({ asOf }) => asOf ?? [])]
    .filter((one) => one <= day)
    .toSorted()
    .at(-1) ?? day
