import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { importFiles } from '@slrt/functions/jobs/import'
import { begun, ended, sendFile, sendPart, SMALL, started } from '../support/examples-register-import.ts'
import { dtks, takeIn } from '../support/imported.ts'
import { failure, world } from '../support/world.ts'

const command = () => ({ commandId: newId() })

test('a file is sent, its columns are looked at, it is taken in, and its content is gone', async () => {
  const made = await world()
  const as = await made.district()
  const id = await begun(made, as)
  const looked = await as.api.import.columns.query({ id })
  expect(looked.header[0]).toBe('ID DTKS')
  expect(looked.columns.slice(8, 12)).toEqual(['rw', 'kk', 'nik', 'name'])
  expect(looked.samples[0]!.slice(9, 12)).toEqual(['3204••••••••0002', '3204••••••••0003', 'Siti Aminah'])
  const start = { id, version: looked.version, columns: looked.columns, codeSystem: null, asOf: null }
  await as.api.import.start.mutate({ ...command(), ...start })
  expect(await importFiles(made.services)).toBe(1)
  const shown = await as.api.import.show.query({ id })
  expect(shown).toMatchObject({ state: 'SELESAI', row: 2, summary: { rows: 2, accepted: 1, new: 1 } })
  expect(await made.services.files.list('upload/32.04/import/')).toEqual([])
  expect((await as.api.import.list.query({})).rows.map((row) => row.id)).toEqual([id])
})

test('a large file comes in parts, in any order, and goes on where it was interrupted', async () => {
  const made = await world()
  const as = await made.district()
  const rows = Array.from({ length: 4000 }, (_, n) => ({
    nik: `320430570890${String(1000 + n)}`,
    nama: 'Siti',
    id: String(n),
  }))
  const content = Buffer.from(dtks(...rows))
  expect(content.length).toBeGreaterThan(512 * 1024)
  const sha256 = createHash('sha256').update(content).digest('hex')
  await sendPart(made, as, sha256, content, 1)
  const early = { id: newId(), kind: 'dtks' as const, fileName: 'a.txt', sha256, bytes: content.length }
  expect(await failure(as.api.import.begin.mutate({ ...command(), ...early }))).toMatchObject({
    code: 'import.not_sent',
  })
  const sent = await sendFile(made, as, content)
  const again = await made.post('/api/import/status', sent, { cookie: as.cookie, 'x-sebagai': as.membership })
  expect(await again.json()).toEqual({ have: [0, 1], part: 512 * 1024 })
  const wrong = { id: newId(), kind: 'dtks' as const, fileName: 'a.txt', ...sent, bytes: sent.bytes + 1 }
  expect(await failure(as.api.import.begin.mutate({ ...command(), ...wrong }))).toMatchObject({
    code: 'import.not_sent',
  })
  const id = await started(made, as, content.toString())
  await importFiles(made.services)
  expect(await as.api.import.show.query({ id })).toMatchObject({ state: 'SELESAI', summary: { persons: 4000 } })
})

test('an import is paused, goes on, and is cancelled; what was taken in stays', async () => {
  const made = await world()
  const as = await made.district()
  const id = await started(made, as)
  await as.api.import.pause.mutate({ ...command(), id, version: 2 })
  expect(await importFiles(made.services)).toBe(0)
  expect(await failure(as.api.import.resume.mutate({ ...command(), id, version: 2 }))).toMatchObject({
    code: 'import.version',
  })
  await as.api.import.resume.mutate({ ...command(), id, version: 3 })
  expect(await importFiles(made.services)).toBe(1)
  expect(await failure(as.api.import.cancel.mutate({ ...command(), id, version: 4 }))).toMatchObject({ code: 'import.state', facts: { state: 'SELESAI' } }) // prettier-ignore
  const other = await begun(made, as, dtks({ nama: 'Neneng', nik: '3204305708900044' }))
  await as.api.import.cancel.mutate({ ...command(), id: other, version: 1 })
  expect(await as.api.import.show.query({ id: other })).toMatchObject({ state: 'BATAL' })
})

test('a file without the columns that it needs is told so before anything is taken in', async () => {
  const made = await world()
  const as = await made.district()
  const id = await begun(made, as)
  const { columns } = await as.api.import.columns.query({ id })
  const without = columns.map((field) => (field === 'nik' ? null : field))
  const start = { id, version: 1, columns: without, codeSystem: null, asOf: null }
  const refused = await failure(as.api.import.start.mutate({ ...command(), ...start }))
  expect(refused).toMatchObject({ code: 'import.columns', facts: { missing: 'nik' } })
})

test('a worker that is no more leaves its file to the next; one that was overtaken stops', async () => {
  const made = await world()
  const as = await made.district()
  const id = await started(made, as)
  await made.owner.query(`update import_batch set state = 'BERJALAN', claimed_until = now() + interval '1 minute'`)
  expect(await importFiles(made.services)).toBe(0)
  await made.owner.query(`update import_batch set claimed_until = now() - interval '1 minute'`)
  expect(await importFiles(made.services)).toBe(1)
  expect(await as.api.import.show.query({ id })).toMatchObject({ state: 'SELESAI' })
})

