import { useSearchParams } from '@solidjs/router'
import { createSignal, onCleanup, Show, untrack, type JSX } from 'solid-js'
import { api } from './api.ts'
import { outbox } from './offline/outbox.ts'
import type { Area } from './ui/AreaPicker.tsx'
import { Wait } from './ui/Wait.tsx'

/** A refused entry of the outbox, back in the form that it came from. */
export type Mending = { id: string; input: Record<string, unknown> }

/** The outbox opens its entries in a moment; one that is gone by then has been sent. */
const patience = 2000

/** A form, filled from the entry that `?perbaiki=` names if there is one. */
export function Mend(props: { path: string; children: (mending: Mending | undefined) => JSX.Element }) {
  const [search] = useSearchParams<{ perbaiki?: string }>()
  const id = search.perbaiki
  const [over, setOver] = createSignal(false)
  const timer = setTimeout(() => setOver(true), patience)
  onCleanup(() => clearTimeout(timer))
  const find = (): Mending | undefined => {
    const content = outbox.entries().find((entry) => entry.id === id && entry.path === props.path)?.content
    return id && content ? { id, input: content.input } : undefined
  }
  return (
    <Show when={!id || over() || find() !== undefined} fallback={<Wait />}>
      {/* Once: what the outbox does later must not begin the form anew. */}
      {untrack(() => props.children(find()))}
    </Show>
  )
}

/** Areas with the names that people know, for an input that has only codes; without network the codes themselves. */
export async function namedAreas(codes: readonly string[]): Promise<Area[]> {
  const parents = [...new Set(codes.map((code) => code.slice(0, code.lastIndexOf('.'))))]
  const asked = parents.map((code) => api.area.children.query({ code }).catch(() => []))
  const known = new Map((await Promise.all(asked)).flat().map((area) => [area.code, area.label]))
  return codes.map((code) => ({ code, label: known.get(code) ?? code }))
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const codesOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
