import type { Leaf } from '@slrt/domain/explain'
import type { Literal } from '@slrt/domain/rule'
import type { Shown, Right, ShownEnrolment } from './rights.ts'
import { decisive } from './rights.ts'
import { dayText, programText } from '../fact/fact-words.ts'
import { factName, provedBy, valueWords } from '../rule/rule-words.ts'
import { number, t } from '../text/text.ts'

const MOST = 2
const MOST_NAMED = 3

export const programName = ({ program }: Pick<Right, 'program'>): string =>
  programText(program.code, program.definition.name)

/** "Rp4.800.000 setahun" */
export const moneyText = ({ amountYear, program }: Right): string =>
  amountYear === null
    ? ''
    : t(program.definition.benefit.per === 'SEKALI' ? 'hak.once' : 'hak.a_year', { amount: number(amountYear) })

const bounds: Readonly<Record<string, 'hak.most' | 'hak.least' | 'hak.below' | 'hak.above' | 'hak.exactly'>> = {
  '<=': 'hak.most',
  '>=': 'hak.least',
  '<': 'hak.below',
  '>': 'hak.above',
  '===': 'hak.exactly',
}

/** A condition with what is known of it: "desil keluarga 2, paling tinggi 4". What is looked at twice is said once. */
function leafText({ fact, value, expected, op }: Leaf, isAlone: boolean, holds: boolean): string {
  const name = factName(fact)
  if (value === true) return name
  const said = valueWords(fact, value)
  if (typeof value !== 'number') return t('hak.is', { fact: name, value: said })
  const bound = bounds[op]
  const isPlain = !isAlone || bound === undefined || Array.isArray(expected) || (holds && op === '===')
  if (isPlain) return t('hak.plain', { fact: name, value: said })
  return t(bound, { fact: name, value: said, limit: valueWords(fact, expected as Literal) })
}

/** The names of facts are parts of sentences: where one begins, it is written large. */
const large = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const some = (all: readonly string[], most = MOST): string => {
  const unique = [...new Set(all)]
  const shown = unique.slice(0, most).join(' · ')
  return unique.length > most ? t('hak.and_more', { list: shown, n: unique.length - most }) : shown
}

/** Names of the members that it is said of; of a program for families nobody. */
export function whoText({ members }: Shown, { judged, program, verdict }: Right): string {
  if (program.definition.unit !== 'ORANG' || verdict === 'TIDAK') return ''
  const names = judged.map(({ person }) => members.find((one) => one.id === person)?.name ?? '')
  return names.length > MOST_NAMED
    ? t('hak.and_more', { list: names.slice(0, MOST_NAMED).join(', '), n: names.length - MOST_NAMED })
    : names.join(', ')
}

/** The reason in one sentence. */
export function reasonText(right: Right): string {
  if (right.verdict === 'MUNGKIN') return t('hak.unknown', { facts: some(right.missing.map(factName), 1) })
  if (right.verdict === 'TIDAK' && right.program.definition.unit === 'ORANG') return t('hak.nobody_fits')
  const leaves = right.judged.flatMap(decisive).filter(({ fact }) => fact !== '' && fact !== 'anggota')
  // What says most is a number against its limit.
  const told = leaves.toSorted((one, other) => Number(typeof other.value === 'number') - Number(typeof one.value === 'number')) // prettier-ignore
  const isAlone = ({ fact }: Leaf) => leaves.filter((one) => one.fact === fact).length === 1
  const words = told.map((leaf) => leafText(leaf, isAlone(leaf), right.verdict === 'LAYAK'))
  // Two of them are a sentence; all of them stand below "Kenapa begini?".
  const sentences = [...new Set(words)].slice(0, MOST).map((text) => `${large(text)}.`)
  if (sentences.length > 0) return sentences.join(' ')
  return t(right.verdict === 'LAYAK' ? 'hak.all_met' : 'hak.none_met')
}

/** The paper that proves the first of what is missing; empty where none does. */
export const paperText = ({ missing }: Right): string => {
  const papers = [...new Set(missing.map(provedBy).filter(Boolean))]
  return papers.length > 0 ? t('hak.bring', { papers: some(papers) }) : ''
}

/** Where it comes from and of which day, for a fact's columns in one record. */
export function originOf(shown: Shown, record: string, columns: readonly string[]) {
  const said = columns.map((column) => shown.said[`${record}|${column}`]).find(Boolean)
  if (said) return said
  const row = shown.rows.find(({ id }) => id === record)
  return row ? { source: row.source, asOf: row.asOf, by: null, at: row.changedAt } : undefined
}

export const enrolledText = ({ state, proposedAt, position }: ShownEnrolment): string =>
  position
    ? t('enrolment.in_line', { n: number(position), day: dayText(String(proposedAt).slice(0, 10)) })
    : t(`enrolment.since.${state as 'DIUSULKAN' | 'DAFTAR_TUNGGU' | 'MENERIMA'}`, {
        day: dayText(String(proposedAt).slice(0, 10)),
      })
