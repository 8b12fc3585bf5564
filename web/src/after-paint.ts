import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js'

/**
 * A value one painted frame later: for words that stand beside something whose change is waited for. On a slow tablet both
 * together would miss the frame.
 */
export function afterPaint<T>(source: Accessor<T>): Accessor<T> {
  const [value, setValue] = createSignal(untrack(source))
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  createEffect(
    on(
      source,
      (next) => {
        stop()
        frame = requestAnimationFrame(() => (timer = setTimeout(() => setValue(() => next))))
      },
      { defer: true },
    ),
  )
  onCleanup(stop)
  return value
}
