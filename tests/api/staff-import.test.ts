import excel from 'exceljs'
import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import type { ImportRow } from '@slrt/domain/staff-file'
import { MOST_TABLE_BYTES } from '@slrt/functions/table'
import { browser, lettersOf, secretFor } from '../support/sign-in.ts'
import { failure, world, type Person, type World } from '../support/world.ts'

const FILE = `Nama;Email;Nama pengguna;Peran;Desa;Kecamatan
Rini Wulandari;rini@contoh.test;;Fasilitator;Cimekar, Cinunuk;
Ujang Permana;;ujang.p;Petugas Puskesos;Cimekar;
Dadan Hidayat;dadan@contoh.test;;Supervisor;;Cileunyi
Asep Sunandar;asep@contoh.test;;Fasilitator;Antapani;
`

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)

/** Sends a file as the page does. */
async function table(
  { app }: World,
  { cookie, membership }: Person,
  body: Buffer,
  headers: Record<string, string> = {},
) {
  const response = await app.request('http://slrt.test/api/table', {
    method: 'POST',
    headers: { cookie, 'x-sebagai': membership, 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(body),
  })
  return { status: response.status, body: (await response.json()) as { rows: string[][]; code?: string } }
}

async function district() {
  const made = await world()
  const admin = await made.district('32.04')
  const rowsOf = async (file: Buffer) => (await table(made, admin, file)).body.rows
  const preview = async (text: string) => admin.api.staff.preview.query({ rows: await rowsOf(bytesOf(text)) })
  return { made, admin, rowsOf, preview }
}

/** The rows of a preview that can go on, as the page sends them. */
const accepted = ({ rows }: Awaited<ReturnType<Person['api']['staff']['preview']['query']>>): ImportRow[] =>
  rows.flatMap(({ status, name, email, userName, role, scope, unit, until }) =>
    (status === 'NEW' || status === 'CHANGED') && role
      ? [{ id: newId(), name, email, userName, role, scope: [...scope], unit, until }]
      : [],
  )
const takeIn = ({ api }: Person, rows: ImportRow[], commandId = newId()) =>
  api.staff.import.mutate({ commandId, file: 'petugas.csv', rows })

async function workbook(fill: (sheet: excel.Worksheet) => void) {
  const book = new excel.Workbook()
  fill(book.addWorksheet('Petugas'))
  book.addWorksheet('Lain').addRow(['bukan', 'ini'])
  return Buffer.from(await book.xlsx.writeBuffer())
}

describe('a table is read', () => {
  test.each([
    ['semicolons', 'Nama;Peran\r\n"Siti; Aminah";FO\r\n', 'utf8' as const],
    ['commas, and the mark of UTF-8', '\ufeffNama,Peran\n"Siti; Aminah",FO\n', 'utf8' as const],
    ['tabs, and UTF-16', '\ufeffNama\tPeran\nSiti; Aminah\tFO\n', 'utf16le' as const],
    ['a line that names the sign between', 'sep=,\nNama,Peran\n"Siti; Aminah",FO\n', 'utf8' as const],
  ])('with %s', async (_, text, encoding) => {
    const { rowsOf } = await district()
    expect(await rowsOf(bytesOf(text, encoding))).toEqual([
      ['Nama', 'Peran'],
      ['Siti; Aminah', 'FO'],
    ])
  })

  test('in the encoding of old spreadsheets, and marked where two are mixed', async () => {
    const { rowsOf } = await district()
    expect(await rowsOf(Buffer.concat([bytesOf('Nama\nJos'), Buffer.from([0xe9]), bytesOf('\n')]))).toEqual([
      ['Nama'],
      ['José'],
    ])
    const mixed = Buffer.concat([bytesOf('Nama\nAndré\nJos'), Buffer.from([0xe9]), bytesOf('\n')])
    expect(await rowsOf(mixed)).toEqual([['Nama'], ['André'], ['Jos\ufffd']])
  })

  test('from the first sheet of a workbook; a formula stands there as one, an address as its text, a day as a day', async () => {
    const { made, admin } = await district()
    const file = await workbook((sheet) => {
      sheet.addRow(['Nama', 'Email', 'Sampai'])
      sheet.addRow([
        'Rini',
        { text: 'rini@contoh.test', hyperlink: 'mailto:rini@contoh.test' },
        new Date('2027-01-31T00:00:00Z'),
      ])
      sheet.addRow([])
      sheet.addRow([
        { formula: 'A2&"x"', result: 'Rinix' },
        { richText: [{ text: 'u@' }, { text: 'contoh.test' }] },
        12,
      ])
    })
    expect((await table(made, admin, file)).body.rows).toEqual([
      ['Nama', 'Email', 'Sampai'],
      ['Rini', 'rini@contoh.test', '2027-01-31'],
      [],
      ['=A2&"x"', 'u@contoh.test', '12'],
    ])
  })

  test('by those who may take in staff, and by nobody else', async () => {
    const { made, admin } = await district()
    const rini = await made.somebody('32.04', 'FASILITATOR', ['32.04.05.2003'])
    const file = bytesOf(FILE)
    expect((await table(made, rini, file)).status).toBe(403)
    expect((await table(made, { ...admin, cookie: '' }, file)).status).toBe(401)
  })

  test('unless it is none: the sentence says what to do', async () => {
    const { made, admin } = await district()
    const codeOf = async (file: Buffer) => {
      const { status, body } = await table(made, admin, file)
      return [status, body.code]
    }
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])
    const many = bytesOf(`Nama\n${'x\n'.repeat(10_002)}`)
    expect(await codeOf(Buffer.alloc(0))).toEqual([409, 'staff.file_empty'])
    expect(await codeOf(old)).toEqual([409, 'staff.file_old'])
    expect(await codeOf(bytesOf('%PDF-1.7\u0000\u0001\u0002'))).toEqual([409, 'staff.file_unreadable'])
    expect(await codeOf(bytesOf('PK\u0003\u0004 bukan arsip'))).toEqual([409, 'staff.file_unreadable'])
    expect(await codeOf(bytesOf('Nama\n"belum ditutup'))).toEqual([409, 'staff.file_unreadable'])
    expect(await codeOf(many)).toEqual([409, 'staff.file_rows'])
    expect(await codeOf(Buffer.alloc(MOST_TABLE_BYTES + 1, 'a'))).toEqual([413, 'staff.file_large'])
  })
})

