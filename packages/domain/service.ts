import { regulationOf, type Entry, type Regulation } from './regulation.ts'
import type { Key } from './regulation-keys.ts'

/** What the rules say to whoever takes a complaint: where it is taken, where needs go, which papers help, what is urgent. */
const KEYS_OF_SERVICE: readonly Key[] = [
  'structure.live',
  'routing.unit',
  'documents.needed',
  'service.fastTrack',
  'calendar.zone',
]

/** Whether a rule speaks on that day or will: one that has ended is of no use on a device any more. */
const isToCome = ({ publishedIn, endedIn, effectiveTo }: Entry, day: string, configuration: number) =>
  publishedIn <= configuration &&
  (endedIn === null || endedIn > configuration) &&
  (effectiveTo === null || effectiveTo >= day)

/**
 * The rules that a device is given: themselves, and not what they come to today. It resolves them with the same readers,
 * so that a kecamatan goes live on its day where there is no network, too.
 */
export function serviceRules({ tenant, configuration, entries }: Regulation, day: string) {
  const all = KEYS_OF_SERVICE.flatMap((key) => entries.get(key) ?? [])
  return { tenant, configuration, entries: all.filter((entry) => isToCome(entry, day, configuration)) }
}

/** Rules as they come over the wire. */
type Told = {
  readonly tenant: string
  readonly configuration: number
  readonly entries: readonly (Omit<Entry, 'value'> & { readonly value?: unknown })[]
}

/** The regulation as far as a device was told of it. */
export const regulationTold = ({ tenant, configuration, entries }: Told): Regulation =>
  regulationOf(
    tenant,
    configuration,
    entries.map((entry) => ({ ...entry, value: entry.value })),
  )
