import { Refusal } from '@slrt/domain/refusal'
import { onCleanup } from 'solid-js'
import { createAttempt } from './attempt.ts'
import { outbox } from './offline/outbox.ts'

export type Result = 'done' | 'waiting' | 'refused'

/** A form or button whose act is a command. */
export function createSending() {
  const attempt = createAttempt()
  let open: string | undefined
  onCleanup(() => open && void outbox.release(open))

  /**
   * Hands a command to the outbox. `refused`: the form still holds everything and shows why, and the outbox has given
   * its copy up, so that the same thing does not wait in two places.
   */
  async function send(path: string, input: object, subject: string): Promise<Result> {
    let result: Result = 'refused'
    await attempt.run(async () => {
      attempt.say()
      try {
        const sent = await outbox.add(path, input, { subject, held: true })
        if (sent.outcome === 'attention') {
          open = sent.id
          attempt.refuse(sent.problem)
          await outbox.drop(sent.id)
          open = undefined
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
