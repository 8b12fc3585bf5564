import { createEffect, createMemo, createResource, createSignal, on, Show, type JSX } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import type { Draft } from './draft.ts'
import { shelf } from './shelf.ts'
import { Wait } from './ui/Wait.tsx'

const nameOf = (name: string) => `form/${name}`

/**
 * A draft about people: sealed on the device, so that it outlives the tab and cannot be read from its disk.
 * @param kept what was written before, from the shelf
 */
function createSealedDraft<T extends object>(
  name: string,
  initial: T,
  given: Partial<T> | undefined,
  kept: T | undefined,
): Draft<T> {
  const [start, setStart] = createSignal(JSON.stringify(initial))
  const [values, set] = createStore<T>({ ...initial, ...given, ...kept })
  const text = createMemo(() => JSON.stringify(values))
  const touched = () => text() !== start()
  let writing = Promise.resolve()
  createEffect(
    on(text, () => {
      const isTouched = touched()
      const now = structuredClone(unwrap(values))
      // One after the other; a device that is full keeps the form on the screen, and sending says so.
      writing = writing
        .then(() => (isTouched ? shelf.put(nameOf(name), now) : shelf.drop(nameOf(name))))
        .catch(() => undefined)
    }),
  )
  return {
    values,
    set,
    touched,
    restored: kept !== undefined,
    reset(from) {
      setStart(JSON.stringify(from))
      set(reconcile({ ...unwrap(from) }))
    },
  }
}

/** Brings back what was written before, then shows the form. */
export function SealedDraft<T extends object>(props: {
  name: string
  initial: T
  given?: Partial<T>
  children: (draft: Draft<T>) => JSX.Element
}) {
  const [kept] = createResource(async () => ({ values: await shelf.get<T>(nameOf(props.name)) }))
  return (
    <Show when={kept()} keyed fallback={<Wait />}>
      {({ values }) => props.children(createSealedDraft(props.name, props.initial, props.given, values))}
    </Show>
  )
}
