import type { Definition } from './program.ts'
import type { Comparison, Literal, Quantifier, Rule } from './rule.ts'

/** Words by which the rules of national programs are written: each makes one node of a rule. */
export const and = (...rules: Rule[]): Rule => ({ and: rules })
export const or = (...rules: Rule[]): Rule => ({ or: rules })
export const not = (rule: Rule): Rule => ({ '!': [rule] })

const compare =
  (op: Comparison) =>
  (fact: string, value: Literal | { readonly var: string }): Rule =>
    ({ [op]: [{ var: fact }, value] }) as unknown as Rule
export const is = compare('===')
export const isNot = compare('!==')
export const atMost = compare('<=')
export const atLeast = compare('>=')
export const under = compare('<')
export const between = (fact: string, least: number, most: number): Rule =>
  and(atLeast(fact, least), atMost(fact, most))
export const yes = (fact: string): Rule => is(fact, true)
export const no = (fact: string): Rule => is(fact, false)
export const isIn = (fact: string, ...values: Literal[]): Rule => ({ in: [{ var: fact }, values] })

const quantified =
  (quantifier: Quantifier) =>
  (rule: Rule): Rule =>
    ({ [quantifier]: [{ var: 'anggota' }, rule] }) as unknown as Rule
export const some = quantified('some')
export const none = quantified('none')

export const param = (name: string) => ({ var: `param.${name}` })
/** Up to the desil that the regulation sets for the program (handbook §10.4). */
export const withinDesil: Rule = atMost('keluarga.desil', param('maxDesil'))

type Benefit = Definition['benefit']

/** One amount, in rupiah; or, with null, what it is in words. */
export const gives = (per: Benefit['per'], amount: number | null, text = ''): Benefit => ({
  per,
  amount,
  parts: [],
  mostMembers: null,
  text,
})

type Paper = Definition['papers'][number]
export const paper = (name: string, fact: string | null = null): Paper => ({ name, fact })
export const KTP = paper('KTP')
export const KK = paper('Kartu Keluarga')
export const LETTER_OF_DESIL = paper('Surat keterangan DTSEN', 'keluarga.surat_dtsen')
export const SKTM = paper('Surat keterangan tidak mampu (SKTM)', 'keluarga.sktm')

/** A program of the nation as it is loaded: version, from which day, and all that it decides. */
export type NationalProgram = {
  readonly code: string
  readonly effectiveFrom: string
  readonly definition: Definition
}

type Told = Omit<Definition, 'params' | 'quota' | 'priority' | 'category'> & Partial<Definition>

/** A program from the beginning of 2026 on, without a quota: places are the district's to know. */
export const national = (code: string, told: Told): NationalProgram => ({
  code,
  effectiveFrom: '2026-01-01',
  definition: { params: {}, quota: null, priority: [], category: '', ...told },
})
