import { expect, test } from 'vitest'
import { dtks, DTKS_HEADER, dtksCells, takeIn, type DtksRow } from '../support/imported.ts'
import { world } from '../support/world.ts'

// The dirt of handbook §9.4, and of the lists that local offices have, each kind counted by hand.

/** Somebody of a family of their own, in Desa Cimekar, born on 17 August 1990. */
const woman = (n: number, row: DtksRow = {}): DtksRow => ({
  id: `32040000000010${String(n).padStart(2, '0')}`,
  kk: `32043020051101${String(n).padStart(2, '0')}`,
  nik: nik(n),
  ...row,
})
const nik = (n: number) => `32043057089001${String(n).padStart(2, '0')}`
const spaced = (number: string) => number.replaceAll(/(\d{4})(?=\d)/g, '$1 ')

test('what people and spreadsheets put around numbers is mended, whatever it is', async () => {
  const made = await world()
  await made.district()
  const dirty = [
    spaced(nik(1)),
    `${nik(2).slice(0, 6)}.${nik(2).slice(6, 12)}.${nik(2).slice(12)}`,
    `'${nik(3)}`,
    `‘${nik(4)}’`,
    `""${nik(5)}""`,
    `\u200b${nik(6)}\ufeff`,
    `${nik(7).slice(0, 8)}\u2060${nik(8).slice(8, 14)}07`,
    `\u00a0${nik(8)}\u202f`,
    ` \t${nik(9)}  `,
    `\u0000${nik(10)}\u001a`,
    `\`${nik(11)}´`,
  ]
  const { summary } = await takeIn(made.services, { content: dtks(...dirty.map((one, n) => woman(n, { nik: one }))) })
  expect(summary).toMatchObject({ rows: 11, accepted: 11, rejected: {}, warnings: {}, persons: 11, families: 11 })
})

test('numbers that nobody can mend, and that nobody can have, are refused for what they are', async () => {
  const made = await world()
  await made.district()
  const malformed = ['', '3.20411E+15', '3,20411E+15', '320430570890001', `${nik(1)}1`, '3204-3057-0890-0101', 'TIDAK ADA', `${nik(1)}X`] // prettier-ignore
  const impossible = [
    '1111111111111111',
    '3204305713900001',
    '3204305700900001',
    '3204300008900001',
    '3204303208900001',
    '3204304008900001',
    '3204307208900001',
    '3204303002900001',
    '3204307002900001',
    '3204302902990001',
    '3204305708900000',
  ]
  // 29 February there was in 2000, and women have 40 more.
  const possible = ['3204302902000001', '3204306902000002', '3204304108900003', '3204307108900004']
  const rows = [...malformed, ...impossible, ...possible].map((one, n) => woman(n, { nik: one, lahir: '' }))
  const { summary } = await takeIn(made.services, { content: dtks(...rows) })
  expect(summary).toMatchObject({ rows: 23, accepted: 4, rejected: { nik_malformed: 8, nik_impossible: 11 } })
})

test('areas are known by their names, however these are written, and only where they are', async () => {
  const made = await world()
  await made.district()
  const here: DtksRow[] = [
    { kab: 'KAB. BANDUNG', kec: 'Kec. Cileunyi', desa: 'DESA CIMEKAR' },
    { kab: 'Kab.Bandung', kec: 'cileunyi', desa: 'ds. cimekar' },
    { kab: '  kabupaten  bandung ', kec: 'KECAMATAN  CILEUNYI', desa: '  Cimekar.' },
    { kec: 'Pasirjambu', desa: 'Cikoneng' },
  ]
  const outside: DtksRow[] = [{ kab: 'Kota Bandung' }, { kab: 'KABUPATEN LAIN' }, { kab: 'Kabupaten Bandung Barat' }, { kab: '' }] // prettier-ignore
  const unknown: DtksRow[] = [
    { desa: 'Desa Tidak Ada 7' },
    { kec: 'Cidadap' },
    { kec: 'Soreang' },
    { desa: '' },
    { kec: '' },
  ]
  const rows = [...here, ...outside, ...unknown].map((row, n) => woman(n, row))
  const { summary } = await takeIn(made.services, { content: dtks(...rows) })
  expect(summary).toMatchObject({ rows: 13, accepted: 4, rejected: { area_outside_tenant: 4, area_unknown: 5 } })
})

test('the first reason is the one that counts, and what is odd about a row that is taken in is told', async () => {
  const made = await world()
  await made.district()
  const rows: DtksRow[] = [
    { nik: '1', nama: '', kab: 'Kota Bandung' },
    { nik: '3204305708900000', nama: '' },
    { nama: ' ', kab: 'Kota Bandung' },
    { kab: 'Kota Bandung', kec: 'Tidak Ada' },
    { lahir: '' },
    { lahir: 'tidak tahu' },
    { lahir: '31/02/1990' },
    { lahir: '1990-08-18' },
    { lahir: '17/08/1990' },
    { lahir: '17-08-1990' },
    { lahir: '17 Agustus 1990' },
    { jk: '' },
    { jk: 'L', lahir: '' },
    { kk: '32043020051100' },
    { kk: 'TIDAK ADA' },
    { kk: "'3204 3020 0511 0099" },
  ]
  const { summary } = await takeIn(made.services, { content: dtks(...rows.map((row, n) => woman(n, row))) })
  expect(summary).toMatchObject({
    rows: 16,
    accepted: 12,
    accepted_with_warning: 8,
    rejected: { nik_malformed: 1, nik_impossible: 1, name_missing: 1, area_outside_tenant: 1 },
    warnings: { birth_date_missing: 2, birth_date_unreadable: 2, birth_date_mismatch: 1, sex_missing: 1, sex_mismatch: 1, kk_malformed: 2 }, // prettier-ignore
  })
})

