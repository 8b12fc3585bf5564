import { createEffect, createSignal, type Accessor } from 'solid-js'
import type { Entry } from './offline/entry.ts'
import { outbox } from './offline/outbox.ts'

/**
 * Whether something about `subject` lay in the outbox when this screen was opened and has not been delivered yet: the
 * server's data is then older than what this person knows, and a second change on top of it would only clash.
 * @param concerns which entries about the subject count
 */
export function createPending(subject: string, concerns: (entry: Entry) => boolean = () => true): Accessor<boolean> {
  const isWaiting = () =>
    outbox
      .entries()
      .some(
        (entry) =>
          entry.subject === subject && concerns(entry) && (entry.state === 'waiting' || entry.state === 'sending'),
      )
  const [pending, setPending] = createSignal(isWaiting())
  createEffect(() => !isWaiting() && setPending(false))
  return pending
}
