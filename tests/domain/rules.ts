import { newId } from '@slrt/domain/id'
import { regulationOf, type Entry, type Regulation } from '@slrt/domain/regulation'
import type { Key, ValueOf } from '@slrt/domain/regulation-keys'

type More = Partial<Omit<Entry, 'key' | 'value'>>

/** A published rule; of the tenant itself, about everything, from the beginning of 2026, where it says nothing else. */
export const entryOf = <K extends Key>(key: K, value: ValueOf<K>, more: More = {}) => ({ key, value, ...more })

/** The regulation of a tenant made of these rules, in the order of their publication. */
export function regulationWith(tenant: string, rules: readonly ReturnType<typeof entryOf>[]): Regulation {
  const entries = rules.map((rule, at): Entry => ({
    id: newId(),
    tenant,
    subject: '',
    area: '',
    citation: null,
    effectiveFrom: '2026-01-01',
    effectiveTo: null,
    publishedIn: at + 2,
    endedIn: null,
    ...rule,
  }))
  return regulationOf(tenant, rules.length + 1, entries)
}
