import type { CodeSystem } from './import.ts'

/** The codes of a row's place as they stand there, whole (`3204052003`, `32.04.05.2003`) or by parts (`05`, `2003`). */
export type AreaCodes = {
  readonly province: string
  readonly district: string
  readonly kecamatan: string
  readonly desa: string
}

/** Kemendagri codes (`32.04.05`) by BPS code (`3204130`), digits only, of districts, kecamatan and desa. */
export type Bridge = ReadonlyMap<string, string>

/** Digits of a whole code at each level; where a cell has fewer, it is the last part only. */
const LENGTHS = {
  kemendagri: { district: 4, kecamatan: 6, desa: 10 },
  bps: { district: 4, kecamatan: 7, desa: 10 },
} as const

/** A spreadsheet writes a number as `3204052003.0`. */
const digitsOf = (text: string) => text.replace(/^(\d+)\.0+$/, '$1').replace(/\D/g, '')

/** The digits of the deepest whole code that a row gives: '' where there is none. */
function wholeOf(codes: AreaCodes, system: CodeSystem): string {
  // A village's code stands for itself where those above it are left out.
  const alone = digitsOf(codes.desa)
  if (alone.length === LENGTHS[system].desa) return alone
  let whole = digitsOf(codes.province)
  if (whole.length !== 2) whole = ''
  for (const level of ['district', 'kecamatan', 'desa'] as const) {
    const length = LENGTHS[system][level]
    const part = digitsOf(codes[level])
    if (part.length === length) whole = part
    else if (part && whole && part.length <= length - whole.length) whole += part.padStart(length - whole.length, '0')
    else if (part) return ''
    else break
  }
  return whole
}

const dotted = (digits: string) =>
  [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6, 10)].filter(Boolean).join('.')

/**
 * The Kemendagri code that a row's codes mean, as deep as they go: `32.04.05.2003`, `32.04.05`, `32.04`. A BPS code
 * that the bridge does not have is shortened until it has it. '' where the codes say nothing that can be used.
 */
export function kemendagriOf(codes: AreaCodes, system: CodeSystem, bridge: Bridge): string {
  const whole = wholeOf(codes, system)
  if (system === 'kemendagri') return whole.length === 2 ? '' : dotted(whole)
  for (const length of [10, 7, 4]) {
    const code = whole.length >= length ? bridge.get(whole.slice(0, length)) : undefined
    if (code) return code.includes('.') ? code : dotted(code)
  }
  return ''
}