test('repeats, corrections and conflicts are told apart over the whole file', async () => {
  const made = await world()
  await made.district()
  const rows: DtksRow[] = [
    woman(1, { nama: 'Nur’aini Lestari' }),
    woman(1, { nama: ' Nur’aini  Lestari ', nik: spaced(nik(1)) }), // the same
    woman(1, { nama: 'HJ. NURAINI LESTARI, S.Pd' }), // corrected
    woman(1, { nama: 'Nur’aini Lestari' }), // the same as the first
    woman(1, { nama: 'Orang Lain' }), // a conflict
    woman(1, { nama: 'Orang Lain' }), // the same as a refused one
    woman(2, { nama: 'Moh. Ali', kab: 'Kota Bandung' }), // not ours
    woman(2, { nama: 'Dewi' }), // nobody accepted has this number
    woman(2, { nama: 'Dewi', lahir: '' }), // corrected, with a warning
    woman(3, { nama: 'M. Ali' }),
    woman(3, { nama: 'Muhammad Ali' }), // corrected
    woman(4, { nik: '123' }),
    woman(4, { nik: '123' }), // the same as a refused one
  ]
  for (const size of [2000, 3, 1]) {
    const { summary } = await takeIn(made.services, { content: dtks(...rows), size })
    expect([size, summary]).toEqual([
      size,
      expect.objectContaining({
        rows: 13,
        accepted: 6,
        accepted_with_warning: 1,
        identical_repeats: 4,
        corrected: 3,
        rejected: { nik_malformed: 1, area_outside_tenant: 1, nik_conflict: 1 },
        families: 3,
        persons: 3,
      }),
    ])
  }
})

test('rows of another number of cells are refused, blank ones are none, whatever stands around them', async () => {
  const made = await world()
  await made.district()
  const [good, other] = [dtksCells(woman(1)), dtksCells(woman(2))].map((cells) => cells.join('|'))
  const lines = [
    DTKS_HEADER.join(' | ').toLowerCase(),
    good,
    '',
    '   ',
    '|'.repeat(22),
    `${other}|`,
    other!.split('|').slice(0, -1).join('|'),
    'Jumlah: 2',
    other,
  ]
  const { summary } = await takeIn(made.services, { content: lines.join('\n') })
  expect(summary).toMatchObject({ rows: 5, accepted: 2, rejected: { row_malformed: 3 } })
})

test('columns may have other names and another order, and more of them', async () => {
  const made = await world()
  await made.district()
  const first = await takeIn(made.services, { content: dtks(woman(1), woman(2)) })
  expect(first.summary).toMatchObject({ new: 2 })
  const names: Readonly<Record<string, string>> = { NOKK: 'No. KK', NIK: 'Nomor Induk Kependudukan', NAMA: 'Nama Lengkap', 'DESA/KELUARAHAN': 'Desa/Kelurahan' } // prettier-ignore
  const order = [...DTKS_HEADER.keys()].reverse()
  const turned = (cells: readonly string[]) => order.map((at) => cells[at]!)
  const table = [
    [...turned(DTKS_HEADER.map((name) => names[name] ?? name)), 'CATATAN EKSPOR'],
    ...[1, 2].map((n) => [...turned(dtksCells(woman(n))), 'Diekspor Nia, 22 November 2026']),
  ]
  const { summary } = await takeIn(made.services, { content: table.map((cells) => cells.join('\t')).join('\r\n') })
  expect(summary).toMatchObject({ rows: 2, accepted: 2, new: 0, changed: 0, unchanged: 2, gone: 0 })
})

test('handbook 17.7: whose numbers the areas have must be told right, and either way it is noticed', async () => {
  const made = await world()
  await made.district('12.04')
  // As Statistics Indonesia numbers it, Nias is 1201; 1204 is Tapanuli Tengah, which Kemendagri calls 12.01.
  await made.owner.query(`insert into national.area_bridge values ('1201', '12.04', 'Nias'), ('1204', '12.01', 'Tapanuli Tengah')`) // prettier-ignore
  const { rows: places } = await made.owner.query<{ desa: string; kecamatan: string }>(
    `select v.name as desa, k.name as kecamatan from national.area v join national.area k on k.code = v.parent and k.valid_to is null
     where v.code like '12.04.%' and v.level = 'desa' and v.valid_to is null order by v.code limit 30`,
  )
  const listed = (district: string) =>
    [
      'nik,no_kk,nama,kode_kabupaten_kota,kabupaten_kota,kecamatan,kelurahan_desa',
      ...places.map(({ desa, kecamatan }, n) => `1204011708900${100 + n},1204010505100001,Ama ${n},${district},Nias,${kecamatan},${desa}`), // prettier-ignore
    ].join('\n')
  const take = (content: string, codes: 'bps' | 'kemendagri') =>
    takeIn(made.services, { content, codes, kind: 'dtsen', tenant: '12.04' })
  const disagree = { code: 'import.areas_disagree', rows: 30, agreeing: 0 }
  expect((await take(listed('1201'), 'kemendagri')).stopped).toEqual(disagree)
  expect((await take(listed('1204'), 'bps')).stopped).toEqual(disagree)
  expect((await take(listed('1201'), 'bps')).summary).toMatchObject({ rows: 30, accepted: 30, new: 30 })
  expect((await take(listed('1204'), 'kemendagri')).summary).toMatchObject({ rows: 30, accepted: 30, gone: 0 })
})
