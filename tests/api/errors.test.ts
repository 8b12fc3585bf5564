import pg from 'pg'
import { describe, expect, inject, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { traceOf, type Failure } from '@slrt/functions/failure'
import { browser, PASSWORD } from '../support/sign-in.ts'
import { failure, world, type Person } from '../support/world.ts'

/** Looks like an identity number and must not come back from anywhere. */
const NIK = '3204052003850001'

/** What stands in an answer that is no success, wherever it stands. */
async function failureIn(response: Response): Promise<Failure> {
  const body = (await response.json()) as Failure & { error?: { data: Failure } }
  return body.error?.data ?? body
}
const withCookie = ({ cookie, membership }: Person) => ({ cookie, 'x-sebagai': membership })

describe('every failure', () => {
  const many = Array.from({ length: 100 }, () => 'staff.list').join()
  const huge = JSON.stringify({ text: 'x'.repeat(2 * 1024 * 1024) })
  type More = { method?: string; headers?: Record<string, string> }
  type Case = [what: string, status: number, code: string, path: string, body: string, more?: More]
  const cases: Case[] = [
    ['bad input', 400, 'input.invalid', '/trpc/staff.show', '{"id":1}'],
    ['no input', 400, 'input.invalid', '/trpc/staff.show', 'null'],
    ['half a JSON', 400, 'input.invalid', '/trpc/staff.list', '{"text":'],
    ['an address that is none', 400, 'input.invalid', '/trpc/%zz', '{}'],
    ['calls of two kinds in one', 400, 'input.invalid', '/trpc/staff.list,staff.renew?batch=1', '{"0":{},"1":{}}'],
    ['a hundred calls in one', 400, 'input.invalid', `/trpc/${many}?batch=1`, '{}'],
    ['nobody', 401, 'session.missing', '/trpc/staff.list', '{}', { headers: { cookie: '' } }],
    ['no right', 403, 'path.forbidden', '/trpc/tenant.list', '{}'],
    ['another’s membership', 403, 'session.membership', '/trpc/staff.list', '{}', { headers: { 'x-sebagai': NIK } }],
    ['no such path', 404, 'path.unknown', '/trpc/staff.destroy', '{}'],
    ['a path of the language', 404, 'path.unknown', '/trpc/constructor', '{}'],
    ['no such route', 404, 'path.unknown', '/api/rahasia', '{}'],
    ['input in the address', 405, 'path.unknown', `/trpc/staff.list?input=${NIK}`, '', { method: 'GET' }],
    ['another method', 405, 'path.unknown', '/trpc/staff.list', '{}', { method: 'PUT' }],
    ['a refusal', 409, 'staff.not_found', '/trpc/staff.renew', JSON.stringify({ commandId: newId(), id: newId() })],
    ['two megabytes', 413, 'input.too_large', '/trpc/staff.list', huge],
    ['another language', 415, 'input.invalid', '/trpc/staff.list', '<x/>', { headers: { 'content-type': 'text/xml' } }],
  ]

  test('has one shape, and the id under which the log has it', async () => {
    const { app, district, log } = await world()
    const admin = await district()
    for (const [what, status, code, path, body, more = {}] of cases) {
      const headers = { 'content-type': 'application/json', ...withCookie(admin), ...more.headers }
      const sent = more.method === 'GET' ? null : body
      const response = await app.request(path, { method: 'POST', ...more, headers, body: sent })
      const { requestId, fields, facts, ...rest } = await failureIn(response)
      expect([what, rest]).toEqual([what, { httpStatus: status, code }])
      expect([what, !!fields, !!facts]).toEqual([what, code === 'input.invalid', status === 409])
      expect([what, response.status, response.headers.get('x-request-id')]).toEqual([what, status, requestId])
      expect([what, log.at(-1)]).toMatchObject([what, { request: requestId, status }])
    }
  })

  test('of what is too large comes before the end of it, however it is sent', async () => {
    const { app } = await world()
    for (const path of ['/trpc/staff.list', '/api/invitation/show', '/api/auth/sign-in/email']) {
      let sent = 0
      const endless = new ReadableStream({
        pull: (controller) => {
          sent += 1
          controller.enqueue(Buffer.alloc(64 * 1024, 120))
        },
      })
      const headers = { 'content-type': 'application/json' }
      const init = { method: 'POST', headers, body: endless, duplex: 'half' as const }
      expect([path, (await app.request(path, init)).status]).toEqual([path, 413])
      expect(sent).toBeLessThan(100)
    }
  })
})

describe('bad input', () => {
  test('is named field by field with a reason, and nothing of it comes back or into the log', async () => {
    const { post, district, log } = await world()
    const admin = await district()
    const input = { commandId: NIK, id: NIK, name: `${NIK}\u202e`, email: NIK, role: NIK, scope: [NIK] }
    const response = await post('/trpc/staff.invite', input, withCookie(admin))
    const text = await response.clone().text()
    expect((await failureIn(response)).fields).toEqual([
      { path: 'id', reason: 'uuid' },
      { path: 'name', reason: 'hidden' },
      { path: 'email', reason: 'email' },
      { path: 'role', reason: 'invalid_value' },
      { path: 'scope.0', reason: 'regex' },
      { path: 'commandId', reason: 'uuid' },
    ])
    expect(text + JSON.stringify(log)).not.toContain(NIK)
  })

  test('names the field within a part of the form', async () => {
    const { secretariat } = await world()
    const admin = { id: newId(), name: 'B', email: 'bayu@contoh.test' }
    const input = { code: '32.73', kind: 'district' as const, name: 'Kota Bandung', areas: ['32.73'], admin }
    const refused = await failure(secretariat.api.tenant.open.mutate({ commandId: newId(), ...input }))
    expect(refused.fields).toEqual([{ path: 'admin.name', reason: 'too_small' }])
  })

  test('is a page of a list that never was', async () => {
    const { district, secretariat } = await world()
    const admin = await district()
    const ends = [
      'x',
      '|',
      `Rini|${NIK}`,
      `Rini\u0000|${newId()}`,
      "'|00000000-0000-0000-0000-00000000000g",
      `${'x'.repeat(200)}|${newId()}`,
    ]
    const lists = [
      (after: string) => admin.api.staff.list.query({ after }),
      (after: string) => secretariat.api.tenant.list.query({ after }),
    ]
    for (const after of ends)
      for (const list of lists) {
        const { code, fields } = await failure(list(after))
        expect([after, code, fields]).toEqual([after, 'input.invalid', [{ path: 'after', reason: 'regex' }]])
      }
  })

  test('is no sign-in with an end of text in the middle', async () => {
    const made = await world()
    for (const [path, input] of [
      ['sign-in/email', { email: 'rini\u0000@contoh.test', password: PASSWORD }],
      ['sign-in/username', { username: 'rini\u0000w', password: PASSWORD }],
      ['request-password-reset', { email: 'rini\u0000@contoh.test' }],
      ['reset-password', { token: 'a\u0000b', newPassword: PASSWORD }],
    ] as const) {
      const { status, failure: refused } = await browser(made).post(`/api/auth/${path}`, input)
      expect([path, status >= 400 && status < 500, refused.httpStatus]).toEqual([path, true, status])
    }
  })
})

describe('a text', () => {
  test('is only a text: stored and shown as it was typed', async () => {
    const { district, owner } = await world()
    const admin = await district()
    const names = [
      '<script>alert("Rini")</script>',
      "Rini'); drop table staff; --",
      '${7*7} {{7*7}} %s %n',
      '../../etc/passwd',
      'null',
      '__proto__',
      '\\u0000 \\',
      'नमस्ते 李明 😀 e\u0301',
    ]
    for (const [n, name] of names.entries()) {
      const id = newId()
      const email = `${n}@contoh.test`
      await admin.api.staff.invite.mutate({ commandId: newId(), id, name, email, role: 'FO', scope: [] })
      expect((await admin.api.staff.show.query({ id })).name).toBe(name)
      const about = { serviceName: name, phone: '', address: name, version: n + 1 }
      await admin.api.tenant.describe.mutate({ commandId: newId(), ...about })
      expect(await admin.api.tenant.show.query({})).toMatchObject({ serviceName: name, address: name })
    }
    expect((await owner.query('select from staff')).rowCount).toBe(names.length + 2)
  })

  test('that hides something, or is endless, is refused field by field wherever it is typed', async () => {
    const { district } = await world()
    const admin = await district()
    const wrong: [string, string, string][] = [
      ['turned around', 'Rini \u202etset.hotnoc@inir', 'hidden'],
      ['with an end in the middle', 'Rini\u0000Wulandari', 'hidden'],
      ['of two lines', 'Rini\nWulandari', 'hidden'],
      ['of half a character', 'Rini \ud83d', 'hidden'],
      ['of 100,000 characters', 'R'.repeat(100_000), 'too_big'],
    ]
    for (const [what, name, reason] of wrong) {
      const id = newId()
      const role = 'FO' as const
      const about = { serviceName: name, phone: '', address: name, version: 1 }
      const refused = await Promise.all(
        [
          admin.api.staff.invite.mutate({ commandId: newId(), id, name, email: 'rini@contoh.test', role, scope: [] }),
          admin.api.staff.end.mutate({ commandId: newId(), id, reason: name }),
          admin.api.tenant.describe.mutate({ commandId: newId(), ...about }),
        ].map(failure),
      )
      expect([what, refused.map(({ fields }) => fields)]).toEqual([
        what,
        [
          [{ path: 'name', reason }],
          [{ path: 'reason', reason }],
          [
            { path: 'serviceName', reason },
            { path: 'address', reason },
          ],
        ],
      ])
    }
  })

  test('of any kind may be searched for', async () => {
    const { district, secretariat } = await world()
    const admin = await district()
    for (const text of ['\u0000', '\ud83d', '\u202e', "'", '\\', '%_', '::uuid', '👩‍👧', '\n'.repeat(80), '|']) {
      await admin.api.staff.list.query({ text })
      await admin.api.area.search.query({ text })
      await secretariat.api.tenant.list.query({ text })
    }
    expect((await failure(admin.api.staff.list.query({ text: 'x'.repeat(81) }))).code).toBe('input.invalid')
  })
})

describe('what nobody expected', () => {
  test('is answered with an id alone, and the log says where it happened but nothing of the input', async () => {
    const { district, owner, post, log } = await world()
    const admin = await district()
    await owner.query('alter table staff drop column end_reason')
    const input = { commandId: newId(), id: admin.membership, reason: `Orang dengan ${NIK}` }
    const response = await post('/trpc/staff.end', input, withCookie(admin))
    const { requestId, ...rest } = await failureIn(response)
    expect(rest).toEqual({ httpStatus: 500, code: 'server.failed' })
    expect(log.at(-1)).toMatchObject({
      request: requestId,
      path: 'staff.end',
      status: 500,
      outcome: 'server.failed',
      sqlState: '42703',
      sql: expect.stringContaining('from "staff"'),
      trace: expect.stringMatching(/^at .*:\d+:\d+/),
    })
    expect(JSON.stringify(log)).not.toContain(NIK)
    expect((await owner.query('select from command where id = $1', [input.commandId])).rowCount).toBe(0)
  })

  test('within sign-in, an invitation or a session is answered and logged the same way', async () => {
    const made = await world()
    await made.owner.query('alter table signin."user" drop column email_verified, drop column two_factor_enabled')
    await made.owner.query('drop function app.find_invitation')
    const asked = [
      await browser(made).post('/api/auth/sign-in/email', { email: 'rini@contoh.test', password: NIK }),
      await browser(made).post('/api/auth/request-password-reset', { email: `${NIK}@contoh.test` }),
      await browser(made).post('/api/invitation/show', { token: 'A'.repeat(32) }),
    ].map((answer) => answer.failure)
    const session = await made.app.request('/api/session', { headers: { cookie: made.secretariat.cookie } })
    for (const refused of [...asked, await failureIn(session)]) {
      expect(refused).toEqual({ httpStatus: 500, code: 'server.failed', requestId: refused.requestId })
      const line = made.log.find(({ request }) => request === refused.requestId)
      expect(line).toMatchObject({ status: 500, sqlState: expect.stringMatching(/^42/), sql: expect.any(String) })
    }
    expect(JSON.stringify(made.log)).not.toContain(NIK)
    expect(JSON.stringify(made.log)).not.toContain('contoh')
  })

  test('a message that looks like a place in the code stays out of the log', () => {
    const error = new Error(`invalid input syntax: "\n    at ${NIK}"`, { cause: undefined })
    expect(traceOf(error).trace).toMatch(/errors\.test\.ts/)
    expect(JSON.stringify(traceOf(error))).not.toContain(NIK)
    expect(traceOf(NIK)).toEqual({ error: 'string', trace: '' })
  })
})

describe('while Postgres is away', () => {
  test('everybody is told to come again, and everything works when it is back', async () => {
    const made = await world()
    const admin = await made.district()
    const cluster = new pg.Client({ connectionString: inject('cluster').ownerUrl })
    await cluster.connect()
    const { name } = made.database
    const commandId = newId()
    const describing = { commandId, serviceName: 'SLRT Sabilulungan', phone: '', address: '', version: 1 }
    try {
      await cluster.query(`alter database ${name} allow_connections false`)
      await cluster.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename ~ '^slrt_'`,
        [name],
      )
      const away = [
        await made.post('/trpc/tenant.describe', describing, withCookie(admin)),
        await made.post('/trpc/staff.list', {}, withCookie(admin)),
        await made.app.request('/api/session', { headers: { cookie: admin.cookie } }),
        await made.post('/api/auth/sign-in/email', { email: 'rini@contoh.test', password: PASSWORD }),
        await made.post('/api/auth/request-password-reset', { email: 'rini@contoh.test' }),
        await made.post('/api/invitation/show', { token: 'A'.repeat(32) }),
      ]
      for (const response of away) {
        const { requestId, ...rest } = await failureIn(response)
        expect([rest, response.headers.get('retry-after')]).toEqual([{ httpStatus: 503, code: 'server.busy' }, '5'])
        expect(made.log.some(({ request, status }) => request === requestId && status === 503)).toBe(true)
      }
      expect((await made.app.request('/health')).status).toBe(200)
    } finally {
      await cluster.query(`alter database ${name} allow_connections true`)
      await cluster.end()
    }
    await admin.api.tenant.describe.mutate(describing)
    expect((await admin.api.tenant.show.query({})).version).toBe(2)
  })

  test('a connection that breaks in the middle of a command takes nothing down with it', async () => {
    const { district, owner, app } = await world()
    const admin = await district()
    const describing = { commandId: newId(), serviceName: 'SLRT Sabilulungan', phone: '', address: '', version: 1 }
    const blocker = await owner.connect()
    try {
      await blocker.query(`begin; select from national.tenant where code = '32.04' for update`)
      const refused = failure(admin.api.tenant.describe.mutate(describing))
      const broken = `select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and usename = 'slrt_api' and wait_event_type = 'Lock'`
      await expect.poll(async () => (await owner.query(broken)).rowCount).toBe(1)
      expect(await refused).toMatchObject({ httpStatus: 503, code: 'server.busy' })
    } finally {
      await blocker.query('rollback')
      blocker.release()
    }
    expect((await app.request('/health')).status).toBe(200)
    await admin.api.tenant.describe.mutate(describing)
    expect((await admin.api.tenant.show.query({})).version).toBe(2)
  })

  test('a connection that broke while it was idle is not noticed by anybody', async () => {
    const { district, owner } = await world()
    const admin = await district()
    await owner.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and usename ~ '^slrt_'`)
    expect((await admin.api.staff.list.query({})).total).toBe(1)
  })
})

test('each request is one line of JSON that names what exists and repeats nothing that somebody made up', async () => {
  const { app, post, district, log } = await world()
  const admin = await district()
  log.length = 0
  await app.request('/health')
  await admin.api.staff.list.query({ text: NIK })
  await post(`/trpc/staff.list,${NIK}`, {}, withCookie(admin))
  await app.request(`/api/auth/${NIK}`)
  await app.request('/api/auth/siti-aminah')
  await app.request(`/${NIK}?nik=${NIK}`)
  expect(log.map(({ path }) => path)).toEqual([
    '/health',
    'staff.list',
    'staff.list,unknown',
    'other',
    'other',
    'other',
  ])
  expect(log[1]).toEqual({
    at: expect.stringMatching(/^\d{4}-.*Z$/),
    request: expect.stringMatching(/^[\da-f-]{36}$/),
    method: 'POST',
    path: 'staff.list',
    status: 200,
    ms: expect.any(Number),
    tenant: '32.04',
    role: 'KAB_ADMIN',
    membership: admin.membership,
  })
  expect(JSON.stringify(log)).not.toMatch(new RegExp(`${NIK}|siti`))
})
