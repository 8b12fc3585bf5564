import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { dtks, dtksCells, DTKS_HEADER, sample, takeIn } from '../support/imported.ts'
import { world, type World } from '../support/world.ts'

/** Everybody in the register, by name, as far as the columns are readable. */
const persons = async ({ owner }: World) =>
  (
    await owner.query<{ name: string; household: string; desa: string; relation: string; version: number }>(
      `select name, household, desa, relation, version from person where tenant = '32.04' order by name`,
    )
  ).rows

const history = async ({ owner }: World) =>
  (
    await owner.query<{ kind: string; field: string; source: string }>(
      `select kind, field, source from provenance where tenant = '32.04' order by field`,
    )
  ).rows

const budi = { nik: '3204301206150001', nama: 'Budi Rohman', lahir: '2015-06-12', jk: 'L', hub: 'ANAK' }
const ujang = { id: '3204000000000002', kk: '3204302005110077', nik: '3204301206480001', nama: 'Ujang Permana', lahir: '1948-06-12', jk: 'L' } // prettier-ignore

test(
  'a DTKS export of a whole district is taken in as its list of expected figures says; again, nothing changes',
  { timeout: 120_000 },
  async (context) => {
    const [file, expected] = [await sample('dtks-3204.txt'), await sample('dtks-3204.expected.json')]
    if (!file || !expected) return context.skip('../shared/samples is not there')
    const made = await world()
    await made.district()
    const first = await takeIn(made.services, { content: file })
    const told = JSON.parse(expected.toString()) as { persons: number }
    expect(first.summary).toEqual({ ...told, new: told.persons, changed: 0, unchanged: 0, gone: 0 })
    const before = await history(made)
    // Other bounds of transactions, the same outcome.
    const second = await takeIn(made.services, { content: file, size: 333 })
    expect(second.summary).toEqual({ ...told, new: 0, changed: 0, unchanged: told.persons, gone: 0 })
    expect(await history(made)).toEqual(before)
  },
)

test('a family is kept together, however its rows are scattered, and is called by its head', async () => {
  const made = await world()
  await made.district()
  await takeIn(made.services, { content: dtks(budi, ujang, {}), size: 1 })
  const { rows } = await made.owner.query(
    `select head, head_folded, members, desa, rt, rw, kk_masked from household where tenant = '32.04' order by head`,
  )
  const place = { desa: '32.04.05.2003', rt: '002', rw: '018' }
  expect(rows).toEqual([
    { head: 'Siti Aminah', head_folded: 'siti aminah', members: 2, ...place, kk_masked: '3204••••••••0002' },
    { head: 'Ujang Permana', head_folded: 'ujang permana', members: 1, ...place, kk_masked: '3204••••••••0077' },
  ])
  const [one, two] = await persons(made)
  expect(one!.household).toBe(two!.household)
})

test('a newer file is a difference: who is new, changed, unchanged or gone; what changed has its history', async () => {
  const made = await world()
  await made.district()
  await takeIn(made.services, { content: dtks({}, budi, ujang) })
  const newer = dtks({ alamat: 'Kp. Baru No. 1' }, { ...budi, alamat: 'Kp. Baru No. 1' }, { id: '9', kk: '3204302005110099', nik: '3204304101900001', nama: 'Neneng', lahir: '1990-01-01' }) // prettier-ignore
  const { summary } = await takeIn(made.services, { content: newer })
  expect(summary).toMatchObject({ new: 1, changed: 2, unchanged: 0, gone: 1, persons: 3 })
  expect(await history(made)).toEqual([{ kind: 'household', field: 'address', source: 'DTKS' }])
  // Whoever is gone from the list stays in the register, and may come back.
  const back = await takeIn(made.services, { content: dtks({ alamat: 'Kp. Baru No. 1' }, ujang) })
  expect(back.summary).toMatchObject({ new: 1, changed: 0, unchanged: 1, gone: 2 })
  expect((await persons(made)).map(({ name }) => name)).toEqual([
    'Budi Rohman',
    'Neneng',
    'Siti Aminah',
    'Ujang Permana',
  ])
})

