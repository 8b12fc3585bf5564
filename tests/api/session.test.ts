import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { folderPost } from '@slrt/functions/post'
import { sendMessages } from '@slrt/functions/jobs/send'
import { browser, SESSION, withSecondFactor, type Browser } from '../support/sign-in.ts'
import type { World } from '../support/world.ts'
import { byEmail, DESA, EMAIL, withRini, withSiti } from './people.ts'

const memberships = async (device: Browser) => (await device.get('/api/session')).body.memberships as { id: string }[]

describe('a session ends', () => {
  test('by signing out, here alone', async () => {
    const { made, device } = await withRini()
    const tablet = browser(made)
    await byEmail(tablet)
    const kept = device.cookies.get(SESSION)!
    expect((await device.post('/api/auth/sign-out')).status).toBe(200)
    expect(device.cookies.has(SESSION)).toBe(false)
    device.cookies.set(SESSION, kept)
    expect([await device.isSignedIn(), await tablet.isSignedIn()]).toEqual([false, true])
  })

  test('on all other devices, when asked', async () => {
    const { made, device } = await withRini()
    const tablet = browser(made)
    await byEmail(tablet)
    expect((await device.post('/api/auth/revoke-other-sessions')).status).toBe(200)
    expect([await device.isSignedIn(), await tablet.isSignedIn()]).toEqual([true, false])
    expect((await tablet.call('session.show')).failure).toMatchObject({ httpStatus: 401, code: 'session.missing' })
  })

  test('when it has run out, or its row is gone', async () => {
    const { made, device } = await withRini()
    const tablet = browser(made)
    await byEmail(tablet)
    await made.owner.query(
      `update signin.session set expires_at = now() - interval '1 second' where created_at = (
         select min(s.created_at) from signin.session s join signin."user" u on u.id = s.user_id where u.email = $1)`,
      [EMAIL],
    )
    expect([await device.isSignedIn(), await tablet.isSignedIn()]).toEqual([false, true])
    await made.owner.query('delete from signin.session')
    expect((await tablet.call('session.show')).failure.code).toBe('session.missing')
  })

  test('not while it is used: fourteen days count from the last time', async () => {
    const { made, device } = await withRini()
    const left = async () => {
      const { rows } = await made.owner.query<{ days: number }>(
        `select round(extract(epoch from max(expires_at) - now()) / 86400)::int as days from signin.session`,
      )
      return rows[0]!.days
    }
    await made.owner.query(
      `update signin.session set expires_at = now() + interval '3 days', updated_at = now() - interval '11 days'`,
    )
    const { headers } = await device.get('/api/session')
    expect(await left()).toBe(14)
    expect(headers.getSetCookie().join()).toMatch(/slrt\.session_token=[^;]+; Max-Age=1209600/)
    expect(await device.isSignedIn()).toBe(true)
  })

  test('for a membership that was ended: at the very next request', async () => {
    const { admin, device, membership } = await withRini()
    expect((await device.call('session.show')).status).toBe(200)
    await admin.api.staff.end.mutate({ commandId: crypto.randomUUID(), id: membership, reason: 'Pindah' })
    expect((await device.call('session.show')).failure).toMatchObject({ httpStatus: 403, code: 'session.membership' })
    expect(await memberships(device)).toEqual([])
  })
})

describe('a forgotten password', () => {
  const ask = (device: Browser, email = EMAIL) =>
    device.post('/api/auth/request-password-reset', { email, redirectTo: '/kata-sandi-baru' })

  async function mail(made: World): Promise<{ to: string; body: string }[]> {
    const folder = await mkdtemp(join(tmpdir(), 'slrt-mail-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    await sendMessages(made.services, folderPost(folder))
    const files = await readdir(folder)
    return Promise.all(
      files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as { to: string; body: string }),
    )
  }

  test('is mended by a link that came by message, once, and ends every session', async () => {
    const { made, device } = await withRini()
    expect((await ask(browser(made))).body).toEqual({})
    const letter = (await mail(made)).find(({ body }) => body.includes('kata sandi baru'))!
    expect(letter.to).toBe(EMAIL)
    const token = letter.body.match(/#(\S+)/)![1]!
    const { rows } = await made.owner.query<{ body: Buffer }>('select body from message')
    expect(rows.some(({ body }) => body.includes(token))).toBe(false)

    const reset = { token, newPassword: 'soto bandung pagi' }
    const short = await browser(made).post('/api/auth/reset-password', { token, newPassword: 'pendek' })
    expect([short.status, short.failure.code]).toEqual([400, 'signin.password_too_short'])
    expect((await browser(made).post('/api/auth/reset-password', reset)).status).toBe(200)
    expect(await device.isSignedIn()).toBe(false)
    expect((await byEmail(browser(made))).status).toBe(401)
    expect((await byEmail(browser(made), reset.newPassword)).status).toBe(200)
    const again = await browser(made).post('/api/auth/reset-password', { ...reset, newPassword: 'milik orang lain' })
    expect([again.status, again.failure.code]).toEqual([400, 'signin.invalid_token'])
  })

  test('of nobody known: the same answer, and no message', async () => {
    const { made } = await withRini()
    const before = (await made.owner.query('select from message')).rowCount
    const [known, unknown] = [await ask(browser(made)), await ask(browser(made), 'entah@contoh.test')]
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
    expect((await made.owner.query('select from message')).rowCount).toBe(before! + 1)
  })

  test('does not get around the second factor', async () => {
    const { made, device } = await withSiti()
    await withSecondFactor(device)
    await ask(browser(made), 'siti@contoh.test')
    const token = (await mail(made)).find(({ body }) => body.includes('kata sandi baru'))!.body.match(/#(\S+)/)![1]!
    await browser(made).post('/api/auth/reset-password', { token, newPassword: 'soto bandung pagi' })
    const tablet = browser(made)
    expect((await byEmail(tablet, 'soto bandung pagi', 'siti@contoh.test')).body).toEqual({ twoFactorRedirect: true })
    expect(await tablet.isSignedIn()).toBe(false)
  })
})

describe('somebody with two memberships', () => {
  test('chooses as whom to act, and never sees both lists in one', async () => {
    const { made, admin, device } = await withRini()
    const other = await made.district('32.73')
    const second = await made.somebody('32.73', 'KADIS')
    await made.owner.query(`update staff set person = (select id from signin."user" where email = $1) where id = $2`, [
      EMAIL,
      second.membership,
    ])
    await made.somebody('32.04', 'FASILITATOR', DESA)
    const [first] = (await memberships(device)).filter(({ id }) => id !== second.membership)

    expect((await device.call('session.show')).failure).toMatchObject({ httpStatus: 403, code: 'session.membership' })
    const asKadis = await device.call('staff.list', {}, second.membership)
    expect(asKadis.text).toContain('KADIS 32.73')
    expect(asKadis.text).not.toContain('"32.04')
    const asOfficer = await device.call('staff.list', {}, first!.id)
    expect(asOfficer.failure.code).toBe('path.forbidden')
    expect((await device.call('session.show', {}, first!.id)).text).toContain('32.04')
    for (const stranger of [admin.membership, other.membership, 'siapa saja'])
      expect((await device.call('session.show', {}, stranger)).failure.code).toBe('session.membership')
  })
})
