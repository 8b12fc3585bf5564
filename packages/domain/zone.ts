/** One of the three clocks of the country: no summer time, so its distance to UTC (minutes, eastwards) never changes. */
export type Zone = { readonly name: 'WIB' | 'WITA' | 'WIT'; readonly offset: number; readonly iana: string }

/** A zone with the provinces whose clocks show it (Keppres 41/1987, and the provinces made since). */
type ZoneOfProvinces = Zone & { readonly provinces: readonly string[] }

const WIB: Zone = { name: 'WIB', offset: 420, iana: 'Asia/Jakarta' }
export const WITA: ZoneOfProvinces = {
  name: 'WITA',
  offset: 480,
  iana: 'Asia/Makassar',
  provinces: ['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'],
}
export const WIT: ZoneOfProvinces = {
  name: 'WIT',
  offset: 540,
  iana: 'Asia/Jayapura',
  provinces: ['81', '82', '91', '92', '93', '94', '95', '96'],
}

/** A zone by its short name. */
export const zoneNamed = (name: Zone['name']): Zone => ({ WIB, WITA, WIT })[name]

/** The zone of an area or tenant by its code, WIB where neither of the others holds; the nation's secretariat (`00`) keeps Jakarta's. */
export function zoneOf(code: string): Zone {
  const province = code.slice(0, 2)
  if (WITA.provinces.includes(province)) return WITA
  return WIT.provinces.includes(province) ? WIT : WIB
}

const MINUTE = 60_000

/** The date that a calendar on the wall shows at that moment: `2026-03-17`. */
export const localDate = (at: Date, zone: Zone): string =>
  new Date(at.getTime() + zone.offset * MINUTE).toISOString().slice(0, 10)

/** The moment when a clock on the wall shows that date and minute of the day (960 is 16:00). */
export const instantOf = (date: string, minute: number, zone: Zone): Date =>
  new Date(Date.parse(date) + (minute - zone.offset) * MINUTE)
