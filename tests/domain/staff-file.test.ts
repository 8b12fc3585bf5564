import { describe, expect, test } from 'vitest'
import type { Role } from '@slrt/domain/permission'
import { columnsOf, MOST_ROWS, readStaffFile, type FileFacts, type Known } from '@slrt/domain/staff-file'
import { refusalOf } from './refusal-of.ts'

const places = [
  { code: '32.04.05', name: 'Cileunyi' },
  { code: '32.04.05.2003', name: 'Cimekar' },
  { code: '32.04.05.2004', name: 'Cinunuk' },
  { code: '32.04.05.2009', name: 'Sukamaju' },
  { code: '32.04.29', name: 'Paseh' },
  { code: '32.04.29.2001', name: 'Sukamaju' },
  { code: '32.04.29.1002', name: "Ra'as Lor" },
]
const dinkes = { id: 'u-dinkes', kind: 'OPD' as const, state: 'AKTIF' as const, name: 'Dinas Kesehatan' }
const rini: Known = { name: 'Rini Wulandari', scope: ['32.04.05.2003'], unit: null, until: null }

const facts = (more: Partial<FileFacts> = {}): FileFacts => ({
  tenant: { code: '32.04', state: 'AKTIF', areas: ['32.04'], hasSupervisors: true },
  places,
  units: [dinkes],
  known: (contact, role) => (contact === 'rini@contoh.test' && role === 'FASILITATOR' ? rini : undefined),
  today: '2026-11-22',
  ...more,
})
const header = ['Nama', 'Email', 'Nama pengguna', 'Peran', 'Desa', 'Kecamatan', 'Dinas', 'Sampai']
const read = (rows: string[][], more: Partial<FileFacts> = {}) => readStaffFile([header, ...rows], facts(more))
/** One row under the usual header, its cells by name. */
const row = (cells: { nama?: string; email?: string; user?: string; peran?: string } & Record<string, string>) => [
  cells.nama ?? 'Asep Sunandar',
  cells.email ?? (cells.user ? '' : 'asep@contoh.test'),
  cells.user ?? '',
  cells.peran ?? 'Fasilitator',
  cells['desa'] ?? 'Cimekar',
  cells['kec'] ?? '',
  cells['dinas'] ?? '',
  cells['sampai'] ?? '',
]
const one = (cells: Parameters<typeof row>[0], more: Partial<FileFacts> = {}) => read([row(cells)], more)[0]!
const whyOf = (cells: Parameters<typeof row>[0], more: Partial<FileFacts> = {}) => {
  const { status, field, reason, detail } = one(cells, more)
  expect(status).toBe('REFUSED')
  return [field, reason, detail]
}

describe('a staff file', () => {
  test('says who is new, changed, or the same as now', () => {
    const rows = read([
      row({ nama: 'Rini Wulandari', email: 'RINI@contoh.test ' }),
      row({ nama: 'Rini Kartika', email: 'rini@contoh.test', peran: 'PUSKESOS_PETUGAS' }),
      row({}),
    ])
    expect(rows.map(({ status }) => status)).toEqual(['SAME', 'NEW', 'NEW'])
    const [changed] = read([row({ nama: 'Rini Kartika', email: 'rini@contoh.test', desa: 'Cimekar; Cinunuk' })])
    expect(changed).toMatchObject({ status: 'CHANGED', changes: ['name', 'scope'] })
  })

  test('counts its lines as whoever opens it, empty ones too', () => {
    const rows = read([row({}), ['', ' '], row({ user: 'ujang.p' })])
    expect(rows.map(({ line }) => line)).toEqual([2, 4])
  })

  test.each([
    ['Cimekar', ['32.04.05.2003']],
    ['desa CIMEKAR', ['32.04.05.2003']],
    ['32.04.05.2003', ['32.04.05.2003']],
    ['3204052003', ['32.04.05.2003']],
    ['Cimekar; Cinunuk', ['32.04.05.2003', '32.04.05.2004']],
    ['Cinunuk, Cimekar', ['32.04.05.2003', '32.04.05.2004']],
    ['Sukamaju (Paseh)', ['32.04.29.2001']],
    ['Sukamaju, Kec. Cileunyi', ['32.04.05.2009']],
    ['Kel. Ra’as Lor', ['32.04.29.1002']],
    ['Kec. Paseh', ['32.04.29']],
  ])('understands %s', (desa, scope) => {
    expect(one({ desa }).scope).toEqual(scope)
  })

  test('takes the kecamatan from its own column: of a village, or for a supervisor', () => {
    expect(one({ desa: 'Sukamaju', kec: 'Paseh' }).scope).toEqual(['32.04.29.2001'])
    expect(one({ desa: '', kec: 'Kecamatan Cileunyi', peran: 'Supervisor' }).scope).toEqual(['32.04.05'])
    expect(one({ desa: '', kec: 'Cileunyi' }).scope).toEqual(['32.04.05'])
  })

  test('knows roles by code and by the words of people, agencies by name, days as they are written here', () => {
    const said: [string, Role][] = [
      ['FASILITATOR', 'FASILITATOR'],
      ['Koordinator Puskesos', 'PUSKESOS_KOORD'],
      ['front office', 'FO'],
    ]
    for (const [peran, role] of said) expect(one({ peran }).role, peran).toBe(role)
    expect(one({ peran: 'Petugas dinas', dinas: 'dinas kesehatan', desa: '' })).toMatchObject({ unit: 'u-dinkes' })
    expect(one({ peran: 'Auditor', desa: '', sampai: '31/1/2027' })).toMatchObject({ until: '2027-01-31' })
  })
})

