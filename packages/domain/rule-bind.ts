import type { Definition } from './program.ts'
import {
  COMPARISONS,
  QUANTIFIERS,
  type Comparison,
  type Literal,
  type Operand,
  type Quantifier,
  type Rule,
} from './rule.ts'

/** Values of parameters by name: of a version's `params`, or as the regulation has them on a day (`paramsOf`). */
export type Params = Readonly<Record<string, Literal>>

const PARAM = 'param.'

/** The parts of a rule, told apart by its operator: whoever works on a rule goes through these. */
export type Parts =
  | { readonly kind: 'and' | 'or'; readonly rules: readonly Rule[] }
  | { readonly kind: '!'; readonly rule: Rule }
  | { readonly kind: 'compare'; readonly op: Comparison; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'in'; readonly fact: string; readonly values: readonly Literal[] }
  | { readonly kind: Quantifier; readonly rule: Rule }

const isQuantifier = (op: string): op is Quantifier => (QUANTIFIERS as readonly string[]).includes(op)
const isComparison = (op: string): op is Comparison => (COMPARISONS as readonly string[]).includes(op)

/** The word that a rule is made with: its only key. */
export function operatorOf(rule: Rule): string {
  for (const op in rule) return op
  return ''
}

/** Takes a rule that was checked apart. */
export function partsOf(rule: Rule): Parts {
  const op = operatorOf(rule)
  const given = rule[op as keyof Rule]
  if (op === 'and' || op === 'or') return { kind: op, rules: given }
  if (op === '!') return { kind: '!', rule: given[0] }
  if (op === 'in') return { kind: 'in', fact: (given[0] as { var: string }).var, values: given[1] }
  if (isQuantifier(op)) return { kind: op, rule: given[1] }
  if (isComparison(op)) return { kind: 'compare', op, left: given[0], right: given[1] }
  throw new TypeError(`not a rule: ${op}`)
}

const bound = (given: unknown, params: Params): unknown => {
  if (Array.isArray(given)) return given.map((one) => bound(one, params))
  if (typeof given !== 'object' || given === null) return given
  const name = (given as { var?: unknown }).var
  if (typeof name === 'string' && name.startsWith(PARAM)) {
    const key = name.slice(PARAM.length)
    // A parameter that nobody set stays: it is unknown, and what hangs on it is.
    return Object.hasOwn(params, key) ? params[key] : given
  }
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, bound(value, params)]))
}

/** The rule with its parameters as literals: inside a quantifier JsonLogic sees the member only. */
export const bindParams = (rule: Rule, params: Params): Rule => bound(rule, params) as Rule

/** A definition whose rules, of who is entitled and of each part of the benefit, have their parameters as literals. */
export const bindDefinition = (definition: Definition, params: Params): Definition => ({
  ...definition,
  rule: bindParams(definition.rule, params),
  benefit: {
    ...definition.benefit,
    parts: definition.benefit.parts.map((part) => ({ ...part, rule: bindParams(part.rule, params) })),
  },
})
