import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readAreas } from '@slrt/db/area-names'
import { FORMERLY_LISTED_ON, LISTED_ON, REGROUPINGS } from '@slrt/db/area-history'
import { connect, type Connection, type Tx } from '@slrt/db/connect'
import { childrenOf, searchAreas } from '@slrt/db/find-areas'
import { loadAreas } from '@slrt/db/load-areas'
import { startLocal } from '@slrt/db/local'
import { foldName } from '@slrt/domain/area'
import { PgDialect } from 'drizzle-orm/pg-core'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// The real list in a real Postgres: what the secretariat chooses districts from, and an officer a desa.

let folder: string
let local: Awaited<ReturnType<typeof startLocal>>
let client: Client
let connection: Connection
let loadedInMs: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slrt-areas-'))
  local = await startLocal({ dataDir: folder, settings: { fsync: 'off', synchronous_commit: 'off' } })
  client = new Client({ connectionString: local.url })
  await client.connect()
  await makeTables()
  const from = performance.now()
  await loadAreas(client)
  loadedInMs = performance.now() - from
  connection = connect(local.url)
}, 60_000)

afterAll(async () => {
  await connection?.end()
  await client?.end()
  await local?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The tables alone, out of the migration: roles and fences have their own tests. */
async function makeTables() {
  const migration = await readFile(new URL('../../packages/db/migrations/0001_house.sql', import.meta.url), 'utf8')
  await client.query('create schema national')
  for (const statement of migration.split('--> statement-breakpoint'))
    if (/"(area|area_word|area_source)"/.test(statement) && /^\s*create/i.test(statement)) await client.query(statement)
}

const ask = async (text: string, values: unknown[] = []) =>
  (await client.query<Record<string, unknown>>(text, values)).rows
const inside = <T>(work: (tx: Tx) => Promise<T>) => connection.db.transaction(work)
const search = (query: Parameters<typeof searchAreas>[1]) => inside((tx) => searchAreas(tx, query))
const labels = async (query: Parameters<typeof searchAreas>[1]) => (await search(query)).map((row) => row.label)

describe('the list', () => {
  test('has every area of Indonesia', async () => {
    const counts = await ask(
      'select level, count(*)::int as count from national.area where valid_to is null group by level order by 2',
    )
    expect(counts).toEqual([
      { level: 'province', count: 38 },
      { level: 'district', count: 514 },
      { level: 'kecamatan', count: 7285 },
      { level: 'desa', count: 83_762 },
    ])
    const kinds = await ask(
      `select split_part(label, ' ', 1) as kind, count(*)::int as count from national.area
       where valid_to is null and level = 'district' group by 1 order by 1`,
    )
    expect(kinds).toEqual([
      { kind: 'Kabupaten', count: 416 },
      { kind: 'Kota', count: 98 },
    ])
  })

  test('no code stands twice, and each area lies in one that is there', async () => {
    expect(
      await ask('select code from national.area where valid_to is null group by code having count(*) > 1'),
    ).toEqual([])
    const orphans = await ask(
      `select code from national.area a where a.parent is not null and not exists
         (select from national.area p where p.code = a.parent and p.valid_to is null)`,
    )
    expect(orphans).toEqual([])
    expect(await ask("select code from national.area where (parent is null) <> (level = 'province')")).toEqual([])
  })

  test('the names are mended', async () => {
    const areas = await readAreas()
    const odd = areas.filter(({ name }) => /["’*]|^\s|\s$| {2}/.test(name) || /^\p{Ll}/u.test(name))
    expect(odd).toEqual([])
    // Whole names in capitals: abbreviations, and these three are written so by the people who live there.
    const shouted = areas.filter(({ name }) => name.length > 1 && name === name.toUpperCase() && /[A-Z]{2}/.test(name))
    expect(shouted.map(({ name }) => name).sort()).toEqual(['MKCM', 'RD. PJKA', 'WKO'])
    const glued = areas.filter(({ name }) => /\p{Ll}{2}\p{Lu}\p{Ll}/u.test(name))
    expect(glued).toEqual([])
    const doubled = areas.filter(
      ({ name, label }) => /^(Kabupaten|Kota Administrasi|Desa Adat) .*\1/.test(label) || name === '',
    )
    expect(doubled).toEqual([])
    const of = new Map(areas.map(({ code, label }) => [code, label]))
    expect(
      [
        '31',
        '34',
        '73.10',
        '35.29.22',
        '53.02.10',
        '35.13.15.2017',
        '94.04.10.2004',
        '35.78.18.1004',
        '14.71.04.1002',
      ].map((code) => of.get(code)),
    ).toEqual([
      'DKI Jakarta',
      'DI Yogyakarta',
      'Kabupaten Pangkajene dan Kepulauan',
      "Kec. Ra'as",
      "Kec. Ki'e",
      "Desa Soka'an",
      "Desa T'Singa",
      'Kel. Lidah Kulon',
      'Kel. Tanjung Rhu',
    ])
    expect(areas.filter(({ label }) => label.startsWith('Desa Adat ')).length).toBe(14)
    expect(areas.filter(({ name }) => foldName(name) === '')).toEqual([])
  })

  test('says where it comes from', async () => {
    const [source] = await ask('select * from national.area_source')
    expect(source).toMatchObject({ name: 'idn-area-data', licence: 'ODbL-1.0' })
    expect(String(source!['version'])).toMatch(/^4\.0\.1\//)
    expect(String(source!['attribution'])).toContain('Open Database License')
  })

  test('is loaded in seconds, and not a second time', async () => {
    // 3 s on two idle cores; a test beside others gets more.
    expect(loadedInMs).toBeLessThan(20_000)
    const [before] = await ask('select loaded_at from national.area_source')
    const from = performance.now()
    await loadAreas(client)
    expect(performance.now() - from).toBeLessThan(500)
    expect(await ask('select loaded_at from national.area_source')).toEqual([before])
  })
})

describe('what was', () => {
  test('the 26 old codes of Papua are closed and lead to their successors', async () => {
    const closed = await ask(
      `select o.code, o.name, o.valid_from::text as from, o.valid_to::text as to, o.successor, n.label as now,
         n.valid_from::text as since, o.label
       from national.area o left join national.area n on n.code = o.successor and n.valid_to is null
       where o.valid_to is not null order by o.code`,
    )
    expect(closed).toHaveLength(26)
    expect(closed[0]).toEqual({
      code: '91.01',
      name: 'Merauke',
      from: FORMERLY_LISTED_ON,
      to: '2022-07-25',
      successor: '93.01',
      now: 'Kabupaten Merauke',
      since: '2022-07-25',
      label: 'Kabupaten Merauke',
    })
    for (const row of closed) expect([row['label'], row['to']]).toEqual([row['now'], row['since']])
    expect(closed.filter((row) => row['to'] === '2022-12-08')).toHaveLength(6)
  })

  test('each kab/kota of the four new provinces has one, and the provinces begin with their law', async () => {
    for (const { province, on, districts } of REGROUPINGS) {
      const now = await ask('select code from national.area where parent = $1 and valid_to is null order by code', [
        province,
      ])
      expect(districts.map(([, successor]) => successor).sort()).toEqual(now.map((row) => row['code']))
      expect(await ask('select valid_from::text as on from national.area where code = $1', [province])).toEqual([
        { on },
      ])
    }
    expect(await ask("select valid_from::text as on from national.area where code = '32.04'")).toEqual([
      { on: LISTED_ON },
    ])
  })

  test('an old code is not offered any more', async () => {
    expect((await search({ text: 'merauke', level: 'district' })).map((row) => row.code)).toEqual(['93.01'])
    expect((await inside((tx) => childrenOf(tx, '91'))).map((row) => row.code)).not.toContain('91.01')
  })

  test('of a newer list, what is gone is closed, what is new comes, and what has another name gets it', async () => {
    // The database as an older list would have left it.
    await client.query("update national.area_source set version = '3.1.0/1'")
    await client.query("delete from national.area where code = '32.04.05.2001'")
    await client.query(
      "update national.area set name = 'Toba Samosir', label = 'Kabupaten Toba Samosir' where code = '12.12'",
    )
    await client.query(
      `insert into national.area (code, level, parent, name, label, valid_from)
       values ('32.99', 'district', '32', 'Lama', 'Kota Lama', '2019-10-08')`,
    )
    await loadAreas(client)
    const rows = await ask(
      `select code, label, valid_to::text as to from national.area where code in ('32.04.05.2001', '12.12', '32.99') order by code`,
    )
    expect(rows).toEqual([
      { code: '12.12', label: 'Kabupaten Toba', to: null },
      { code: '32.04.05.2001', label: expect.stringMatching(/^Desa /), to: null },
      { code: '32.99', label: 'Kota Lama', to: LISTED_ON },
    ])
    expect(await labels({ text: 'kota lama', level: 'district' })).toEqual([])
    expect(await ask('select count(*)::int as count from national.area where valid_to is null')).toEqual([
      { count: 91_599 },
    ])
    await client.query("delete from national.area where code = '32.99'")
  })
})

describe('search by name', () => {
  test('one name, two areas: both are shown, each with its prefix', async () => {
    expect((await search({ text: 'bandung' })).slice(0, 3)).toEqual([
      { code: '32.04', level: 'district', name: 'Bandung', label: 'Kabupaten Bandung', within: 'Jawa Barat' },
      { code: '32.73', level: 'district', name: 'Bandung', label: 'Kota Bandung', within: 'Jawa Barat' },
      {
        code: '32.17',
        level: 'district',
        name: 'Bandung Barat',
        label: 'Kabupaten Bandung Barat',
        within: 'Jawa Barat',
      },
    ])
  })

  test.each([
    ['kota bandung', 'Kota Bandung'],
    ['KAB. bandung', 'Kabupaten Bandung'],
    ['bandu kota', 'Kota Bandung'],
    ['kec cileunyi', 'Kec. Cileunyi'],
    ['desa cimekar', 'Desa Cimekar'],
    ['jakarta pusat', 'Kota Administrasi Jakarta Pusat'],
    ['di yog', 'DI Yogyakarta'],
    ['provinsi papua b', 'Papua Barat'],
    ["ra'as", "Kec. Ra'as"],
    ['raas', "Kec. Ra'as"],
    ['desa adat yoboi', 'Desa Adat Yoboi'],
    ['  2 x 11 kayu ', 'Kec. 2 x 11 Kayu Tanam'],
  ])('"%s" finds %s first', async (text, label) => {
    expect((await labels({ text }))[0]).toBe(label)
  })

  test('says where each lies, from near to far', async () => {
    const [cimekar] = await search({ text: 'cimekar', level: 'desa' })
    expect(cimekar).toMatchObject({ label: 'Desa Cimekar', within: 'Kec. Cileunyi, Kabupaten Bandung, Jawa Barat' })
  })

  test('wider before narrower, whole names before beginnings', async () => {
    const found = await search({ text: 'sukamaju' })
    expect(found.map((row) => row.label).slice(0, 3)).toEqual([
      'Kec. Sukamaju',
      'Kec. Sukamaju Selatan',
      'Desa Sukamaju',
    ])
    expect(found).toHaveLength(20)
  })

  test('an area with several words that fit is shown once, and never more than 20', async () => {
    const found = await search({ text: 'i', level: 'desa' })
    expect(new Set(found.map((row) => row.code)).size).toBe(20)
    expect(found).toHaveLength(20)
  })

  test('level and place narrow it', async () => {
    const found = await search({ text: 's', level: 'desa', under: '32.04' })
    expect(found).toHaveLength(20)
    expect(found.every((row) => row.level === 'desa' && row.code.startsWith('32.04.'))).toBe(true)
    expect(await labels({ text: 'cileunyi', under: '32.73' })).toEqual([])
    expect(await labels({ text: 'kelurahan', level: 'desa', under: '32.04.05' })).toEqual([])
  })

  test.each(['', '   ', '%', "'; drop table area; --", '_', 'zzzz'])(
    '"%s" finds nothing and harms nothing',
    async (text) => {
      expect(await search({ text })).toEqual([])
    },
  )

  test('it reads by the index, about as many rows as it shows', async () => {
    const dialect = new PgDialect()
    const plans: string[] = []
    const explaining = {
      execute: async (query: Parameters<PgDialect['sqlToQuery']>[0]) => {
        const { sql, params } = dialect.sqlToQuery(query)
        const rows = await ask(`explain (analyze) ${sql}`, params)
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
        return { rows: [] }
      },
    } as unknown as Tx
    for (const text of ['bandung', 's', 'su', 'kota ban', 'suka ma', 'desa cim', 'zzz'])
      await searchAreas(explaining, { text })
    await searchAreas(explaining, { text: 's', level: 'desa' })
    await childrenOf(explaining, '32.04')
    for (const plan of plans) {
      expect(plan).not.toContain('Seq Scan')
      for (const [, removed] of plan.matchAll(/Rows Removed by Filter: (\d+)/g))
        expect(Number(removed)).toBeLessThan(200)
    }
  })
})

describe('what lies inside', () => {
  test('of the nation, a province, a district, a kecamatan and a desa', async () => {
    const counts = await inside(async (tx) => {
      const lists = []
      for (const code of ['', '32', '32.04', '32.04.05', '32.04.05.2003', '99']) lists.push(await childrenOf(tx, code))
      return lists.map((list) => list.length)
    })
    expect(counts).toEqual([38, 27, 31, 6, 0, 0])
  })

  test('in the order of the labels', async () => {
    const found = await inside((tx) => childrenOf(tx, '31'))
    expect(found.map((row) => row.label)).toEqual([
      'Kabupaten Administrasi Kepulauan Seribu',
      'Kota Administrasi Jakarta Barat',
      'Kota Administrasi Jakarta Pusat',
      'Kota Administrasi Jakarta Selatan',
      'Kota Administrasi Jakarta Timur',
      'Kota Administrasi Jakarta Utara',
    ])
  })
})
