import { describe, expect, test } from 'vitest'
import { inputPlace } from '@slrt/functions/trpc'
import { systemSeat } from '@slrt/db/as-actor'
import { newId } from '@slrt/domain/id'
import { SEARCH_PURPOSES } from '@slrt/domain/person-search'
import { CIMEKAR, family } from '../support/complaints.ts'
import { failure, world, type Person } from '../support/world.ts'

const NEXT_DESA = '32.04.05.2004'
const FAR_DESA = '32.04.44.2001'

async function district(code = '32.04') {
  const made = await world()
  const admin = await made.district(code)
  const bo = await made.somebody(code, 'BO')
  let count = 0
  const register = async (name: string, desa = CIMEKAR) => {
    const one = family(++count, desa)
    const home = { ...one, persons: [{ ...one.persons[0]!, name }] }
    await bo.api.household.register.mutate({ commandId: newId(), ...home })
    return home
  }
  return { made, admin, bo, register }
}

const search = (who: Person, text: string, area: string | null = null) =>
  who.api.person.search.mutate({ text, area, purpose: 'LAYANAN' })
const namesOf = async (who: Person, text: string, area: string | null = null) =>
  (await search(who, text, area)).rows.map(({ name }) => name)

describe('somebody is found', () => {
  test('by NIK and by the number of the family card, however they are typed', async () => {
    const { bo, register } = await district()
    const siti = await register('Siti Aminah')
    const { nik } = siti.persons[0]!
    const { rows, hasMore, isElsewhere } = await search(bo, nik)
    expect([hasMore, isElsewhere]).toEqual([false, false])
    expect(rows).toEqual([
      {
        id: siti.persons[0]!.id,
        household: siti.id,
        name: 'Siti Aminah',
        sex: 'P',
        birthYear: '1990',
        relation: 'KEPALA',
        nik: '3204••••••••0001',
        existence: 'ADA',
        isMerged: false,
        head: 'Siti Aminah',
        rt: '01',
        rw: '05',
        desa: { code: CIMEKAR, label: 'Desa Cimekar' },
      },
    ])
    for (const text of [nik.replace(/(.{4})/g, '$1 '), `'${nik}`, nik.replace(/(.{6})(.{6})/, '$1.$2.'), siti.kk])
      expect([text, await namesOf(bo, text)]).toEqual([text, ['Siti Aminah']])
    expect(await namesOf(bo, nik.replace(/.$/, '9'))).toEqual([])
  })

  test('by each part of the name, in any order, by its beginning, its sound and its short forms', async () => {
    const { bo, register } = await district()
    const names = ['Hj. Siti Nur Aminah, S.Pd.', "Moh. Ma'ruf", 'Abdurrahman', 'Djuariah', 'Zaenal Aziz', 'Asep Budi Candra Dedi'] // prettier-ignore
    for (const name of names) await register(name)
    const [siti, maruf, abdul, djuariah, zaenal, asep] = names
    for (const [text, name] of [
      ['siti', siti],
      ['St. Aminah', siti],
      ['aminah siti', siti],
      ['siti amina', siti],
      ['SITI AMI', siti],
      ['nur aminah', siti],
      ['siti nur aminah', siti],
      ['aminah nur siti', siti],
      ['Muhammad Maruf', maruf],
      ['M. Ma’ruf', maruf],
      ['abdul rohman', undefined],
      ['Abd. Rahman', abdul],
      ['Abdul Rahman', abdul],
      ['juariah', djuariah],
      ['jaenal asis', zaenal],
      ['Zaenal Ajis', zaenal],
      ['asep dedi', asep],
      ['dedi asep', asep],
      ['budi dedi', asep],
      ['asep candra de', asep],
      ['candra asep budi dedi', asep],
      ['siti budi', undefined],
      ['siti aminah wati', undefined],
    ] as const)
      expect([text, await namesOf(bo, text)]).toEqual([text, name ? [name] : []])
  })

  test('in the desa, the kecamatan or everywhere, whoever fits best first', async () => {
    const { bo, register } = await district()
    await register('Siti Aminatu Zahra')
    await register('Siti Amina', NEXT_DESA)
    await register('Siti Aminah Wati')
    await register('Aminah Siti')
    await register('Siti Aminah', FAR_DESA)
    await register('Siti Aminah', NEXT_DESA)
    const { rows } = await search(bo, 'siti aminah')
    expect(rows.map(({ name, desa }) => [name, desa.code])).toEqual([
      ['Siti Aminah', NEXT_DESA],
      ['Siti Aminah', FAR_DESA],
      ['Aminah Siti', CIMEKAR],
      ['Siti Aminah Wati', CIMEKAR],
      ['Siti Amina', NEXT_DESA],
      ['Siti Aminatu Zahra', CIMEKAR],
    ])
    expect(await namesOf(bo, 'siti amina', '32.04.05')).toEqual(['Siti Amina', 'Aminah Siti', 'Siti Aminah', 'Siti Aminah Wati', 'Siti Aminatu Zahra']) // prettier-ignore
    expect(await namesOf(bo, 'siti aminah', NEXT_DESA)).toEqual(['Siti Aminah', 'Siti Amina'])
  })

  test('under the new name at once, and no more under the old one', async () => {
    const { bo, register } = await district()
    const home = await register('Siti Aminah')
    const { phone: _, nik: __, ...rest } = home.persons[0]!
    const changed = { ...rest, nikReason: undefined, name: 'Siti Maryam', version: 1 }
    await bo.api.person.change.mutate({ commandId: newId(), ...changed })
    expect(await namesOf(bo, 'siti maryam')).toEqual(['Siti Maryam'])
    expect(await namesOf(bo, 'aminah')).toEqual([])
    const child = { ...rest, id: newId(), household: home.id, name: 'Budi', relation: 'ANAK' as const, nik: null, nikReason: 'BAYI' as const, phone: null } // prettier-ignore
    await bo.api.person.add.mutate({ commandId: newId(), ...child })
    expect((await search(bo, 'budi')).rows).toMatchObject([{ name: 'Budi', head: 'Siti Maryam', household: home.id }])
  })

  test('as the record that was kept, whichever name or number is looked for', async () => {
    const { made, bo, register } = await district()
    const [kept, gone] = [await register('Siti Aminah'), await register('St. Amina', NEXT_DESA)]
    await made.owner.query(`update person set merged_into = $1 where id = $2`, [kept.persons[0]!.id, gone.persons[0]!.id]) // prettier-ignore
    for (const text of [gone.persons[0]!.nik, 'siti amina'])
      expect((await search(bo, text)).rows.map(({ id }) => id)).toEqual([kept.persons[0]!.id])
    expect((await search(bo, gone.persons[0]!.nik)).rows).toMatchObject([{ isMerged: true }])
    expect((await search(bo, gone.kk)).rows).toEqual([])
  })
})

