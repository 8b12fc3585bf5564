import { describe, expect, test } from 'vitest'
import { browser, codeOf, joined, PASSWORD, SESSION, withSecondFactor } from '../support/sign-in.ts'
import { byEmail, DESA, EMAIL, withRini, withSiti } from './people.ts'

describe('with a password', () => {
  test('by e-mail or user name, in whichever letters', async () => {
    const { made } = await withRini()
    for (const login of [{ email: 'RINI@CONTOH.TEST' }, { username: 'rini.w' }, { username: 'Rini.W' }]) {
      const device = browser(made)
      const answer = await device.post(`/api/auth/sign-in/${Object.keys(login)[0]}`, { ...login, password: PASSWORD })
      expect([answer.status, answer.body, await device.isSignedIn()]).toEqual([200, {}, true])
    }
  })

  test('the session says who it is and what may be done', async () => {
    const { made, membership } = await withRini()
    const device = browser(made)
    await byEmail(device)
    expect((await device.get('/api/session')).body).toMatchObject({
      person: { name: 'Rini Wulandari' },
      secondFactor: false,
      memberships: [
        {
          id: membership,
          tenant: '32.04',
          role: 'FASILITATOR',
          scope: [{ code: '32.04.05.2003', label: 'Desa Cimekar' }],
          needsSecondFactor: false,
        },
      ],
    })
    expect((await device.call('session.show')).status).toBe(200)
  })

  test('the session is in a cookie that no script can read, and nowhere else', async () => {
    const { made } = await withRini()
    const device = browser(made)
    const answer = await byEmail(device)
    expect(answer.headers.getSetCookie().join()).toMatch(/slrt\.session_token=[^;]+;.*HttpOnly; SameSite=Lax/)
    const { rows } = await made.owner.query<{ token: string }>('select token from signin.session')
    const texts = [answer.text, (await device.get('/api/session')).text, JSON.stringify(made.log)]
    for (const { token } of rows) expect(texts.join('\n')).not.toContain(token)
  })

  test('wrong: one answer, whether the account exists or not', async () => {
    const { made } = await withRini()
    const answers = [
      await byEmail(browser(made), 'bukan ini sama sekali'),
      await byEmail(browser(made), PASSWORD, 'entah@contoh.test'),
    ]
    for (const { status, failure } of answers)
      expect([status, failure.code]).toEqual([401, 'signin.invalid_email_or_password'])
    const named = { username: 'entah', password: PASSWORD }
    const unknown = await browser(made).post('/api/auth/sign-in/username', named)
    const wrong = await browser(made).post('/api/auth/sign-in/username', {
      ...named,
      username: 'rini.w',
      password: 'x',
    })
    expect([unknown.status, unknown.failure.code]).toEqual([401, 'signin.invalid_username_or_password'])
    expect([wrong.status, wrong.failure.code]).toEqual([401, 'signin.invalid_username_or_password'])
  })

  test('wrong five times: that account waits, also with the right one; others do not; then it works again', async () => {
    let now = new Date()
    const { made, admin } = await withRini({ now: () => now })
    await joined(made, admin, { email: 'asep@contoh.test', role: 'FASILITATOR', scope: DESA, name: 'Asep Sunandar' })
    for (let n = 0; n < 5; n++) expect((await byEmail(browser(made), `salah ${n} kali`)).status).toBe(401)

    const locked = await byEmail(browser(made), PASSWORD, EMAIL.toUpperCase())
    expect(locked.failure).toMatchObject({ httpStatus: 429, code: 'rate.limited' })
    const wait = Number(locked.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(14 * 60)
    expect(wait).toBeLessThanOrEqual(15 * 60)
    expect((await byEmail(browser(made), PASSWORD, 'asep@contoh.test')).status).toBe(200)

    now = new Date(now.getTime() + (wait + 1) * 1000)
    expect((await byEmail(browser(made))).status).toBe(200)
  })

  test('wrong twenty times at once: no more than five are looked at', async () => {
    const { made } = await withRini()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => byEmail(browser(made), `salah ${n} kali`)))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15)
  })

  test('right after four wrong ones: the count begins anew', async () => {
    const { made } = await withRini()
    const tries = [...Array.from({ length: 4 }, (_, n) => `salah ${n} kali`), PASSWORD]
    for (const password of [...tries, ...tries]) {
      const expected = password === PASSWORD ? 200 : 401
      expect((await byEmail(browser(made), password)).status).toBe(expected)
    }
  })

  test('changed: the old one is gone, and the other devices are signed out if asked', async () => {
    const { made, device } = await withRini()
    const tablet = browser(made)
    await byEmail(tablet)
    const change = { currentPassword: PASSWORD, newPassword: 'soto bandung pagi', revokeOtherSessions: true }
    const wrong = await device.post('/api/auth/change-password', { ...change, currentPassword: 'entahlah saja' })
    expect([wrong.status, wrong.failure.code]).toEqual([400, 'signin.invalid_password'])
    expect((await device.post('/api/auth/change-password', change)).status).toBe(200)
    expect([await device.isSignedIn(), await tablet.isSignedIn()]).toEqual([true, false])
    expect((await byEmail(tablet)).status).toBe(401)
    expect((await byEmail(tablet, change.newPassword)).status).toBe(200)
  })
})

