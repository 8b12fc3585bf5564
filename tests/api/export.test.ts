import { eq, like } from 'drizzle-orm'
import excel from 'exceljs'
import { describe, expect, test } from 'vitest'
import { systemSeat } from '@slrt/db/as-actor'
import { household } from '@slrt/db/household'
import { newId } from '@slrt/domain/id'
import type { FileExport } from '@slrt/domain/export'
import { areaFinder, type NamedArea } from '@slrt/domain/import-area'
import { cleanerOf } from '@slrt/domain/import-clean'
import { suggestMapping } from '@slrt/domain/import-header'
import { makeJudge } from '@slrt/domain/import-row'
import { CIMEKAR, family, nikOf } from '../support/complaints.ts'
import { listedVillage, registerOffice } from '../support/register.ts'
import { failure, world, type Person, type World } from '../support/world.ts'

const REASON = 'Padan data dengan desa untuk musyawarah November'
const asked = (more: Partial<FileExport> = {}): FileExport => ({
  id: newId(),
  area: CIMEKAR,
  layout: 'dtks',
  format: 'csv',
  identities: false,
  reason: null,
  part: 1,
  approval: null,
  ...more,
})
const take = async ({ api }: Person, more: Partial<FileExport> = {}) => {
  const { name, rows, base64 } = await api.export.file.mutate(asked(more))
  return { name, rows, bytes: Buffer.from(base64, 'base64') }
}
const linesOf = (bytes: Buffer) => bytes.toString().replace(/^\ufeff/, '').split('\r\n').filter(Boolean) // prettier-ignore
const cellsOf = (line: string) => line.slice(1, -1).split('"|"')

/** So many families of one, straight into the tables: what a hundred tablets would have sent. */
async function crowd({ owner, services }: World, of: string, families: number) {
  await owner.query(
    `with made as (
       insert into household (tenant, id, desa, rt, rw, head, head_folded, members, address, kk_masked, kk_index,
         registered_at, registered_by, changed_by, changed_at)
       select h.tenant, gen_random_uuid(), h.desa, '01', '02', 'Warga ' || n, 'warga ' || n, 1, h.address, '3204••••••••9' || n,
         sha256(n::text::bytea), h.registered_at, h.registered_by, h.changed_by, h.changed_at
       from household h, generate_series(1, $2) n where h.id = $1 returning *)
     insert into person (tenant, id, household, desa, name, relation, nik_masked, changed_by, changed_at)
       select tenant, gen_random_uuid(), id, desa, head, 'KEPALA', '3204••••••••0001', changed_by, changed_at from made`,
    [of, families],
  )
  // An address opens only where it was written.
  await services.as(systemSeat('32.04'), async ({ tx }) => {
    const rows = await tx.select({ id: household.id }).from(household).where(like(household.headFolded, 'warga %')).limit(200) // prettier-ignore
    for (const { id } of rows) {
      const address = await services.keys.encrypt(tx, { tenant: '32.04', table: 'household', column: 'address', id }, 'Kp. Sawah') // prettier-ignore
      await tx.update(household).set({ address }).where(eq(household.id, id))
    }
  })
}

