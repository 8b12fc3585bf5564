import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { household } from '@slrt/db/household'
import { urlOfRunning } from '@slrt/db/local-running'
import { person } from '@slrt/db/person'
import { systemSeat } from '@slrt/db/as-actor'
import { keyring, localWrapping } from '@slrt/db/crypto'
import { newId } from '@slrt/domain/id'
import { ITEM_STATES } from '@slrt/domain/item-state'
import { Kk, Nik, Phone, readNik } from '@slrt/domain/nik'
import { may, type Role } from '@slrt/domain/permission'
import { apiUrlOf } from '@slrt/functions/machine'
import { openDoor } from '@slrt/functions/services'
import { secretFrom, withSecretFiles } from '@slrt/functions/environment'
import { dumpOf, filesBelow, finderOf } from '../support/dump.ts'
import { bringWeb, freePort, launch, startServer, visitor } from '../support/server.ts'

/** One demo for all tests of this file, in their order. */
let DATA_DIR: string
beforeAll(async () => {
  DATA_DIR = await mkdtemp(join(tmpdir(), 'slrt-demo-'))
  await bringWeb(DATA_DIR)
})
afterAll(() => rm(DATA_DIR, { recursive: true, force: true }))

async function ownerOf(url: string | undefined): Promise<pg.Client> {
  const owner = new pg.Client({ connectionString: url })
  // A server that is killed takes the connection with it.
  owner.on('error', () => undefined)
  await owner.connect()
  return owner
}

async function openOwner(): Promise<pg.Client> {
  const owner = await ownerOf(await urlOfRunning(DATA_DIR))
  onTestFinished(() => owner.end())
  return owner
}

/** How many districts have families; 0 while there is not even a table. */
async function loadedDistricts(): Promise<number> {
  const url = await urlOfRunning(DATA_DIR)
  if (!url) return 0
  try {
    const owner = await ownerOf(url)
    try {
      const { rows } = await owner.query<{ n: number }>('select count(distinct tenant)::int as n from household')
      return rows[0]!.n
    } finally {
      await owner.end()
    }
  } catch {
    return 0
  }
}

test(
  'killed while it loads, the next start completes the demo nation, and nothing is there twice',
  { timeout: 240_000 },
  async () => {
    const { child } = launch({ DATA_DIR, PORT: String(await freePort()) })
    while ((await loadedDistricts()) < 6) await sleep(50)
    child.kill('SIGKILL')
    expect(await loadedDistricts()).toBeLessThan(50)
    await startServer({ DATA_DIR })
    const owner = await openOwner()
    const { rows } = await owner.query<{ tenant: string; families: number; complaints: number; items: number }>(
      `select code as tenant, (select count(*)::int from household where tenant = code) as families,
       (select count(*)::int from complaint where tenant = code) as complaints
     from national.tenant where code <> '00' order by code`,
    )
    expect(rows).toHaveLength(50)
    const big = ['16.07', '32.04', '32.73']
    for (const { tenant, families, complaints } of rows) {
      const [least, most] = big.includes(tenant) ? [600, 2100] : [30, 70]
      expect([tenant, families >= least && families <= most, complaints >= least && complaints <= most]).toEqual([tenant, true, true]) // prettier-ignore
    }
    const doubles = await owner.query('select from staff group by tenant, contact_index, role having count(*) > 1')
    expect(doubles.rowCount).toBe(0)
  },
)

