import pg from 'pg'
import { describe, expect, inject, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { traceOf, type Failure } from '@slrt/functions/failure'
import { browser, PASSWORD } from '../support/sign-in.ts'
import { failure, world, type Person, type World } from '../support/world.ts'

/** Looks like an identity number and must not come back from anywhere. */
const NIK = '3204052003850001'

/** What stands in an answer that is no success, wherever it stands. */
async function failureIn(response: Response): Promise<Failure> {
  const body = (await response.json()) as Failure & { error?: { data: Failure } }
  return body.error?.data ?? body
}
const withCookie = ({ cookie, membership }: Person) => ({ cookie, 'x-sebagai': membership })

describe('every failure', () => {
  const json = { 'content-type': 'application/json' }
  const command = { commandId: newId() }
  const cases: [string, number, string, (made: World, admin: Person) => Response | Promise<Response>][] = [
    ['bad input', 400, 'input.invalid', ({ post }, admin) => post('/trpc/staff.show', { id: 1 }, withCookie(admin))],
    ['no input', 400, 'input.invalid', ({ post }, admin) => post('/trpc/staff.show', null, withCookie(admin))],
    ['nobody', 401, 'session.missing', ({ post }) => post('/trpc/staff.list', {})],
    ['no right', 403, 'path.forbidden', ({ post }, admin) => post('/trpc/tenant.list', {}, withCookie(admin))],
    [
      'another’s membership',
      403,
      'session.membership',
      ({ post, secretariat }, { cookie }) =>
        post('/trpc/staff.list', {}, { cookie, 'x-sebagai': secretariat.membership }),
    ],
    ['no such path', 404, 'path.unknown', ({ post }, admin) => post('/trpc/staff.destroy', {}, withCookie(admin))],
    ['a path of the language', 404, 'path.unknown', ({ post }) => post('/trpc/constructor', {})],
    ['no such route', 404, 'path.unknown', ({ post }) => post('/api/rahasia', {})],
    [
      'input in the address',
      405,
      'path.unknown',
      ({ app }, admin) => app.request(`/trpc/staff.list?input=${NIK}`, { headers: withCookie(admin) }),
    ],
    [
      'a refusal',
      409,
      'staff.not_found',
      ({ post }, admin) => post('/trpc/staff.renew', { ...command, id: newId() }, withCookie(admin)),
    ],
    [
      'two megabytes',
      413,
      'input.too_large',
      ({ post }, admin) => post('/trpc/staff.list', { text: 'x'.repeat(2 * 1024 * 1024) }, withCookie(admin)),
    ],
    [
      'half a JSON',
      400,
      'input.invalid',
      ({ app }, admin) =>
        app.request('/trpc/staff.list', {
          method: 'POST',
          headers: { ...json, ...withCookie(admin) },
          body: '{"text":',
        }),
    ],
    [
      'another language',
      415,
      'input.invalid',
      ({ app }, admin) =>
        app.request('/trpc/staff.list', { method: 'POST', headers: withCookie(admin), body: '<text/>' }),
    ],
  ]

  test.each(cases)('has one shape: %s', async (_, status, code, ask) => {
    const made = await world()
    const response = await ask(made, await made.district())
    const { requestId, ...rest } = await failureIn(response)
    expect(rest).toEqual({ httpStatus: status, code, ...only(rest) })
    expect([response.status, response.headers.get('x-request-id')]).toEqual([status, requestId])
    expect(requestId).toMatch(/^[\da-f-]{36}$/)
  })
  /** What may stand there besides. */
  const only = ({ fields, facts }: Omit<Failure, 'requestId'>) => ({
    ...(fields && { fields }),
    ...(facts && { facts }),
  })

  test('of what is too large comes before the end of it, however it is sent', async () => {
    const { app } = await world()
    let sent = 0
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1
        controller.enqueue(Buffer.alloc(64 * 1024, 120))
      },
    })
    const init = { method: 'POST', body: endless, duplex: 'half' as const, headers: { 'content-type': 'text/plain' } }
    for (const path of ['/trpc/staff.list', '/api/invitation/show', '/api/auth/sign-in/email'])
      if (sent < 1000)
        expect((await app.request(path, { ...init, body: sent ? 'x'.repeat(2e6) : endless })).status).toBe(413)
    expect(sent).toBeLessThan(100)
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

  test.each([
    'x',
    '|',
    `Rini|${NIK}`,
    `Rini\u0000|${newId()}`,
    "'|00000000-0000-0000-0000-00000000000g",
    `${'x'.repeat(200)}|${newId()}`,
  ])('is a page of the list that never was: %j', async (after) => {
    const { district, secretariat } = await world()
    const admin = await district()
    for (const call of [
      () => admin.api.staff.list.query({ after }),
      () => secretariat.api.tenant.list.query({ after }),
    ])
      expect(await failure(call())).toMatchObject({
        code: 'input.invalid',
        fields: [{ path: 'after', reason: 'regex' }],
      })
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
  test.each([
    '<script>alert("Rini")</script>',
    "Rini'); drop table staff; --",
    '${7*7} {{7*7}} %s %n',
    '../../etc/passwd',
    'null',
    '__proto__',
    '\\u0000 \\',
    'नमस्ते 李明 👩‍👧 e\u0301',
  ])('is only a text: %s', async (name) => {
    const { district, owner } = await world()
    const admin = await district()
    const email = 'rini@contoh.test'
    const invitation = { commandId: newId(), id: newId(), email, role: 'FO' as const, scope: [] }
    // A joiner that nobody sees holds a family of pictures together; a line of text does without.
    const isHidden = name.includes('\u200d')
    const outcome = admin.api.staff.invite.mutate({ ...invitation, name })
    if (isHidden) return expect((await failure(outcome)).fields).toEqual([{ path: 'name', reason: 'hidden' }])
    await outcome
    expect((await admin.api.staff.show.query({ id: invitation.id })).name).toBe(name)
    await admin.api.tenant.describe.mutate({
      commandId: newId(),
      serviceName: name,
      phone: '',
      address: name,
      version: 1,
    })
    expect(await admin.api.tenant.show.query({})).toMatchObject({ serviceName: name, address: name })
    for (const text of [name, name.slice(0, 5)]) await admin.api.staff.list.query({ text })
    expect((await owner.query('select from staff')).rowCount).toBe(3)
  })

  test.each([
    ['turned around', 'Rini \u202etset.hotnoc@inir', 'hidden'],
    ['with an end in the middle', 'Rini\u0000Wulandari', 'hidden'],
    ['of two lines', 'Rini\nWulandari', 'hidden'],
    ['of half a character', 'Rini \ud83d', 'hidden'],
    ['of 100,000 characters', 'R'.repeat(100_000), 'too_big'],
  ])('%s is refused, field by field, wherever it is typed', async (_, name, reason) => {
    const { district } = await world()
    const admin = await district()
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
    expect(refused.map(({ fields }) => fields)).toEqual([
      [{ path: 'name', reason }],
      [{ path: 'reason', reason }],
      [
        { path: 'serviceName', reason },
        { path: 'address', reason },
      ],
    ])
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
      await made.app
        .request('/api/session', { headers: { cookie: made.secretariat.cookie } })
        .then(async (response) => ({
          failure: await failureIn(response),
        })),
    ]
    for (const { failure: refused } of asked) {
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
