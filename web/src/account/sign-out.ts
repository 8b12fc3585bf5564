import { forgetAnswers } from '../ask.ts'
import { forgetDrafts } from '../draft.ts'
import { outbox } from '../offline/outbox.ts'
import type { Problem } from '../problem.ts'
import { forgetSession } from '../session.tsx'
import { auth } from '../sign-in/auth.ts'

/**
 * Signs out here. Only the server can end the session, so this needs the network. The outbox keeps what is not sent
 * yet: it goes on when the same person signs in again.
 * @returns why it could not be done, if it could not
 */
export async function signOut(): Promise<Problem | undefined> {
  const answer = await auth('sign-out')
  if (!answer.ok && answer.problem.status !== 401) return answer.problem
  forgetDrafts()
  await forgetAnswers()
  await outbox.actAs(null)
  forgetSession()
  return undefined
}