describe('a list leaves', () => {
  test('masked, in the order of DTKS, who took it on each row and in its name', async () => {
    const { bo, home } = await listedVillage()
    const before = await bo.api.export.preview.query({ area: CIMEKAR, layout: 'dtks' })
    expect(before).toMatchObject({ families: 1, persons: 2, parts: 1, needsApproval: false, request: null })
    const id = newId()
    const { name, rows, bytes } = await take(bo, { id })
    expect(name).toMatch(/^dtks-desa-cimekar-\d{4}-\d\d-\d\d-e-[\da-f]{8}-bo-32-04\.csv$/)
    const [header, siti, asep] = linesOf(bytes)
    expect([rows, linesOf(bytes).length]).toEqual([2, 3])
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(cellsOf(header!).join('|')).toBe(
      'ID DTKS|PROVINSI|KABUPATEN/KOTA|KECAMATAN|DESA/KELUARAHAN|ALAMAT|DUSUN|RT|RW|NOKK|NIK|NAMA|TANGGAL LAHIR|TEMPAT LAHIR|JENIS KELAMIN|PEKERJAAN|NAMA IBU KANDUNG|HUB KELUARGA|KETERANGAN PADAN|BANSOS BPNT|BANSOS PKH|BANSOS BPNT-PPKM|PBI JKN|CATATAN EKSPOR',
    )
    expect(cellsOf(siti!).slice(1, 5)).toEqual(['Jawa Barat', 'Kabupaten Bandung', 'Cileunyi', 'Cimekar'])
    expect(cellsOf(siti!).slice(9, 13)).toEqual(['3204••••••••0007', '3204••••••••0007', 'Siti Aminah', '1990-08-17'])
    expect(cellsOf(asep!)[17]).toBe('ANAK')
    expect(cellsOf(asep!).at(-1)).toMatch(/^E-[\dA-F]{8}; BO 32\.04; \d{4}-\d\d-\d\d; tanpa nomor identitas$/)
    for (const secret of [home.kk, nikOf(7), home.address, 'Euis Rohaeti', '3204000000000007', 'Buruh tani'])
      expect(bytes.toString()).not.toContain(secret)
  })

  test('with identity numbers only for a written reason, which stands in the file; and it is written down', async () => {
    const { made, bo, home } = await listedVillage()
    expect((await failure(take(bo, { identities: true }))).code).toBe('export.reason_needed')
    expect((await failure(take(bo, { identities: true, reason: 'perlu' }))).httpStatus).toBe(400)
    const id = newId()
    const { name, bytes } = await take(bo, { id, identities: true, reason: REASON })
    const siti = cellsOf(linesOf(bytes)[1]!)
    expect([siti[0], siti[5], siti[9], siti[10]]).toEqual(['3204000000000007', home.address, home.kk, nikOf(7)])
    expect([siti[15], siti[16], siti[18], siti[20]]).toEqual(['Buruh tani', 'Euis Rohaeti', 'PADAN', 'YA'])
    expect(siti.at(-1)).toContain(REASON)
    expect(name).not.toContain('Padan')
    const { rows } = await made.owner.query('select path, role from command where subject = $1', [id])
    expect(rows).toEqual([{ path: 'export.file', role: 'BO' }])
    expect(JSON.stringify(made.log)).not.toMatch(/3204115708900007|Siti|Padan data/)
  })

  test('as a workbook of text, in the order of SIKS-NG, without formulas', async () => {
    const made = await world()
    const { rini, bo } = await registerOffice(made)
    const home = family(1)
    const evil = { ...home.persons[0]!, name: '=HYPERLINK("http://x.test";"Siti")' }
    await rini.api.household.register.mutate({ commandId: newId(), ...home, address: '@SUM(A1)', persons: [evil] })
    const { name, bytes } = await take(bo, { layout: 'siks', format: 'xlsx', identities: true, reason: REASON })
    expect(name).toMatch(/^siks-.*\.xlsx$/)
    const book = new excel.Workbook()
    await book.xlsx.load(bytes as unknown as ArrayBuffer)
    const sheet = book.worksheets[0]!
    const header = (sheet.getRow(1).values as string[]).slice(1)
    expect(header.slice(0, 9)).toEqual(['IDBDT', 'KDPROP', 'KDKAB', 'KDKEC', 'KDDESA', 'Alamat', 'NoKK', 'NIK', 'Nama'])
    const cells = (sheet.getRow(2).values as unknown[]).slice(1)
    expect(cells.slice(1, 9)).toEqual(['32', '04', '05', '2003', "'@SUM(A1)", home.kk, nikOf(1), `'${evil.name}`])
    expect(cells.every((cell) => cell === undefined || typeof cell === 'string')).toBe(true)
    const csv = await take(bo, { identities: true, reason: REASON })
    expect(linesOf(csv.bytes)[1]).toContain(`"'=HYPERLINK(""http://x.test"";""Siti"")"`)
  })

  test.each<[string, Partial<FileExport>]>([
    ['scope.outside', { area: '32.73.03.1001' }],
    ['scope.outside', { area: '32' }],
    ['export.empty', { area: '32.04.44.2001' }],
    ['export.part', { part: 2 }],
  ])('refused: %s %o', async (code, more) => {
    const { bo } = await listedVillage()
    expect((await failure(take(bo, more))).code).toBe(code)
  })

  test('nobody takes out a list to whom that is not given', async () => {
    const { rini, fo, home } = await listedVillage()
    for (const person of [rini, fo]) expect((await failure(take(person))).code).toBe('path.forbidden')
    expect(home.desa).toBe(CIMEKAR)
  })
})

