import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import type { Role } from '@slrt/domain/permission'
import { browser, invited, joined, lettersOf, PASSWORD, type Browser } from '../support/sign-in.ts'
import { failure, world, type Person } from '../support/world.ts'
import { EMAIL } from './people.ts'

const CIMEKAR = '32.04.05.2003'
const OTHER = 'pecel lele pedas'

const ujang = (changed: { userName?: string; role?: Role; scope?: string[]; name?: string } = {}) => ({
  id: newId(),
  name: 'Ujang Permana',
  userName: 'ujang.p',
  role: 'FASILITATOR' as Role,
  scope: [CIMEKAR],
  ...changed,
})

async function district(options: Parameters<typeof world>[0] = {}) {
  const made = await world(options)
  const admin = await made.district('32.04')
  const invite = async (changed: Parameters<typeof ujang>[0] = {}) => {
    const person = ujang(changed)
    await admin.api.staff.invite.mutate({ commandId: newId(), ...person })
    return person
  }
  return { made, admin, invite }
}
/** The secret on the card that somebody prints. */
const cardOf = async ({ api }: Person, id: string) => (await api.staff.card.mutate({ id })).link.split('#')[1]!
const accept = (device: Browser, token: string, more: object = { password: PASSWORD }) =>
  device.post('/api/invitation/accept', { token, ...more })
const show = async (device: Browser, token: string) => (await device.post('/api/invitation/show', { token })).body
const signIn = (device: Browser, username: string, password = PASSWORD) =>
  device.post('/api/auth/sign-in/username', { username, password })

/** Ujang has joined by a card. */
async function withUjang(options: Parameters<typeof world>[0] = {}) {
  const all = await district(options)
  const { id } = await all.invite()
  const device = browser(all.made)
  await accept(device, await cardOf(all.admin, id))
  return { ...all, id, device }
}

