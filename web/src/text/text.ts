import { createSignal } from 'solid-js'
import type { Facts } from '@slrt/domain/refusal'
import { id, type TextKey } from './id.ts'

export type Language = 'id' | 'en'
export type { TextKey }
const KEY = 'slrt.language'

const [language, setLanguage] = createSignal<Language>('id')
const [words, setWords] = createSignal<Record<TextKey, string>>(id)
export { language }

export async function chooseLanguage(next: Language): Promise<void> {
  const dictionary = next === 'en' ? (await import('./en.ts')).en : id
  setWords(dictionary)
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
export const t = (key: TextKey, facts: Facts = {}): string => fill(words()[key], facts)

/** The sentence for a code that comes from outside (`refusal.` + code), or the one for `fallback`. */
export function tCode(prefix: string, code: string, fallback: TextKey, facts: Facts = {}): string {
  const key = `${prefix}${code}`
  return t(key in id ? (key as TextKey) : fallback, facts)
}

/** Whether there is a sentence for a code. */
export const hasText = (key: string): key is TextKey => key in id

/** A number as it is written in the chosen language: 83.762. */
export const number = (value: number): string =>
  new Intl.NumberFormat(language() === 'en' ? 'en-GB' : 'id-ID').format(value)
