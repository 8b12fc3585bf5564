import { createEffect, createSignal, type Accessor } from 'solid-js'
import type { Entry } from './offline/entry.ts'
import { outbox } from './offline/outbox.ts'

type Concerns = (entry: Entry) => boolean

/** Whether something about `subject` lies in the outbox now: for a button that stays where it is. */
export const liesWaiting = (subject: string, concerns: Concerns = () => true): boolean =>
  outbox
    .entries()
    .some(
      (entry) =>
        entry.subject === subject && concerns(entry) && (entry.state === 'waiting' || entry.state === 'sending'),
    )

/**
 * Whether something about `subject` lay in the outbox when this screen was opened and has not been delivered yet: the
 * server's data is then older than what this person knows, and a second change on top of it would only clash.
 * @param concerns which entries about the subject count
 */
export function createPending(subject: string, concerns?: Concerns): Accessor<boolean> {
  const isWaiting = () => liesWaiting(subject, concerns)
  const [pending, setPending] = createSignal(isWaiting())
  createEffect(() => !isWaiting() && setPending(false))
  return pending
}
