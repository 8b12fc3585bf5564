import type { Params } from '@slrt/domain/rule-bind'
import { bindParams } from '@slrt/domain/rule-bind'
import type { RuleIssue } from '@slrt/domain/rule-check'
import { explain } from '@slrt/domain/explain'
import { nodeOf } from '@slrt/domain/rule-node'
import { PARAMS, type ParamName } from '@slrt/domain/rule-fact'
import type { Rule, Truth } from '@slrt/domain/rule'
import type { Situation } from '@slrt/domain/situation'
import type { Accessor } from 'solid-js'
import { linesOf } from './rule-edit.ts'
import { isIncomplete, toRule, typeOf, type Group, type Item } from './rule-model.ts'
import { valueWords } from './rule-words.ts'

/** What an editor of lines works with; its parts get all of it. */
export type Editor = {
  root: Accessor<Group>
  set: (root: Group) => void
  /** Lines about a person: of members only, of the person beside the family, or none. */
  person: Accessor<'none' | 'also' | 'only'>
  nextId: () => string
  /** Parameters as they are written here, by name. */
  params: Accessor<Params>
  /** A parameter is used from now on: it needs a value. */
  needs: (param: ParamName) => void
  /** What is wrong with a line, or worth a second look, in sentences. */
  said: (id: string) => readonly Said[]
  /** What a line comes to for the family that it is tried on. */
  mark: (item: Item, inMember: boolean) => Mark
}

export type Said = { readonly text: string; readonly isError: boolean }
/** Of a line: true, not, or unknown; of a line about members also how many it is true of, else what the register says. */
export type Mark = { readonly truth: Truth; readonly count?: number; readonly told?: string } | undefined

/** An id that no line of this rule has. */
export const freshId = (root: Item): string => {
  const last = Math.max(0, ...linesOf(root).map(({ id }) => Number(id.slice(1)) || 0))
  return `s${last + 1}`
}

/** The parameter that belongs to a fact: its limit is the regulation's to decide. */
export const paramFor: Readonly<Record<string, ParamName>> = {
  'keluarga.desil': 'maxDesil',
  'orang.usia': 'elderlyAge',
  'rumah.rtlh_skor': 'houseScore',
}
export const standardOf: Readonly<Record<ParamName, string>> = {
  maxDesil: '4',
  elderlyAge: '60',
  houseScore: '3',
  uhc: 'true',
}

/** Parameters as a rule is bound with them; what is no number is left out. */
export function paramsOfForm(form: Readonly<Record<string, string>>): Record<string, number | boolean> {
  const known: Readonly<Record<string, { readonly type: string }>> = PARAMS
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, text]): [string, number | boolean][] => {
      if (known[name]?.type === 'flag') return [[name, text === 'true']]
      return /^\d{1,9}$/.test(text.trim()) ? [[name, Number(text)]] : []
    }),
  )
}

/** Names of the parameters that these lines ask for, in reading order. */
export const paramsUsed = (root: Item): string[] => [
  ...new Set(
    linesOf(root).flatMap((item) => {
      if (item.kind !== 'leaf') return []
      return item.param || (item.fact.startsWith('param.') ? item.fact.slice('param.'.length) : [])
    }),
  ),
]

/** Whether every line of it says something: only then it can be asked what it comes to. */
const isWhole = (item: Item): boolean =>
  linesOf(item).every((one) => !isIncomplete(one) && (!('items' in one) || one.items.length > 0))

/** What a line comes to for a family; inside a quantifier, of how many members it is true. */
export function markOf(item: Item, inMember: boolean, situation: Situation | undefined, params: Params): Mark {
  if (!situation || !isWhole(item)) return undefined
  const made = toRule(item, inMember).rule
  return attempt(() => {
    const rule: Rule = bindParams(made, params)
    if (!inMember) {
      const { truth, tree } = explain(rule, situation)
      const leaf = tree.leaf ?? tree.children?.[0]?.leaf
      const isTold = item.kind === 'leaf' && typeOf(item.fact) !== 'flag' && leaf?.value !== null
      return isTold && leaf ? { truth, told: valueWords(item.fact, leaf.value) } : { truth }
    }
    const truths = situation.anggota.map((member) => nodeOf(rule, { situation, member }).truth)
    const count = truths.filter((truth) => truth === true).length
    return { truth: count > 0 ? true : truths.includes(null) ? null : false, count }
  })
}

/** A line that is no rule yet comes to nothing. */
function attempt(look: () => Mark): Mark {
  try {
    return look()
  } catch {
    return undefined
  }
}

export type Issue = Pick<RuleIssue, 'code' | 'path' | 'fact' | 'facts'>