describe('with a second factor', () => {
  test('a role that needs it waits at the door until the account has one', async () => {
    const { device } = await withSiti()
    const refused = await device.call('staff.list')
    expect(refused.failure).toMatchObject({ httpStatus: 403, code: 'session.second_factor' })
    await withSecondFactor(device)
    expect((await device.get('/api/session')).body.secondFactor).toBe(true)
    expect((await device.call('staff.list')).status).toBe(200)
  })

  test('sign-in asks for the code; without it nobody is signed in, and a wrong one is refused', async () => {
    const { made, device } = await withSiti()
    const { uri } = await withSecondFactor(device)
    const tablet = browser(made)
    const asked = await byEmail(tablet, PASSWORD, 'siti@contoh.test')
    expect(asked.body).toEqual({ twoFactorRedirect: true })
    expect(await tablet.isSignedIn()).toBe(false)
    const wrong = await tablet.post('/api/auth/two-factor/verify-totp', { code: codeOf(uri, 40) })
    expect([wrong.status, wrong.failure.code]).toEqual([401, 'signin.invalid_code'])
    const right = await tablet.post('/api/auth/two-factor/verify-totp', { code: codeOf(uri) })
    expect([right.status, right.body]).toEqual([200, {}])
    expect((await tablet.call('staff.list')).status).toBe(200)
  })

  test('a code from another account, or without a password before it, opens nothing', async () => {
    const { made, admin, device } = await withSiti()
    const { uri } = await withSecondFactor(device)
    const alone = await browser(made).post('/api/auth/two-factor/verify-totp', { code: codeOf(uri) })
    expect(alone.status).toBe(401)
    const dedi = await joined(made, admin, { email: 'dedi@contoh.test', role: 'KAB_ADMIN', name: 'Dedi Mulya' })
    await withSecondFactor(dedi.device)
    const tablet = browser(made)
    await byEmail(tablet, PASSWORD, 'dedi@contoh.test')
    expect((await tablet.post('/api/auth/two-factor/verify-totp', { code: codeOf(uri) })).status).toBe(401)
    expect(await tablet.isSignedIn()).toBe(false)
  })

  test('every sign-in asks for it, also on a device that asked to be trusted', async () => {
    const { made, device } = await withSiti()
    const { uri } = await withSecondFactor(device)
    const tablet = browser(made)
    await byEmail(tablet, PASSWORD, 'siti@contoh.test')
    const trusting = { code: codeOf(uri), trustDevice: true }
    const trusted = await tablet.post('/api/auth/two-factor/verify-totp', trusting)
    expect(trusted.status).toBe(200)
    // What a browser forgets at once, somebody else may keep.
    for (const line of trusted.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=')
      if (value) tablet.cookies.set(name!, value)
    }
    await tablet.post('/api/auth/sign-out')
    expect((await byEmail(tablet, PASSWORD, 'siti@contoh.test')).body).toEqual({ twoFactorRedirect: true })
    expect(await tablet.isSignedIn()).toBe(false)
  })

  test('a code for a lost telephone works once', async () => {
    const { made, device } = await withSiti()
    const [code] = (await withSecondFactor(device)).backupCodes
    const [tablet, thief] = [browser(made), browser(made)]
    for (const one of [tablet, thief]) await byEmail(one, PASSWORD, 'siti@contoh.test')
    expect((await tablet.post('/api/auth/two-factor/verify-backup-code', { code })).status).toBe(200)
    expect(await tablet.isSignedIn()).toBe(true)
    const again = await thief.post('/api/auth/two-factor/verify-backup-code', { code })
    expect([again.status, again.failure.code]).toEqual([401, 'signin.invalid_backup_code'])
    expect(await thief.isSignedIn()).toBe(false)
  })

  test('guessing codes ends after five: then the password is asked again', async () => {
    const { made, device } = await withSiti()
    const { uri } = await withSecondFactor(device)
    const cookies = new Map<string, string>()
    const guess = async (code: string) => {
      // Each from another address, as a guesser would.
      const tablet = browser(made)
      if (cookies.size === 0) await byEmail(tablet, PASSWORD, 'siti@contoh.test')
      for (const [name, value] of cookies) tablet.cookies.set(name, value)
      for (const [name, value] of tablet.cookies) cookies.set(name, value)
      return tablet.post('/api/auth/two-factor/verify-totp', { code })
    }
    for (let n = 0; n < 5; n++) expect((await guess(codeOf(uri, 40 + n))).failure.code).toBe('signin.invalid_code')
    const right = await guess(codeOf(uri))
    expect([right.status, right.headers.getSetCookie().some((line) => /session_token=[^;]/.test(line))]).toEqual([
      400,
      false,
    ])
  })

  test('once it is on, no session from before counts: not that of a thief of the password either', async () => {
    const { made, device } = await withSiti()
    const thief = browser(made)
    await byEmail(thief, PASSWORD, 'siti@contoh.test')
    expect(await thief.isSignedIn()).toBe(true)
    await withSecondFactor(device)
    expect([await device.isSignedIn(), await thief.isSignedIn()]).toEqual([true, false])
  })
})

