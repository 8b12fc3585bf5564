import { describe, expect, test } from 'vitest'
import { lettersOf, secretFor } from '../support/sign-in.ts'
import {
  applicant,
  areaOf,
  basis,
  contact,
  count,
  EMAIL,
  lettersTo,
  reviewer,
  shownIn,
} from '../support/application.ts'
import { photograph, whole } from '../support/evidence.ts'
import { tablesWith } from '../support/written.ts'
import { world } from '../support/world.ts'

const MINUTE = 60_000

/** A world whose clock stands where the test puts it. */
async function timed() {
  const clock = { now: Date.now() }
  const made = await world({ now: () => new Date(clock.now) })
  const pass = (minutes: number) => void (clock.now += minutes * MINUTE)
  return { made, pass }
}

describe('an application', () => {
  test('is begun by one tap, with nothing known and no message sent, and found again by its link', async () => {
    const made = await world()
    const { begun, token, show } = await applicant(made)
    expect([begun.status, begun.body]).toEqual([200, { token: expect.stringMatching(/^[\w-]{32}$/) }])
    expect(await lettersOf(made, '00')).toEqual([])
    const { status, body } = await show()
    expect([status, body]).toMatchObject([
      200,
      {
        state: 'DRAF',
        version: 1,
        missing: ['area', 'contact', 'basis', 'agreement', 'email'],
        isTaken: false,
        file: null,
        email: null,
        reasons: {},
      },
    ])
    expect(await tablesWith(made.owner, token)).toEqual([])
    expect(JSON.stringify(made.log)).not.toContain(token)
  })

  test('keeps what is written at every field, also what is half done', async () => {
    const { save, show } = await applicant(await world())
    await save('contact', { ...contact, headName: '', phone: '' })
    const half = shownIn(await show())
    expect(half.content.contact).toEqual({ ...contact, headName: '', phone: '' })
    expect(half.missing).toContain('contact')
    await save('area', areaOf())
    const whole = shownIn(await save('contact', contact))
    expect(whole.missing).toEqual(['basis', 'agreement', 'email'])
    expect(whole.areas).toEqual([{ code: '73.71', label: 'Kota Makassar' }])
  })

  test('of several kab/kota, or of a province, is one application', async () => {
    const made = await world()
    const jakarta = await applicant(made, ['31'])
    expect(shownIn(await jakarta.show())).toMatchObject({
      content: { area: { kind: 'province', areas: ['31'] } },
      areas: [{ code: '31', label: expect.stringContaining('Jakarta') }],
    })
    const two = await applicant(made)
    const shown = await two.save('area', { kind: 'district', areas: ['31.71', '31.01'], institution: 'Dinsos' })
    expect(shownIn(shown).missing).not.toContain('area')
    const mixed = await two.save('area', { kind: 'district', areas: ['31.71', '32.04'], institution: 'Dinsos' })
    expect(shownIn(mixed).missing).toContain('area')
    const nowhere = await two.save('area', areaOf('99.99'))
    expect([nowhere.status, nowhere.failure.code]).toEqual([409, 'area.unknown'])
  })

  test('finds its place by name, without an account', async () => {
    const { ask } = await applicant(await world())
    const { rows } = (await ask('areas', { text: 'makas' })).body as { rows: object[] }
    expect(rows).toEqual([{ code: '73.71', label: 'Kota Makassar', within: expect.stringContaining('Sulawesi') }])
  })

  test('that two write at with one link is never written over: the second is told', async () => {
    const { save, show } = await applicant(await world())
    await save('contact', contact, 1)
    const second = await save('contact', { ...contact, headName: 'Orang lain' }, 1)
    expect([second.status, second.failure.code]).toEqual([409, 'application.changed'])
    expect(shownIn(await show()).content.contact.headName).toBe(contact.headName)
  })

  test('takes a scan of the decree whatever it is called, by what it is; not what only looks like one', async () => {
    const made = await world()
    const { upload, show, token } = await applicant(made)
    const answer = await upload(undefined, '../../../perwal 22.pdf')
    expect(answer.status).toBe(200)
    expect(shownIn(await show()).file).toEqual({
      name: '../../../perwal 22.pdf',
      type: 'application/pdf',
      bytes: whole['application/pdf'].length,
    })
    for (const [content, name] of [
      ['<script>alert(1)</script>', 'perwal.pdf'],
      ['%PDF-1.7 cut', 'perwal.pdf'],
      ['', 'perwal.pdf'],
    ]) {
      const refused = await upload(new TextEncoder().encode(content), name)
      expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
        409,
        'application.file_type',
      ])
    }
    const large = new FormData()
    large.set('token', token)
    large.set('version', '2')
    large.set('file', new File([new Uint8Array(11 * 2 ** 20)], 'perwal.pdf'))
    const tooLarge = await made.app.request('http://slrt.test/api/application/file', { method: 'POST', body: large })
    expect(tooLarge.status).toBe(413)
  })

  test('keeps of a photographed decree the picture and not the place where it was taken', async () => {
    const made = await world()
    const { apply, upload, ask, version } = await applicant(made)
    await apply()
    const { newest, giveBack, api } = reviewer(made)
    const { id } = await newest()
    await giveBack(id, { basis: 'Halaman tidak terbaca.' })
    await upload(new Uint8Array(photograph), 'perwal.jpg')
    await ask('submit', { version: await version() })
    const opened = await api.file.mutate({ id })
    expect(opened.type).toBe('image/jpeg')
    expect(Buffer.from(opened.base64, 'base64').toString('latin1')).not.toContain('GPSLatitude')
  })

  test('is handed in once everything is there, and says what lacks until then', async () => {
    const made = await world()
    const { submit, save, apply, show, ask } = await applicant(made)
    await save('area', areaOf())
    const early = await submit()
    expect(early.failure).toMatchObject({
      httpStatus: 409,
      code: 'application.incomplete',
      facts: { sections: 'contact,basis,agreement,email' },
    })
    expect(shownIn(await apply())).toMatchObject({ state: 'DIKIRIM', missing: [] })
    const { version } = shownIn(await show())
    for (const answer of [await ask('submit', { version }), await save('contact', contact)])
      expect(answer.failure).toMatchObject({ code: 'application.not_now', facts: { state: 'DIKIRIM' } })
  })

  test('keeps texts that look like commands as the texts they are', async () => {
    const made = await world()
    const evil = `'; drop table national.application; --<img src=x onerror=alert(1)> {{7*7}}`
    const { save, show } = await applicant(made)
    await save('area', areaOf('73.71', evil))
    await save('contact', { ...contact, headName: evil })
    await save('basis', { ...basis, title: evil, number: evil.slice(0, 40) })
    const { content } = shownIn(await show())
    expect([content.area.institution, content.contact.headName, content.basis.title]).toEqual([evil, evil, evil])
    for (const broken of ['dua\nbaris', 'balik\u202eini', 'nol\u0000'])
      expect((await save('area', areaOf('73.71', broken))).failure).toMatchObject({
        code: 'input.invalid',
        fields: [{ path: 'section.content.institution', reason: 'hidden' }],
      })
  })

  test('is nobody else’s: a wrong, cut or missing link opens nothing', async () => {
    const made = await world()
    const { ask } = await applicant(made)
    for (const token of ['A'.repeat(32), 'kurang', null, undefined, { $ne: '' }]) {
      const { status, failure: said } = await ask('show', { token })
      expect([
        [404, 'application.unknown'],
        [400, 'input.invalid'],
      ]).toContainEqual([status, said.code])
    }
    for (const path of ['save', 'submit', 'prove', 'sendCode', 'agree'])
      expect((await ask(path, { token: 'A'.repeat(32) })).status).toBeGreaterThanOrEqual(400)
    expect(await count(made, 'message')).toBe(0)
  })

  test('is begun at most twenty times a minute in the whole country; then it says when to come again', async () => {
    const { made, pass } = await timed()
    const begin = async () => (await applicant(made)).begun
    const answers = await Promise.all(Array.from({ length: 24 }, begin))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20)
    const refused = answers.find(({ status }) => status === 429)!
    expect(refused.failure).toMatchObject({ code: 'rate.limited', facts: { seconds: 60 } })
    expect(refused.headers.get('retry-after')).toBe('60')
    pass(2)
    expect((await begin()).status).toBe(200)
  })
})

