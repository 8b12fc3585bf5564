import { eq, inArray, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { attempt } from '@slrt/db/signin'
import { tenant } from '@slrt/db/tenant'
import { jobSeat } from '@slrt/db/as-actor'
import { needsSecondFactor, pathsOf } from '@slrt/domain/permission'
import type { App, Env } from './app.ts'
import { labelled } from './area.ts'
import type { Services } from './services.ts'

/** The routes of better-auth that the product uses; the rest does not exist. */
const offered = [
  'sign-in/email',
  'sign-in/username',
  'sign-out',
  'request-password-reset',
  'reset-password',
  'change-password',
  'revoke-other-sessions',
  'two-factor/enable',
  'two-factor/verify-totp',
  'two-factor/verify-backup-code',
]

const TRIES = 5
const WAIT_MS = 15 * 60_000

/** The keyed hash under which wrong tries for an account name are counted; undefined if the request names none. */
async function accountOf(c: Context<Env>, { index }: Services): Promise<string | undefined> {
  const body: unknown = await c.req.raw
    .clone()
    .json()
    .catch(() => undefined)
  if (typeof body !== 'object' || body === null) return undefined
  const { email, username } = body as { email?: unknown; username?: unknown }
  const name = typeof email === 'string' ? email : username
  return typeof name === 'string' ? index('account', name.trim().toLowerCase()).toString('base64url') : undefined
}

/** Seconds that this account has to wait before its next try; 0 if none. */
async function waitOf({ signIn, now }: Services, account: string): Promise<number> {
  const [row] = await signIn.select().from(attempt).where(eq(attempt.account, account))
  const left = row && row.count >= TRIES ? row.until.getTime() - now().getTime() : 0
  return Math.max(0, Math.ceil(left / 1000))
}

/** One more wrong try; a count that is older than the wait begins anew. */
async function countTry({ signIn, now }: Services, account: string): Promise<void> {
  const until = new Date(now().getTime() + WAIT_MS)
  const count = sql`case when ${attempt.until} < ${now().toISOString()}::timestamptz then 1 else ${attempt.count} + 1 end`
  await signIn
    .insert(attempt)
    .values({ account, count: 1, until })
    .onConflictDoUpdate({ target: attempt.account, set: { count, until } })
}

const tooMany = (c: Context<Env>, seconds: number) =>
  c.json({ httpStatus: 429, code: 'rate.limited', facts: { seconds }, requestId: c.var.requestId }, 429, {
    'retry-after': String(seconds),
  })

async function signIn(c: Context<Env>, services: Services): Promise<Response> {
  const account = await accountOf(c, services)
  const seconds = account ? await waitOf(services, account) : 0
  if (seconds > 0) return tooMany(c, seconds)
  const answer = await services.auth.handler(c.req.raw)
  if (account && answer.status === 401) await countTry(services, account)
  if (account && answer.ok) await services.signIn.delete(attempt).where(eq(attempt.account, account))
  return answer
}

/** What a page needs of better-auth's answers; the session itself is for the cookie alone, never for a script. */
const shown = ['twoFactorRedirect', 'totpURI', 'backupCodes']

async function trimmed(answer: Response): Promise<Response> {
  const body: unknown = await answer.json().catch(() => ({}))
  const kept = Object.entries(typeof body === 'object' && body !== null ? body : {}).filter(([name]) =>
    shown.includes(name),
  )
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  return new Response(JSON.stringify(Object.fromEntries(kept)), { status: answer.status, headers })
}

/** better-auth speaks in messages of its own; people get our codes. */
async function translated(c: Context<Env>, answer: Response): Promise<Response> {
  if (answer.ok) return trimmed(answer)
  if (answer.status === 429) return tooMany(c, Number(answer.headers.get('x-retry-after') ?? 60))
  const body: unknown = await answer.json().catch(() => ({}))
  const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
  const ours =
    answer.status >= 500 ? 'server.failed' : `signin.${/^[A-Z_]{3,60}$/.test(code) ? code.toLowerCase() : 'refused'}`
  return c.json({ httpStatus: answer.status, code: ours, requestId: c.var.requestId }, answer.status as 400)
}

/** What the web asks first: who is signed in, and as what they may work. */
async function describeSession(c: Context<Env>, services: Services) {
  const session = await services.whoIs(c.req.header('cookie'))
  if (!session) return c.json({ httpStatus: 401, code: 'session.missing', requestId: c.var.requestId }, 401)
  const { person, secondFactor, actors } = session
  const memberships = await services.as(jobSeat(), async ({ tx }) => {
    const codes = actors.map((actor) => actor.tenant)
    const rows = codes.length ? await tx.select().from(tenant).where(inArray(tenant.code, codes)) : []
    const tenants = new Map(rows.map((row) => [row.code, row]))
    return Promise.all(
      actors.map(async ({ membership, tenant: code, role, scope }) => ({
        id: membership,
        tenant: code,
        role,
        scope: await labelled(tx, scope),
        paths: pathsOf(role),
        tenantName: tenants.get(code)?.name ?? code,
        serviceName: tenants.get(code)?.serviceName ?? null,
        needsSecondFactor: needsSecondFactor(role),
      })),
    )
  })
  return c.json({ person, secondFactor, memberships })
}

/** Sign-in, sign-out, second factor, reset; and `/api/session`. */
export function addAuth(app: App, services: Services): void {
  for (const path of offered) {
    const handle = path.startsWith('sign-in/') ? signIn : (c: Context<Env>) => services.auth.handler(c.req.raw)
    app.post(`/api/auth/${path}`, async (c) => translated(c, await handle(c, services)))
  }
  app.get('/api/session', (c) => describeSession(c, services))
}
