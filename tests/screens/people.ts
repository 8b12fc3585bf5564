import { createHash, createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '@slrt/domain/id'
import { request, type APIRequestContext } from 'playwright-core'

/** Cookies of somebody who is signed in, and what they can ask the product for. */
export type Person = {
  state: Awaited<ReturnType<APIRequestContext['storageState']>>
  ask<T>(path: string, input?: object): Promise<T>
  send(path: string, input: object): Promise<void>
  /** a file for the register, in parts, as the web sends it */
  upload(content: Buffer): Promise<{ sha256: string; bytes: number }>
  /** a photograph of one chunk, as evidence of this; returns its id */
  photograph(content: Buffer, of: { proposal: string }): Promise<string>
}

type DemoAccount = { login: string; password: string; code: string | null }
type Letter = { to: string; text: string }
export type Demo = { accounts: DemoAccount[]; messages: Letter[] }

/** `memberships` of the session answer; a person with several works as the first, or in the role that is named. */
async function personOf(base: string, api: APIRequestContext, role?: string): Promise<Person> {
  const session = (await (await api.get('/api/session')).json()) as { memberships: { id: string; role: string }[] }
  const acts = session.memberships.find((one) => one.role === role) ?? session.memberships[0]
  const headers = { origin: base, 'x-sebagai': acts?.id ?? '' }
  const told = async (response: Awaited<ReturnType<APIRequestContext['get']>>) => {
    if (!response.ok()) throw new Error(`${response.url()} ${response.status()} ${await response.text()}`)
    return (await response.json()) as { result: { data: unknown } }
  }
  return {
    state: await api.storageState(),
    async ask<T>(path: string, input: object = {}) {
      return (await told(await api.post(`/trpc/${path}`, { headers, data: input }))).result.data as T
    },
    async send(path, input) {
      await told(await api.post(`/trpc/${path}`, { headers, data: { ...input, commandId: newId() } }))
    },
    async upload(content) {
      const sha256 = createHash('sha256').update(content).digest('hex')
      const upload = { sha256, bytes: content.length }
      const { part } = (await (await api.post('/api/import/status', { headers, data: upload })).json()) as {
        part: number
      }
      for (let n = 0; n * part < content.length; n++) {
        const data = content.subarray(n * part, (n + 1) * part)
        const sent = await api.put(`/api/import/${sha256}/${n}`, { headers: { ...headers, 'content-type': 'application/octet-stream' }, data }) // prettier-ignore
        if (!sent.ok()) throw new Error(`${sent.url()} ${sent.status()}`)
      }
      return upload
    },
    async photograph(data, of) {
      const [id, sha256] = [newId(), createHash('sha256').update(data).digest('hex')]
      const sent = await api.put(`/api/upload/${sha256}/0`, { headers: { ...headers, 'content-type': 'application/octet-stream' }, data }) // prettier-ignore
      if (!sent.ok()) throw new Error(`${sent.url()} ${sent.status()}`)
      const nothing = { complaint: null, household: null, item: null }
      const input = { commandId: newId(), id, sha256, bytes: data.length, type: 'image/jpeg', proves: 'RUMAH_DEPAN', ...nothing, ...of } // prettier-ignore
      await told(await api.post('/trpc/file.add', { headers, data: input }))
      return id
    },
  }
}

async function post(
  api: APIRequestContext,
  base: string,
  path: string,
  data: object,
): Promise<Record<string, unknown>> {
  const response = await api.post(path, { data, headers: { origin: base } })
  if (response.status() === 429) {
    // signing in many people from one address is what the limit is there for
    await sleep(1000 * (Number(response.headers()['retry-after'] ?? 10) + 1))
    return post(api, base, path, data)
  }
  if (!response.ok()) throw new Error(`${path} ${response.status()} ${await response.text()}`)
  return (await response.json()) as Record<string, unknown>
}

export async function demoOf(base: string): Promise<Demo> {
  return (await (await fetch(`${base}/api/demo`)).json()) as Demo
}

/** Signs in with one of the demo's accounts, by the beginning of its name; in this role, where it has several. */
export async function demoPerson(base: string, name: string, role?: string): Promise<Person> {
  const account = (await demoOf(base)).accounts.find(({ login }) => login.startsWith(name))
  if (!account) throw new Error(`no demo account ${name}`)
  const api = await request.newContext({ baseURL: base })
  const { twoFactorRedirect } = await post(api, base, '/api/auth/sign-in/email', {
    email: account.login,
    password: account.password,
  })
  if (twoFactorRedirect) {
    const code = (await demoOf(base)).accounts.find(({ login }) => login === account.login)?.code
    await post(api, base, '/api/auth/two-factor/verify-totp', { code })
  }
  return personOf(base, api, role)
}

/** Takes up an invitation: account, second factor, session. */
export async function invitedPerson(base: string, token: string): Promise<Person> {
  const password = 'kata sandi untuk gambar'
  const api = await request.newContext({ baseURL: base })
  await post(api, base, '/api/invitation/accept', { token, password })
  const { totpURI } = await post(api, base, '/api/auth/two-factor/enable', { password })
  const secret = new URL(String(totpURI)).searchParams.get('secret')!
  await post(api, base, '/api/auth/two-factor/verify-totp', { code: codeOf(secret, Date.now()) })
  return personOf(base, api)
}

/** The one-time secret in the newest letter to somebody: it stands behind the `#` of the link. */
export const tokenIn = (text: string): string => /#([\w-]+)/.exec(text)![1]!

/** RFC 6238 with the usual 30 seconds and six digits. */
function codeOf(secret: string, now: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = Array.from(secret, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)))
  const hash = createHmac('sha1', key).update(counter).digest()
  const number = hash.readUInt32BE(hash.at(-1)! & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
