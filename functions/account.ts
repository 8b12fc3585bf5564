import { eq } from 'drizzle-orm'
import { isAPIError } from 'better-auth/api'
import { session } from '@slrt/db/signin'
import { newId } from '@slrt/domain/id'
import { Refusal } from '@slrt/domain/refusal'
import type { Services } from './services.ts'

/** Nobody's mail comes here (RFC 2606): accounts must have an address, and some people have none. */
const NO_EMAIL = '@tanpa-surel.invalid'
export const standInEmail = (): string => `${newId()}${NO_EMAIL}`
export const isStandIn = (email: string): boolean => email.endsWith(NO_EMAIL)

const taken = () => new Refusal('account.username_taken')

type NewAccount = {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly username?: string
}

/**
 * Makes an account with a password; the e-mail counts as proved, since the invitation came by it, or it is a stand-in.
 * @returns the person's id
 * @throws Refusal `account.username_taken`
 */
export async function makeAccount(
  { auth }: Services,
  { name, email, password, username }: NewAccount,
): Promise<string> {
  const { internalAdapter, password: hasher } = await auth.$context
  const hash = await hasher.hash(password)
  const names = username ? { username, displayUsername: username } : {}
  const user = await internalAdapter
    .createUser({ name, email, emailVerified: true, ...names }, { method: 'email-password' })
    .catch((error: unknown) => {
      throw isAPIError(error) && error.body?.code === 'USERNAME_IS_ALREADY_TAKEN' ? taken() : error
    })
  await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash })
  return user.id
}

/** Begins a session by password; returns the `set-cookie` lines. */
export async function signInAs({ auth }: Services, email: string, password: string): Promise<string[]> {
  const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true })
  return headers.getSetCookie()
}

/** Gives an account a new password and ends all its sessions. */
export async function renewPassword({ auth, signIn }: Services, person: string, password: string): Promise<void> {
  const { internalAdapter, password: hasher } = await auth.$context
  await internalAdapter.updatePassword(person, await hasher.hash(password))
  await signIn.delete(session).where(eq(session.userId, person))
}
