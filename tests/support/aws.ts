import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, json } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Wrapping } from '@slrt/db/crypto'

const root = join(import.meta.dirname, '../..')
const stamp = join(root, '.sst/sources')
const lock = join(root, '.sst/lock')

/** The folder of one region of `npm run build:aws`. */
export const built = (region: string): string => join(root, '.sst/dist', region)

/** The files of the web that the build uploads. */
export const webFiles = join(root, '.out/web')

/** Builds for AWS unless the sources are those of the last build. Test files that run side by side wait for one build. */
export async function ensureBuilt(): Promise<void> {
  await take()
  try {
    const sources = fingerprint()
    if ((await readFile(stamp, 'utf8').catch(() => '')) === sources) return
    await rm(stamp, { force: true })
    await promisify(execFile)(process.execPath, ['stacks/offline/build.ts'], { cwd: root })
    await writeFile(stamp, sources)
  } finally {
    await rm(lock, { force: true })
  }
}

function fingerprint(): string {
  const sources = ['sst.config.ts', 'package-lock.json', '{stacks,functions,packages,web}/**/*.*']
  const exclude = (path: string) => path.endsWith('node_modules')
  const hash = createHash('sha256')
  for (const path of globSync(sources, { cwd: root, exclude }).toSorted())
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

async function take(): Promise<void> {
  await mkdir(join(root, '.sst'), { recursive: true })
  for (;;) {
    try {
      return await writeFile(lock, String(process.pid), { flag: 'wx' })
    } catch {
      const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
      if (holder > 0 && !lives(holder)) await rm(lock, { force: true })
      await sleep(200)
    }
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** The folder that Lambda unpacks, as the template names it. */
export function bundle(region: string, handler: string): string {
  for (const path of globSync(join(built(region), '*.template.json'))) {
    const { Resources } = JSON.parse(readFileSync(path, 'utf8')) as { Resources: Record<string, LambdaResource> }
    const found = Object.values(Resources).find(({ Properties }) => Properties?.Handler === handler)
    if (found) return join(built(region), `asset.${found.Properties?.Code?.S3Key?.replace('.zip', '')}`)
  }
  throw new Error(`no Lambda with the handler ${handler}`)
}

// What Lambda's runtime does: load the handler, give it one event after another.
const runtime = `
  const { handler } = await import(process.argv[1])
  process.on('message', async (event) => {
    const context = { awsRequestId: String(Math.random()), functionName: 'server' }
    const answer = await handler(event, context).catch((error) => ({ statusCode: 502, body: String(error) }))
    process.send(answer ?? {})
  })
  process.send({ body: process.version })`

export type LambdaAnswer = { statusCode: number; headers: Record<string, string>; cookies?: string[]; body: string }

/**
 * Runs a built bundle as Lambda does: from a folder with nothing around it, in a Node of its own, with this environment only.
 * \`ask\` gives it an event of an HTTP API that came through CloudFront.
 */
export async function startLambda(folder: string, file: string, env: Record<string, string>) {
  const task = await mkdtemp(join(tmpdir(), 'slrt-lambda-'))
  await cp(folder, task, { recursive: true })
  const child = spawn(process.execPath, ['--input-type=module', '--eval', runtime, join(task, file)], {
    cwd: task,
    env: { AWS_REGION: 'ap-southeast-3', AWS_ACCESS_KEY_ID: 'offline', AWS_SECRET_ACCESS_KEY: 'offline', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let log = ''
  child.stdout?.on('data', (bytes: Buffer) => (log += bytes))
  const answer = async (): Promise<LambdaAnswer> => {
    const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the bundle ended with ${code}`)))
    ended.catch(() => undefined)
    const [message] = await Promise.race([once(child, 'message'), ended])
    return message
  }
  const { body: version } = await answer()
  return {
    version,
    log: () => log,
    ask(event: object): Promise<LambdaAnswer> {
      const answered = answer()
      child.send(event)
      return answered
    },
    async stop(): Promise<void> {
      const gone = once(child, 'exit')
      child.kill()
      await gone
      await rm(task, { recursive: true })
    },
  }
}

const bytesOf = (body: unknown) => (Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)))

/** An event of an HTTP API (payload 2.0), as CloudFront's edge at 198.51.100.1 sends it on; a Buffer goes as it is. */
export function httpEvent(method: string, path: string, headers: Record<string, string> = {}, body?: unknown) {
  const [rawPath = '', rawQueryString = ''] = path.split('?')
  const { cookie, ...others } = headers
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    cookies: cookie ? [cookie] : undefined,
    headers: { host: 'abc.execute-api.ap-southeast-3.amazonaws.com', 'content-type': 'application/json', ...others },
    requestContext: {
      accountId: '123456789012',
      apiId: 'abc',
      domainName: 'abc.execute-api.ap-southeast-3.amazonaws.com',
      domainPrefix: 'abc',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '198.51.100.1', userAgent: 'test' },
      requestId: 'id',
      routeKey: '$default',
      stage: '$default',
      time: '01/Jan/2026:00:00:00 +0000',
      timeEpoch: 0,
    },
    body: body === undefined ? null : bytesOf(body).toString('base64'),
    isBase64Encoded: body !== undefined,
  }
}

type LambdaResource = { Properties?: { Handler?: string; Code?: { S3Key?: string } } }

type Question = {
  Path?: string
  NextToken?: string
  Plaintext?: string
  CiphertextBlob?: string
  EncryptionContext?: { for?: string }
}

/** S3 with the given objects, by `bucket/key`. */
async function s3Answer(request: IncomingMessage, response: ServerResponse, objects: Map<string, Buffer>) {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3')
  const key = decodeURIComponent(pathname.slice(1))
  const xml = (status: number, text: string) =>
    response.writeHead(status, { 'content-type': 'application/xml' }).end(text)
  if (request.method === 'PUT') {
    objects.set(key, await buffer(request))
    return response.end()
  }
  if (request.method === 'DELETE') {
    objects.delete(key)
    return response.writeHead(204).end()
  }
  if (searchParams.get('list-type') === '2') {
    const bucket = `${key.replace(/\/$/, '')}/`
    const prefix = `${bucket}${searchParams.get('prefix')}`
    const found = [...objects].filter(([name]) => name.startsWith(prefix))
    const contents = found.map(
      ([name, { length }]) =>
        `<Contents><Key>${name.slice(bucket.length)}</Key><Size>${length}</Size><LastModified>2026-03-02T01:00:00.000Z</LastModified></Contents>`,
    )
    return xml(200, `<ListBucketResult>${contents.join('')}<IsTruncated>false</IsTruncated></ListBucketResult>`)
  }
  const found = objects.get(key)
  return found ? response.end(found) : xml(404, '<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>')
}

/** SSM with parameters below one path, two on a page, KMS, whose only key is the given wrapping, and S3. */
export async function awsWith(path: string, parameters: Record<string, string>, wrapping: Wrapping) {
  const bytes = (text = '') => Buffer.from(text, 'base64')
  const answers: Record<string, (question: Question) => object | Promise<object>> = {
    'AmazonSSM.GetParametersByPath': ({ Path, NextToken = '0' }) => {
      const all = Path === path ? Object.entries(parameters) : []
      const next = Number(NextToken) + 2
      const page = all.slice(Number(NextToken), next).map(([name, Value]) => ({ Name: `${path}/${name}`, Value }))
      return { Parameters: page, NextToken: next < all.length ? String(next) : undefined }
    },
    'TrentService.Encrypt': async ({ Plaintext, EncryptionContext }) => ({
      CiphertextBlob: (await wrapping.wrap(bytes(Plaintext), EncryptionContext?.for ?? '')).toString('base64'),
    }),
    'TrentService.Decrypt': async ({ CiphertextBlob, EncryptionContext }) => ({
      Plaintext: (await wrapping.unwrap(bytes(CiphertextBlob), EncryptionContext?.for ?? '')).toString('base64'),
    }),
  }
  const asked: string[] = []
  const objects = new Map<string, Buffer>()
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = request.headers['x-amz-target']
    if (typeof target !== 'string') return void (await s3Answer(request, response, objects))
    asked.push(target)
    const answer = await answers[target]?.((await json(request)) as Question)
    response.writeHead(answer ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(JSON.stringify(answer ?? { __type: 'AccessDeniedException' }))
  }
  const server = createServer((request, response) => void reply(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stub of AWS has no port')
  return { asked, objects, url: `http://127.0.0.1:${address.port}`, close: () => server.close().closeAllConnections() }
}