describe('a row is refused', () => {
  test.each<[string, Parameters<typeof row>[0], (string | undefined)[]]>([
    ['without a name', { nama: '' }, ['name', 'required', undefined]],
    ['without a role', { peran: '-' }, ['role', 'required', undefined]],
    ['with a role that nobody knows', { peran: 'Pengawas' }, ['role', 'role_unknown', 'Pengawas']],
    ['with a role of the nation', { peran: 'SEKNAS_ADMIN', desa: '' }, ['role', 'staff.role_elsewhere', undefined]],
    ['with an e-mail that is none', { email: 'asep@' }, ['email', 'wrong', 'asep@']],
    ['with a user name that is none', { user: 'as' }, ['userName', 'wrong', 'as']],
    ['with both', { email: 'a@contoh.test', user: 'asep' }, ['userName', 'contact_both', undefined]],
    ['with neither', { email: '' }, ['email', 'staff.contact_missing', undefined]],
    [
      'with a manager who has no e-mail',
      { user: 'asep', peran: 'MANAJER', desa: '' },
      ['email', 'staff.email_missing', undefined],
    ],
    ['with a village that is not here', { desa: 'Antapani' }, ['area', 'area_unknown', 'Antapani']],
    ['with the code of another district', { desa: '32.73.01.1001' }, ['area', 'scope.outside', '32.73.01.1001']],
    ['with a code that names nothing', { desa: '32.04.05.2999' }, ['area', 'area_unknown', '32.04.05.2999']],
    ['with a name that two villages have', { desa: 'Sukamaju' }, ['area', 'area_ambiguous', 'Sukamaju']],
    ['without a place', { desa: '' }, ['area', 'scope.missing', undefined]],
    [
      'with an agency that is not here',
      { peran: 'Petugas OPD', dinas: 'Dinas Sihir', desa: '' },
      ['unit', 'unit_unknown', 'Dinas Sihir'],
    ],
    [
      'without the agency that its role needs',
      { peran: 'Petugas OPD', desa: '' },
      ['unit', 'staff.unit_missing', undefined],
    ],
    ['with an auditor for ever', { peran: 'Auditor', desa: '' }, ['until', 'staff.until_missing', undefined]],
    ['with a day that is past', { sampai: '2026-11-21' }, ['until', 'staff.until_past', undefined]],
    ['with a day that is none', { sampai: '31/02/2027' }, ['until', 'wrong', '2027-02-31']],
    ['with what a spreadsheet would calculate', { nama: '=HYPERLINK("x")' }, ['name', 'formula', '=HYPERLINK("x")']],
    ['also in front of a plus', { user: '+62812' }, ['userName', 'formula', '+62812']],
    ['also in front of an at', { desa: '@SUM(A1)' }, ['area', 'formula', '@SUM(A1)']],
    ['with letters of another encoding', { nama: 'Jos\ufffd' }, ['name', 'encoding', 'Jos\ufffd']],
  ])('%s', (_, cells, why) => {
    expect(whyOf(cells)).toEqual(why)
  })

  test('as a supervisor where the regulation has none', () => {
    const tenant = { ...facts().tenant, hasSupervisors: false }
    expect(whyOf({ peran: 'Supervisor', kec: 'Cileunyi', desa: '' }, { tenant })[1]).toBe('staff.no_supervisors')
  })

  test('when its e-mail stands in the file before for the same role, and says in which line', () => {
    const rows = read([
      row({}),
      row({ nama: 'Asep lain', email: 'ASEP@contoh.test' }),
      row({ peran: 'Operator SIKS-NG' }),
    ])
    expect(rows.map(({ status }) => status)).toEqual(['NEW', 'REFUSED', 'NEW'])
    expect(rows[1]).toMatchObject({ field: 'email', reason: 'repeated', detail: '2', name: 'Asep lain' })
  })

  test('and the others go on', () => {
    const rows = read([row({ desa: 'Antapani' }), row({}), row({ peran: '?', email: 'b@contoh.test' })])
    expect(rows.map(({ status }) => status)).toEqual(['REFUSED', 'NEW', 'REFUSED'])
  })
})

describe('a whole file is refused', () => {
  test('with other columns, and says which are missing', () => {
    expect(refusalOf(() => columnsOf(['No', 'NIK', 'Alamat']))).toMatchObject({
      code: 'staff.file_columns',
      facts: { missing: 'nama, email / nama pengguna, peran' },
    })
    expect(refusalOf(() => columnsOf(['NAMA LENGKAP', 'E-Mail'])).facts).toEqual({ missing: 'peran' })
  })

  test('without rows, and with more than ten thousand', () => {
    expect(refusalOf(() => readStaffFile([header], facts())).code).toBe('staff.file_empty')
    expect(refusalOf(() => readStaffFile([], facts())).code).toBe('staff.file_empty')
    const most = Array.from({ length: MOST_ROWS }, (_, n) => row({ email: `o${n}@contoh.test` }))
    expect(read(most)).toHaveLength(MOST_ROWS)
    expect(refusalOf(() => read([...most, row({})]))).toMatchObject({
      code: 'staff.file_rows',
      facts: { most: 10_000 },
    })
  })
})
