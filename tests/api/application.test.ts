import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { lettersOf, secretFor } from '../support/sign-in.ts'
import { applicant, areaOf, basis, contact, EMAIL, reviewer, shownIn } from '../support/application.ts'
import { photograph, whole } from '../support/evidence.ts'
import { tablesWith } from '../support/written.ts'
import { failure, world, type World } from '../support/world.ts'

const MINUTE = 60_000

/** A world whose clock stands where the test puts it. */
async function timed() {
  const clock = { now: Date.now() }
  const made = await world({ now: () => new Date(clock.now) })
  const pass = (minutes: number) => void (clock.now += minutes * MINUTE)
  return { made, pass }
}
const lettersTo = async (made: World, email: string) => (await lettersOf(made, '00')).filter(({ to }) => to === email)
const count = async ({ owner }: World, from: string) =>
  Number((await owner.query<{ n: string }>(`select count(*) as n from ${from}`)).rows[0]!.n)

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
      expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([409, 'application.file_type'])
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
      expect([[404, 'application.unknown'], [400, 'input.invalid']]).toContainEqual([status, said.code])
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
      expect((await ask('prove', { code: wrong })).failure).toMatchObject({ code: 'application.code_wrong', facts: { left } })
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

describe('the secretariat', () => {
  test('sees what was handed in, with domain and decree, and no drafts', async () => {
    const made = await world()
    await (await applicant(made, ['73.71'])).save('contact', contact)
    await (await applicant(made)).apply()
    const { api } = reviewer(made)
    const { rows, counts } = await api.list.query({})
    expect(counts).toEqual({ DIKIRIM: 1 })
    expect(rows).toMatchObject([
      {
        state: 'DIKIRIM',
        areas: [{ code: '73.71', label: 'Kota Makassar' }],
        institution: 'Dinas Sosial Kota Makassar',
        mailDomain: 'makassarkota.go.id',
        isOfficial: true,
        isFreeMail: false,
        decree: 'Perwal 22/2024',
      },
    ])
  })

  test('gives it back with reasons, each where it belongs; mended, it comes again', async () => {
    const made = await world()
    const one = await applicant(made)
    await one.apply()
    const { newest, giveBack, check, api } = reviewer(made)
    const { id } = await newest()
    await check(id)
    await giveBack(id, { basis: 'Nomor Perwal tidak sama dengan berkas.' })
    const returned = shownIn(await one.show())
    expect(returned).toMatchObject({
      state: 'DIKEMBALIKAN',
      reasons: { basis: 'Nomor Perwal tidak sama dengan berkas.' },
      content: { contact, basis },
    })
    const letter = (await lettersTo(made, EMAIL)).at(-1)!
    expect(letter.subject).toBe('Permohonan Kota Makassar dikembalikan')
    expect(letter.body).toContain(`/gabung#${one.token}`)
    await one.save('basis', { ...basis, number: '23' })
    expect(shownIn(await one.submit()).state).toBe('DIKIRIM')
    expect(await api.show.query({ id })).toMatchObject({ decree: 'Perwal 23/2024', checked: [], reasons: {} })
  })

  test('approves only what it has looked at', async () => {
    const made = await world()
    await (await applicant(made)).apply()
    const { newest, approve, check } = reviewer(made)
    const { id, version } = await newest()
    const { application } = made.secretariat.api
    expect(await failure(approve(id))).toMatchObject({
      code: 'application.unchecked',
      facts: { checks: 'area,decree,mailDomain,head,agreement' },
    })
    await check(id)
    const stale = application.approve.mutate({ commandId: newId(), id, version })
    expect((await failure(stale)).code).toBe('application.changed')
    expect(await count(made, `national.tenant where code = '73.71'`)).toBe(0)
  })

  test('by approving births the district with what is its own, and nothing of the nation’s', async () => {
    const made = await world()
    await (await applicant(made)).apply()
    const { newest, approve, check } = reviewer(made)
    const { id } = await newest()
    await check(id)
    await approve(id)
    const { owner } = made
    const rows = async (text: string) => (await owner.query(text)).rows as object[]
    expect(
      await rows(`select t.code, kind, state, name, agreement, area, is_practice from national.tenant t
        join national.tenant_area a on a.tenant = t.code where t.code = '73.71'`),
    ).toEqual([
      {
        code: '73.71',
        kind: 'district',
        state: 'AKTIF',
        name: 'Kota Makassar',
        agreement: '2026-11',
        area: '73.71',
        is_practice: false,
      },
    ])
    const own = `where tenant = '73.71'`
    expect(await rows(`select name, role, state, contact_masked from staff ${own}`)).toEqual([
      { name: contact.name, role: 'KAB_ADMIN', state: 'DIUNDANG', contact_masked: 'd•••@makassarkota.go.id' },
    ])
    expect(await rows(`select kind, name from unit ${own}`)).toEqual([
      { kind: 'SEKRETARIAT', name: 'Sekretariat SLRT' },
    ])
    expect(await rows(`select type, number, year, title, issuer from instrument ${own}`)).toEqual([
      { type: 'PERWAL', number: '22', year: 2024, title: basis.title, issuer: 'Pemerintah Kota Makassar' },
    ])
    // Guard: born means born, not copied. Every other table of tenants holds nothing of it.
    const { rows: tables } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant'`,
    )
    const filled: string[] = []
    for (const { name } of tables) if ((await count(made, `public."${name}" ${own}`)) > 0) filled.push(name)
    expect(filled.sort()).toEqual(['instrument', 'key', 'staff', 'staff_word', 'unit'])
    const letters = await lettersTo(made, EMAIL)
    expect(letters.map(({ subject }) => subject).slice(1).sort()).toEqual([
      'Permohonan Kota Makassar disetujui',
      'Undangan bergabung: Kota Makassar',
    ])
  })

  test('births a province with all its kab/kota', async () => {
    const made = await world()
    const one = await applicant(made)
    await one.apply()
    const { newest, giveBack, check, approve } = reviewer(made)
    const { id } = await newest()
    await giveBack(id, { area: 'Untuk seluruh provinsi.' })
    await one.save('area', areaOf('31', 'Dinas Sosial Provinsi DKI Jakarta'))
    await one.submit()
    await check(id)
    await approve(id)
    const [tenant] = (await made.secretariat.api.tenant.list.query({})).rows
    expect([tenant!.code, tenant!.kind, tenant!.name, tenant!.areas.length]).toEqual([
      '31',
      'province',
      'Provinsi DKI Jakarta',
      6,
    ])
  })
})

