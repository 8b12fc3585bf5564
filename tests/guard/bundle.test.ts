import { closeSync, globSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { systemSeat } from '@slrt/db/as-actor'
import { localWrapping } from '@slrt/db/crypto'
import { staff } from '@slrt/db/staff'
import { newId } from '@slrt/domain/id'
import { makeAccount } from '@slrt/functions/account'
import { jobs } from '@slrt/functions/jobs/list'
import { dataRegion, webRegion } from '../../stacks/region.ts'
import { awsWith, built, bundle, ensureBuilt, httpEvent, startLambda, webFiles } from '../support/aws.ts'
import { chunkOf, jpegOf, sha256Of } from '../support/evidence.ts'
import { needIn } from '../support/need.ts'
import { invited } from '../support/sign-in.ts'
import { environmentOf, world, type World } from '../support/world.ts'

beforeAll(() => ensureBuilt(), 180_000)

// How programs for Linux, macOS (one processor, several) and Windows begin.
const nativeStart = /^(7f454c46|cffaedfe|cefaedfe|cafebabe|4d5a)/

test('no file that AWS gets is native code', () => {
  const files = [built(dataRegion), built(webRegion), webFiles]
    .flatMap((folder) => globSync('**/*', { cwd: folder }).map((path) => join(folder, path)))
    .filter((path) => statSync(path).isFile())
  expect(files.length).toBeGreaterThan(10)
  const isNative = (path: string) => /\.(node|so|dylib|dll|exe)(\.\d+)*$/.test(path) || nativeStart.test(start(path))
  expect(files.filter(isNative)).toEqual([])
})

function start(path: string): string {
  const bytes = Buffer.alloc(4)
  const file = openSync(path, 'r')
  readSync(file, bytes)
  closeSync(file)
  return bytes.toString('hex')
}

const path = '/slrt-nusantara/test'
const viewer = '203.0.113.7'
const viaCloudFront = { 'x-origin-key': 'proof', 'x-viewer-ip': viewer, 'x-client-ip': '192.0.2.66' }

/** The bundle with nothing but what the template gives it: everything else comes from SSM and KMS. */
async function lambdaOn({ database }: World, changed: Record<string, string> = {}, file = 'functions/lambda') {
  const { PLATFORM_KEY, DATA_DIR: _, ...parameters } = environmentOf(database)
  const wrapping = localWrapping(Buffer.from(PLATFORM_KEY, 'base64'))
  const secrets: Record<string, string> = { ...parameters, ORIGIN_KEY: 'proof', ...changed }
  const aws = await awsWith(path, secrets, wrapping)
  const env = { SECRETS_PATH: path, KMS_KEY_ID: 'arn:aws:kms:key', AWS_ENDPOINT_URL: aws.url, FILES_BUCKET: 'files' }
  const lambda = await startLambda(bundle(dataRegion, `${file}.handler`), `${file}.mjs`, env)
  onTestFinished(async () => {
    await lambda.stop()
    aws.close()
  })
  const ask = (method: string, address: string, headers: Record<string, string> = {}, body?: unknown) =>
    lambda.ask(httpEvent(method, address, { ...viaCloudFront, ...headers }, body))
  return { lambda, ask, secrets, asked: aws.asked, objects: aws.objects }
}

test('the bundle starts from SSM alone and answers only what came past the firewall', async () => {
  const { ask, asked, lambda } = await lambdaOn(await world())
  expect(lambda.version).toMatch(/^v24\./)
  const health = await ask('GET', '/health')
  expect(health).toMatchObject({ statusCode: 200, body: expect.stringContaining('"status":"ok"') })
  expect(asked.length, 'pages of parameters').toBeGreaterThan(1)
  expect(await ask('POST', '/trpc/session.show', {}, {})).toMatchObject({ statusCode: 401 })
  for (const key of ['', 'prooF']) {
    const around = httpEvent('GET', '/health', { 'x-origin-key': key, 'x-viewer-ip': viewer })
    expect(await lambda.ask(around)).toMatchObject({ statusCode: 403 })
  }
})

test('a start that failed is tried again by the next request', async () => {
  const { ask, secrets } = await lambdaOn(await world(), { ORIGIN_KEY: '' })
  expect(await ask('GET', '/health')).toMatchObject({ statusCode: 502, body: expect.stringContaining('ORIGIN_KEY') })
  secrets.ORIGIN_KEY = 'proof'
  expect(await ask('GET', '/health')).toMatchObject({ statusCode: 200 })
})

test('somebody signs in through the bundle, and is seen at the address that CloudFront states', async () => {
  const here = await world()
  await here.district('32.04')
  const { membership } = await here.somebody('32.04', 'FO')
  const login = { email: 'rini@contoh.test', password: 'sandi yang panjang' }
  const person = await makeAccount(here.services, { name: 'Rini Wulandari', ...login })
  await here.services.as(systemSeat('32.04'), ({ tx }) =>
    tx.update(staff).set({ person }).where(eq(staff.id, membership)),
  )

  const { ask, lambda } = await lambdaOn(here)
  const signedIn = await ask('POST', '/api/auth/sign-in/email', { origin: 'http://slrt.test' }, login)
  expect(signedIn.statusCode).toBe(200)
  const cookie = (signedIn.cookies ?? []).map((line) => line.split(';')[0]).join('; ')
  const shown = await ask('POST', '/trpc/session.show', { cookie, 'x-sebagai': membership }, {})
  expect(shown.statusCode).toBe(200)
  expect(JSON.parse(shown.body).result.data).toMatchObject({
    person: { id: person },
    role: 'FO',
    tenant: { code: '32.04' },
  })

  const { rows } = await here.owner.query('select ip_address from signin.session where user_id = $1', [person])
  expect(rows).toEqual([{ ip_address: viewer }])
  const lines = lambda.log().trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).path)).toEqual(['/api/auth/sign-in/email', 'session.show'])
})