test('somebody who moves to another family is counted there, and it is remembered where they lived', async () => {
  const made = await world()
  await made.district()
  await takeIn(made.services, { content: dtks({}, budi, ujang) })
  const { summary } = await takeIn(made.services, { content: dtks({}, { ...budi, id: ujang.id, kk: ujang.kk }, ujang) })
  expect(summary).toMatchObject({ changed: 1, unchanged: 2, gone: 0 })
  const { rows } = await made.owner.query(`select head, members from household where tenant = '32.04' order by head`)
  expect(rows).toEqual([
    { head: 'Siti Aminah', members: 1 },
    { head: 'Ujang Permana', members: 2 },
  ])
  expect(await history(made)).toEqual([{ kind: 'person', field: 'household', source: 'DTKS' }])
})

test('a family that moves to another desa takes everything along by which it is found', async () => {
  const made = await world()
  await made.district()
  await takeIn(made.services, { content: dtks({ pbi: 'YA' }, budi) })
  const elsewhere = { desa: 'Cileunyi Kulon' }
  await takeIn(made.services, { content: dtks({ pbi: 'YA', ...elsewhere }, { ...budi, ...elsewhere }) })
  for (const table of ['household', 'person', 'person_token', 'fact', 'origin', 'participation']) {
    const { rows } = await made.owner.query(`select distinct desa from ${table} where tenant = '32.04'`)
    expect([table, rows]).toEqual([table, [{ desa: '32.04.05.2001' }]])
  }
})

test('what an officer wrote stays, and what the file says instead stands beside it', async () => {
  const made = await world()
  await made.district()
  await takeIn(made.services, { content: dtks({}) })
  const officer = await made.somebody('32.04', 'FO')
  const [before] = (await made.owner.query(`select id, version from person where tenant = '32.04'`)).rows
  const changed = { name: 'Siti Aminah Nur', birthDate: '1990-08-17', sex: 'P' as const, relation: 'KEPALA' as const }
  await officer.api.person.change.mutate({ commandId: newId(), ...before, ...changed })
  const { summary } = await takeIn(made.services, { content: dtks({ nama: 'Siti Aminah', ibu: 'Euis Komariah' }) })
  expect(summary).toMatchObject({ changed: 1, unchanged: 0 })
  expect((await persons(made)).map(({ name }) => name)).toEqual(['Siti Aminah Nur'])
  const { rows } = await made.owner.query(`select mother from person where tenant = '32.04'`)
  expect(rows).toEqual([{ mother: 'Euis Komariah' }])
  expect((await history(made)).map(({ field, source }) => `${field} ${source}`)).toEqual(['?name DTKS', 'mother DTKS', 'name PETUGAS']) // prettier-ignore
})

test('a family that an officer registered is found by its numbers, and only what was missing is filled in', async () => {
  const made = await world()
  await made.district()
  const officer = await made.somebody('32.04', 'FO')
  const head = { id: newId(), name: 'Siti Aminah', relation: 'KEPALA' as const, sex: 'P' as const, birthDate: null, phone: null } // prettier-ignore
  await officer.api.household.register.mutate({
    commandId: newId(),
    id: newId(),
    desa: '32.04.05.2003',
    rt: '05',
    rw: '',
    address: 'Jl. Melati 3',
    kk: '3204302005110002',
    kkReason: null,
    persons: [{ ...head, nik: '3204305708900003', nikReason: null }],
  })
  const { summary } = await takeIn(made.services, { content: dtks({}, budi) })
  expect(summary).toMatchObject({ new: 2, families: 1, changed: 0 })
  const { rows } = await made.owner.query(`select rt, rw, members, head from household where tenant = '32.04'`)
  expect(rows).toEqual([{ rt: '05', rw: '018', members: 2, head: 'Siti Aminah' }])
  const again = await takeIn(made.services, { content: dtks({}, budi) })
  expect(again.summary).toMatchObject({ new: 0, unchanged: 2 })
})