describe('somebody without e-mail', () => {
  test('is invited by a user name, joins by the card, and signs in with it from then on', async () => {
    const { made, admin, invite } = await district()
    const { id } = await invite()
    expect(await lettersOf(made, '32.04')).toEqual([])
    expect(await admin.api.staff.show.query({ id })).toMatchObject({
      userName: 'ujang.p',
      contact: 'ujang.p',
      mayMakeCard: true,
    })
    const card = await admin.api.staff.card.mutate({ id })
    expect(card).toMatchObject({ name: 'Ujang Permana', userName: 'ujang.p', state: 'DIUNDANG', role: 'FASILITATOR' })
    expect(card.link).toMatch(/^http:\/\/slrt\.test\/undangan#[\w-]{32}$/)

    const token = card.link.split('#')[1]!
    const device = browser(made)
    expect(await show(device, token)).toMatchObject({
      purpose: 'join',
      userName: 'ujang.p',
      email: null,
      hasAccount: false,
    })
    expect((await accept(device, token)).status).toBe(200)
    expect(await device.isSignedIn()).toBe(true)
    expect((await signIn(browser(made), 'ujang.p')).status).toBe(200)
    expect((await admin.api.staff.show.query({ id })).state).toBe('AKTIF')
    expect((await accept(browser(made), token)).failure.code).toBe('invitation.used')
  })

  test('has a card with one link: a newer one ends the one before', async () => {
    const { made, admin, invite } = await district()
    const { id } = await invite()
    const first = await cardOf(admin, id)
    const second = await cardOf(admin, id)
    expect((await accept(browser(made), first)).failure.code).toBe('invitation.unknown')
    expect((await accept(browser(made), second)).status).toBe(200)
  })

  test('takes another user name where somebody of another district has it', async () => {
    const { made, admin, id } = await withUjang()
    const city = await made.district('32.73')
    const namesake = ujang({ scope: ['32.73.01.1001'] })
    await city.api.staff.invite.mutate({ commandId: newId(), ...namesake })
    const token = await cardOf(city, namesake.id)
    const device = browser(made)
    expect((await show(device, token)).hasAccount).toBe(true)
    expect((await accept(device, token)).failure.code).toBe('invitation.sign_in_first')
    expect((await accept(device, token, { password: PASSWORD, username: 'ujang.kota' })).status).toBe(200)
    expect(await city.api.staff.show.query({ id: namesake.id })).toMatchObject({
      userName: 'ujang.kota',
      state: 'AKTIF',
    })
    expect((await signIn(browser(made), 'ujang.kota')).status).toBe(200)
    expect((await admin.api.staff.show.query({ id })).userName).toBe('ujang.p')
  })

  test('takes a second task on with the same account', async () => {
    const { made, admin, invite, device } = await withUjang()
    const second = await invite({ role: 'PUSKESOS_PETUGAS' })
    expect((await accept(device, await cardOf(admin, second.id), {})).status).toBe(200)
    const { rows } = await made.owner.query(
      `select count(distinct person)::int as n from staff where user_name = 'ujang.p'`,
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  test('and with two ways to be reached, or with none, is refused; so is a role that needs a second factor', async () => {
    const { admin } = await district()
    const invite = (more: object) => admin.api.staff.invite.mutate({ commandId: newId(), ...ujang(), ...more })
    expect((await failure(invite({ email: 'u@contoh.test' }))).code).toBe('staff.contact_missing')
    expect((await failure(invite({ userName: undefined }))).code).toBe('staff.contact_missing')
    expect((await failure(invite({ role: 'MANAJER', scope: [] }))).code).toBe('staff.email_missing')
  })
})

describe('a forgotten password', () => {
  test('is renewed by the supervisor with a card; the old one and all sessions end, and the trail says who', async () => {
    const { made, id, device } = await withUjang()
    const supervisor = await made.somebody('32.04', 'SUPERVISOR', ['32.04.05'])
    const token = await cardOf(supervisor, id)
    expect(await show(browser(made), token)).toMatchObject({ purpose: 'password', userName: 'ujang.p' })
    const phone = browser(made)
    expect((await accept(phone, token, { password: OTHER })).status).toBe(200)
    expect([await phone.isSignedIn(), await device.isSignedIn()]).toEqual([true, false])
    expect((await signIn(browser(made), 'ujang.p')).status).toBe(401)
    expect((await signIn(browser(made), 'ujang.p', OTHER)).status).toBe(200)
    expect((await accept(browser(made), token, { password: PASSWORD })).failure.code).toBe('invitation.used')
    const { rows } = await made.owner.query(
      `select path, membership from command where path in ('staff.card', 'invitation.password') order by written_in desc limit 2`,
    )
    expect(rows).toEqual([
      { path: 'invitation.password', membership: id },
      { path: 'staff.card', membership: supervisor.membership },
    ])
  })

  test('after fourteen days the card opens nothing', async () => {
    let now = new Date()
    const { made, admin, id } = await withUjang({ now: () => now })
    const token = await cardOf(admin, id)
    now = new Date(now.getTime() + 14 * 86_400_000)
    expect((await accept(browser(made), token)).failure.code).toBe('invitation.expired')
  })

  test('of somebody with e-mail is renewed by e-mail, never by a card, whoever asks', async () => {
    const { made, admin } = await district()
    const rini = await joined(made, admin, { email: EMAIL, role: 'FASILITATOR', scope: [CIMEKAR] })
    const { id } = await invited(made, admin, { email: 'asep@contoh.test', role: 'FASILITATOR', scope: [CIMEKAR] })
    for (const who of [rini.membership, id])
      expect((await failure(admin.api.staff.card.mutate({ id: who }))).code).toBe('staff.card_email')
  })

  test('is renewed only by those above, inside their area', async () => {
    const { made, admin, id, invite } = await withUjang()
    const desk = await invite({ role: 'FO', scope: [], userName: 'lilis.fo' })
    const chief = await invite({ role: 'SUPERVISOR', scope: ['32.04.05'], userName: 'dadan.s' })
    const coordinator = await made.somebody('32.04', 'PUSKESOS_KOORD', [CIMEKAR])
    const supervisor = await made.somebody('32.04', 'SUPERVISOR', ['32.04.05'])
    const elsewhere = await made.somebody('32.04', 'SUPERVISOR', ['32.04.44'])
    const manager = await made.somebody('32.04', 'MANAJER')
    const codeOf = (who: Person, of: string) =>
      who.api.staff.card.mutate({ id: of }).then(
        () => 'made',
        async (error) => (await failure(Promise.reject(error))).code,
      )
    expect(await codeOf(coordinator, id)).toBe('made')
    expect(await codeOf(supervisor, chief.id)).toBe('staff.card_role')
    expect(await codeOf(coordinator, chief.id)).toBe('staff.not_found')
    expect(await codeOf(elsewhere, id)).toBe('staff.not_found')
    expect(await codeOf(manager, chief.id)).toBe('made')
    expect(await codeOf(manager, desk.id)).toBe('staff.card_role')
    expect(await codeOf(admin, desk.id)).toBe('made')
    const fasilitator = await made.somebody('32.04', 'FASILITATOR', [CIMEKAR])
    expect(await codeOf(fasilitator, id)).toBe('path.forbidden')
  })

  test('cannot be had through a lower task of an account that has a higher one', async () => {
    const { made, admin, id, device, invite } = await withUjang()
    const desk = await invite({ role: 'FO', scope: [] })
    await accept(device, await cardOf(admin, desk.id), {})
    const coordinator = await made.somebody('32.04', 'PUSKESOS_KOORD', [CIMEKAR])
    const token = await cardOf(coordinator, id)
    expect((await accept(browser(made), token, { password: OTHER })).failure.code).toBe('invitation.wider')
    expect((await signIn(browser(made), 'ujang.p')).status).toBe(200)
    expect((await accept(browser(made), await cardOf(admin, desk.id), { password: OTHER })).status).toBe(200)
  })
})
