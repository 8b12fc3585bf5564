/**
 * Names of people as search compares them. Indonesian names have no fixed parts and no fixed spelling: titles stand
 * before and after, Muhammad is written in a dozen ways, and the spelling of 1947 lives on beside that of 1972
 * (Soekarno, Djuariah). Folding makes one writing of what is one name; a phonetic key makes one of what sounds alike.
 */

/** Titles before a name; what is left out stands on cards as a part of the name itself (Raden, Tubagus, Andi). */
const FRONT = new Set(
  'h hj hja haji hajah hajjah kh kyai kiai ust ustad ustadz ustaz ustadzah ustdz ustz dr drg drh drs dra ir prof alm almh almarhum almarhumah bapak bpk ibu sdr sdri tn ny nyonya tuan'.split(
    ' ',
  ),
)
/** Academic titles after a name, their dots gone. */
const DEGREE =
  /^(s(pd|pdi|pdsd|pdaud|e|ei|esy|h|hi|hum|kom|t|st|tr\w{0,3}|sos|sosi|ag|ip|ikom|si|sn|ked|kep|km|keb|farm|psi|ap|an|ak|p|pi|pt|hut|gz|th|ud|fil|stp|ds|ars|or|mn)|m(si|pd|pdi|m|h|hum|hi|kes|ag|kom|t|sc|ba|a|ap|ak|kn|e|ei|sos|ikom|psi|farm|keb|kep|p|ph|epid|th|sn)|a(md|mdkeb|mdkep|mdpd|mdkom|mapd|mapust|ma|mk|mf|pt)|ba|bsc|beng|lc|phd|drs|ns|sp\w{1,3}|dipl\w{0,4}|cpa|ca|spd|grad|mars|mmpd|drg)$/
/** Of these, the ones that stand after a name without comma and dots and are no part of any. */
const BARE = new Set(
  'spd spdi skom ssos sag sh se st sip shi spsi skep skm skeb amd amdkeb amdkep msi mpd mpdi mkom mkes mag mhum'.split(
    ' ',
  ),
)
/** Sons and daughters of somebody, other names of somebody. */
const BETWEEN = new Set('bin binti bt bte binte alias als'.split(' '))

const MUHAMMAD = /^(mu?h|mo?h|mhd|mhmd|mohd|muhd|moch|much|mukh|mokh|m[ou](h|ch|kh)am?m[ae]d)$/
const ABDUL = /^(abd|abdul|abdoel)$/
/** Abdurrahman, Abdulrahman, Abdussalam: Abdul and the name of God that follows. Not Abdullah. */
const ABDUL_AND = /^abd(?:oe|u)(?:l|([rsdznt])(?=\1)|(?=[rsdznt]))(?!l[ao]h)(\w{4,})$/
/** Nurhayati is Nur Hayati, Sitiaminah is Siti Aminah; Nurdin, Nurul and Sitinjak are themselves. */
const FIRST_AND = /^(nur|siti)(?!ul)([^aeiou]?[aeiou]\w{2,})$/

/** The word, or words, that a part of a name stands for. */
function wordsOf(part: string, isFirst: boolean): readonly string[] {
  if (MUHAMMAD.test(part) || (isFirst && part === 'm')) return ['muhammad']
  if (/^(sti|sitti|sity)$/.test(part) || (isFirst && part === 'st')) return ['siti']
  if (ABDUL.test(part)) return ['abdul']
  if (part === 'ach' || part === 'akh') return ['ahmad']
  const abdul = ABDUL_AND.exec(part)
  if (abdul) return ['abdul', abdul[2]!]
  const joined = FIRST_AND.exec(part)
  return joined ? [joined[1]!, joined[2]!] : [part]
}

/** One round over plain words: titles away, short forms written out. What is nothing but a title stays. */
function unfold(words: readonly string[]): readonly string[] {
  let [from, to] = [0, words.length]
  while (to - from > 1 && FRONT.has(words[from]!)) from++
  while (to - from > 1 && BARE.has(words[to - 1]!)) to--
  const named = words.slice(from, to)
  const kept = named.filter((word, at) => at === 0 || !BETWEEN.has(word))
  return kept.flatMap((word, at) => wordsOf(word, at === 0 && kept.length > 1))
}

const undotted = (text: string) => text.replace(/[\s.]/g, '')

const isDegree = (word: string) => word === '' || DEGREE.test(undotted(word))
/** `S.Pd.`, not `St.`: the dot inside tells. */
const isDotted = (word: string) => /\.\w/.test(word)

/** The words of one stretch between commas: titles at its end away, `M.Yusuf` parted. */
function wordsOfChunk(chunk: string): string[] {
  const words = chunk.split(/[\s/]+/).filter(Boolean)
  while (words.length > 1 && isDotted(words.at(-1)!) && isDegree(words.at(-1)!)) words.pop()
  return words.flatMap((word) =>
    isDotted(word) && FRONT.has(undotted(word)) ? [undotted(word)] : word.split(/[^a-z0-9]+/).filter(Boolean),
  )
}

