import * as z from 'zod/mini'
import { Line } from './field.ts'
import { foldPersonName, phoneticKey } from './name-token.ts'
import { Refusal } from './refusal.ts'

/** What somebody is looked for (tujuan pencarian). Nobody browses the poor: each search says so and is audited. */
export const SEARCH_PURPOSES = ['LAYANAN', 'PENDAFTARAN', 'PEMUTAKHIRAN', 'VERIFIKASI', 'LAINNYA'] as const
export type SearchPurpose = (typeof SEARCH_PURPOSES)[number]

export const SearchPerson = z.object({
  /** A name, or a number of 8 to 30 digits. */
  text: Line(2, 120),
  /** Code of the desa or kecamatan to look in; null: everywhere in one's scope. */
  area: z.nullable(z.string().check(z.regex(/^\d\d\.\d\d\.\d\d(\.\d{4})?$/))),
  purpose: z.enum(SEARCH_PURPOSES),
  /** What for, where the purpose is LAINNYA. */
  note: z.optional(Line(0, 200)),
})
export type SearchPerson = z.infer<typeof SearchPerson>

/** A part of the name as it was typed, and what it may sound like. */
type Part = {
  readonly plain: string
  readonly keys: readonly string[]
  /** What the key may begin with of whom the part is only the beginning. */
  readonly begun: readonly string[]
}
export type Wanted =
  | { readonly kind: 'number'; readonly digits: string }
  /** Readings of the text, mostly one. The last part of each may be the beginning of one. */
  | { readonly kind: 'name'; readonly readings: readonly (readonly Part[])[] }

/** Letters that are written for each other where one key cannot know: Azis, Asis and Ajis; Chandra and Candra. */
const SWAPS: readonly (readonly [RegExp, string])[] = [
  [/(?<=.)z/, 'j'],
  [/(?<=[^dtns])j/, 's'],
  [/^z/, 's'],
  [/^c(?=[aeiou])/, 'ch'],
  [/^ch/, 'c'],
]

/** Letters that sound otherwise once a vowel follows: `hiday` is no Hidai but may become Hidayat. */
const OPEN_END = /[cjwy]$/
const beforeVowel = (plain: string) => phoneticKey(`${plain}a`).replace(/a$/, '')

function partOf(plain: string): Part {
  const written = [plain, ...SWAPS.filter(([from]) => from.test(plain)).map(([from, to]) => plain.replace(from, to))]
  const keys = [...new Set(written.map(phoneticKey))]
  const begun = written.filter((one) => OPEN_END.test(one)).map(beforeVowel)
  return { plain, keys, begun: [...new Set([...keys, ...begun])] }
}

/** The beginning of a name that folding would part when it is whole: `nurha` of Nurhayati, which is Nur Hayati. */
const BEGUN = /^(nur|siti|abdul)(\w{1,4})$/

/**
 * What was typed: a number without its blanks and dots, or the parts of a name.
 * @throws Refusal `search.masked` for a number that hides digits, `search.number` for one that is too short or long,
 *   `search.name` for a text without a name
 */
