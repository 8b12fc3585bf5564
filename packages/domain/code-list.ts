import { foldName } from './area.ts'
import { DTSEN_2025, type Labels } from './code-list-dtsen.ts'

/**
 * Whose numbers a code is in. They differ where it hurts (handbook §9.8): roof 5 is wood in one and bamboo in the other.
 * BDT_2015 numbers houses in another way again, which we do not have: its codes are kept as they are and never read here.
 */
export const CODE_VERSIONS = ['DTSEN_2025', 'REGSOSEK_2022K', 'BDT_2015', 'SLRT_2026'] as const
export type CodeVersion = (typeof CODE_VERSIONS)[number]

/** Regsosek 2022.K is DTSEN's but for these. */
const REGSOSEK_2022K = {
  ...DTSEN_2025,
  tenure: { ...DTSEN_2025.tenure, 6: 'Menumpang' },
  roof: { ...DTSEN_2025.roof, 5: 'Kayu/sirap', 6: 'Bambu' },
  water: { ...DTSEN_2025.water, 12: 'PDAM', 13: 'PAMDES' },
  cooking: { ...withoutZero(DTSEN_2025.cooking), 12: 'Tidak memasak' },
} as const satisfies Record<string, Labels>

function withoutZero(labels: Labels): Labels {
  const { 0: _, ...others } = labels
  return others
}

/** Ours: bands that the limits of programs fall between (KIP Kuliah: Rp4 juta of both parents). */
const SLRT_2026 = {
  income_band: {
    1: 'Kurang dari Rp500 ribu',
    2: 'Rp500 ribu - 1 juta',
    3: 'Rp1 - 2 juta',
    4: 'Rp2 - 3 juta',
    5: 'Rp3 - 4 juta',
    6: 'Lebih dari Rp4 juta',
  },
} as const satisfies Record<string, Labels>

export type ListName = keyof typeof DTSEN_2025 | keyof typeof SLRT_2026

const LISTS: Readonly<Record<CodeVersion, Readonly<Partial<Record<ListName, Labels>>>>> = {
  DTSEN_2025,
  REGSOSEK_2022K,
  BDT_2015: {},
  SLRT_2026,
}

/** The version in which table `fact` has a list. */
export const factVersion = (list: ListName): CodeVersion => (list === 'income_band' ? 'SLRT_2026' : 'DTSEN_2025')

/** Codes and labels of a list, in the order of the form; none where the version does not have it. */
export const codesOf = (list: ListName, version = factVersion(list)): { code: number; label: string }[] =>
  Object.entries(LISTS[version][list] ?? {}).map(([code, label]) => ({ code: Number(code), label }))

/** The label of a code; undefined where the list does not have it. */
export const labelOfCode = (list: ListName, code: number, version = factVersion(list)): string | undefined =>
  LISTS[version][list]?.[code]

/**
 * Makes a reader of cells: a code (`3`, `03`), or its label whatever its case and signs (`masih sekolah`), as the code that
 * table `fact` has for it. What the list does not have, "tidak tahu" and '' among it, is null: unknown.
 */
export function codeReader(list: ListName, version = factVersion(list)): (cell: string) => number | null {
  const known = new Map<string, number | null>([['', null]])
  for (const { code, label } of codesOf(list, version)) {
    const stored = storedCode(list, label, code)
    if (stored === null || label === 'Tidak tahu') continue
    for (const key of [`${code}`, `0${code}`, foldName(label)]) known.set(key, stored)
  }
  return (cell) => {
    const seen = known.get(cell)
    if (seen !== undefined) return seen
    const code = known.get(foldName(cell)) ?? null
    // What stands there comes from a file: it is remembered only so far.
    if (known.size < REMEMBERED) known.set(cell, code)
    return code
  }
}

const REMEMBERED = 1000

/** The same thing in the version of table `fact`: by its label, since the numbers differ. */
function storedCode(list: ListName, label: string, code: number): number | null {
  const stored = codesOf(list)
  if (stored.some((one) => one.code === code && one.label === label)) return code
  return stored.find((one) => one.label === label)?.code ?? null
}
