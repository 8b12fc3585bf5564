import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { attempt, session } from '@slrt/db/signin'
import { tenant } from '@slrt/db/tenant'
import { jobSeat, seatOf } from '@slrt/db/as-actor'
import { unit } from '@slrt/db/unit'
import type { Actor } from '@slrt/domain/actor'
import { needsSecondFactor, pathsOf } from '@slrt/domain/permission'
import type { App, Env } from './app.ts'
import { takeTry } from './attempt.ts'
import { labelled } from './area.ts'
import type { Services } from './services.ts'

/** The routes of better-auth below `/api/auth/` that the product uses; the rest does not exist. */
export const offered: readonly string[] = [
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

const WAIT_MS = 15 * 60_000
/** Wrong passwords of one account name. */
const TRIES = { most: 5, waitMs: WAIT_MS }

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

/** A try that said nothing about the password does not count. */
const giveBack = ({ signIn }: Services, account: string) =>
  signIn
    .update(attempt)
    .set({ count: sql`greatest(${attempt.count} - 1, 0)` })
    .where(eq(attempt.account, account))

const tooMany = (c: Context<Env>, seconds: number) =>
  c.json({ httpStatus: 429, code: 'rate.limited', facts: { seconds }, requestId: c.var.requestId }, 429, {
    'retry-after': String(seconds),
  })

async function signIn(c: Context<Env>, services: Services): Promise<Response> {
  const account = await accountOf(c, services)
  const seconds = account ? await takeTry(services, account, TRIES) : 0
  if (seconds > 0) return tooMany(c, seconds)
  const answer = await services.auth.handler(c.req.raw)
  if (account && answer.ok) await services.signIn.delete(attempt).where(eq(attempt.account, account))
  if (account && !answer.ok && answer.status !== 401) await giveBack(services, account)
  return answer
}

const cookiesOf = (headers: Headers) => headers.getSetCookie().map((line) => line.split(';')[0])

/** Once the second factor is on, no session from before goes on but the one that turned it on: none had passed it. */
async function verifyCode(c: Context<Env>, services: Services): Promise<Response> {
  const before = await services.whoIs(c.req.header('cookie'))
  const answer = await services.auth.handler(c.req.raw)
  if (!answer.ok || !before || before.secondFactor) return answer
  const after = await services.whoIs(cookiesOf(answer.headers).join('; '))
  if (after)
    await services.signIn.delete(session).where(and(eq(session.userId, after.person.id), ne(session.id, after.id)))
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

/** Ours, or that of better-auth; an account whose second factor is locked waits as long, and gets no header. */
const retryAfter = (headers: Headers) =>
  Number(headers.get('retry-after') ?? headers.get('x-retry-after') ?? WAIT_MS / 1000)

/** better-auth speaks in messages of its own; people get our codes. */
async function translated(c: Context<Env>, answer: Response): Promise<Response> {
  if (answer.ok) return trimmed(answer)
  if (answer.status === 429) return tooMany(c, retryAfter(answer.headers))
  const body: unknown = await answer.json().catch(() => ({}))
  const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
  const ours =
    answer.status >= 500 ? 'server.failed' : `signin.${/^[A-Z_]{3,60}$/.test(code) ? code.toLowerCase() : 'refused'}`
  return c.json({ httpStatus: answer.status, code: ours, requestId: c.var.requestId }, answer.status as 400)
}

/** The agency or partner that a membership is for. */
async function unitNameOf({ as }: Services, actor: Actor): Promise<string | null> {
  if (!actor.unit) return null
  const of = actor.unit
  const rows = await as(seatOf(actor), ({ tx }) => tx.select({ name: unit.name }).from(unit).where(eq(unit.id, of)), {
    readOnly: true,
  })
  return rows[0]?.name ?? null
}

/** What the web asks first: who is signed in, and as what they may work. */
async function describeSession(c: Context<Env>, services: Services) {
  const found = await services.whoIs(c.req.header('cookie'))
  if (!found) return c.json({ httpStatus: 401, code: 'session.missing', requestId: c.var.requestId }, 401)
  const { person, secondFactor, actors } = found
  // Every day that it is used, the session lasts its full time again.
  const { headers } = await services.auth.api.getSession({ headers: c.req.raw.headers, returnHeaders: true })
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
  const unitNames = await Promise.all(actors.map((actor) => unitNameOf(services, actor)))
  const memberships = await services.as(jobSeat(), async ({ tx }) => {
    const codes = actors.map((actor) => actor.tenant)
    const rows = codes.length ? await tx.select().from(tenant).where(inArray(tenant.code, codes)) : []
    const tenants = new Map(rows.map((row) => [row.code, row]))
    return Promise.all(
      actors.map(async ({ membership, tenant: code, role, scope }, at) => ({
        id: membership,
        tenant: code,
        role,
        scope: await labelled(tx, scope),
        paths: pathsOf(role),
        tenantName: tenants.get(code)?.name ?? code,
        serviceName: tenants.get(code)?.serviceName ?? null,
        /** Of a membership in a practice tenant the district that practises there; else null. */
        practiceOf: tenants.get(code)?.practiceOf ?? null,
        tenantState: tenants.get(code)?.state ?? 'AKTIF',
        stateReason: tenants.get(code)?.stateReason ?? null,
        unitName: unitNames[at] ?? null,
        needsSecondFactor: needsSecondFactor(role),
      })),
    )
  })
  return c.json({ person, secondFactor, memberships })
}

function handlerOf(path: string): (c: Context<Env>, services: Services) => Promise<Response> {
  if (path.startsWith('sign-in/')) return signIn
  return path === 'two-factor/verify-totp' ? verifyCode : (c, { auth }) => auth.handler(c.req.raw)
}

/** Sign-in, sign-out, second factor, reset; and `/api/session`. */
export function addAuth(app: App, services: Services): void {
  for (const path of offered) {
    const handle = handlerOf(path)
    app.post(`/api/auth/${path}`, async (c) => translated(c, await handle(c, services)))
  }
  app.get('/api/session', (c) => describeSession(c, services))
}
