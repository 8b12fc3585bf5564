/**
 * A rule of eligibility: a JsonLogic document in a typed subset (design §2.8). `var` names a fact of the dictionary
 * (`keluarga.desil`, `orang.usia`; of a member without its noun: `usia`) or a parameter (`param.maxDesil`).
 */
export type Literal = boolean | number | string
export type Var = { readonly var: string }
export type Count = { readonly count: readonly [{ readonly var: 'anggota' }, Rule] }
export type Operand = Var | Literal | Count
export const COMPARISONS = ['===', '!==', '<', '<=', '>', '>='] as const
export type Comparison = (typeof COMPARISONS)[number]
export const QUANTIFIERS = ['some', 'all', 'none'] as const
export type Quantifier = (typeof QUANTIFIERS)[number]

export type Rule =
  | { readonly and: readonly Rule[] }
  | { readonly or: readonly Rule[] }
  | { readonly '!': readonly [Rule] }
  | { readonly [K in Comparison]: { readonly [P in K]: readonly [Operand, Operand] } }[Comparison]
  | { readonly in: readonly [Var, readonly Literal[]] }
  | { readonly [K in Quantifier]: { readonly [P in K]: readonly [{ readonly var: 'anggota' }, Rule] } }[Quantifier]

/** Kleene's three: null is unknown. */
export type Truth = boolean | null