test('what the demo shows could have happened: every act by somebody who may, state after state, nothing ahead of time', async () => {
  await startServer({ DATA_DIR })
  const owner = await openOwner()
  const { rows: acts } = await owner.query<{ act: string; role: Role | 'SYSTEM' }>(
    'select distinct act, by_role as role from event',
  )
  expect(acts.filter(({ act, role }) => role !== 'SYSTEM' && !may(role, act))).toEqual([])
  expect(acts.filter(({ role }) => role === 'SYSTEM').map(({ act }) => act).sort()).toEqual(['item.close', 'item.expire']) // prettier-ignore

  const broken = await owner.query(
    `select from (select before, lag(after) over (partition by tenant, item order by at, step) as left_in from event) as chain
     where before is distinct from left_in`,
  )
  expect(broken.rowCount).toBe(0)
  const { rows: states } = await owner.query<{ after: string }>('select distinct after from event')
  // A district refuses and merges by acts that come later.
  const missing = ITEM_STATES.filter((state) => !states.some(({ after }) => after === state))
  expect(missing).toEqual(['DITOLAK', 'DUPLIKAT'])

  const gaps = await owner.query(
    `select from complaint c join ticket_count t on t.tenant = c.tenant and t.month = split_part(c.ticket, '-', 2)
     group by t.tenant, t.month, t.last
     having t.last <> count(*) or t.last <> count(distinct c.ticket) or t.last <> max(split_part(c.ticket, '-', 3)::int)`,
  )
  expect(gaps.rowCount).toBe(0)
  const { rows: times } = await owner.query<{ ahead: number; behind: number; turnless: number }>(
    `select (select count(*)::int from event where at > now()) as ahead,
       (select count(*)::int from complaint c join household h on (h.tenant, h.id) = (c.tenant, c.household)
        where h.registered_at > c.registered_at) as behind,
       (select count(*)::int from item where (turn is null) <> (state in ('DITUTUP', 'DIBATALKAN'))) as turnless`,
  )
  expect(times).toEqual([{ ahead: 0, behind: 0, turnless: 0 }])
})

test('districts differ: desa with a Puskesos, fasilitator, one district silent, one in trouble', async () => {
  const { url } = await startServer({ DATA_DIR })
  const owner = await openOwner()
  const one = async <T>(text: string) => (await owner.query<{ value: T }>(text)).rows[0]!.value
  expect(await one(`select count(*)::int as value from unit where tenant = '32.04' and kind = 'PUSKESOS'`)).toBe(280)
  expect(await one(`select count(*)::int as value from staff where tenant = '16.07' and role = 'FASILITATOR'`)).toBe(50)
  expect(
    await one(`select array(select code from national.area where code like '16.07.%' and level = 'desa' and valid_to is null
      except select unnest(string_to_array(scope, ',')) from staff where tenant = '16.07' and role = 'FASILITATOR') as value`),
  ).toEqual([])
  const { rows } = await owner.query<{ tenant: string; days: number; late: number; open: number }>(
    `select tenant, extract(day from now() - max(at) filter (where by_role <> 'SYSTEM'))::int as days,
       round(100.0 * count(*) filter (where late and before in ('DIRUJUK', 'DITERIMA_OPD', 'PROSES_OPD'))
         / count(*) filter (where before in ('DIRUJUK', 'DITERIMA_OPD', 'PROSES_OPD')))::int as late,
       (select count(*)::int from item i where i.tenant = e.tenant and turn is not null) as open
     from event e group by tenant`,
  )
  expect(rows.filter(({ days }) => days > 30).map(({ tenant }) => tenant)).toEqual(['17.71'])
  expect(rows.toSorted((a, b) => b.late - a.late)[0]).toMatchObject({ tenant: '18.01' })
  const ofTrouble = rows.find(({ tenant }) => tenant === '18.01')!
  expect(ofTrouble.open).toBeGreaterThan(30)

  const rini = visitor(url)
  await rini.signIn('rini@demo.slrt.example')
  const answer = await rini.post('/trpc/item.queue', { tab: 'mine' })
  const { result } = (await answer.json()) as { result: { data: { rows: { urgency: string; due: string }[] } } }
  const soon = Date.now() + 4 * 86_400_000
  const isPressing = ({ due }: { due: string }) => Date.parse(due) < soon
  expect(result.data.rows.filter(({ urgency }) => urgency === 'DARURAT').length).toBeGreaterThan(0)
  expect(result.data.rows.filter(isPressing).length).toBeGreaterThan(5)
})

