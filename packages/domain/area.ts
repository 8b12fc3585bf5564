import * as z from 'zod/mini'

/** The four levels of Indonesia's areas, from the widest. Each has its own length of code (handbook §9.2). */
export const AREA_LEVELS = ['province', 'district', 'kecamatan', 'desa'] as const
export type AreaLevel = (typeof AREA_LEVELS)[number]

const LEVEL_OF_LENGTH: Readonly<Record<number, AreaLevel>> = {
  2: 'province',
  5: 'district',
  8: 'kecamatan',
  13: 'desa',
}

const CODE = /^[1-9]\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$/

/** A Kemendagri code: `32`, `32.04` (kab 01-69, kota 71-99), `32.04.05` or `32.04.05.2003`. Not BPS: they look alike. */
export const AreaCode = z.string().check(z.regex(CODE))

/**
 * The level of a Kemendagri code.
 * @throws RangeError for what is none
 */
export function levelOf(code: string): AreaLevel {
  const level = LEVEL_OF_LENGTH[code.length]
  if (!level || !CODE.test(code)) throw new RangeError('not an area code')
  return level
}

/** The code of the area around: `32.04` for `32.04.05`; null for a province. */
export function parentOf(code: string): string | null {
  const end = code.lastIndexOf('.')
  return end < 0 ? null : code.slice(0, end)
}

const DKI = '31'
const FIRST_KOTA = 71

/** First digit of a desa's number: who governs it (handbook §9.2; the third only in Kab. Jayapura). */
const DESA_PREFIX: Readonly<Record<string, string>> = { 1: 'Kel.', 2: 'Desa', 3: 'Desa Adat' }

/**
 * What stands before an area's name so that two of one name are told apart (26 names are a kabupaten and a kota).
 * Empty for a province, whose name says what it is.
 */
export function prefixOf(code: string): string {
  const [province, district, , desa] = code.split('.')
  switch (levelOf(code)) {
    case 'province':
      return ''
    case 'district': {
      const kind = Number(district) >= FIRST_KOTA ? 'Kota' : 'Kabupaten'
      // Those of Jakarta govern nothing of their own (UU 29/2007) and are called so.
      return province === DKI ? `${kind} Administrasi` : kind
    }
    case 'kecamatan':
      return 'Kec.'
    case 'desa':
      return DESA_PREFIX[desa!.charAt(0)] ?? 'Desa'
  }
}

/** The name as it is shown, always with its prefix: `Kabupaten Bandung`, `Kec. Cileunyi`, `Desa Cimekar`, `Jawa Barat`. */
export const labelOf = (code: string, name: string): string => `${prefixOf(code)} ${name}`.trimStart()

/**
 * A name as search compares it: small letters and digits, one blank between words. Accents and the many apostrophes
 * of village names vanish (`Ra'as` is found as `raas`), other signs part words.
 */
export function foldName(name: string): string {
  const plain = name.normalize('NFD').replace(/[\p{M}'’‘`"]/gu, '')
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** What people write for a prefix, where that is more than the prefix itself; `kab`, `kec`, `kel` begin these words. */
const SPOKEN: Readonly<Record<string, string>> = { '': 'provinsi', 'Kec.': 'kecamatan', 'Kel.': 'kelurahan' }

/** The words before an area's name as search compares them: `kota administrasi`, `kecamatan`, `desa`. */
export function prefixWordsOf(code: string): string {
  const prefix = prefixOf(code)
  return SPOKEN[prefix] ?? foldName(prefix)
}