describe('an address is proved by a code', () => {
  test('that comes with the link, holds ten minutes, and counts five tries', async () => {
    const { made, pass } = await timed()
    const { ask, token, codeFor, show } = await applicant(made, ['73.71'])
    expect((await ask('sendCode', { email: EMAIL })).status).toBe(200)
    expect(await secretFor(made, '00', EMAIL)).toBe(token)
    const right = await codeFor(EMAIL)
    expect(await tablesWith(made.owner, right)).toEqual([])
    const wrong = right === '000000' ? '000001' : '000000'
    for (const left of [4, 3, 2, 1, 0])
      expect((await ask('prove', { code: wrong })).failure).toMatchObject({
        code: 'application.code_wrong',
        facts: { left },
      })
    expect((await ask('prove', { code: right })).failure.code).toBe('application.code_expired')
    await ask('sendCode', { email: EMAIL })
    const second = await codeFor(EMAIL)
    pass(10)
    expect((await ask('prove', { code: second })).failure.code).toBe('application.code_expired')
    await ask('sendCode', { email: EMAIL })
    pass(9)
    const proved = await ask('prove', { code: await codeFor(EMAIL) })
    expect(shownIn(proved).email).toEqual({ address: EMAIL, codeUntil: null, provedAt: expect.any(String) })
    expect(shownIn(await show()).missing).not.toContain('email')
  })

  test('and fifty tries at once are five', async () => {
    const made = await world()
    const { ask, codeFor } = await applicant(made)
    await ask('sendCode', { email: EMAIL })
    const right = await codeFor(EMAIL)
    const wrong = Array.from({ length: 50 }, (_, n) => String((Number(right) + n + 1) % 1_000_000).padStart(6, '0'))
    const answers = await Promise.all(wrong.map((code) => ask('prove', { code })))
    const counted = answers.filter((answer) => answer.failure.code === 'application.code_wrong')
    expect(counted).toHaveLength(5)
    expect((await ask('prove', { code: right })).failure.code).toBe('application.code_expired')
  })

  test('five times, then an hour’s rest; and one address gets no more than ten, whoever asks', async () => {
    const { made, pass } = await timed()
    const one = await applicant(made)
    for (let n = 0; n < 5; n++) expect((await one.ask('sendCode', { email: EMAIL })).status).toBe(200)
    expect((await one.ask('sendCode', { email: EMAIL })).failure).toMatchObject({
      code: 'application.code_too_many',
      facts: { minutes: 60 },
    })
    const two = await applicant(made)
    const answers = [1, 2, 3, 4, 5].map(() => () => two.ask('sendCode', { email: EMAIL }))
    const statuses: number[] = []
    for (const ask of answers) statuses.push((await ask()).status)
    expect(statuses).toEqual([200, 200, 200, 200, 409])
    expect(await lettersTo(made, EMAIL)).toHaveLength(9)
    pass(61)
    expect((await one.ask('sendCode', { email: EMAIL })).status).toBe(200)
  })

  test('another address takes the proof away, the same one does not', async () => {
    const made = await world()
    const { prove, ask, show } = await applicant(made)
    await prove()
    const again = await ask('sendCode', { email: EMAIL })
    expect(shownIn(again).email?.provedAt).not.toBeNull()
    await ask('sendCode', { email: 'lain@makassarkota.go.id' })
    expect(shownIn(await show()).email).toMatchObject({ address: 'lain@makassarkota.go.id', provedAt: null })
    expect((await ask('prove', { code: '12345' })).failure.code).toBe('input.invalid')
  })
})