/** All numbers of the demo's residents, opened as the product opens them. */
async function residentsNumbers(): Promise<{
  niks: string[]
  kks: string[]
  phones: string[]
  born: [string, string, string][]
}> {
  const env = await withSecretFiles({ DATA_DIR }, join(DATA_DIR, 'keys'))
  const keys = keyring(localWrapping(secretFrom(env, 'PLATFORM_KEY')))
  const { as, end } = openDoor(await apiUrlOf(env, (await urlOfRunning(DATA_DIR))!))
  onTestFinished(end)
  const owner = await openOwner()
  const { rows: tenants } = await owner.query<{ code: string }>(`select code from national.tenant where code <> '00'`)
  const found = {
    niks: [] as string[],
    kks: [] as string[],
    phones: [] as string[],
    born: [] as [string, string, string][],
  }
  for (const { code: tenant } of tenants)
    await as(systemSeat(tenant), async ({ tx }) => {
      const open = (table: string, column: string, id: string, locked: Buffer) =>
        keys.decrypt(tx, { tenant, table, column, id }, locked)
      for (const { id, nik, phone, birthDate, sex } of await tx.select().from(person)) {
        if (phone) found.phones.push(await open('person', 'phone', id, phone))
        if (!nik) continue
        found.niks.push(await open('person', 'nik', id, nik))
        found.born.push([found.niks.at(-1)!, birthDate!, sex!])
      }
      for (const { id, kk } of await tx.select().from(household))
        if (kk) found.kks.push(await open('household', 'kk', id, kk))
    })
  return found
}

test('numbers of the demo can be ones, and are nobody’s', async () => {
  await startServer({ DATA_DIR })
  const { niks, kks, phones, born } = await residentsNumbers()
  expect(niks.length).toBeGreaterThan(20_000)
  expect(niks.filter((nik) => !Nik.safeParse(nik).success)).toEqual([])
  expect(kks.filter((kk) => !Kk.safeParse(kk).success)).toEqual([])
  expect(phones.filter((phone) => !Phone.safeParse(phone).success || !phone.startsWith('089990'))).toEqual([])
  expect([...niks, ...kks].filter((number) => Number(number.slice(-4)) < 9000)).toEqual([])
  expect(new Set(niks).size).toBe(niks.length)
  const today = new Date().toISOString().slice(0, 10)
  const wrong = born.filter(([nik, birthDate, sex]) => {
    const read = readNik(nik, today)
    return read.sex !== sex || !read.birthDates.includes(birthDate)
  })
  expect(wrong).toEqual([])
})

const CIMEKAR = '32.04.05.2003'
/** Numbers of those who come to the running demo, as they say them. */
const said = {
  nik: '3204055708909801',
  spouse: '3204051203889802',
  wrongDay: '3204054109919803',
  impossible: '3204053213909804',
  kk: '3204050101209805',
  phone: '+62 812-9876-5401',
  later: '0813 9876 5402',
  inStory: '081498765403',
}

/** `+62 812-…` as the register keeps it. */
const asKeptDigits = (number: string) => number.replace(/\D/g, '').replace(/^62(?=8)/, '0')

