import { expect, test } from 'vitest'
import { SECTORS } from '@slrt/domain/category'
import { newId } from '@slrt/domain/id'
import { CHECKS, readinessOf, signatoriesOn, type CheckCode, type Configuration } from '@slrt/domain/readiness'
import { entryOf, regulationWith } from './rules.ts'

const [health, everything] = [newId(), newId()] as const
const head = { name: 'Dra. Siti Masyitoh', title: 'Kepala Dinas Sosial', nip: '', kind: 'DEFINITIF' as const }
const signed = entryOf('structure.signatories', [{ ...head, from: '2026-01-01', to: null }])

const agency = (id: string, name: string, sectors: Configuration['units'][number]['sectors']) =>
  ({ id, name, kind: 'OPD', state: 'AKTIF', desa: null, sectors }) as const
const post = (desa: string) =>
  ({ id: newId(), name: `Puskesos ${desa}`, kind: 'PUSKESOS', state: 'AKTIF', desa, sectors: [] }) as const
const person = (
  role: Configuration['staff'][number]['role'],
  scope: readonly string[] = [],
  unit: string | null = null,
) => ({ name: `${role} ${scope.join(' ')}`.trim(), role, scope, unit })

/** Two kecamatan of two desa each, in which nothing is wanting. */
const ready: Configuration = {
  day: '2026-09-01',
  regulation: regulationWith('32.04', [signed]),
  kecamatan: ['32.04.05', '32.04.06'].map((code) => ({ code, label: `Kec. ${code}` })),
  desa: ['32.04.05.2001', '32.04.05.2002', '32.04.06.2001', '32.04.06.2002'].map((code) => ({
    code,
    label: `Desa ${code}`,
  })),
  units: [
    agency(health, 'Dinas Kesehatan', ['KES']),
    agency(everything, 'Dinas lain', SECTORS),
    ...['32.04.05.2001', '32.04.05.2002', '32.04.06.2001', '32.04.06.2002'].map(post),
  ],
  staff: [
    person('KAB_ADMIN'),
    person('KAB_ADMIN'),
    person('MANAJER'),
    person('FO'),
    person('OPD_PETUGAS', [], health),
    person('OPD_PETUGAS', [], everything),
    person('FASILITATOR', ['32.04.05.2001', '32.04.05.2002']),
    person('FASILITATOR', ['32.04.06']),
    person('SUPERVISOR', ['32.04.05', '32.04.06']),
  ],
  years: new Set([2026]),
  rules: [{ key: 'structure.signatories', hasArticle: true }],
}

/** What is wanting, by check: nothing that is well. */
const lacks = (changed: Partial<Configuration>) =>
  Object.fromEntries(
    readinessOf({ ...ready, ...changed })
      .filter(({ wanting }) => wanting > 0)
      .map(({ code, examples, wanting }) => [code, examples.length ? examples.map(({ text }) => text) : wanting]),
  )
const without = (role: Configuration['staff'][number]['role']) => ready.staff.filter((one) => one.role !== role)

test('where nothing is wanting every check says so, in the order of the list', () => {
  expect(lacks({})).toEqual({})
  expect(readinessOf(ready).map(({ code }) => code)).toEqual([...CHECKS])
})

test('a district without people: nobody moves a need on, signs, or serves a village', () => {
  expect(lacks({ staff: [] })).toEqual({
    'manager.missing': 1,
    'admin.second': 2,
    'state.stuck': ['TERDAFTAR', 'IDENTIFIKASI', 'VERIFIKASI_LAPANGAN', 'DITANGANI_PUSKESOS', 'DITERUSKAN_SLRT'],
    'route.unstaffed': ['Dinas Kesehatan', 'Dinas lain'],
    'fasilitator.missing': ready.desa.map(({ label }) => label),
    'supervisor.missing': ready.kecamatan.map(({ label }) => label),
  })
})

test('a state is stuck only when no desk that has people can move it on', () => {
  expect(lacks({ staff: without('MANAJER') })).toEqual({ 'manager.missing': 1, 'state.stuck': ['MENUNGGU_PENETAPAN'] })
  expect(lacks({ staff: [...without('MANAJER'), person('KADIS')] })).toEqual({ 'manager.missing': 1 })
  const agencies = lacks({ staff: without('OPD_PETUGAS') })
  expect(agencies['state.stuck']).toEqual(['DIRUJUK', 'DITERIMA_OPD', 'PROSES_OPD'])
  // The office takes what a village left, and supervisors are no bottleneck.
  expect(lacks({ staff: without('SUPERVISOR') })).not.toHaveProperty('state.stuck')
})

