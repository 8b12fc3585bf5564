import { randomInt } from 'node:crypto'
import { asc } from 'drizzle-orm'
import { jobSeat } from '@slrt/db/as-actor'
import { message } from '@slrt/db/message'
import { newId } from '@slrt/domain/id'
import type { Role } from '@slrt/domain/permission'
import type { Failure } from '@slrt/functions/failure'
import { openMessage, type Letter } from '@slrt/functions/message'
import { totp } from './totp.ts'
import type { Person, World } from './world.ts'

/** What an answer said; `failure` is its one shape when it is none of the good ones. */
export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Record<string, unknown>
  readonly failure: Failure
}

/** Somebody's browser: keeps cookies, comes from an address of its own. */
export type Browser = {
  readonly cookies: Map<string, string>
  readonly get: (path: string) => Promise<Answer>
  readonly post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  /** Calls a procedure; `membership` is who acts. */
  readonly call: (path: string, input?: object, membership?: string) => Promise<Answer>
  /** Whether the server knows who this is. */
  readonly isSignedIn: () => Promise<boolean>
}

const objectOf = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** The session of a browser, as its cookie says. */
export const SESSION = 'slrt.session_token'

export function browser({ app }: Pick<World, 'app'>): Browser {
  const cookies = new Map<string, string>()
  const address = Array.from({ length: 3 }, () => randomInt(256)).join('.')

  async function send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers)
    headers.set('x-client-ip', `10.${address}`)
    if (cookies.size) headers.set('cookie', Array.from(cookies, (pair) => pair.join('=')).join('; '))
    const response = await app.request(`http://slrt.test${path}`, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=')
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const text = await response.text()
    const body = objectOf(text)
    const inner = body.error as { data?: Failure } | undefined
    const failure = (inner?.data ?? body) as Failure
    return { status: response.status, headers: response.headers, text, body, failure }
  }

  const post: Browser['post'] = (path, body = {}, headers = {}) => {
    const type = { 'content-type': 'application/json', origin: 'http://slrt.test' }
    return send(path, { method: 'POST', headers: { ...type, ...headers }, body: JSON.stringify(body) })
  }
  return {
    cookies,
    get: (path) => send(path, {}),
    post,
    call: (path, input = {}, membership) =>
      post(`/trpc/${path}`, input, membership ? { 'x-sebagai': membership } : undefined),
    isSignedIn: async () => (await send('/api/session', {})).status === 200,
  }
}

/** The six digits that an authenticator shows for this `otpauth:` address, `steps` half minutes from now. */
export const codeOf = (uri: string, steps = 0): string =>
  totp(new URL(uri).searchParams.get('secret')!, Date.now() + steps * 30_000)

/** The letters of a tenant that wait or were sent, oldest first: what its people find in their mail. */
export const lettersOf = ({ services: { as, keys } }: World, tenant: string): Promise<Letter[]> =>
  as(jobSeat(tenant), async ({ tx }) => {
    const rows = await tx.select().from(message).orderBy(asc(message.madeAt), asc(message.id))
    return Promise.all(rows.map((row) => openMessage({ tx, keys }, row)))
  })

/** The secret in the link of the newest letter to somebody. */
export async function secretFor(world: World, tenant: string, email: string): Promise<string> {
  const letter = (await lettersOf(world, tenant)).findLast(({ to }) => to === email)
  const secret = letter?.body.match(/https?:\S+#(\S+)/)?.[1]
  if (!secret) throw new Error(`no link for ${email}`)
  return secret
}

export const PASSWORD = 'nasi liwet hangat'

type Newcomer = { readonly email: string; readonly role: Role; readonly scope?: string[]; readonly name?: string }

/** An admin invites somebody; returns the membership and the secret of the link. */
export async function invited(world: World, admin: Person, { scope = [], name = 'Rini Wulandari', ...who }: Newcomer) {
  const id = newId()
  await admin.api.staff.invite.mutate({ commandId: newId(), id, name, scope, ...who })
  return { id, token: await secretFor(world, admin.tenant, who.email) }
}

/** Somebody who was invited and made an account with PASSWORD; signed in, without a second factor. */
export async function joined(world: World, admin: Person, who: Newcomer & { readonly username?: string }) {
  const { username, ...newcomer } = who
  const { id, token } = await invited(world, admin, newcomer)
  const device = browser(world)
  const { status } = await device.post('/api/invitation/accept', { token, password: PASSWORD, username })
  if (status !== 200) throw new Error(`could not join: ${status}`)
  return { membership: id, device }
}

/** Turns on the second factor; returns the `otpauth:` address and the codes for a lost telephone. */
export async function withSecondFactor(device: Browser): Promise<{ uri: string; backupCodes: string[] }> {
  const { body } = await device.post('/api/auth/two-factor/enable', { password: PASSWORD })
  const uri = body.totpURI as string
  const { status } = await device.post('/api/auth/two-factor/verify-totp', { code: codeOf(uri) })
  if (status !== 200) throw new Error(`second factor refused: ${status}`)
  return { uri, backupCodes: body.backupCodes as string[] }
}
