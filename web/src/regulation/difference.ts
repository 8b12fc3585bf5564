export type Piece = { readonly kind: 'same' | 'old' | 'new'; readonly text: string }

const wordsOf = (text: string): string[] => text.split(/(?<=\s)/)

/** Two sentences word by word, by their longest common part: what stayed, what went, what came; in reading order. */
export function differenceOf(before: string, after: string): Piece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  // common[i][j]: words that old from i and now from j share in order.
  const common = Array.from({ length: old.length + 1 }, () => Array.from({ length: now.length + 1 }, () => 0))
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i]![j] = old[i] === now[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!)
  const pieces: { kind: Piece['kind']; text: string }[] = []
  const put = (kind: Piece['kind'], word: string) => {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += word
    else pieces.push({ kind, text: word })
  }
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      put('same', old[i++]!)
      j++
    } else if (i < old.length && (j === now.length || common[i + 1]![j]! >= common[i]![j + 1]!)) put('old', old[i++]!)
    else put('new', now[j++]!)
  }
  return pieces
}
