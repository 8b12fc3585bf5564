import { trpcServer } from '@hono/trpc-server'
import type { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { newId } from '@slrt/domain/id'
import { addApplication, applicationPaths, DECREE_PATH } from './application-routes.ts'
import { addAuth, offered } from './auth-routes.ts'
import { failureOf, toTrpc, traceOf, type Failure } from './failure.ts'
import { addDemo } from './demo-routes.ts'
import { addImportParts } from './import-part.ts'
import { addInvitation } from './invitation.ts'
import { appRouter } from './router.ts'
import type { Services } from './services.ts'
import { addTable, TABLE_PATHS } from './table.ts'
import { addUpload } from './upload.ts'
import { requestOf, type Context } from './trpc.ts'

export const VERSION = '0.1.0'

/** What the steps of one request tell each other and the log. */
export type Env = { Variables: { requestId: string; note: Record<string, string> } }
export type App = Hono<Env>

const MOST_BYTES = 1024 * 1024
/** Paths that take more, up to a limit of their own. */
const limitThemselves = new Set<string>([DECREE_PATH, ...TABLE_PATHS])
/** Calls in one batch; each opens a transaction of its own. */
const MOST_CALLS = 30
/** When to come again while the database is away. */
const LATER = { 'retry-after': '5' }

/** The paths that exist, so that the log never repeats what somebody made up. */
const known = new Set(Object.keys(appRouter._def.procedures))
const routes = new Set([
  '/health',
  ...['session', 'demo', 'invitation/show', 'invitation/accept', 'table'].map((path) => `/api/${path}`),
  ...offered.map((path) => `/api/auth/${path}`),
  ...applicationPaths,
])

/** A context of one request: who it is, is asked once, whoever of its calls needs it first. */
function contextOf(services: Services, headers: Headers, requestId: string, note: Record<string, string>): Context {
  let asked: ReturnType<Services['whoIs']> | undefined
  const session = () => (asked ??= services.whoIs(headers.get('cookie')))
  return { services, requestId, note, session, membership: headers.get('x-sebagai') ?? undefined }
}

/** Whether another site's page sent this; a browser always says where it comes from. */
function comesFromElsewhere(headers: Headers, publicUrl: string): boolean {
  const origin = headers.get('origin')
  if (!origin) return headers.get('sec-fetch-site') === 'cross-site'
  return origin !== new URL(publicUrl).origin && URL.parse(origin)?.host !== headers.get('host')
}

const isShort = (headers: Headers) =>
  Number(headers.get('content-length') ?? Infinity) <= MOST_BYTES && !headers.has('transfer-encoding')

const outcomeOf = (error: TRPCError) => failureOf(error, 0, '').code

const pathsOf = (path: string) =>
  path
    .slice('/trpc/'.length)
    .split(',')
    .map((one) => (known.has(one) ? one : 'unknown'))
    .join(',')

const nameOf = (path: string) => {
  if (path.startsWith('/trpc/')) return pathsOf(path)
  if (path.startsWith('/api/upload/')) return '/api/upload'
  if (path.startsWith('/api/import/')) return '/api/import'
  return routes.has(path) ? path : 'other'
}

/**
 * The whole product's interface, without a host: `lambda.ts`, `local.ts` and the tests give it requests.
 * Each request gets an id, one line in the log, and an answer of one shape when it fails.
 */
export function createApp(services: Services): App {
  const app = new Hono<Env>()
  const fail = (httpStatus: 403 | 404 | 405 | 413, code: string, requestId: string) =>
    Response.json({ httpStatus, code, requestId } satisfies Failure, { status: httpStatus })

  app.use(async (c, next) => {
    const began = performance.now()
    c.set('requestId', newId())
    c.set('note', {})
    await next()
    // Not by `c.header`: it would make a stream of an answer that is ready.
    c.res.headers.set('x-request-id', c.var.requestId)
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
    const ms = Math.round((performance.now() - began) * 10) / 10
    const request = { at: services.now().toISOString(), request: c.var.requestId, method: c.req.method }
    services.log({ ...request, path: nameOf(c.req.path), status: c.res.status, ms, ...c.var.note })
  })
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } }))
  app.use(async (c, next) => {
    const isForeign = c.req.method !== 'GET' && comesFromElsewhere(c.req.raw.headers, services.publicUrl)
    return isForeign ? fail(403, 'path.forbidden', c.var.requestId) : next()
  })
  const limit = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => fail(413, 'input.too_large', c.get('requestId')) })
  // It looks at the body, which makes a stream of it: not needed where a length was told.
  app.use((c, next) => (limitThemselves.has(c.req.path) || isShort(c.req.raw.headers) ? next() : limit(c, next)))

  app.get('/health', (c) => c.json({ status: 'ok', version: VERSION }))
  addAuth(app, services)
  addInvitation(app, services)
  addApplication(app, services)
  addTable(app, services)
  addUpload(app, services)
  addImportParts(app, services)
  if (services.isDemo) addDemo(app, services)

  // No input ever stands in a URL: queries come by POST too.
  app.get('/trpc/*', (c) => fail(405, 'path.unknown', c.var.requestId))
  app.use('/trpc/*', (c, next) =>
    trpcServer({
      router: appRouter,
      endpoint: '/trpc',
      allowMethodOverride: true,
      maxBatchSize: MOST_CALLS,
      createContext: () => ({ ...contextOf(services, c.req.raw.headers, c.var.requestId, c.var.note) }),
      responseMeta: ({ errors }) => {
        const isBusy = errors.some(({ code }) => code === 'SERVICE_UNAVAILABLE')
        return isBusy ? { headers: new Headers(LATER) } : {}
      },
      onError: ({ error }) => {
        requestOf.set(error, c.var.requestId)
        const isOurs = ['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE'].includes(error.code)
        Object.assign(c.var.note, { outcome: outcomeOf(error) }, isOurs ? traceOf(error.cause) : {})
      },
    })(c, next),
  )

  app.notFound((c) => fail(404, 'path.unknown', c.var.requestId))
  app.onError((error, c) => {
    const known = toTrpc(error)
    const status = getHTTPStatusCodeFromError(known)
    const isBusy = known.code === 'SERVICE_UNAVAILABLE'
    Object.assign(c.var.note, { outcome: outcomeOf(known) }, status >= 500 ? traceOf(error) : {})
    return Response.json(failureOf(known, status, c.var.requestId), { status, headers: isBusy ? LATER : {} })
  })
  return app
}
