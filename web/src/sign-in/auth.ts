import { post } from '../http.ts'
import type { Problem } from '../problem.ts'

/** What better-auth refuses, as the server names it, in the words of our dictionaries. */
const codes: Record<string, string> = {
  invalid_email_or_password: 'wrong',
  invalid_username_or_password: 'wrong',
  invalid_username: 'wrong',
  invalid_email: 'wrong',
  username_too_short: 'wrong',
  username_too_long: 'wrong',
  email_not_verified: 'wrong',
  invalid_code: 'wrong_code',
  invalid_backup_code: 'wrong_code',
  backup_codes_not_enabled: 'wrong_code',
  account_temporarily_locked: 'code_over',
  invalid_two_factor_cookie: 'code_over',
  too_many_attempts_request_new_code: 'code_over',
  invalid_password: 'wrong_password',
  invalid_token: 'link_over',
  password_too_short: 'password_short',
  password_too_long: 'password_long',
}

export type AuthAnswer<T> = { ok: true; body: T } | { ok: false; problem: Problem }

/** One request to the sign-in routes. A wrong pair is one sentence, whichever of the two was wrong. */
export async function auth<T>(path: string, input: unknown = {}): Promise<AuthAnswer<T>> {
  const answer = await post<T>(`/api/auth/${path}`, input)
  if (answer.ok) return answer
  const { problem } = answer
  const known = codes[problem.code.replace(/^signin\./, '')]
  const isWrong = problem.status === 401 && path.startsWith('sign-in/')
  const code = known ? `signin.${known}` : isWrong ? 'signin.wrong' : problem.code
  return { ok: false, problem: { ...problem, code } }
}

/** Signs in by e-mail or by user name, whichever was written. `second`: a code is asked for now. */
export async function signIn(login: string, password: string): Promise<AuthAnswer<{ second: boolean }>> {
  const name = login.trim().toLowerCase()
  const answer = name.includes('@')
    ? await auth<{ twoFactorRedirect?: boolean }>('sign-in/email', { email: name, password })
    : await auth<{ twoFactorRedirect?: boolean }>('sign-in/username', { username: name, password })
  return answer.ok ? { ok: true, body: { second: answer.body.twoFactorRedirect === true } } : answer
}

/** The six digits of the authenticator, however they were written. */
export const digitsOf = (text: string) => text.replace(/\D/g, '').slice(0, 6)