describe('nobody is browsed', () => {
  test('twenty are shown, and that there are more', async () => {
    const { bo, register } = await district()
    for (let n = 0; n < 23; n++) await register(`Siti ${['Aminah', 'Maryam', 'Wati'][n % 3]}`)
    const { rows, hasMore } = await search(bo, 'siti')
    expect([rows.length, hasMore]).toEqual([20, true])
    expect(await search(bo, 'siti wati')).toMatchObject({ hasMore: false })
  })

  test('a search says what for, and stands in the audit trail with what was typed, encrypted', async () => {
    const { made, admin, bo, register } = await district()
    const { nik } = (await register('Siti Aminah')).persons[0]!
    const input = { text: nik, area: CIMEKAR, purpose: 'LAINNYA' as const, note: 'Titipan surat dari kelurahan' }
    await bo.api.person.search.mutate(input)
    const { rows } = await made.owner.query<{ id: string; membership: string; input: Buffer }>(
      `select id, membership, input from command where path = 'person.search'`,
    )
    expect(rows).toMatchObject([{ membership: bo.membership }])
    const [{ id, input: locked }] = rows as [(typeof rows)[0]]
    expect(locked.toString('latin1')).not.toMatch(/320411|Titipan/)
    const opened = await made.services.as(systemSeat('32.04'), ({ tx }) =>
      made.services.keys.decrypt(tx, inputPlace('32.04', id), locked),
    )
    expect(JSON.parse(opened)).toEqual(input)
    const { rows: trail } = await admin.api.audit.list.query({ path: 'person.search' })
    expect(trail).toMatchObject([
      { path: 'person.search', membership: bo.membership, purpose: { code: 'LAINNYA', note: input.note } },
    ])
    expect(JSON.stringify([made.log, trail])).not.toMatch(/320411/)
    expect(JSON.stringify(made.log)).not.toMatch(/Titipan/)
  })

  test.each([
    ['search.note', { purpose: 'LAINNYA' as const }],
    ['search.note', { purpose: 'LAINNYA' as const, note: ' x ' }],
    ['search.number', { text: '320405' }],
    ['search.masked', { text: '3204 •••• •••• 0003' }],
    ['search.name', { text: '!!' }],
    ['search.name', { text: 's,' }],
    ['search.name', { text: 'H.' }],
  ])('%s: %o', async (code, change) => {
    const { made, bo } = await district()
    const refused = await failure(bo.api.person.search.mutate({ text: 'siti', area: null, purpose: 'LAYANAN', ...change })) // prettier-ignore
    expect(refused).toMatchObject({ httpStatus: 409, code })
    const { rows } = await made.owner.query(`select from command where path = 'person.search'`)
    expect(rows).toEqual([])
  })

  test('a text without purpose, of an area that is none or with hidden signs is refused as it is', async () => {
    const { bo } = await district()
    for (const change of [{ purpose: undefined }, { purpose: 'IKUTAN' }, { area: '32.04' }, { area: "32.04.05'" }, { text: 'a\u202Eb' }]) {
      const input = { text: 'siti', area: null, purpose: 'LAYANAN', ...change } as never
      expect([change, (await failure(bo.api.person.search.mutate(input))).httpStatus]).toEqual([change, 400])
    }
    expect(SEARCH_PURPOSES).toContain('LAINNYA')
  }) // prettier-ignore
})