describe('two rivals for one area', () => {
  async function rivals() {
    const made = await world()
    const dinsos = await applicant(made)
    const other = await applicant(made)
    await dinsos.apply()
    await other.apply({ email: 'slrt.makassar@gmail.com', decree: { ...basis, type: 'SK', number: '7' } })
    const { rows } = await made.secretariat.api.application.list.query({})
    const idOf = (domain: string) => rows.find(({ mailDomain }) => mailDomain === domain)!.id
    return { made, dinsos, other, id: idOf('makassarkota.go.id'), otherId: idOf('gmail.com') }
  }

  test('stand side by side; neither hears more of the other than that there is one', async () => {
    const { made, dinsos, id } = await rivals()
    const shown = await made.secretariat.api.application.show.query({ id })
    expect(shown).toMatchObject({
      mailDomain: 'makassarkota.go.id',
      isOfficial: true,
      others: [{ mailDomain: 'gmail.com', isFreeMail: true, isOfficial: false, decree: 'SK 7/2024', state: 'DIKIRIM' }],
      tenants: [],
    })
    const { text, body } = await dinsos.show()
    expect(body.isTaken).toBe(true)
    expect(text).not.toMatch(/gmail|SK 7/)
  })

  test('approving one closes the other, which is told why and keeps what it wrote', async () => {
    const { made, other, id, otherId } = await rivals()
    const { check, approve } = reviewer(made)
    await check(id)
    await approve(id)
    expect(shownIn(await other.show())).toMatchObject({
      state: 'DITUTUP',
      reasons: { area: expect.stringContaining('sudah punya SLRT') },
      content: { contact },
    })
    expect((await lettersTo(made, 'slrt.makassar@gmail.com')).at(-1)!.subject).toBe('Permohonan Kota Makassar ditutup')
    expect((await failure(approve(otherId))).code).toBe('application.not_now')
    expect((await other.save('contact', contact)).failure.code).toBe('application.not_now')
  })

  test('approved at the same moment, one is born and the other is refused', async () => {
    const { made, id, otherId } = await rivals()
    const { check, approve } = reviewer(made)
    await check(id)
    await check(otherId)
    const outcomes = await Promise.allSettled([approve(id), approve(otherId)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await count(made, `national.tenant where code = '73.71'`)).toBe(1)
    expect(await count(made, `staff where tenant = '73.71'`)).toBe(1)
  })

  test('a place that has its SLRT already is not given a second time', async () => {
    const { made, id } = await rivals()
    await made.district('73.71')
    const { check, approve } = reviewer(made)
    await check(id)
    expect((await made.secretariat.api.application.show.query({ id })).tenants).toEqual([
      { code: '73.71', name: 'Kabupaten 73.71' },
    ])
    expect((await failure(approve(id))).code).toBe('tenant.exists')
  })
})

describe('a birth is whole or not at all', () => {
  test('a crash in the middle leaves nothing; the same approval goes through afterwards', async () => {
    const made = await world()
    const one = await applicant(made)
    await one.apply()
    const { newest, check, approve } = reviewer(made)
    const { id } = await newest()
    await check(id)
    const { owner } = made
    const commandId = newId()
    for (const table of ['public.instrument', 'public.message', 'national.application']) {
      await owner.query(`create function public.fall() returns trigger language plpgsql as
        $$ begin raise exception 'the power went' using errcode = '57P01'; end $$`)
      await owner.query(`create trigger fall before insert or update on ${table} for each row execute function public.fall()`)
      expect((await failure(approve(id, commandId))).code).toBe('server.busy')
      await owner.query('drop function public.fall() cascade')
      for (const from of ['national.tenant', 'national.tenant_area'])
        expect(await count(made, `${from} where ${from.endsWith('area') ? 'tenant' : 'code'} = '73.71'`)).toBe(0)
      for (const from of ['key', 'staff', 'unit', 'instrument'])
        expect([table, from, await count(made, `public."${from}" where tenant = '73.71'`)]).toEqual([table, from, 0])
      expect(shownIn(await one.show()).state).toBe('DIKIRIM')
    }
    await approve(id, commandId)
    expect(shownIn(await one.show()).state).toBe('DISETUJUI')
  })

  test('an approval that is sent twice acts once', async () => {
    const made = await world()
    await (await applicant(made)).apply()
    const { newest, check, approve, api } = reviewer(made)
    const { id } = await newest()
    await check(id)
    const { commandId, version } = await approve(id)
    await api.approve.mutate({ commandId, id, version })
    expect(await count(made, `staff where tenant = '73.71'`)).toBe(1)
    expect((await lettersTo(made, EMAIL)).filter(({ subject }) => subject.startsWith('Undangan'))).toHaveLength(1)
    const anew = api.approve.mutate({ commandId: newId(), id, version })
    expect((await failure(anew)).code).toBe('application.not_now')
  })
})