test('the bundle opens what is encrypted with keys that KMS wraps', async () => {
  const here = await world()
  const admin = await here.district('32.04')
  const officer = await here.somebody('32.04', 'FO')
  const { ask, asked } = await lambdaOn(here)
  const as = { cookie: admin.cookie, 'x-sebagai': admin.membership }
  const input = { commandId: newId(), id: officer.membership }
  const { statusCode, body } = await ask('POST', '/trpc/staff.contact', as, input)
  expect({ statusCode, ...JSON.parse(body).result }).toEqual({
    statusCode: 200,
    data: { email: `${officer.membership}@contoh.test` },
  })
  expect(asked).toContain('TrentService.Decrypt')
})

test('a file goes through the bundle to S3 and back, chunk by chunk, always as ciphertext', async () => {
  const here = await world()
  await here.district('32.04')
  const officer = await here.somebody('32.04', 'FO')
  const { household } = await needIn(here, '32.04', '32.04.05.2003')
  const { ask, objects } = await lambdaOn(here)
  const as = { cookie: officer.cookie, 'x-sebagai': officer.membership }
  const content = jpegOf(70_000)
  const sha256 = sha256Of(content)
  const status = async () => JSON.parse((await ask('POST', '/api/upload/status', as, { sha256, bytes: 70_000 })).body)
  const chunk = (n: number) =>
    ask(
      'PUT',
      `/api/upload/${sha256}/${n}`,
      { ...as, 'content-type': 'application/octet-stream' },
      Buffer.from(chunkOf(content, n)),
    )
  const input = { id: newId(), sha256, bytes: 70_000, type: 'image/jpeg', proves: 'KK' }
  const add = () =>
    ask('POST', '/trpc/file.add', as, { commandId: newId(), ...input, household, complaint: null, item: null })

  expect((await chunk(1)).statusCode).toBe(204)
  expect(await status()).toMatchObject({ have: [1] })
  expect(await add()).toMatchObject({ statusCode: 409, body: expect.stringContaining('"file.not_uploaded"') })
  expect((await chunk(0)).statusCode).toBe(204)
  expect([...objects.keys()].sort()).toEqual(
    [0, 1].map((n) => `files/upload/32.04/${officer.membership}/${sha256}/${n}`),
  )
  expect((await add()).statusCode).toBe(200)
  expect([...objects.keys()]).toEqual([`files/32.04/${sha256}`])
  expect([...objects.values()].some((stored) => stored.includes('ICC_PROFILE'))).toBe(false)
  const opened = await ask('POST', '/trpc/file.open', as, { id: input.id })
  expect(JSON.parse(opened.body).result.data).toEqual({ type: 'image/jpeg', base64: content.toString('base64') })
  objects.clear()
  expect((await ask('POST', '/trpc/file.open', as, { id: input.id })).statusCode).toBe(500)
})

test('the bundle of the jobs seals, and tries to send, each time it is called', async () => {
  const here = await world()
  const admin = await here.district('32.04')
  await invited(here, admin, { email: 'rini@contoh.test', role: 'FO' })
  const { lambda } = await lambdaOn(here, { SMTP_URL: 'smtp://127.0.0.1:1' }, 'functions/lambda-jobs')
  const countOf = async (rows: string) =>
    (await here.owner.query<{ n: number }>(`select count(*)::int as n from ${rows}`)).rows[0]!.n
  // A command is sealed as soon as no older transaction of this Postgres runs any more.
  await expect
    .poll(
      async () => {
        await lambda.ask({})
        return countOf(`command c where not exists (select from seal s where s.tenant = c.tenant and s.id = c.id)`)
      },
      { timeout: 20_000, interval: 500 },
    )
    .toBe(0)
  expect(await countOf('command')).toBeGreaterThan(1)
  expect(await countOf('message where tries > 0 and sent_at is null')).toBe(await countOf('message'))
  const lines = lambda.log().trim().split('\n')
  const told = lines.map((line) => JSON.parse(line) as { job: string; error?: string })
  expect(new Set(told.map(({ job }) => job))).toEqual(new Set(jobs.map(({ name }) => name)))
  expect(told.find(({ error }) => error)).toMatchObject({ job: 'send' })
  expect(lambda.log()).not.toContain('rini@')
})

test('the bundle of the jobs says what it lacks, and that a job failed', async () => {
  const here = await world()
  const { lambda, secrets } = await lambdaOn(here, {}, 'functions/lambda-jobs')
  expect(await lambda.ask({})).toMatchObject({ statusCode: 502, body: expect.stringContaining('SMTP_URL') })
  secrets.SMTP_URL = 'smtp://127.0.0.1:1'
  expect(await lambda.ask({})).toEqual({})
  await here.owner.query('drop table national.mark')
  expect(await lambda.ask({})).toMatchObject({ statusCode: 502, body: 'Error: failed: seal, fold, duplicates, target' })
})