test('a refused row is mended where it stands, or left out; the ledger says so, and so does the next file', async () => {
  const made = await world()
  const as = await made.district()
  const content = dtks({}, { nik: '32043057089000', nama: 'Neneng' }, { nik: '3204305708900077', nama: '-' })
  const id = await ended(made, as, content)
  const ledger = await as.api.import.ledger.mutate({ id })
  expect(ledger.rows.map(({ row, reason, field, state }) => [row, reason, field, state])).toEqual([
    [2, 'nik_malformed', 'nik', 'TERBUKA'],
    [3, 'name_missing', 'name', 'TERBUKA'],
  ])
  const [first, second] = ledger.rows
  const cells = first!.cells.map((cell) => (cell === '32043057089000' ? '3204301302900001' : cell))
  const impossible = first!.cells.map((cell) => (cell === '32043057089000' ? '3204301313900001' : cell))
  const refused = await failure(
    as.api.import.mend.mutate({ ...command(), id: first!.id, version: 1, cells: impossible }),
  )
  expect(refused).toMatchObject({ code: 'import.row_refused', facts: { reason: 'nik_impossible', field: 'nik' } })
  await as.api.import.mend.mutate({ ...command(), id: first!.id, version: 1, cells })
  await as.api.import.skip.mutate({ ...command(), id: second!.id, version: 1 })
  const { summary } = await as.api.import.show.query({ id })
  expect(summary).toMatchObject({ rows: 3, accepted: 2, persons: 2, rejected: { name_missing: 1 } })
  expect(await failure(as.api.import.mend.mutate({ ...command(), id: first!.id, version: 2, cells }))).toMatchObject({ code: 'import.row_done' }) // prettier-ignore

  const next = await takeIn(made.services, { content })
  expect(next.summary).toMatchObject({ rows: 3, accepted: 1, unchanged: 1, gone: 0, rejected: { nik_malformed: 1, name_missing: 1 } }) // prettier-ignore
  const { rows } = await as.api.import.ledger.mutate({ id: next.batch })
  expect(rows.map(({ state }) => state)).toEqual(['DIPERBAIKI', 'DIABAIKAN'])
})

test('the refused rows leave as a file of their own columns in which nothing is a formula', async () => {
  const made = await world()
  const as = await made.district()
  const id = await ended(made, as, dtks({ nik: '1', nama: '=HYPERLINK("http://jahat.test")' }))
  const { csv, fileName, next } = await as.api.import.rejected.mutate({ id })
  expect(fileName).toBe('ditolak-dtks.csv')
  expect(next).toBeNull()
  const [header, row] = csv.split('\r\n')
  expect(header).toContain('"BARIS"|"ALASAN"|"KOLOM"|"ID DTKS"')
  expect(row).toContain('"1"|"nik_malformed"|"nik"')
  expect(row).toContain(`"'=HYPERLINK(""http://jahat.test"")"`)
})

test('codes need to be told whose they are; a wrong answer stops the file, and may be corrected', async () => {
  const made = await world()
  const as = await made.district('12.01')
  const header = 'nik,no_kk,nama,kode_kabupaten_kota,kabupaten_kota,kecamatan,kelurahan_desa'
  const rows = Array.from({ length: 30 }, (_, n) => `12010108170800${10 + n},1201010505100001,Ama ${n},1201,Nias,Gido,Hiliweto`) // prettier-ignore
  const id = await begun(made, as, [header, ...rows].join('\n'), 'dtsen')
  const { columns, hasAreaCodes } = await as.api.import.columns.query({ id })
  expect(hasAreaCodes).toBe(true)
  const start = (version: number, codeSystem: 'kemendagri' | 'bps' | null) =>
    as.api.import.start.mutate({ ...command(), id, version, columns, codeSystem, asOf: null })
  expect(await failure(start(1, null))).toMatchObject({ code: 'import.code_system' })
  await start(1, 'kemendagri')
  await importFiles(made.services)
  const stopped = { code: 'import.areas_disagree', rows: 30, agreeing: 0 }
  expect(await as.api.import.show.query({ id })).toMatchObject({ state: 'BERHENTI', stopped, row: 0 })
  const { disagreeing } = await as.api.import.columns.query({ id })
  expect(disagreeing).toHaveLength(5)
  expect(disagreeing[0]).toEqual({
    row: 1,
    names: 'Hiliweto, Gido, Nias',
    codes: '1201',
    means: 'Kabupaten Tapanuli Tengah',
  })
  await start(2, 'bps')
  expect(await as.api.import.show.query({ id })).toMatchObject({ state: 'MENUNGGU', stopped: null })
})

test('nobody without the right sends a file, and nobody sends what is too large', async () => {
  const made = await world()
  const as = await made.district()
  const field = await made.somebody('32.04', 'FASILITATOR', ['32.04.05.2003'])
  const upload = { sha256: 'a'.repeat(64), bytes: SMALL.length }
  const of = (person: typeof as) => ({ cookie: person.cookie, 'x-sebagai': person.membership })
  expect((await made.post('/api/import/status', upload, of(field))).status).toBe(403)
  expect((await made.post('/api/import/status', { ...upload, bytes: 3 * 2 ** 30 }, of(as))).status).toBe(413)
})

test('a file that was begun twice stays for the second when the first is cancelled or has ended', async () => {
  const made = await world()
  const as = await made.district()
  const [first, second, third] = [await begun(made, as), await begun(made, as), await begun(made, as)]
  await as.api.import.cancel.mutate({ ...command(), id: first, version: 1 })
  const { columns } = await as.api.import.columns.query({ id: second })
  const start = { version: 1, columns, codeSystem: null, asOf: null }
  await as.api.import.start.mutate({ ...command(), ...start, id: second })
  expect(await importFiles(made.services)).toBe(1)
  await as.api.import.start.mutate({ ...command(), ...start, id: third })
  expect(await importFiles(made.services)).toBe(1)
  expect(await as.api.import.show.query({ id: third })).toMatchObject({ state: 'SELESAI', open: 1 })
  expect(await made.services.files.list('upload/32.04/import/')).toEqual([])
})
