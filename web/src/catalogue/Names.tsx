import { createEffect } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { may } from '../session.tsx'
import { putInForce } from './in-force.ts'

/** Shows nothing: keeps the names of the national catalogue on this device, and the words of the product after them. */
export function Names() {
  const ask = createAsk(
    'catalogue.list',
    () => (may('catalogue.list') ? {} : undefined),
    (input) => api.catalogue.list.query(input),
  )
  createEffect(() => {
    const answer = ask.data()
    if (answer) void putInForce(answer.rows)
  })
  return null
}
