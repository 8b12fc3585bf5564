import { outbox } from '../offline/outbox.ts'

export type Part = { readonly path: string; readonly input: object; readonly subject: string }

/**
 * Sends many commands one after the other, each for itself.
 * @param tell told after each how many have been answered
 * @returns for each whether it was done; what was refused is not kept, since its row still stands where it stood
 */
export async function sendAll(parts: readonly Part[], about: string, tell: (n: number) => void): Promise<boolean[]> {
  const done: boolean[] = []
  for (const { path, input, subject } of parts) {
    const sent = await outbox.add(path, input, { subject, about, held: true })
    if (sent.outcome === 'attention') await outbox.drop(sent.id)
    else if (sent.outcome === 'waiting') await outbox.release(sent.id)
    done.push(sent.outcome === 'done')
    tell(done.length)
  }
  return done
}
