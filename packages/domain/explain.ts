import { amountOf, yearly } from './benefit.ts'
import type { Definition } from './program.ts'
import { bindDefinition, type Params } from './rule-bind.ts'
import { nodeOf, type Leaf, type Node } from './rule-node.ts'
import type { Rule, Truth } from './rule.ts'
import type { Situation } from './situation.ts'

export type { Leaf, Node }
export type Explained = { readonly truth: Truth; readonly tree: Node }

export const VERDICTS = ['LAYAK', 'MUNGKIN', 'TIDAK'] as const
export type Verdict = (typeof VERDICTS)[number]
/** Nobody reads a bare "no" or "yes" of three (handbook §11.2). */
export const verdictOf = (truth: Truth): Verdict => (truth === null ? 'MUNGKIN' : truth ? 'LAYAK' : 'TIDAK')

/**
 * Kleene's answer of a rule for one family, or for the person `orang` in it, with the tree of how it comes about.
 * @param rule checked, and its parameters bound
 */
export function explain(rule: Rule, situation: Situation): Explained {
  const tree = nodeOf(rule, { situation, member: null })
  return { truth: tree.truth, tree }
}

/** Facts that are not known and decide: of the parts of a rule that are unknown themselves. */
export function missingIn(node: Node): string[] {
  if (node.truth !== null) return []
  if (node.children) return [...new Set(node.children.flatMap(missingIn))]
  return node.leaf?.fact ? [node.leaf.fact] : []
}

/** Conditions that make it what it is: of a rule that says no, those that fail; below a `!`, those that hold. */
export function decidingIn(node: Node): Leaf[] {
  if (node.truth === null) return []
  if (node.leaf) return [node.leaf]
  const [op] = Object.keys(node.rule)
  const turns = op === '!' || op === 'none'
  const wanted = turns ? !node.truth : node.truth
  return (node.children ?? []).filter(({ truth }) => truth === wanted).flatMap(decidingIn)
}

/** What a program's rule says of a family, or of one person in it. */
export type Judged = {
  /** Null where the program is for families. */
  readonly person: string | null
  readonly verdict: Verdict
  /** Facts that would decide it, by the dictionary's names. */
  readonly missing: readonly string[]
  /** Of a TIDAK: the conditions that fail. */
  readonly failed: readonly Leaf[]
  readonly tree: Node
  /** Rupiah a year; null where it is not money, or not known. */
  readonly amountYear: number | null
}

/**
 * What a program says of a family: one answer, or one for each known member where the program is for persons.
 * @param params values of the parameters on the day
 */
export function judge(
  definition: Definition,
  params: Params,
  situation: Situation & { readonly persons: readonly string[] },
): Judged[] {
  const bound = bindDefinition(definition, params)
  const judged = (person: string | null, seen: Situation): Judged => {
    const { truth, tree } = explain(bound.rule, seen)
    return {
      person,
      verdict: verdictOf(truth),
      missing: missingIn(tree),
      failed: truth === false ? decidingIn(tree) : [],
      tree,
      amountYear: yearly(amountOf(bound, seen)),
    }
  }
  if (definition.unit === 'KELUARGA') return [judged(null, situation)]
  return situation.persons.map((person, at) => judged(person, { ...situation, orang: situation.anggota[at]! }))
}
