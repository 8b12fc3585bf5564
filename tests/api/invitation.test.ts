import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { browser, invited, joined, PASSWORD, secretFor, SESSION, type Browser } from '../support/sign-in.ts'
import { tablesWith } from '../support/written.ts'
import { world, type Person, type World } from '../support/world.ts'
import { DESA, EMAIL } from './people.ts'

const officer = { email: EMAIL, role: 'FASILITATOR' as const, scope: DESA }
const DAY = 86_400_000

async function withInvitation(options: Parameters<typeof world>[0] = {}) {
  const made = await world(options)
  const admin = await made.district('32.04')
  return { made, admin, ...(await invited(made, admin, officer)) }
}
const show = (device: Browser, token: string) => device.post('/api/invitation/show', { token })
const accept = (device: Browser, token: string, more: object = { password: PASSWORD }) =>
  device.post('/api/invitation/accept', { token, ...more })
const stateOf = async ({ api }: Person, id: string) => (await api.staff.show.query({ id })).state
const accountsOf = async ({ owner }: World, email = EMAIL) =>
  (await owner.query(`select from signin."user" where email = $1`, [email])).rowCount

test('an invitation says who invites whom as what, and shows no more of the e-mail than is needed', async () => {
  const { made, token } = await withInvitation()
  const { status, body } = await show(browser(made), token)
  expect([status, body]).toEqual([
    200,
    {
      tenantName: 'Kabupaten 32.04',
      role: 'FASILITATOR',
      name: 'Rini Wulandari',
      purpose: 'join',
      userName: null,
      email: 'r•••@contoh.test',
      hasAccount: false,
      needsSecondFactor: false,
      expiresAt: expect.any(String),
    },
  ])
})

test('who takes it up with a password and a user name is signed in, and an officer from then on', async () => {
  const { made, admin, id, token } = await withInvitation()
  const device = browser(made)
  const accepted = await accept(device, token, { password: PASSWORD, username: 'Rini.W' })
  expect([accepted.status, accepted.body]).toEqual([200, {}])
  expect((await device.call('session.show')).text).toContain('Rini Wulandari')
  expect(await stateOf(admin, id)).toBe('AKTIF')
  const again = await browser(made).post('/api/auth/sign-in/username', { username: 'rini.w', password: PASSWORD })
  expect(again.status).toBe(200)
  const { rows } = await made.owner.query(`select membership from command where path = 'invitation.accept'`)
  expect(rows).toEqual([{ membership: id }])
})

test('a role that needs a second factor says so beforehand', async () => {
  const { made, admin } = await withInvitation()
  const { token } = await invited(made, admin, { email: 'siti@contoh.test', role: 'KAB_ADMIN' })
  expect((await show(browser(made), token)).body.needsSecondFactor).toBe(true)
})

describe('it opens nothing', () => {
  const refusal = async (made: World, token: string) => {
    const [shown, taken] = [await show(browser(made), token), await accept(browser(made), token)]
    expect(shown.failure).toMatchObject({ httpStatus: shown.status, code: shown.failure.code })
    expect([taken.status, taken.failure.code]).toEqual([shown.status, shown.failure.code])
    return [shown.status, shown.failure.code]
  }

  test('a second time', async () => {
    const { made, token } = await withInvitation()
    await accept(browser(made), token)
    expect(await refusal(made, token)).toEqual([409, 'invitation.used'])
  })

  test('after fourteen days', async () => {
    let now = new Date()
    const { made, token } = await withInvitation({ now: () => now })
    now = new Date(now.getTime() + 14 * DAY - 1000)
    expect((await show(browser(made), token)).status).toBe(200)
    now = new Date(now.getTime() + 1000)
    expect(await refusal(made, token)).toEqual([409, 'invitation.expired'])
    expect(await accountsOf(made)).toBe(0)
  })

  test('when there is none', async () => {
    const { made } = await withInvitation()
    expect(await refusal(made, 'A'.repeat(32))).toEqual([404, 'invitation.unknown'])
  })

  test('once a newer one was sent, which does', async () => {
    const { made, admin, id, token } = await withInvitation()
    await admin.api.staff.renew.mutate({ commandId: newId(), id })
    expect(await refusal(made, token)).toEqual([404, 'invitation.unknown'])
    expect((await accept(browser(made), await secretFor(made, '32.04', EMAIL))).status).toBe(200)
  })

  test('once the membership was ended, or the district closed', async () => {
    const { made, admin, id, token } = await withInvitation()
    const { token: other } = await invited(made, admin, { ...officer, email: 'asep@contoh.test' })
    await admin.api.staff.end.mutate({ commandId: newId(), id, reason: 'Salah orang' })
    expect(await refusal(made, token)).toEqual([404, 'invitation.unknown'])
    await made.owner.query(`update national.tenant set state = 'DITUTUP' where code = '32.04'`)
    expect(await refusal(made, other)).toEqual([404, 'invitation.unknown'])
  })
})

