import type { Term } from '@slrt/domain/calendar'
import type { Category } from '@slrt/domain/category'
import type { Terms } from '@slrt/domain/clock'
import type { ProposalKind } from '@slrt/domain/proposal-state'
import type { Key, Signatory } from '@slrt/domain/regulation-keys'
import type { Role } from '@slrt/domain/permission'
import { day } from '../text/date.ts'
import { t, tCode, type TextKey } from '../text/text.ts'
import { kindOf, type Kind } from './kind.ts'

/** Names of what a value holds only by its id. */
export type Names = { readonly unit: (id: string) => string | undefined }

/** "4 jam kerja" for 240 working minutes; odd ones stay minutes. */
export function termText({ amount, unit }: Term): string {
  if (unit === 'working_minute' && amount % 60 === 0) return t('term.working_hour', { n: amount / 60 })
  return t(`term.${unit}`, { n: amount })
}

/** "Senin, Selasa dan Rabu" */
function listed(parts: readonly string[], join: 'and' | 'or'): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : t(`rule.value.${join}`, { list: parts.slice(0, -1).join(', '), last })
}

function termsOf({ NORMAL, TINGGI, DARURAT }: Terms) {
  const [normal, high, emergency] = [termText(NORMAL), termText(TINGGI), termText(DARURAT)]
  return { normal, high, emergency, isOne: normal === high && high === emergency }
}

function termsText(terms: Terms): string {
  const { isOne, normal, high, emergency } = termsOf(terms)
  return isOne ? normal : t('rule.value.terms', { normal, high, emergency })
}

/** Days in a row as a span: "Senin sampai Jumat". */
function weekText(days: readonly number[]): string {
  const sorted = days.toSorted((one, other) => one - other)
  const [first, last] = [sorted[0], sorted.at(-1)]
  const name = (n: number) => t(`weekday.${n}` as TextKey)
  if (first !== undefined && last !== undefined && sorted.length > 2 && last - first === sorted.length - 1)
    return t('rule.value.span', { from: name(first), to: name(last) })
  return listed(sorted.map(name), 'and')
}

/** "07.30" for 450 */
export const minuteText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`

const signatoryText = ({ kind, title, name }: Signatory): string =>
  t(kind === 'DEFINITIF' ? 'rule.value.signatory' : `rule.value.signatory.${kind}`, { title, name })

const words: Record<Kind, (value: never, key: Key, names: Names) => string> = {
  terms: termsText,
  week: weekText,
  hours: ({ opens, closes }: { opens: number; closes: number }) =>
    t('rule.value.span', { from: minuteText(opens), to: minuteText(closes) }),
  choice: (value: string | null, key) => tCode('rule.value.', `${key}.${value}`, 'rule.value.none') || String(value),
  flag: (value: boolean, key) => t(`rule.value.${key}.${value}` as TextKey),
  number: (n: number | null, key) =>
    n === null ? t('rule.value.by_program') : t(`rule.value.${key}` as TextKey, { n }),
  holidays: (days: readonly { day: string; name: string }[]) =>
    listed(
      days.map((one) => t('rule.value.holiday', { day: day(one.day), name: one.name })),
      'and',
    ) || t('rule.value.none'),
  signatories: (people: readonly Signatory[]) =>
    listed(people.map(signatoryText), 'or') || t('rule.value.no_signatory'),
  unit: (id: string | null, _key, names) =>
    id === null ? t('rule.value.no_unit') : (names.unit(id) ?? t('rule.value.other_unit')),
  papers: (papers: readonly string[]) => listed(papers, 'and') || t('rule.value.no_papers'),
  roles: (roles: readonly Role[]) =>
    listed(
      roles.map((role) => tCode('role.', role, 'role.other')),
      'or',
    ),
  categories: (categories: readonly Category[]) =>
    listed(
      categories.map((one) => t(`category.${one}`)),
      'and',
    ) || t('rule.value.none'),
  proposals: (kinds: readonly ProposalKind[]) =>
    listed(
      kinds.map((one) => t(`rule.value.proposal.${one}`)),
      'and',
    ) || t('rule.value.no_proposals'),
}

/** A value in words: "2 hari kerja; mendesak 1 hari kerja; darurat 4 jam". */
export function valueText(key: Key, value: unknown, names: Names): string {
  return words[kindOf(key)](value as never, key, names)
}

/**
 * A key's sentence with the value in it: "Dinas menjawab rujukan paling lama 2 hari kerja." Of terms the urgent ones
 * stand in a second sentence, where they differ.
 */
export function ruleText(key: Key, value: unknown, names: Names): string {
  if (kindOf(key) !== 'terms') return t(`rule.${key}.sentence`, { value: valueText(key, value, names) })
  const { isOne, normal, high, emergency } = termsOf(value as Terms)
  const sentence = t(`rule.${key}.sentence`, { value: normal })
  return isOne ? sentence : t('rule.value.urgent', { sentence, high, emergency })
}