describe('where somebody may look', () => {
  test('a fasilitator finds the people of the own desa, a supervisor those of the kecamatan', async () => {
    const { made, bo, register } = await district()
    await register('Siti Aminah')
    const next = await register('Siti Maryam', NEXT_DESA)
    await register('Siti Wati', FAR_DESA)
    const rini = await made.somebody('32.04', 'FASILITATOR', [CIMEKAR])
    const yusuf = await made.somebody('32.04', 'SUPERVISOR', ['32.04.05'])
    expect(await namesOf(rini, 'siti')).toEqual(['Siti Aminah'])
    expect(await namesOf(rini, 'siti', NEXT_DESA)).toEqual([])
    expect(await namesOf(rini, next.persons[0]!.nik)).toEqual([])
    expect(await namesOf(yusuf, 'siti')).toEqual(['Siti Aminah', 'Siti Maryam'])
    expect(await namesOf(bo, 'siti')).toHaveLength(3)
  })

  test('an agency and the district’s admin search nobody', async () => {
    const { made, admin } = await district()
    const unit = await made.unit('32.04', 'Dinas Kesehatan')
    for (const who of [await made.somebody('32.04', 'OPD_PETUGAS', [], unit), admin])
      expect((await failure(search(who, 'siti'))).code).toBe('path.forbidden')
  })

  test('of a NIK in another district is said that it is registered, and nothing else', async () => {
    const { made, bo, register } = await district()
    const { nik } = (await register('Siti Aminah')).persons[0]!
    await made.district('32.73')
    const other = await made.somebody('32.73', 'FO')
    expect(await search(other, nik)).toEqual({ rows: [], hasMore: false, isElsewhere: true })
    expect(await search(other, 'siti aminah')).toEqual({ rows: [], hasMore: false, isElsewhere: false })
    expect(await search(other, nik.replace(/.$/, '7'))).toEqual({ rows: [], hasMore: false, isElsewhere: false })
    expect((await search(bo, nik)).isElsewhere).toBe(false)
  })
})
