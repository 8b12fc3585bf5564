import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'

/** How long changes rest before the address is written, in milliseconds. */
const REST = 300

type Values<Key extends string> = Partial<Record<Key, string>>

/**
 * Some values of the address that change at once, and are written there when changes rest: writing an address takes
 * longer than painting the map anew, and browsers refuse more than some dozens in a moment (a held arrow key).
 */
export function createLateAddress<Key extends string>(
  keys: readonly Key[],
): [Accessor<Values<Key>>, (next: Values<Key>) => void] {
  const [search, setSearch] = useSearchParams<Record<string, string>>()
  const read = () => Object.fromEntries(keys.map((key) => [key, search[key]])) as Values<Key>
  const same = (a: Values<Key>, b: Values<Key>) => keys.every((key) => a[key] === b[key])
  const [now, setNow] = createSignal(read(), { equals: same })
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  createEffect(
    on(
      read,
      (said) => {
        clearTimeout(timer)
        setNow(() => said)
      },
      { defer: true },
    ),
  )
  function put(next: Values<Key>) {
    setNow((was) => ({ ...was, ...next }))
    clearTimeout(timer)
    timer = setTimeout(() => setSearch(now(), { replace: true }), REST)
  }
  return [now, put]
}
