import { foldName } from './area.ts'

/** The leading words that names of areas are compared without (samples, "Cleaning"); each says what the area is. */
const LEADING: Readonly<Record<string, string>> = {
  prov: 'province',
  provinsi: 'province',
  propinsi: 'province',
  kab: 'kabupaten',
  kabupaten: 'kabupaten',
  kota: 'kota',
  kotamadya: 'kota',
  kodya: 'kota',
  kec: 'kecamatan',
  kecamatan: 'kecamatan',
  desa: 'desa',
  ds: 'desa',
  kel: 'kelurahan',
  kelurahan: 'kelurahan',
}
const ADMINISTRATIVE: ReadonlySet<string> = new Set(['adm', 'administrasi', 'administratif', 'adat'])

export type Said = {
  /** The words without those that say what the area is. */
  readonly name: string
  /** What the last of those says it is: `kabupaten`, `kota`, `desa`, `kelurahan` …; empty where none does. */
  readonly kind: string
}

/**
 * The readings of a folded name, one leading word after the other taken off: `kel kota matsum` is that, the kelurahan
 * `kota matsum`, and the kota `matsum`.
 */
export function readingsOf(folded: string): Said[] {
  const words = folded.split(' ')
  const readings: Said[] = [{ name: folded, kind: '' }]
  let kind = ''
  for (let at = 0; at + 1 < words.length; at++) {
    const word = words[at]!
    if (Object.hasOwn(LEADING, word)) kind = LEADING[word]!
    else if (kind === '' || !ADMINISTRATIVE.has(word)) break
    readings.push({ name: words.slice(at + 1).join(' '), kind })
  }
  return readings
}

/** A folded name without any leading word. */
const bareOf = (folded: string): Said => readingsOf(folded).at(-1)!

const squeezed = (folded: string) => folded.replaceAll(' ', '')

const ROMAN: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
}
/** `melati ii` as `melati2`. */
const numbered = (folded: string) =>
  folded
    .split(' ')
    .map((word) => (Object.hasOwn(ROMAN, word) ? ROMAN[word] : word))
    .join('')

type Named = { readonly code: string; readonly name: string }

/** First digit of a desa's number, by what people call it (handbook §9.2). */
const isOfKind = (code: string, kind: string) => {
  if (code.length !== 13) return true
  return kind === 'kelurahan' ? code[9] === '1' : kind === 'desa' ? code[9] !== '1' : true
}

/**
 * Makes a finder for the areas inside one area: by the name as it stands in the list, then without leading words, then
 * without blanks, then with Roman numerals read, then against names that themselves begin with such a word (`Kota Baru`).
 * Where a desa and a kelurahan share the name (16 pairs, and two desa twice), the leading word decides; without one, or
 * where it does not, the lowest code: the kelurahan before the desa, the older desa before the younger.
 * @returns a function from a name as somebody wrote it to a code, or undefined
 */
export function namesIn(areas: readonly Named[]): (text: string) => string | undefined {
  const maps = {
    whole: new Map<string, string[]>(),
    squeezed: new Map<string, string[]>(),
    numbered: new Map<string, string[]>(),
    stripped: new Map<string, string[]>(),
  }
  const add = (map: Map<string, string[]>, key: string, code: string) => {
    const codes = map.get(key)
    if (codes) codes.push(code)
    else map.set(key, [code])
  }
  for (const { code, name } of areas.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    const folded = foldName(name)
    add(maps.whole, folded, code)
    add(maps.squeezed, squeezed(folded), code)
    add(maps.numbered, numbered(folded), code)
    const bare = bareOf(folded)
    if (bare.kind) add(maps.stripped, squeezed(bare.name), code)
  }
  const chosen = (codes: readonly string[] | undefined, kind: string) =>
    codes && (codes.find((code) => isOfKind(code, kind)) ?? codes[0])
  // A name that only resembles has to mean one area.
  const only = (codes: readonly string[] | undefined, kind: string) => {
    const fitting = codes && codes.length > 1 ? codes.filter((code) => isOfKind(code, kind)) : codes
    return fitting?.length === 1 ? fitting[0] : undefined
  }
  return (text) => {
    const readings = readingsOf(foldName(text))
    const first = (find: (said: Said) => string | undefined) => {
      for (const said of readings) {
        const code = find(said)
        if (code) return code
      }
      return undefined
    }
    return (
      first(({ name, kind }) => chosen(maps.whole.get(name), kind)) ??
      first(({ name, kind }) => only(maps.squeezed.get(squeezed(name)), kind)) ??
      first(({ name, kind }) => only(maps.numbered.get(numbered(name)), kind)) ??
      only(maps.stripped.get(squeezed(readings.at(-1)!.name)), readings.at(-1)!.kind)
    )
  }
}

/** Other names of provinces, in the list's words. */
const PROVINCES: Readonly<Record<string, string>> = {
  daerahkhususibukotajakarta: 'dkijakarta',
  daerahkhususjakarta: 'dkijakarta',
  dkjakarta: 'dkijakarta',
  jakarta: 'dkijakarta',
  daerahistimewayogyakarta: 'diyogyakarta',
  yogyakarta: 'diyogyakarta',
  diy: 'diyogyakarta',
  nanggroeacehdarussalam: 'aceh',
  bangkabelitung: 'kepulauanbangkabelitung',
}

/** A province's name as it is compared: `PROV. D.I. YOGYAKARTA` is `diyogyakarta`. */
export function provinceKey(text: string): string {
  const key = squeezed(bareOf(foldName(text)).name)
  return PROVINCES[key] ?? key
}

/** A district's name as it is compared, with what it is said to be. */
export function districtKey(text: string): Said & { readonly whole: string } {
  const folded = foldName(text)
  const { name, kind } = bareOf(folded)
  return { name: squeezed(name), kind, whole: squeezed(folded) }
}

const pairsOf = (text: string) => {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}
const LIKE = 0.6

/** Whether two names mean one area although they are spelled a little differently: by the pairs of letters they share. */
export function isAlike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => squeezed(bareOf(foldName(text)).name)) as [string, string]
  if (a === b) return true
  const [left, right] = [pairsOf(a), pairsOf(b)]
  let shared = 0
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0)
  return (2 * shared) / Math.max(1, a.length + b.length - 2) >= LIKE
}
