import { onCleanup, type Accessor } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { may } from '../session.tsx'

const MINUTE = 60_000

/**
 * How many requests wait for whoever acts: asked once a minute while the window is looked at, and whenever something of
 * one's own was delivered.
 * @param isShown whether the number stands anywhere
 */
export function createDecisions(isShown: Accessor<boolean>): Accessor<number> {
  const open = createAsk(
    'approval.list',
    () => (isShown() && may('approval.list') ? { state: 'open' as const } : undefined),
    (input) => api.approval.list.query(input),
  )
  const timer = setInterval(() => document.visibilityState === 'visible' && void open.again(), MINUTE)
  onCleanup(() => clearInterval(timer))
  return () => open.data()?.rows.filter(({ mayDecide }) => mayDecide).length ?? 0
}