describe('who is not let in', () => {
  test('a cookie whose signature is forged, cut off or another’s', async () => {
    const { made, device } = await withRini()
    const [token, signature] = decodeURIComponent(device.cookies.get(SESSION)!).split('.') as [string, string]
    const flipped = signature.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))
    for (const forged of [token, `${token}.`, `${token}.${flipped}`, `${token.slice(1)}.${signature}`, '.', '%00.x']) {
      const thief = browser(made)
      thief.cookies.set(SESSION, encodeURIComponent(forged))
      expect([forged, await thief.isSignedIn()]).toEqual([forged, false])
      expect((await thief.call('session.show')).failure.code).toBe('session.missing')
    }
  })

  test('a request of another site, another port, a page of nowhere or a foreign form, whoever is signed in', async () => {
    const { made, device } = await withRini()
    const command = { commandId: crypto.randomUUID(), id: crypto.randomUUID() }
    const elsewhere: Record<string, string>[] = [
      { origin: 'https://jahat.test' },
      { origin: 'http://slrt.test:8080' },
      { origin: 'null' },
      { origin: '', 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of elsewhere)
      for (const path of [
        '/trpc/staff.renew',
        '/api/auth/sign-out',
        '/api/auth/sign-in/email',
        '/api/invitation/show',
      ]) {
        const { failure } = await device.post(path, command, headers)
        expect([path, failure]).toMatchObject([path, { httpStatus: 403, code: 'path.forbidden' }])
      }
    expect(await device.isSignedIn()).toBe(true)
    expect((await made.owner.query(`select from command where path = 'staff.renew'`)).rowCount).toBe(0)
  })

  test('whoever would sign up, or use a route that the product does not offer', async () => {
    const { device } = await withRini()
    const own = { email: 'baru@contoh.test', password: PASSWORD, name: 'Baru' }
    for (const path of [
      'sign-up/email',
      'two-factor/disable',
      'two-factor/send-otp',
      'two-factor/get-totp-uri',
      'update-user',
      'delete-user',
      'change-email',
      'is-username-available',
      'list-sessions',
      'get-session',
      'ok',
    ]) {
      const posted = await device.post(`/api/auth/${path}`, own)
      expect([path, posted.failure]).toMatchObject([path, { httpStatus: 404, code: 'path.unknown' }])
      expect([path, (await device.get(`/api/auth/${path}`)).status]).toEqual([path, 404])
    }
  })

  test('a second factor by e-mail, which would be none', async () => {
    const { device } = await withSiti()
    const enabled = await device.post('/api/auth/two-factor/enable', { password: PASSWORD, method: 'otp' })
    expect(enabled.status).toBe(400)
    expect((await device.get('/api/session')).body.secondFactor).toBe(false)
  })
})

test('the log names paths and outcomes, never a person, a password, a code or a cookie', async () => {
  const { made, device } = await withSiti()
  const { uri, backupCodes } = await withSecondFactor(device)
  const code = codeOf(uri)
  await byEmail(browser(made), 'salah satu kata', 'siti@contoh.test')
  await device.call('staff.list', { text: 'aminah' })
  const text = JSON.stringify(made.log)
  expect(made.log.map(({ path }) => path)).toContain('/api/auth/two-factor/verify-totp')
  const secrets = [PASSWORD, 'salah satu', code, backupCodes[0]!, uri, decodeURIComponent(device.cookies.get(SESSION)!)]
  for (const secret of [...secrets, 'siti', 'Siti', 'aminah'])
    expect([secret, text.toLowerCase().includes(secret.toLowerCase())]).toEqual([secret, false])
})
