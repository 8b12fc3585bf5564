import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
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
import { failure, world } from '../support/world.ts'

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
    expect(
      letters
        .map(({ subject }) => subject)
        .slice(1)
        .sort(),
    ).toEqual(['Permohonan Kota Makassar disetujui', 'Undangan bergabung: Kota Makassar'])
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
      await owner.query(
        `create trigger fall before insert or update on ${table} for each row execute function public.fall()`,
      )
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
