import { sectorOf, type Category } from './category.ts'
import { KEYS, type Key, type ValueOf } from './regulation-keys.ts'

/** A published rule of a regulation, its value checked. */
export type Entry = {
  readonly id: string
  /** Code of the tenant whose regulation it is: the district's, its province's, or `00`. */
  readonly tenant: string
  readonly key: Key
  readonly subject: string
  readonly area: string
  readonly value: unknown
  /** As people cite it: `Perbup 12/2026 Pasal 9 ayat 2`; null where no article is named. */
  readonly citation: string | null
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  readonly publishedIn: number
  readonly endedIn: number | null
}

/** Everything that ever bound a tenant, by key, as of one number of the configuration. */
export type Regulation = {
  readonly tenant: string
  readonly configuration: number
  readonly entries: ReadonlyMap<Key, readonly Entry[]>
}

export const LEVELS = ['desa', 'kecamatan', 'district', 'province', 'nation'] as const
export type Level = (typeof LEVELS)[number]

/** Where a value comes from: the level that decided, and the entry with its article; `entry` is null for the standard. */
export type Source = { readonly level: Level; readonly entry: string | null; readonly citation: string | null }
export type Resolved<V> = { readonly value: V; readonly source: Source }

/** What is asked: on which local day, for which place and subject, and under which configuration (the newest if none). */
export type Asked = {
  readonly day: string
  readonly area?: string
  readonly subject?: string
  readonly configuration?: number
}

export function regulationOf(tenant: string, configuration: number, all: readonly Entry[]): Regulation {
  const entries = new Map<Key, Entry[]>()
  for (const entry of all) {
    const known = entries.get(entry.key)
    if (known) known.push(entry)
    else entries.set(entry.key, [entry])
  }
  return { tenant, configuration, entries }
}

const NATION = '00'

/** Areas from the narrowest to the whole tenant: `32.04.05.2003`, `32.04.05`, `32.04`, and empty. */
export function areasUpwards(area: string): string[] {
  const parts = area === '' ? [] : area.split('.')
  return [...parts.map((_, n) => parts.slice(0, parts.length - n).join('.')).filter((code) => code.length > 2), '']
}

/** Subjects from the narrowest: a category, its sector, everything. */
export const subjectsUpwards = (subject: string): string[] =>
  /\d\d$/.test(subject) ? [subject, sectorOf(subject as Category), ''] : subject ? [subject, ''] : ['']

/** When something that was published holds: of an entry of the regulation, of a version of a program. */
export type Published = Pick<Entry, 'publishedIn' | 'endedIn' | 'effectiveFrom' | 'effectiveTo'>

/** Whether what was published speaks on this day under this configuration. */
export const speaks = (
  { publishedIn, endedIn, effectiveFrom, effectiveTo }: Published,
  day: string,
  configuration: number,
): boolean =>
  publishedIn <= configuration &&
  (endedIn === null || endedIn > configuration) &&
  effectiveFrom <= day &&
  (effectiveTo === null || effectiveTo >= day)

/** Of those that speak at one place about one thing, the one that began last. */
const newest = (entries: readonly Entry[]): Entry | undefined =>
  entries.reduce<Entry | undefined>(
    (last, one) =>
      !last ||
      one.effectiveFrom > last.effectiveFrom ||
      (one.effectiveFrom === last.effectiveFrom && one.publishedIn > last.publishedIn)
        ? one
        : last,
    undefined,
  )

const levelOfArea = (area: string): Level =>
  (['district', 'district', 'district', 'kecamatan', 'desa'] as const)[area === '' ? 0 : area.split('.').length]!

/** The tenants that bind one another: its own, its province's, the nation's, each once. */
const tenantsUpwards = (tenant: string): string[] => [...new Set([tenant, tenant.slice(0, 2), NATION])]

const levelOf = (tenant: string, area: string): Level => {
  if (tenant === NATION) return 'nation'
  return tenant.length === 2 && area === '' ? 'province' : levelOfArea(area)
}

/** What one tenant's regulation says at one place about one thing on that day, if it says anything. */
const said = (
  known: readonly Entry[],
  {
    tenant,
    place,
    about,
    day,
    configuration,
  }: Record<'tenant' | 'place' | 'about' | 'day', string> & {
    configuration: number
  },
): Entry | undefined =>
  newest(
    known.filter(
      (one) => one.tenant === tenant && one.area === place && one.subject === about && speaks(one, day, configuration),
    ),
  )

/** Places of a tenant's regulation that an area lies in; only the tenant's own regulation names places of it. */
const placesIn = (regulation: Regulation, tenant: string, area: string): string[] =>
  tenant === regulation.tenant ? areasUpwards(area) : ['']

/**
 * The value of a key and where it comes from (design §2.7): looked for in the desa, the kecamatan, the district, the
 * province, the nation; at one place what is said of the category goes before what is said of its sector or of all. What
 * nobody decided has the nation's standard.
 */
export function resolve<K extends Key>(regulation: Regulation, key: K, asked: Asked): Resolved<ValueOf<K>> {
  const { day, area = '', subject = '', configuration = regulation.configuration } = asked
  const known = regulation.entries.get(key)
  if (known)
    for (const tenant of tenantsUpwards(regulation.tenant))
      for (const place of placesIn(regulation, tenant, area))
        for (const about of subjectsUpwards(subject)) {
          const entry = said(known, { tenant, place, about, day, configuration })
          if (!entry) continue
          const source = { level: levelOf(tenant, place), entry: entry.id, citation: entry.citation }
          return { value: entry.value as ValueOf<K>, source }
        }
  return { value: KEYS[key].standard, source: { level: 'nation', entry: null, citation: null } }
}

/** What one level says of a key: its place, value and article; `entry` and `effectiveFrom` are null for the standard. */
export type Link = Source & {
  readonly tenant: string
  readonly area: string
  readonly subject: string
  readonly value: unknown
  readonly effectiveFrom: string | null
}

/**
 * Everything that the levels say of a key on that day, from the nation down; the last one decides. It begins with the
 * standard where the nation has no rule about everything.
 */
export function chainOf(regulation: Regulation, key: Key, asked: Asked): Link[] {
  const { day, area = '', subject = '', configuration = regulation.configuration } = asked
  const known = regulation.entries.get(key) ?? []
  const links = tenantsUpwards(regulation.tenant).flatMap((tenant) =>
    placesIn(regulation, tenant, area).flatMap((place) =>
      subjectsUpwards(subject).flatMap((about): Link[] => {
        const entry = said(known, { tenant, place, about, day, configuration })
        if (!entry) return []
        const { id, value, citation, effectiveFrom } = entry
        const level = levelOf(tenant, place)
        return [{ level, tenant, area: place, subject: about, value, entry: id, citation, effectiveFrom }]
      }),
    ),
  )
  const standard = { value: KEYS[key].standard, entry: null, citation: null, effectiveFrom: null }
  const hasNation = links.some((link) => link.tenant === NATION && link.subject === '')
  const first: Link[] = hasNation ? [] : [{ level: 'nation', tenant: NATION, area: '', subject: '', ...standard }]
  return [...links, ...first].reverse()
}
