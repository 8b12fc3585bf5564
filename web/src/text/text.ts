import { createSignal } from 'solid-js'
import type { Facts } from '@slrt/domain/refusal'
import type { accountId } from './account-id.ts'
import type { agencyId } from './agency-id.ts'
import type { auditId } from './audit-id.ts'
import type { catalogueId } from './catalogue-id.ts'
import type { codesId } from './codes-id.ts'
import type { duplicateId } from './duplicate-id.ts'
import type { entitlementId } from './entitlement-id.ts'
import type { factId } from './fact-id.ts'
import type { fieldId } from './field-id.ts'
import { id, type TextKey as BaseKey } from './id.ts'
import type { importFieldId } from './import-field-id.ts'
import type { importId } from './import-id.ts'
import type { nationId } from './nation-id.ts'
import type { peopleId } from './people-id.ts'
import type { proposalId } from './proposal-id.ts'
import type { officeId } from './office-id.ts'
import type { registerId } from './register-id.ts'
import type { regulationId } from './regulation-id.ts'
import type { limitId } from './limit-id.ts'
import type { readinessId } from './readiness-id.ts'
import type { ruleId } from './rule-id.ts'
import type { searchId } from './search-id.ts'
import type { targetId } from './target-id.ts'
import type { usulanId } from './usulan-id.ts'
import type { musyawarahId } from './musyawarah-id.ts'
import type { syaratId } from './syarat-id.ts'
import type { programId } from './program-id.ts'
import type { tenantId } from './tenant-id.ts'
import type { joinId } from './join-id.ts'
import type { applicationId } from './application-id.ts'

export type Language = 'id' | 'en'
/** Every key; those of a part are there once the part has been added. */
export type TextKey =
  | BaseKey
  | keyof typeof accountId
  | keyof typeof auditId
  | keyof typeof catalogueId
  | keyof typeof codesId
  | keyof typeof duplicateId
  | keyof typeof entitlementId
  | keyof typeof factId
  | keyof typeof fieldId
  | keyof typeof importFieldId
  | keyof typeof importId
  | keyof typeof officeId
  | keyof typeof nationId
  | keyof typeof peopleId
  | keyof typeof proposalId
  | keyof typeof agencyId
  | keyof typeof registerId
  | keyof typeof regulationId
  | keyof typeof ruleId
  | keyof typeof limitId
  | keyof typeof readinessId
  | keyof typeof searchId
  | keyof typeof targetId
  | keyof typeof usulanId
  | keyof typeof musyawarahId
  | keyof typeof programId
  | keyof typeof syaratId
  | keyof typeof tenantId
  | keyof typeof joinId
  | keyof typeof applicationId
const KEY = 'slrt.language'

type Words = Readonly<Record<string, string>>
/** A part of the dictionary that comes with the shells that need it, so that nobody waits for all of it. */
export type Part = { readonly id: Words; readonly en: () => Promise<Words> }
const base: Part = { id, en: async () => (await import('./en.ts')).en }
const parts = [base]

const [language, setLanguage] = createSignal<Language>('id')
const [words, setWords] = createSignal<Words>(id)
export { language }

const wordsOf = async (next: Language, part: Part) => (next === 'en' ? part.en() : part.id)

/** Adds a part of the dictionary, in the language that is shown. */
export async function addTexts(part: Part): Promise<void> {
  parts.push(part)
  const more = await wordsOf(language(), part)
  setWords((now) => ({ ...now, ...more }))
}

export async function chooseLanguage(next: Language): Promise<void> {
  const all = await Promise.all(parts.map((part) => wordsOf(next, part)))
  setWords(Object.assign({}, ...all) as Words)
  setLanguage(next)
  document.documentElement.lang = next
  localStorage.setItem(KEY, next)
}

/** The language chosen on this device, before the first screen is drawn. Indonesian unless somebody chose English. */
export async function restoreLanguage(): Promise<void> {
  if (localStorage.getItem(KEY) === 'en') await chooseLanguage('en').catch(() => undefined)
}

/** `{n}` is a fact; `{n:row|rows}` the first form when n is 1, else the second. */
function fill(sentence: string, facts: Facts): string {
  return sentence.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_whole, name: string, one?: string, many?: string) => {
    const fact = facts[name]
    if (one !== undefined) return (fact === 1 ? one : many) ?? ''
    return typeof fact === 'number' ? number(fact) : (fact ?? '')
  })
}

/** The sentence for a key in the chosen language. */
export const t = (key: TextKey, facts: Facts = {}): string => fill(words()[key] ?? key, facts)

/** The sentence for a code that comes from outside (`refusal.` + code), or the one for `fallback`. */
export function tCode(prefix: string, code: string, fallback: TextKey, facts: Facts = {}): string {
  const key = `${prefix}${code}`
  return t(key in words() ? (key as TextKey) : fallback, facts)
}

/** Whether there is a sentence for a code. */
export const hasText = (key: string): key is TextKey => key in words()

/** Made once: to make one costs more than to write a hundred numbers. */
const numberFormats = { id: new Intl.NumberFormat('id-ID'), en: new Intl.NumberFormat('en-GB') }
/** A number as it is written in the chosen language: 83.762. */
export const number = (value: number): string => numberFormats[language()].format(value)
