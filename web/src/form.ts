import { Refusal } from '@slrt/domain/refusal'
import { onCleanup } from 'solid-js'
import { createAttempt } from './attempt.ts'
import { outbox } from './offline/outbox.ts'

export type Result = 'done' | 'waiting' | 'refused'

/**
 * A form or button whose act is a command.
 * @param mends id of a refused entry of the outbox that this form mends: what is sent next takes its place
 */
export function createSending(mends?: string) {
  const attempt = createAttempt()
  /** An entry that the outbox keeps while its form is open; left unmended, it is shown on the outbox's page again. */
  let open = mends
  onCleanup(() => open && void outbox.release(open))

  /**
   * Hands a command to the outbox. `refused`: the form still holds everything and shows why. The outbox then gives its
   * copy up, so that the same thing does not wait in two places; but not what was there before the form was opened.
   * @param about whom it concerns, for the outbox's page, where the input does not say it
   * @param form address of this form, for mending, where it does not follow from the input
   */
  async function send(path: string, input: object, subject: string, about?: string, form?: string): Promise<Result> {
    let result: Result = 'refused'
    await attempt.run(async () => {
      attempt.say()
      try {
        const sent = await outbox.add(path, input, { subject, about, form, held: true, instead: open })
        open = undefined
        if (sent.outcome === 'attention') {
          attempt.refuse(sent.problem)
          if (mends) open = sent.id
          else await outbox.drop(sent.id)
        } else {
          if (sent.outcome === 'waiting') await outbox.release(sent.id)
          result = sent.outcome
        }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        attempt.say({ problem: { code: error.code, facts: error.facts } })
      }
    })
    return result
  }
  return { ...attempt, send }
}

export type Sending = ReturnType<typeof createSending>
