import { foldName } from '@slrt/domain/area'
import { createSignal } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { outbox } from '../offline/outbox.ts'
import { acting, may } from '../session.tsx'
import { shelf } from '../shelf.ts'

export type FamilyRow = Outputs['household']['list']['rows'][number]

/** Families of one's own desa, as far as they have been fetched: what can be found without signal. */
type Known = { at: number; rows: FamilyRow[] }

const NAME = 'families'
const freshFor = 5 * 60_000
/** A desa has some hundred poor families; pages of 50. */
const mostPages = 20

const [known, setKnown] = createSignal<{ membership: string; rows: FamilyRow[] }>()

/** Brings what this device knows, and fetches it anew when that is old and somebody answers. */
export async function readKnownFamilies(): Promise<void> {
  const membership = acting()?.id ?? ''
  const kept = await shelf.get<Known>(NAME)
  if (kept && membership === acting()?.id) setKnown({ membership, rows: kept.rows })
  const isSmall = may('household.list')
  if (!isSmall || !navigator.onLine || (kept && Math.abs(Date.now() - kept.at) < freshFor)) return
  const rows: FamilyRow[] = []
  let after: string | undefined
  try {
    for (let page = 0; page < mostPages; page++) {
      const answer = await api.household.list.query({ after })
      rows.push(...answer.rows)
      if (!answer.next) break
      after = answer.next
    }
  } catch {
    // What was known stays; the next opening asks again.
    return
  }
  if (membership !== acting()?.id) return
  setKnown({ membership, rows })
  await shelf.put(NAME, { at: Date.now(), rows } satisfies Known).catch(() => undefined)
}

/** Families that were registered here and have not been delivered yet. */
const undelivered = (): FamilyRow[] =>
  outbox.entries().flatMap(({ path, content }) => {
    if (path !== 'household.register' || !content) return []
    const { id, desa, rt, rw, persons } = content.input as {
      id: string
      desa: string
      rt: string
      rw: string
      persons: { name: string; relation: string }[]
    }
    const head = persons.find(({ relation }) => relation === 'KEPALA')?.name ?? ''
    const label = acting()?.scope.find(({ code }) => code === desa)?.label ?? desa
    return [{ id, head, members: persons.length, rt, rw, desa: { code: desa, label }, kk: null }]
  })

/** By the beginning of the head's name, as the server does; numbers are only known masked, so they find nothing here. */
export function findKnown(text: string, desa?: string): FamilyRow[] {
  const rows = known()?.membership === acting()?.id ? (known()?.rows ?? []) : []
  const folded = foldName(text)
  const all = [...undelivered(), ...rows.filter(({ id }) => !undelivered().some((one) => one.id === id))]
  return all.filter((row) => (!desa || row.desa.code === desa) && foldName(row.head).startsWith(folded))
}

/** Those of them that only this device knows. */
export const isUndelivered = (id: string): boolean => undelivered().some((one) => one.id === id)