describe('a staff file', () => {
  test('is previewed, taken in and previewed again: what was new is the same now', async () => {
    const { made, admin, preview } = await district()
    const before = await preview(FILE)
    expect(before.totals).toEqual({ NEW: 3, CHANGED: 0, SAME: 0, REFUSED: 1 })
    expect(before.rows[3]).toMatchObject({
      line: 5,
      status: 'REFUSED',
      field: 'area',
      reason: 'area_unknown',
      detail: 'Antapani',
    })
    expect(before.places).toContainEqual({ code: '32.04.05.2003', label: 'Desa Cimekar' })
    expect((await admin.api.staff.list.query({})).total).toBe(1)

    await takeIn(admin, accepted(before))
    const { rows } = await admin.api.staff.list.query({ text: 'rini' })
    expect(rows[0]).toMatchObject({ state: 'DIUNDANG', role: 'FASILITATOR', contact: 'r•••@contoh.test' })
    expect(rows[0]!.scope.map(({ label }) => label)).toEqual(['Desa Cimekar', 'Desa Cinunuk'])
    expect((await preview(FILE)).totals).toEqual({ NEW: 0, CHANGED: 0, SAME: 3, REFUSED: 1 })

    const letters = await lettersOf(made, '32.04')
    expect(letters.map(({ to }) => to).sort()).toEqual(['dadan@contoh.test', 'rini@contoh.test'])
    const token = await secretFor(made, '32.04', 'rini@contoh.test')
    const joined = await browser(made).post('/api/invitation/accept', { token, password: 'nasi liwet hangat' })
    expect(joined.status).toBe(200)
    const ujang = (await admin.api.staff.list.query({ text: 'ujang' })).rows[0]!
    expect((await admin.api.staff.card.mutate({ id: ujang.id })).userName).toBe('ujang.p')
  })

  test('changes who is known already, and invites nobody twice', async () => {
    const { made, admin, preview } = await district()
    await takeIn(admin, accepted(await preview(FILE)))
    const next = await preview(FILE.replace('Cimekar, Cinunuk', 'Cinunuk').replace('Ujang Permana', 'Ujang Saputra'))
    expect(next.rows.map(({ status, changes }) => [status, changes])).toEqual([
      ['CHANGED', ['scope']],
      ['CHANGED', ['name']],
      ['SAME', []],
      ['REFUSED', []],
    ])
    await takeIn(admin, accepted(next))
    const { rows } = await admin.api.staff.list.query({})
    expect(rows.map(({ name }) => name).sort()).toEqual([
      'Dadan Hidayat',
      'Nia Kurniasih',
      'Rini Wulandari',
      'Ujang Saputra',
    ])
    expect(await admin.api.staff.list.query({ text: 'saputra' })).toMatchObject({ total: 1 })
    expect(await lettersOf(made, '32.04')).toHaveLength(2)
  })

  test('acts once however often a part of it is sent, and not at all where one row cannot be', async () => {
    const { admin, preview } = await district()
    const rows = accepted(await preview(FILE))
    const commandId = newId()
    await Promise.all([takeIn(admin, rows, commandId), takeIn(admin, rows, commandId)])
    expect((await admin.api.staff.list.query({})).total).toBe(4)

    const asep: ImportRow = { ...rows[0]!, id: newId(), name: 'Asep', email: 'asep@contoh.test' }
    const wrong: [string, ImportRow[]][] = [
      ['scope.outside', [{ ...asep, scope: ['32.73.01.1001'] }]],
      ['area.unknown', [{ ...asep, scope: ['32.04.05.2999'] }]],
      ['staff.role_elsewhere', [{ ...asep, role: 'SEKNAS_ADMIN', scope: [] }]],
      ['staff.unit_missing', [{ ...asep, role: 'OPD_PETUGAS', scope: [] }]],
      ['staff.contact_missing', [{ ...asep, email: null }]],
      ['staff.until_missing', [{ ...asep, role: 'AUDITOR', scope: [] }]],
      ['staff.already_invited', [asep, { ...asep, id: newId() }]],
    ]
    for (const [code, bad] of wrong)
      expect((await failure(takeIn(admin, [{ ...asep, id: newId(), email: 'baik@contoh.test' }, ...bad]))).code).toBe(
        code,
      )
    expect((await admin.api.staff.list.query({})).total).toBe(4)
    const many = Array.from({ length: 201 }, () => asep)
    expect((await failure(takeIn(admin, many))).code).toBe('input.invalid')
  })

  test('of ten thousand rows is looked at in a few seconds, and two hundred are taken in at once', async () => {
    const { admin, preview } = await district()
    const lines = Array.from(
      { length: 10_000 },
      (_, n) => `Petugas nomor ${n};petugas${n}@contoh.test;;Fasilitator;Cimekar;`,
    )
    const began = performance.now()
    const all = await preview(`${FILE.split('\n')[0]}\n${lines.join('\n')}\n`)
    expect(all.totals.NEW).toBe(10_000)
    expect(performance.now() - began).toBeLessThan(8000)
    await takeIn(admin, accepted(all).slice(0, 200))
    expect((await admin.api.staff.list.query({})).total).toBe(201)
  })

  test('of the city knows nothing of the people of the kabupaten', async () => {
    const { made, admin, preview } = await district()
    await takeIn(admin, accepted(await preview(FILE)))
    const city = await made.district('32.73')
    const { body } = await table(made, city, bytesOf(FILE.replace('Cimekar, Cinunuk', '32.73.01.1001')))
    const { totals } = await city.api.staff.preview.query({ rows: body.rows })
    expect(totals).toEqual({ NEW: 1, CHANGED: 0, SAME: 0, REFUSED: 3 })
  })
})