describe('more than a hundred with identity numbers', () => {
  const full = { identities: true, reason: REASON }
  async function full121() {
    const village = await listedVillage()
    await crowd(village.made, village.home.id, 120)
    const ask = (id: string, more: object = {}) =>
      village.bo.api.export.ask.mutate({
        commandId: newId(),
        id,
        area: CIMEKAR,
        layout: 'dtks',
        reason: REASON,
        ...more,
      })
    return { ...village, ask }
  }
  const approve = (who: Person, id: string) => who.api.approval.approve.mutate({ commandId: newId(), id, version: 1 })

  test('wait for a manager, who sees what would leave; then whoever asked takes it, and nobody else', async () => {
    const { made, bo, manager, ask } = await full121()
    const refused = await failure(take(bo, full))
    expect([refused.code, refused.facts]).toEqual(['export.approval_needed', { persons: 122, most: 100 }])
    const id = newId()
    await ask(id)
    expect((await failure(ask(newId()))).code).toBe('export.waiting')
    expect((await failure(take(bo, { ...full, approval: id }))).code).toBe('export.not_approved')
    const { rows } = await manager.api.approval.list.query({})
    expect(rows).toMatchObject([
      {
        deed: 'identity.export',
        reason: REASON,
        mayDecide: true,
        entry: null,
        list: { area: { code: CIMEKAR }, layout: 'dtks', families: 121, persons: 122 },
      },
    ])
    await approve(manager, id)
    expect(await bo.api.export.preview.query({ area: CIMEKAR, layout: 'dtks' })).toMatchObject({
      needsApproval: true,
      request: { id, state: 'DISETUJUI', reason: REASON },
    })
    // For the reason that was approved, whatever is told now.
    const { bytes, rows: lines } = await take(bo, { ...full, reason: 'alasan yang lain sama sekali', approval: id })
    expect(lines).toBe(122)
    expect(bytes.toString()).toContain(nikOf(7))
    expect(bytes.toString()).toContain(REASON)
    expect(bytes.toString()).not.toContain('alasan yang lain')
    const other = await made.somebody('32.04', 'BO')
    expect((await failure(take(other, { ...full, approval: id }))).code).toBe('export.not_approved')
    expect((await failure(take(bo, { ...full, layout: 'siks', approval: id }))).code).toBe('export.other_list')
    expect((await failure(take(bo, { ...full, area: '32.04.05', approval: id }))).code).toBe('export.other_list')
    await made.owner.query(`update approval set expires_at = now() - interval '1 minute'`)
    expect((await failure(take(bo, { ...full, approval: id }))).code).toBe('export.lapsed')
  })

  test('who asks never approves, and what was given back does not leave', async () => {
    const { bo, manager } = await full121()
    const id = newId()
    const list = { id, area: CIMEKAR, layout: 'dtks' as const, reason: REASON }
    await manager.api.export.ask.mutate({ commandId: newId(), ...list })
    expect((await failure(approve(manager, id))).code).toBe('approval.own')
    await manager.api.approval.withdraw.mutate({ commandId: newId(), id, version: 1 })
    expect((await failure(take(manager, { ...full, approval: id }))).code).toBe('export.not_approved')
    expect((await take(bo)).rows).toBe(122)
  })
})

test('a long list is several files, and none of its families is lost or twice', async () => {
  const { made, bo, home } = await listedVillage()
  await crowd(made, home.id, 2_520)
  expect(await bo.api.export.preview.query({ area: '32.04', layout: 'dtks' })).toMatchObject({ parts: 2 })
  const [first, second] = [await take(bo, { area: '32.04' }), await take(bo, { area: '32.04', part: 2 })]
  expect([first.rows + second.rows, second.name.endsWith('-bagian-2.csv')]).toEqual([2_522, true])
  const names = [first, second].flatMap(({ bytes }) =>
    linesOf(bytes)
      .slice(1)
      .map((line) => cellsOf(line)[11]),
  )
  expect(new Set(names).size).toBe(2_522)
})

test('what left in the order of DTKS is read by the import as the same persons', async () => {
  const { made, bo, home } = await listedVillage()
  const { bytes } = await take(bo, { identities: true, reason: REASON })
  const [header, ...lines] = linesOf(bytes).map(cellsOf)
  const { columns, missing } = suggestMapping('dtks', header!)
  expect([missing, columns.at(-1)]).toEqual([[], null])
  const { rows: areas } = await made.owner.query<NamedArea>(
    `select code, level, name, label from national.area where valid_to is null
     and (level in ('province', 'district') or code like '32.04.%')`,
  )
  const judge = makeJudge({ kind: 'dtks', areas: areaFinder(areas, ['32.04']), codeSystem: 'kemendagri', today: '2026-11-22' }) // prettier-ignore
  const clean = cleanerOf(columns, header!)
  const [siti, asep] = lines.map((line) => judge(clean(line).cells))
  expect(siti).toMatchObject({
    warnings: [],
    taken: {
      ref: '3204000000000007',
      kk: home.kk,
      nik: nikOf(7),
      name: 'Siti Aminah',
      desa: CIMEKAR,
      address: home.address,
      birthDate: '1990-08-17',
      sex: 'P',
      mother: 'Euis Rohaeti',
      relation: 'KEPALA',
      personFacts: { nikMatched: true },
      personDetail: { occupation: 'Buruh tani' },
    },
  })
  // Asep has no NIK yet: a list of DTKS cannot say that, and the ledger says so.
  expect(asep).toEqual({ rejection: 'nik_malformed', field: 'nik' })
})