/** The plain words of a name as it was written, its dots and commas read. */
function plainWords(name: string): string[] {
  const [first = '', ...after] = name
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼ´`"“”]/gu, '')
    .toLowerCase()
    .split(',')
  const titled = (chunk: string) => isDegree(chunk) || chunk.split(/\s+/).every(isDegree)
  return [first, ...after.filter((chunk) => !titled(chunk))].flatMap(wordsOfChunk)
}

/**
 * A name as two writings of it are compared: small ASCII letters and digits, one blank between words, without titles,
 * with Muhammad, Siti and Abdul written out. Two names are one person's name when these are equal. Folding what is
 * folded changes nothing. Empty where no letter is Latin.
 * @example foldPersonName("H. Moh. Ma'ruf, S.Pd.") // 'muhammad maruf'
 */
export function foldPersonName(name: string): string {
  let words: readonly string[] = isPlain(name) ? name.toLowerCase().split(' ').filter(Boolean) : plainWords(name)
  // Most names are plain already, and an import folds millions.
  if (words.every(isSettled)) return words.join(' ')
  for (let before = ''; before !== words.join(' ');) {
    before = words.join(' ')
    words = unfold(words)
  }
  return words.join(' ')
}

const isPlain = (name: string) => /^[a-zA-Z ]*$/.test(name)

/** @returns the function, remembering what it said of the last 50,000 words or so */
function remembering<T>(of: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>()
  return (word) => {
    let answer = known.get(word)
    if (answer === undefined) {
      answer = of(word)
      if (known.size >= 50_000) known.clear()
      known.set(word, answer)
    }
    return answer
  }
}

/** Whether a word is neither title nor short form nor several words, wherever it stands. */
const isSettled = remembering(
  (word) => !(FRONT.has(word) || BARE.has(word) || BETWEEN.has(word)) && wordsOf(word, true).join(' ') === word,
)

/** Spellings that sound alike, in this order. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/oe/g, 'u'],
  [/tj/g, 'c'],
  [/dj/g, 'j'],
  [/nj/g, 'ny'],
  [/s[jyh]|ts/g, 's'],
  [/d[zj]/g, 'z'],
  [/[ck]h/g, 'h'],
  [/([bdgjrtw])h/g, '$1'],
  [/ph|[fv]/g, 'p'],
  [/q|ck|c(?![aeiouy])/g, 'k'],
  [/x/g, 'ks'],
  // Jusuf, Zulkifli and Yusuf begin alike; inside, Aziz is Asis and Widjaja is Wijaya.
  [/^[zy]/, 'j'],
  [/z/g, 's'],
  [/(?<=.)j/g, 'y'],
  [/a[eiy](?=[^aeiou]|$)|ei/g, 'ai'],
  [/a[ow](?=[^aeiou]|$)/g, 'au'],
  [/ie|ii|y(?![aeiou])|iy(?=[aeiou])/g, 'i'],
  [/(?<=[^aeioun])y/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/(?<=.)h$/, ''],
]

/** What a folded part of a name sounds like: equal for spellings of one name (`syarief`, `sarip`). Never empty. */
export const phoneticKey = remembering((part) =>
  SOUNDS.reduce((text, [spelling, sound]) => text.replace(spelling, sound), part),
)

/** More parts than a name on a card has. */
const MOST_PARTS = 6
/** How many parts a token tells: three lead from any part of a name of three to both others. */
const TOLD = 3

/** The phonetic keys of a name's parts in their order, none twice; at most six. */
export function keysOf(name: string): readonly string[] {
  const folded = foldPersonName(name)
  return folded ? [...new Set(folded.split(' ').map(phoneticKey))].slice(0, MOST_PARTS) : []
}

/**
 * By what a person is found: one token a part of the name, which begins with that part's phonetic key and goes on with
 * those of the parts after it, the first following the last; and for names of three parts and more, each two parts that
 * no such token has side by side in the name's order. So a range of an index finds one part, any two parts in one order
 * or the other, and a part with the beginning of a later one.
 * @example tokensOf('Siti Nur Aminah') // ['siti nur amina', 'nur amina siti', 'amina siti nur', 'siti amina']
 */
export function tokensOf(name: string): readonly string[] {
  const parts = keysOf(name)
  const turned = parts.map((_, at) => [...parts.slice(at), ...parts.slice(0, at)].slice(0, TOLD).join(' '))
  const apart = parts.flatMap((part, at) => parts.slice(at + 2).map((later) => `${part} ${later}`))
  return [...turned, ...apart]
}
