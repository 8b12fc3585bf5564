import { onCleanup, type Accessor } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'

const MINUTE = 60_000

/**
 * How many needs wait for this desk: asked once a minute while the window is looked at, and whenever something of one's
 * own was delivered.
 * @param isShown whether the number stands anywhere
 */
export function createMyTurn(isShown: Accessor<boolean>): Accessor<number> {
  const counts = createAsk(
    'item.counts',
    () => (isShown() ? {} : undefined),
    (input) => api.item.counts.query(input),
  )
  const timer = setInterval(() => document.visibilityState === 'visible' && void counts.again(), MINUTE)
  onCleanup(() => clearInterval(timer))
  return () => counts.data()?.mine ?? 0
}
