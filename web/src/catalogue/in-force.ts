import { inForce, isOffered as offered } from '@slrt/domain/catalogue'
import { NATION } from '@slrt/domain/permission'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { createSignal } from 'solid-js'
import { acting } from '../session.tsx'
import { addTexts } from '../text/text.ts'
import type { Line } from './lines.ts'

const [lines, setLines] = createSignal<readonly Line[]>([])
let said = '{}'

const today = () => localDate(new Date(), zoneOf(acting()?.tenant ?? NATION))

/** Whether a category can be chosen today, as far as this device knows; the server has the last word. */
export const isOffered = (category: string): boolean =>
  offered(
    lines().filter(({ kind, code }) => kind === 'category' && code === category),
    today(),
  )

/** Names that the secretariat gave to categories and roles stand in the place of the product's own words, everywhere. */
export async function putInForce(all: readonly Line[]): Promise<void> {
  setLines(all)
  const names: Record<string, string> = {}
  for (const [, own] of Map.groupBy(all, ({ kind, code }) => `${kind} ${code}`)) {
    const line = inForce(own, today())
    if (!line || line.kind === 'program') continue
    names[`${line.kind}.${line.code}`] = line.name
    if (line.kind === 'role' && line.details.trim() !== '') names[`role.does.${line.code}`] = line.details
  }
  const text = JSON.stringify(names)
  if (text === said) return
  said = text
  await addTexts({ id: names, en: async () => names })
}
