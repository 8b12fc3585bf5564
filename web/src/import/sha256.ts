/** Cube roots of the first 64 primes, square roots of the first eight: their fractions (FIPS 180-4). */
const primes = Array.from({ length: 312 }, (_, n) => n).filter((n) => {
  for (let by = 2; by * by <= n; by++) if (n % by === 0) return false
  return n > 1
})
const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0
const ROUNDS = Int32Array.from(primes.slice(0, 64), (prime) => fraction(Math.cbrt(prime)))
const START = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/**
 * SHA-256 of what comes piece by piece: WebCrypto wants a file whole, and the largest have 2 GB.
 * @returns `add` for each piece; `hex` once, at the end, in small letters
 */
export function createSha256() {
  const state = START.slice()
  const words = new Int32Array(64)
  const rest = new Uint8Array(64)
  let [kept, length] = [0, 0]

  function block(bytes: Uint8Array, from: number) {
    for (let at = 0; at < 16; at++) {
      const n = from + at * 4
      words[at] = (bytes[n]! << 24) | (bytes[n + 1]! << 16) | (bytes[n + 2]! << 8) | bytes[n + 3]!
    }
    for (let at = 16; at < 64; at++) {
      const [early, late] = [words[at - 15]!, words[at - 2]!]
      const one = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
      const two = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
      words[at] = (words[at - 16]! + one + words[at - 7]! + two) | 0
    }
    let a = state[0]!
    let b = state[1]!
    let c = state[2]!
    let d = state[3]!
    let e = state[4]!
    let f = state[5]!
    let g = state[6]!
    let h = state[7]!
    for (let at = 0; at < 64; at++) {
      const mixed = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
      const first = (h + mixed + ((e & f) ^ (~e & g)) + ROUNDS[at]! + words[at]!) | 0
      const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + first) | 0
      d = c
      c = b
      b = a
      a = (first + second) | 0
    }
    state[0]! += a
    state[1]! += b
    state[2]! += c
    state[3]! += d
    state[4]! += e
    state[5]! += f
    state[6]! += g
    state[7]! += h
  }

  function add(bytes: Uint8Array) {
    length += bytes.length
    let at = 0
    if (kept > 0) {
      const more = Math.min(64 - kept, bytes.length)
      rest.set(bytes.subarray(0, more), kept)
      kept += more
      at = more
      if (kept < 64) return
      block(rest, 0)
    }
    for (; at + 64 <= bytes.length; at += 64) block(bytes, at)
    rest.set(bytes.subarray(at))
    kept = bytes.length - at
  }

  function hex(): string {
    const end = new Uint8Array((kept < 56 ? 64 : 128) - kept)
    end[0] = 0x80
    new DataView(end.buffer).setBigUint64(end.length - 8, BigInt(length) * 8n)
    add(end)
    return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
  }
  return { add, hex }
}