export function readSearch(text: string): Wanted {
  const bare = text.replace(/[\s.'’"-]/g, '')
  if (/^\d*[•*x]{3,}\d*$/i.test(bare)) throw new Refusal('search.masked')
  if (/^\d+$/.test(bare)) {
    if (bare.length < 8 || bare.length > 30) throw new Refusal('search.number')
    return { kind: 'number', digits: bare }
  }
  const words = [...new Set(foldPersonName(text).split(' '))].filter(Boolean).slice(0, 6)
  if (words.length === 0 || (words.length === 1 && words[0]!.length < 2)) throw new Refusal('search.name')
  const readings = [words]
  const begun = BEGUN.exec(words.at(-1)!)
  if (begun) readings.push([...words.slice(0, -1), begun[1]!, begun[2]!])
  // `A. Rahman` may be Abdul Rahman: an initial is a beginning, and beginnings stand last.
  const named = words.filter((word) => word.length > 1)
  if (words.at(-1)!.length > 1 && named.length < words.length)
    readings.push([...named, ...words.filter((word) => word.length === 1)])
  const heardOnce = (parts: Part[]) => [...new Map(parts.map((part) => [part.keys[0], part])).values()]
  return { kind: 'name', readings: readings.map((reading) => heardOnce(reading.map(partOf))) }
}

/** @throws Refusal `search.note` where LAINNYA does not say what for */
export function assertPurpose({ purpose, note = '' }: Pick<SearchPerson, 'purpose' | 'note'>): void {
  if (purpose === 'LAINNYA' && note.trim().length < 5) throw new Refusal('search.note')
}

/** A range of tokens: from `from` on, before `to`. */
export type TokenRange = { readonly from: string; readonly to: string }

/** Every way to choose one of each. */
const choices = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((all, list) => all.flatMap((one) => list.map((next) => [...one, next])), [[]])

/** No sign of a token sorts between a blank and `!`, none behind `~`. */
const whole = (keys: readonly string[]): TokenRange => ({ from: keys.join(' '), to: `${keys.join(' ')}!` })
const beginning = (keys: readonly string[]): TokenRange => ({ from: keys.join(' '), to: `${keys.join(' ')}~` })

/** Each range is asked in each desa: more of them would take longer than anybody waits. */
const MOST_RANGES = 8

/**
 * Where the tokens of persons lie who can have this name (`tokensOf`), the likeliest first. Whoever is found so must
 * still be looked at: of three parts and more two are asked for, those that look rarest, besides all in their order.
 */
export const rangesOf = ({ readings }: Extract<Wanted, { kind: 'name' }>): TokenRange[] =>
  readings.flatMap(rangesOfReading).slice(0, MOST_RANGES)

function rangesOfReading(reading: readonly Part[]): TokenRange[] {
  const last = reading.at(-1)!
  const ranges = (range: (keys: readonly string[]) => TokenRange, ...parts: readonly Part[]) =>
    choices(parts.map(({ keys, begun }, at) => (range === beginning && at === parts.length - 1 ? begun : keys))).map(
      range,
    )
  const [rarest = last, second] = reading.toSorted((one, other) => other.plain.length - one.plain.length)
  if (!second) return ranges(beginning, last)
  const [one, other] = reading.indexOf(rarest) < reading.indexOf(second) ? [rarest, second] : [second, rarest]
  const pair = other === last ? beginning : whole
  return [
    ...(reading.length > 2 ? ranges(beginning, ...reading.slice(0, 3)) : []),
    ...ranges(pair, one, other),
    ...ranges(whole, other, one),
  ]
}

/** How well a name fits, best first: the whole name, all its parts, the parts that were typed, their sound, a beginning. */
export type Fit = 0 | 1 | 2 | 3 | 4

const fitOf = (reading: readonly Part[], folded: string): Fit | null => {
  const parts = folded.split(' ')
  const sounds = parts.map(phoneticKey)
  const last = reading.at(-1)!
  const isSaid = ({ plain }: Part) => parts.includes(plain)
  const isHeard = ({ keys }: Part) => keys.some((key) => sounds.includes(key))
  const isBegun = ({ plain, begun }: Part) =>
    parts.some((part) => part.startsWith(plain)) || sounds.some((sound) => begun.some((key) => sound.startsWith(key)))
  if (!reading.every((part) => isHeard(part) || (part === last && isBegun(part)))) return null
  if (reading.map(({ plain }) => plain).join(' ') === folded) return 0
  if (reading.every(isSaid)) return reading.length === parts.length ? 1 : 2
  return reading.every(isHeard) ? 3 : 4
}

/** How well a name as it is registered fits what was typed; null where a part is missing. */
export function fit(wanted: Extract<Wanted, { kind: 'name' }>, name: string): Fit | null {
  const folded = foldPersonName(name)
  const fits = wanted.readings.map((reading) => fitOf(reading, folded)).filter((one) => one !== null)
  return fits.length > 0 ? (Math.min(...fits) as Fit) : null
}