test('one card that a list names for two families is kept for both', async () => {
  const made = await world()
  await made.district()
  await takeIn(made.services, { content: dtks({}, { ...ujang, kk: '3204302005110002' }) })
  const { rows } = await made.owner.query(`select head, kk_place from household where tenant = '32.04' order by head`)
  expect(rows).toEqual([
    { head: 'Siti Aminah', kk_place: 0 },
    { head: 'Ujang Permana', kk_place: 1 },
  ])
})

test('an earlier version that a newer file brings alone is a change; with its successor, it is none', async () => {
  const made = await world()
  await made.district()
  const [older, newer] = [{ kerja: 'PEDAGANG' }, { kerja: 'BURUH TANI', lahir: '1990-08-18' }]
  const first = await takeIn(made.services, { content: dtks(older, newer) })
  expect(first.summary).toMatchObject({ accepted: 2, corrected: 1, persons: 1, new: 1 })
  const second = await takeIn(made.services, { content: dtks(older, newer), size: 1 })
  expect(second.summary).toMatchObject({ accepted: 2, corrected: 1, unchanged: 1, changed: 0 })
  const third = await takeIn(made.services, { content: dtks(older) })
  expect(third.summary).toMatchObject({ accepted: 1, corrected: 0, unchanged: 0, changed: 1 })
  const { rows } = await made.owner.query(`select birth_date::text as born from person where tenant = '32.04'`)
  expect(rows).toEqual([{ born: '1990-08-17' }])
})

test('another name under a number that was taken in is a conflict; another spelling of the name is not', async () => {
  const made = await world()
  await made.district()
  const content = dtks(
    { nama: 'H. Moh. Yusuf' },
    { nama: 'Muhammad Yusuf', rt: '003' },
    { nama: 'Dewi Permana' },
    { nama: 'Dewi Permana' },
  )
  const { summary } = await takeIn(made.services, { content, size: 2 })
  expect(summary).toMatchObject({ accepted: 2, corrected: 1, rejected: { nik_conflict: 1 }, identical_repeats: 1 })
})

