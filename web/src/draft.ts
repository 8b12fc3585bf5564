import { createEffect, createMemo, createSignal, type Accessor } from 'solid-js'
import { createStore, reconcile, unwrap, type SetStoreFunction } from 'solid-js/store'
import { acting } from './session.tsx'

const PREFIX = 'slrt.draft.'
const keyOf = (key: string) => `${PREFIX}${acting()?.id ?? ''}.${key}`

function read<T>(key: string): Partial<T> | undefined {
  try {
    const text = sessionStorage.getItem(key)
    return text ? (JSON.parse(text) as Partial<T>) : undefined
  } catch {
    return undefined
  }
}

export type Draft<T> = {
  values: T
  set: SetStoreFunction<T>
  /** Something was written that has not been sent. */
  touched: Accessor<boolean>
  /** What stands here was written before this page was opened, and brought back. */
  restored: boolean
  /** Starts again from these values; what was written is forgotten. */
  reset: (from: T) => void
}

/**
 * What somebody writes in a form, kept at every letter for as long as the tab lives: a reload, a refusal, or a session
 * that ended loses nothing. No password ever comes here.
 * @param initial what the form shows when nothing was written
 * @param given what was written elsewhere: an entry of the outbox that is being mended
 */
export function createDraft<T extends object>(key: string, initial: T, given?: Partial<T>): Draft<T> {
  const place = keyOf(key)
  const kept = read<T>(place)
  const [start, setStart] = createSignal(JSON.stringify(initial))
  const [values, set] = createStore<T>({ ...initial, ...given, ...kept })
  const text = createMemo(() => JSON.stringify(values))
  const touched = () => text() !== start()
  createEffect(() => {
    if (touched()) sessionStorage.setItem(place, text())
    else sessionStorage.removeItem(place)
  })
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

/** Everything written by whoever used this tab: called when they sign out. */
export function forgetDrafts() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
}
