import { foldPersonName, phoneticKey } from '@slrt/domain/name-token'

/** Given names as often as they stand on cards, roughly, the most common first. */
const first = `siti muhammad sri nur dewi agus ahmad asep abdul eko budi rina dedi euis ani yuni iis tuti endang ade
  rini neneng cucu wawan iwan heri hendra yayah ujang dadang yanti ida lilis andi deni rudi maman nina titin mimin
  entin aan oman yayan jajang enung imas suryana tatang didin nanang aep ratna maya indah putri lia dian novi fitri
  wati eti oneng nani dudung kokom karna engkos rohman usep taufik hasan husen rizki fajar bayu dimas galih ilham
  yusuf ibrahim ismail umar ali hamzah zainal samsul lukman hakim arif rahmat hidayat saepul`

/** Names that follow. */
const later = `aminah hidayat rahayu nurhalimah setiawan kurniawan maulana saputra lestari wulandari rohman hasanah
  fatimah sulastri permana suhendar gunawan hermawan rahmawati kartini mulyani suryani handayani susanti yulianti
  komariah rohaeti maryam kurnia ramdani nugraha firmansyah wijaya santoso supriatna sutisna suherman rosidin
  sopian saepudin komarudin jaenudin solihin mustofa fauzi hakim latif salam rahman aziz basri effendi harahap siregar
  nasution lubis simanjuntak situmorang pratama ramadan akbar anwar ridwan subagja kusnadi sumarna sukmana`

const onsets = 'b c d g h j k l m n p r s t w y ny ng'.split(' ')
const vowels = 'a i u e o'.split(' ')
const ends = ['', 'n', 'r', 't', 'm', 's', 'l', 'k']

/** Rarer ones, made of syllables, the same at each run. */
function rare(count: number): string[] {
  const words: string[] = []
  let state = 1
  const pick = (list: readonly string[]) => {
    state = (state * 48_271) % 2_147_483_647
    return list[state % list.length]!
  }
  while (words.length < count)
    words.push(
      pick(onsets) + pick(vowels) + pick(onsets.slice(0, 16)) + pick(vowels) + pick(onsets) + pick(vowels) + pick(ends),
    )
  return words
}

export type NameWord = { readonly word: string; readonly key: string }

/** Words that fold to themselves, no two of which sound alike. */
function wordsOf(common: string, count: number): NameWord[] {
  const words = [...common.split(/\s+/), ...rare(count * 2)].filter((word) => foldPersonName(word) === word)
  const byKey = new Map<string, string>()
  for (const word of words) if (!byKey.has(phoneticKey(word))) byKey.set(phoneticKey(word), word)
  return [...byKey].map(([key, word]) => ({ word, key })).slice(0, count)
}

export const FIRST_WORDS = wordsOf(first, 3_000)
export const LATER_WORDS = wordsOf(later, 6_000)

/** Upper ends of the words' shares: every tenth is a Siti, every fourteenth a Muhammad, the others by Zipf's law. */
export function shares(count: number, leading: readonly number[]): number[] {
  const weights = Array.from({ length: count - leading.length }, (_, at) => 1 / (at + 6))
  const rest = (1 - leading.reduce((sum, share) => sum + share, 0)) / weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  return [...leading, ...weights.map((weight) => weight * rest)].map((share) => (sum += share))
}