describe('what is filled in wrongly is named, never repeated', () => {
  test('field by field', async () => {
    const { made, admin, id, token } = await withInvitation()
    const wrong: [string, string, object][] = [
      ['password', 'too_small', { password: 'pendek' }],
      ['password', 'too_big', { password: 'p'.repeat(129) }],
      ['password', 'invalid_type', { password: 1234567890 }],
      ['username', 'regex', { password: PASSWORD, username: 'Rini Wulandari' }],
      ['username', 'regex', { password: PASSWORD, username: 'r\u0000w.rini' }],
      ['token', 'regex', { token: 'terpotong' }],
      ['token', 'invalid_type', { token: null }],
    ]
    for (const [path, reason, input] of wrong) {
      const { failure, text } = await accept(browser(made), token, input)
      expect(failure).toMatchObject({ httpStatus: 400, code: 'input.invalid', fields: [{ path, reason }] })
      for (const typed of Object.values(input)) if (typed) expect(text).not.toContain(String(typed))
    }
    expect((await accept(browser(made), token, {})).failure.code).toBe('invitation.password_missing')
    expect([await accountsOf(made), await stateOf(admin, id)]).toEqual([0, 'DIUNDANG'])
  })

  test('a user name that somebody else has', async () => {
    const { made, admin, token, id } = await withInvitation()
    await joined(made, admin, { ...officer, email: 'asep@contoh.test', username: 'rini.w' })
    const taken = await accept(browser(made), token, { password: PASSWORD, username: 'RINI.w' })
    expect([taken.status, taken.failure.code]).toEqual([409, 'account.username_taken'])
    expect([await accountsOf(made), await stateOf(admin, id)]).toEqual([0, 'DIUNDANG'])
  })
})

describe('somebody who has an account already', () => {
  /** Rini works in Kabupaten Bandung and is now invited by the city too. */
  async function invitedAgain() {
    const made = await world()
    const admin = await made.district('32.04')
    const rini = await joined(made, admin, officer)
    const city = await made.district('32.73')
    const { id, token } = await invited(made, city, { email: EMAIL, role: 'FO', name: 'Rini W.' })
    return { made, admin, city, rini, id, token }
  }

  test('must sign in first; somebody else who is signed in does not take the place', async () => {
    const { made, admin, city, id, token } = await invitedAgain()
    expect((await show(browser(made), token)).body.hasAccount).toBe(true)
    const asep = await joined(made, admin, { ...officer, email: 'asep@contoh.test' })
    for (const device of [browser(made), asep.device]) {
      const refused = await accept(device, token)
      expect([refused.status, refused.failure.code]).toEqual([409, 'invitation.sign_in_first'])
    }
    expect(await stateOf(city, id)).toBe('DIUNDANG')
  })

  test('then has both memberships, in the same session, with the password as it was', async () => {
    const { made, rini, id, token } = await invitedAgain()
    const before = rini.device.cookies.get(SESSION)
    const accepted = await accept(rini.device, token, { password: 'bukan sandi yang lama' })
    expect([accepted.status, rini.device.cookies.get(SESSION)]).toEqual([200, before])
    const { memberships } = (await rini.device.get('/api/session')).body as { memberships: { id: string }[] }
    expect(memberships.map((one) => one.id).sort()).toEqual([rini.membership, id].sort())
    const login = { email: EMAIL, password: 'bukan sandi yang lama' }
    expect((await browser(made).post('/api/auth/sign-in/email', login)).status).toBe(401)
    expect(await accountsOf(made)).toBe(1)
  })
})

describe('at once', () => {
  test('five take up one invitation: one account, one membership, and only the winner’s password', async () => {
    const { made, admin, id, token } = await withInvitation()
    const answers = await Promise.all(
      Array.from({ length: 5 }, async (_, n) => ({
        password: `kata sandi nomor ${n}`,
        answer: await accept(browser(made), token, { password: `kata sandi nomor ${n}` }),
      })),
    )
    const won = answers.filter(({ answer }) => answer.status === 200)
    expect(won).toHaveLength(1)
    for (const { answer } of answers.filter((one) => one !== won[0]))
      expect([409, 'invitation.used', 'invitation.sign_in_first']).toEqual(
        expect.arrayContaining([answer.status, answer.failure.code]),
      )
    expect([await accountsOf(made), await stateOf(admin, id)]).toEqual([1, 'AKTIF'])
    expect((await admin.api.staff.list.query({ role: 'FASILITATOR' })).total).toBe(1)
    for (const { password, answer } of answers) {
      const { status } = await browser(made).post('/api/auth/sign-in/email', { email: EMAIL, password })
      expect([password, status]).toEqual([password, answer.status === 200 ? 200 : 401])
    }
  })

  test('two with one user name: one has it, the other is told', async () => {
    const { made, admin, token } = await withInvitation()
    const other = await invited(made, admin, { ...officer, email: 'asep@contoh.test' })
    const answers = await Promise.all(
      [token, other.token].map((one) => accept(browser(made), one, { password: PASSWORD, username: 'petugas' })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
    expect(answers.find(({ status }) => status === 409)!.failure.code).toBe('account.username_taken')
  })
})

test('the secret of a link stands nowhere in the database, nor in the log', async () => {
  const { made, token } = await withInvitation()
  await show(browser(made), token)
  await accept(browser(made), token)
  await accept(browser(made), token)
  await browser(made).post('/api/auth/request-password-reset', { email: EMAIL })
  const reset = await secretFor(made, '00', EMAIL)
  expect(await tablesWith(made.owner, 'Rini Wulandari')).toContain('public.staff')
  for (const secret of [token, reset]) {
    expect(await tablesWith(made.owner, secret)).toEqual([])
    expect(JSON.stringify(made.log)).not.toContain(secret)
  }
  const used = { token: reset, newPassword: 'soto bandung pagi' }
  expect((await browser(made).post('/api/auth/reset-password', used)).status).toBe(200)
})