test('the same table says the same in every encoding and delimiter that spreadsheets write', async () => {
  const text = dtks({ nama: 'Siti Nurjanah É' }, budi)
  const variants: [string, Buffer][] = [
    ['with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['semicolons', Buffer.from(text.replaceAll('|', ';'))],
    ['tabs', Buffer.from(text.replaceAll('|', '\t'))],
    ['line feeds', Buffer.from(text.replaceAll('\r\n', '\n'))],
    ['returns', Buffer.from(text.replaceAll('\r\n', '\r'))],
  ]
  const made = await world()
  await made.district()
  for (const [name, content] of variants) {
    const { summary } = await takeIn(made.services, { content })
    const isFirst = name === 'with a mark'
    expect([name, summary.new, summary.unchanged]).toEqual([name, isFirst ? 2 : 0, isFirst ? 0 : 2])
  }
})

test('a quote too many costs its own line, a line end inside quotes nothing', async () => {
  const made = await world()
  await made.district()
  const lines = dtks({ alamat: 'Kp. "Baru" No. 3' }, { ...budi, alamat: 'Kp. Cimekar\r\nNo. 7' }, ujang).split('\r\n')
  const broken = `"${dtksCells({ ...budi, nik: '3204301206150009' }).join('"|"')}`
  const content = [...lines.slice(0, -1), broken, ...dtks({ ...ujang, nik: '3204301206480002', nama: 'Ujang Dua' }).split('\r\n').slice(1)].join('\r\n') // prettier-ignore
  const { summary } = await takeIn(made.services, { content })
  expect(summary).toMatchObject({ rows: 5, accepted: 4, rejected: { row_malformed: 1 } })
})

test('a file whose codes are of another numbering is stopped before anything is taken in', async () => {
  const made = await world()
  await made.district('12.01')
  // Kab. Nias as Statistics Indonesia numbers it; under that number Kemendagri has Tapanuli Tengah (handbook §17.7).
  const header = 'nik,no_kk,nama,kode_kabupaten_kota,kabupaten_kota,kecamatan,kelurahan_desa'
  const rows = Array.from({ length: 30 }, (_, n) => `12010108170800${10 + n},1201010505100001,Ama ${n},1201,Nias,Gido,Hiliweto`) // prettier-ignore
  const { stopped, summary } = await takeIn(made.services, {
    content: [header, ...rows].join('\n'),
    kind: 'dtsen',
    tenant: '12.01',
  })
  expect(stopped).toEqual({ code: 'import.areas_disagree', rows: 30, agreeing: 0 })
  expect(summary).toMatchObject({ rows: 0, accepted: 0 })
  const { rows: there } = await made.owner.query(`select count(*)::int as n from person`)
  expect(there).toEqual([{ n: 0 }])
})

test('numbers, addresses and details are nowhere to be read in the database', async () => {
  const made = await world()
  await made.district()
  await takeIn(made.services, { content: dtks({}, { ...budi, nik: '32043012061500' }) })
  const { rows } = await made.owner.query<{ text: string }>(
    `select (select string_agg(h::text, '') from household h) || (select string_agg(p::text, '') from person p)
       || (select string_agg(r::text, '') from import_row r) || (select string_agg(o::text, '') from origin o) as text`,
  )
  for (const secret of ['3204305708900003', '3204302005110002', '3204000000000001', 'Kp. Cimekar', 'BURUH TANI'])
    expect([secret, rows[0]!.text.includes(secret)]).toEqual([secret, false])
  expect(DTKS_HEADER).toHaveLength(23)
})

test('a family receives a program while one of its rows says so; when none does, it does not any more', async () => {
  const made = await world()
  await made.district()
  const said = async () =>
    (
      await made.owner.query<{ pkh: boolean; state: string }>(
        `select f.receives_pkh as pkh, p.state from fact f join participation p on p.tenant = f.tenant and p.household = f.household
           and p.program = 'PKH' where f.tenant = '32.04' and f.person is null`,
      )
    ).rows
  const take = (...pkh: string[]) =>
    takeIn(made.services, { content: dtks({ pkh: pkh[0]! }, { ...budi, pkh: pkh[1]! }), size: 1 })
  await take('TIDAK', 'YA')
  expect(await said()).toEqual([{ pkh: true, state: 'MENERIMA' }])
  await take('YA', 'TIDAK')
  expect(await said()).toEqual([{ pkh: true, state: 'MENERIMA' }])
  await take('TIDAK', 'TIDAK')
  expect(await said()).toEqual([{ pkh: false, state: 'TIDAK' }])
  const fields = (await history(made)).map(({ kind, field }) => `${kind} ${field}`)
  expect(fields).toContain('fact receivesPkh')
})

test('however many rows a transaction has, the history of a newer file is the same', async () => {
  const worlds = [await world(), await world()]
  const newer = { alamat: 'Kp. Baru No. 1', rt: '009', desa: 'Cileunyi Kulon' }
  for (const [n, made] of worlds.entries()) {
    await made.district()
    const size = n === 0 ? 2000 : 1
    await takeIn(made.services, { content: dtks({}, budi, ujang, { ...budi, lahir: '' }), size })
    await takeIn(made.services, { content: dtks({ ...newer, rt: '002' }, { ...budi, ...newer }, { ...ujang, ibu: 'Euis' }), size }) // prettier-ignore
  }
  const [together, one] = await Promise.all(worlds.map(history))
  expect(one).toEqual(together)
  expect(together!.map(({ field }) => field)).toEqual(['address', 'desa', 'mother'])
})