test('needs without a route are told by sector; a rule of their own is as good as an agency of the sector', () => {
  const units = ready.units.filter(({ id }) => id !== everything)
  const some = lacks({ units })['route.missing'] as string[]
  expect(some).toEqual(['BAN', 'DAT', 'PEN', 'SOS', 'ADM'])
  const regulation = regulationWith('32.04', [
    signed,
    ...SECTORS.filter((sector) => sector !== 'PEN').map((subject) => entryOf('routing.unit', health, { subject })),
    entryOf('routing.unit', health, { subject: 'PEN01' }),
  ])
  // Five categories of education still go nowhere.
  expect(lacks({ units, regulation })['route.missing']).toEqual(['PEN'])
})

test('a route to a unit where nobody works is told, also when only one kecamatan has it', () => {
  const closed = newId()
  const regulation = regulationWith('32.04', [signed, entryOf('routing.unit', closed, { area: '32.04.06' })])
  expect(lacks({ regulation })).toEqual({ 'route.unstaffed': [closed] })
  const named = { units: [...ready.units, agency(closed, 'Baznas', [])], regulation }
  expect(lacks(named)).toEqual({ 'route.unstaffed': ['Baznas'] })
  expect(lacks({ ...named, staff: [...ready.staff, person('LEMBAGA_MITRA', [], closed)] })).toEqual({})
})

test('villages are asked for what they need only where the district is live', () => {
  const bare = { units: ready.units.filter(({ kind }) => kind !== 'PUSKESOS'), staff: without('FASILITATOR') }
  expect(lacks(bare)['puskesos.missing']).toHaveLength(4)
  const regulation = regulationWith('32.04', [
    signed,
    entryOf('structure.live', false),
    entryOf('structure.live', true, { area: '32.04.06' }),
  ])
  expect(lacks({ ...bare, regulation })).toEqual({
    'state.stuck': ['DITANGANI_PUSKESOS'],
    'puskesos.missing': ['Desa 32.04.06.2001', 'Desa 32.04.06.2002'],
    'fasilitator.missing': ['Desa 32.04.06.2001', 'Desa 32.04.06.2002'],
  })
  expect(lacks({ ...bare, regulation: regulationWith('32.04', [signed, entryOf('structure.live', false)]) })).toEqual(
    {},
  )
})

test('where the rules have a Puskesos for a whole kecamatan, one is enough', () => {
  const regulation = regulationWith('32.04', [signed, entryOf('structure.puskesos', 'KECAMATAN')])
  const units = ready.units.filter(({ desa }) => desa === null || desa === '32.04.05.2001')
  expect(lacks({ units, regulation })).toEqual({ 'puskesos.missing': ['Kec. 32.04.06'] })
})

test('a fasilitator with more desa than the rules allow is named; a kecamatan may allow less', () => {
  const strict = entryOf('structure.villagesPerFasilitator', 1, { area: '32.04.06' })
  expect(lacks({ regulation: regulationWith('32.04', [signed, strict]) })).toEqual({
    'fasilitator.overloaded': ['FASILITATOR 32.04.06'],
  })
})

test('where the regulation has no supervisors none is wanting', () => {
  const regulation = regulationWith('32.04', [signed, entryOf('structure.supervisor', false)])
  expect(lacks({ regulation, staff: without('SUPERVISOR') })).toEqual({})
})

test('next year’s holidays are wanting from October on', () => {
  expect(lacks({ day: '2026-09-30' })).toEqual({})
  expect(lacks({ day: '2026-10-01' })).toEqual({ 'holiday.missing': ['2027'] })
  expect(lacks({ day: '2026-10-01', years: new Set([2026, 2027]) })).toEqual({})
  expect(lacks({ years: new Set([2027]) })).toEqual({ 'holiday.missing': ['2026'] })
})

test('a signatory whose term ended is named, and one must hold office now', () => {
  const list = [
    { ...head, from: '2024-01-01', to: '2026-08-31' },
    { ...head, name: 'Asep Hidayat', kind: 'PLT' as const, from: '2026-09-02', to: '2026-12-31' },
  ]
  const regulation = regulationWith('32.04', [entryOf('structure.signatories', list)])
  expect(lacks({ regulation })).toEqual({ 'signatory.missing': 1, 'signatory.ended': ['Dra. Siti Masyitoh'] })
  expect(lacks({ regulation, day: '2026-09-02' })).toEqual({ 'signatory.ended': ['Dra. Siti Masyitoh'] })
  expect(signatoriesOn(regulation, '2026-08-31').valid.map(({ name }) => name)).toEqual(['Dra. Siti Masyitoh'])
})

test('a rule without an article is named by its key, and no list grows beyond five', () => {
  const rules = Array.from({ length: 7 }, () => ({ key: 'routing.unit', hasArticle: false }))
  const check = readinessOf({ ...ready, rules }).find(({ code }) => code === ('article.missing' satisfies CheckCode))!
  expect(check).toMatchObject({ wanting: 7, place: '/peraturan' })
  expect(check.examples).toEqual(Array.from({ length: 5 }, () => ({ kind: 'key', text: 'routing.unit' })))
})
