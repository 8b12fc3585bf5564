import { createHash, timingSafeEqual } from 'node:crypto'
import { StartFailure } from '@slrt/db/start-failure'
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda'
import { createApp } from './app.ts'
import { withSecrets } from './secrets.ts'
import { services } from './services.ts'

type HttpEvent = Extract<LambdaEvent, { rawPath: string }>

async function start() {
  const path = process.env.SECRETS_PATH
  const env = path ? await withSecrets(process.env, path) : process.env
  const originKey = env.ORIGIN_KEY
  if (!originKey) throw new StartFailure(`ORIGIN_KEY belum diisi: taruh di bawah ${path ?? 'SECRETS_PATH'} di SSM.`)
  const answer = handle(createApp(await services(env, { most: { api: 4, signIn: 2 } })))
  return (event: HttpEvent, context: LambdaContext) => {
    const headers = trusted(event, originKey)
    return headers ? answer({ ...event, headers }, context) : { statusCode: 403 }
  }
}

/** Headers with the caller's true address in `x-client-ip`; undefined if the request went around CloudFront and its firewall. */
function trusted(event: HttpEvent, originKey: string): HttpEvent['headers'] | undefined {
  const { 'x-origin-key': key = '', 'x-viewer-ip': viewer, ...headers } = event.headers
  if (!timingSafeEqual(digest(key), digest(originKey))) return undefined
  return { ...headers, 'x-client-ip': viewer ?? event.requestContext.http.sourceIp }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

// A failed start is tried again by the next request.
const begin = () =>
  start().catch((error: unknown) => {
    started = undefined
    throw error
  })

// Begins while the instance is made, when Lambda gives it the most processor time.
let started: ReturnType<typeof start> | undefined = begin()
started.catch(() => {}) // the first request reports it

export async function handler(event: HttpEvent, context: LambdaContext) {
  started ??= begin()
  const answer = await started
  return answer(event, context)
}
