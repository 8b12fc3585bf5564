import type { Definition } from './program.ts'

export type Quota = NonNullable<Definition['quota']>

/**
 * The pool that a desa draws its places from: its kecamatan's own, or the rest that all other kecamatan share ('').
 * Kemendagri codes; a kecamatan is the first eight characters of its desa.
 */
export const poolOf = ({ areas }: Quota, desa: string): string => {
  const kecamatan = desa.slice(0, 8)
  return Object.hasOwn(areas, kecamatan) ? kecamatan : ''
}

/** Places of a pool in a year. */
export function placesOf({ total, areas }: Quota, pool: string): number {
  if (pool !== '') return areas[pool] ?? 0
  return Math.max(0, total - Object.values(areas).reduce((sum, places) => sum + places, 0))
}

/** How many of a kecamatan receive, wait, and are proposed. */
export type Kecamatan = {
  readonly area: string
  readonly receiving: number
  readonly waiting: number
  readonly proposed: number
}
export type Pool = {
  /** Kecamatan with places of its own, or '' for the others together. */
  readonly area: string
  /** Null: as many as are entitled. */
  readonly places: number | null
  readonly receiving: number
  readonly waiting: number
  readonly proposed: number
  readonly free: number | null
}

/** The places of a program with who takes them: a pool for each kecamatan that has its own, one for all others. */
export function poolsOf(quota: Quota | null, kecamatan: readonly Kecamatan[]): Pool[] {
  const keys = quota ? [...Object.keys(quota.areas).sort(), ''] : ['']
  const pools = keys.map((area): Pool => {
    const own = kecamatan.filter((one) => (quota ? poolOf(quota, one.area) === area : true))
    const sum = (field: 'receiving' | 'waiting' | 'proposed') => own.reduce((all, one) => all + one[field], 0)
    const [receiving, places] = [sum('receiving'), quota ? placesOf(quota, area) : null]
    const free = places === null ? null : Math.max(0, places - receiving)
    return { area, places, receiving, waiting: sum('waiting'), proposed: sum('proposed'), free }
  })
  // Places that are all given to kecamatan leave no others, unless somebody there asks.
  return pools.filter(
    ({ area, places, receiving, waiting, proposed }) =>
      area !== '' || pools.length === 1 || (places ?? 1) > 0 || receiving + waiting + proposed > 0,
  )
}

/**
 * What confirming leads to: a place, if there are more free than people who wait before this one; else the waiting list.
 * @param ahead how many wait in the same pool and stand before it
 */
export const afterConfirming = (free: number | null, ahead: number): 'MENERIMA' | 'DAFTAR_TUNGGU' =>
  free === null || free > ahead ? 'MENERIMA' : 'DAFTAR_TUNGGU'
