import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import {
  AREA_LEVELS,
  foldName,
  labelOf,
  levelOf,
  parentOf,
  prefixOf,
  prefixWordsOf,
  type AreaLevel,
} from '@slrt/domain/area'

export type AreaRow = {
  code: string
  level: AreaLevel
  parent: string | null
  name: string
  label: string
}

/** Slips of the list that no rule finds: words run together, capitals inside a word, an apostrophe lost to a blank. */
const MENDED: Readonly<Record<string, string>> = {
  '31': 'DKI Jakarta',
  '34': 'DI Yogyakarta',
  '11.02.14.2012': 'Terutung Megahke Mbakhu',
  '11.03.03.2065': 'Seuneubok Teungoh P. Puntong',
  '11.07.12.2010': 'Ie Masen',
  '11.07.16.2061': 'Alue',
  '14.06.05.1001': 'Kepenuhan Tengah',
  '14.71.04.1002': 'Tanjung Rhu',
  '15.02.13.2008': 'Pulau Tujuh',
  '16.04.27.2006': 'Tanjung Tebat',
  '17.02.23.2004': 'Lubuk Tunjung',
  '35.27.13.2002': "Apa'an",
  '35.27.13.2005': "Pacangga'an",
  '35.27.14.2001': "Blu'uran",
  '53.02.10': "Ki'e",
  '53.02.17.2001': 'Op',
  '53.15.03.2033': 'Liang Sola',
  '63.08.03.2035': 'Rantau Karau Tengah',
  '73.18.20.2010': "Bua' Tarrung",
  '73.26.11.1007': 'Rante Paku Tallunglipu',
  '94.03.23.2005': 'Deba Kebouda',
}

/** Words that stay small: `Pangkajene dan Kepulauan`, `2 x 11 Kayu Tanam`. */
const SMALL = new Set(['dan', 'x'])

/**
 * The name of an area as it is shown, without its prefix.
 * @param text the name as the list has it: `Kabupaten Bandung`, `Soka"an`, `Lidah kulon`
 */
export function nameOf(code: string, text: string): string {
  const mended = MENDED[code]
  if (mended) return mended
  const plain = text.replace(/["’]/g, "'").replace(/\*$/, '')
  const bare = withoutPrefix(code, plain)
  if (!/(^| )[a-z]/.test(bare)) return bare
  return bare.replace(/(?<=^|[\p{L}'.] )\p{Ll}[\p{L}']*/gu, (word) =>
    SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
  )
}

/** The list writes the prefix out for kab/kota, and for desa adat only; "Desa Baru" really is called so. */
function withoutPrefix(code: string, text: string): string {
  const prefix = prefixOf(code)
  const isDistrict = levelOf(code) === 'district'
  if (!isDistrict && prefix !== 'Desa Adat') return text
  if (text.startsWith(`${prefix} `)) return text.slice(prefix.length + 1)
  if (isDistrict) throw new Error(`${code} is listed as "${text}", its code says "${prefix}"`)
  return text
}

// The package exports its functions only; from its main file the rest is found.
const ROOT = dirname(dirname(createRequire(import.meta.url).resolve('idn-area-data')))

/** The version of the installed list. */
export async function listVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** Every area of the installed list, provinces first. */
export async function readAreas(): Promise<AreaRow[]> {
  const areas: AreaRow[] = []
  for (const file of ['provinces', 'regencies', 'districts', 'villages']) {
    const text = await readFile(join(ROOT, 'data', `${file}.csv`), 'utf8')
    // The first field is the code, the last the name; between them stands the code of the area around.
    for (const row of parse(text, { fromLine: 2 })) areas.push(areaOf(row[0]!, row.at(-1)!))
  }
  return areas
}

/** The whole row of an area, from its code and its name in the list. */
export function areaOf(code: string, text: string): AreaRow {
  const name = nameOf(code, text)
  return { code, level: levelOf(code), parent: parentOf(code), name, label: labelOf(code, name) }
}

export type WordRow = { rank: number; word: string; place: number; terms: string; code: string }

/** The words that an area is found by (see the table `area_word`). */
export function wordsOf({ code, level, name }: AreaRow): WordRow[] {
  const named = foldName(name).split(' ')
  const prefixed = prefixWordsOf(code).split(' ')
  // The stroke sorts before every letter: `bandung / kota` stands before `bandung barat / kabupaten`.
  const terms = `${named.join(' ')} / ${prefixed.join(' ')}`
  const rank = AREA_LEVELS.indexOf(level)
  const rows = named.map((word, index) => ({
    rank,
    word,
    place: index > 0 ? 2 : named.length > 1 ? 1 : 0,
    terms,
    code,
  }))
  for (const word of prefixed) if (word !== 'desa') rows.push({ rank, word, place: 1, terms, code })
  return rows.filter((row, index) => rows.findIndex((other) => other.word === row.word) === index)
}