test(
  'a dump of the demo, its files and its log hold no NIK, no KK and no telephone number in the clear',
  { timeout: 240_000 },
  async () => {
    const server = await startServer({ DATA_DIR })
    const { post, signIn } = visitor(server.url)
    await signIn('rini@demo.slrt.example')
    const send = async (path: string, input: object) => {
      const answer = await post(`/trpc/${path}`, { commandId: newId(), ...input })
      const { error } = (await answer.json()) as { error?: { data: { code: string } } }
      return error?.data.code ?? answer.status
    }
    const member = (nik: string, birthDate: string, sex: 'L' | 'P', phone: string | null = null) => ({
      id: newId(),
      name: 'Siti Aminah',
      nik,
      nikReason: null,
      birthDate,
      sex,
      relation: 'KEPALA',
      phone,
    })
    const home = { desa: CIMEKAR, rt: '01', rw: '05', address: `Telp ${said.inStory}`, kk: said.kk, kkReason: null }
    const woman = member(said.nik, '1990-08-17', 'P', said.phone)
    const family = { ...home, id: newId(), persons: [woman] }
    expect(await send('household.register', family)).toBe(200)
    const again = (persons: object[]) => send('household.register', { ...home, id: newId(), persons })
    expect(await again([{ ...woman, id: newId() }])).toMatch(
      /^(person\.nik_taken|household\.kk_taken|household\.exists)$/,
    )
    expect(await again([member(said.wrongDay, '1991-09-02', 'P')])).toBe('person.nik_birth_date')
    expect(await again([member(said.impossible, '1991-09-02', 'L')])).toBe('input.invalid')
    const husband = { ...member(said.spouse, '1988-03-12', 'L'), household: family.id, relation: 'PASANGAN' }
    expect(await send('person.add', husband)).toBe(200)
    const { relation: _, household: _family, ...changed } = husband
    expect(await send('person.change', { ...changed, relation: 'PASANGAN', phone: said.later, version: 1 })).toBe(200)
    expect(await send('person.identity', { id: woman.id })).toBe(200)
    expect(await send('household.number', { id: family.id })).toBe(200)
    expect(await send('household.list', { text: said.nik })).toBe(200)
    const told = {
      id: newId(),
      household: family.id,
      reporter: `Pak RT ${said.inStory}`,
      channel: 'KUNJUNGAN',
      kind: 'PENGADUAN',
      urgency: 'NORMAL',
      story: `KIS mati. NIK saya ${said.nik}, hubungi ${said.inStory}.`,
      hope: `Telepon ${said.later}`,
      consent: true,
      items: [{ id: newId(), category: 'KP02', program: 'PBI_JK' }],
    }
    expect(await send('complaint.register', told)).toBe(200)
    const [need] = told.items
    expect(
      await send('item.wait', { id: need!.id, version: 1, note: `Kurang KK ${said.kk}, telp ${said.phone}` }),
    ).toBe(200)

    const { niks, kks, phones } = await residentsNumbers()
    const asKept = [said.phone, said.later].map((phone) => Phone.parse(phone))
    const all = [...niks, ...kks, ...phones, ...Object.values(said), ...asKept].map(asKeptDigits)
    expect(niks).toEqual(expect.arrayContaining([said.nik, said.spouse]))
    expect(phones).toEqual(expect.arrayContaining(asKept))
    const find = finderOf(all)
    const owner = await openOwner()
    const look = async (folder: string) => {
      const leaks: string[] = []
      for await (const { where, text } of dumpOf(owner)) if (find(text).length > 0) leaks.push(where)
      for await (const { where, text } of filesBelow(folder)) if (find(text).length > 0) leaks.push(where)
      if (find(server.output()).length > 0) leaks.push('stdout')
      return leaks
    }
    expect(await look(DATA_DIR)).toEqual([])

    // That it would find them: as text with blanks, as bytes, and in a file without the leading zero.
    await owner.query(`update national.tenant set address = $1 where code = '32.04'`, [
      `KK ${said.kk.replace(/.{4}/g, '$& ')}`,
    ])
    await owner.query('update event set note = $1 where item = $2', [Buffer.from(`NIK ${said.nik}`), need!.id])
    const messages = join(DATA_DIR, 'messages')
    await mkdir(messages, { recursive: true })
    await writeFile(join(messages, 'planted.txt'), `Hubungi +62 ${phones[0]!.slice(1)}`)
    expect(await look(messages)).toEqual(['national.tenant.address', 'public.event.note', 'planted.txt'])
  },
)
