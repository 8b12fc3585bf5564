import { KEY_NAMES, KEYS, type Key } from '@slrt/domain/regulation-keys'
import { beforeAll, expect, test } from 'vitest'
import { differenceOf } from '../../web/src/regulation/difference.ts'
import { formOf, readable, valueOf, valueProblems } from '../../web/src/regulation/form-value.ts'
import { ruleText, valueText, type Names } from '../../web/src/regulation/value-words.ts'

const dinkes = '0190a7f2-0000-7000-8000-000000000001'
const names: Names = { unit: (id) => (id === dinkes ? 'Dinas Kesehatan' : undefined) }

// The words come with their screens, as they do in the product.
beforeAll(() => import('../../web/src/text/regulation.ts'))

test('a rule is read aloud with its value', () => {
  const says = (key: Key, value: unknown) => ruleText(key, value, names)
  const terms = {
    NORMAL: { amount: 2, unit: 'working_day' },
    TINGGI: { amount: 240, unit: 'working_minute' },
    DARURAT: { amount: 4, unit: 'clock_hour' },
  }
  expect(says('clock.DIRUJUK', terms)).toBe(
    'Dinas menjawab rujukan paling lama 2 hari kerja. Mendesak 4 jam kerja, darurat 4 jam.',
  )
  const same = { amount: 14, unit: 'working_day' }
  expect(says('clock.MENUNGGU_WARGA', { NORMAL: same, TINGGI: same, DARURAT: same })).toBe(
    'Berkas dari warga ditunggu paling lama 14 hari kerja.',
  )
  expect(says('calendar.week', [1, 2, 3, 4, 5])).toBe('Hari kerja: Senin sampai Jumat.')
  expect(says('calendar.week', [1, 3, 5])).toBe('Hari kerja: Senin, Rabu dan Jumat.')
  expect(says('calendar.hours', { opens: 450, closes: 960 })).toBe('Kantor buka pukul 07.30 sampai 16.00.')
  expect(says('structure.live', false)).toBe('Puskesos dan fasilitator belum menerima keluhan.')
  expect(says('routing.unit', dinkes)).toBe('Kebutuhan ini dikirim ke Dinas Kesehatan.')
  expect(says('routing.unit', null)).toBe('Kebutuhan ini dikirim ke dinas pilihan petugas.')
  expect(says('documents.needed', ['KTP', 'Kartu Keluarga', 'surat rujukan'])).toBe(
    'Keluarga membawa KTP, Kartu Keluarga dan surat rujukan.',
  )
  expect(says('calendar.holidays', [{ day: '2026-04-20', name: 'Hari Jadi Kabupaten Bandung' }])).toBe(
    'Libur daerah: 20 April 2026 (Hari Jadi Kabupaten Bandung).',
  )
  expect(says('approval.record.delete', ['KADIS', 'MANAJER'])).toBe(
    'Penghapusan catatan disetujui Kepala dinas atau Manajer SLRT.',
  )
})

test('every key has a sentence for its standard, and its fields say the same value again', () => {
  for (const key of KEY_NAMES) {
    const { standard } = KEYS[key]
    expect(valueText(key, standard, names), key).not.toMatch(/undefined|rule\.|^$/)
    expect(valueOf(key, formOf(key, standard)), key).toEqual(standard)
    expect(valueProblems(key, formOf(key, standard)), key).toEqual([])
  }
})

test('what somebody types is read as the rule wants it, or named at its field', () => {
  const terms = formOf('clock.DIRUJUK', KEYS['clock.DIRUJUK'].standard)
  const NORMAL = { amount: '4', unit: 'working_hour' as const }
  expect(readable('clock.DIRUJUK', { ...terms, terms: { ...terms.terms, NORMAL } })?.value).toMatchObject({
    NORMAL: { amount: 240, unit: 'working_minute' },
  })
  for (const amount of ['0', '', 'dua', '367', '-1', '1.5']) {
    const wrong = { ...terms, terms: { ...terms.terms, TINGGI: { amount, unit: 'working_day' as const } } }
    expect(valueProblems('clock.DIRUJUK', wrong), amount).toEqual([{ path: 'value.TINGGI.amount', reason: 'term' }])
    expect(readable('clock.DIRUJUK', wrong), amount).toBeUndefined()
  }
  const hours = formOf('calendar.hours', { opens: 450, closes: 960 })
  expect(valueOf('calendar.hours', { ...hours, opens: '8:15' })).toEqual({ opens: 495, closes: 960 })
  expect(valueProblems('calendar.hours', { ...hours, closes: '7.00' })).toEqual([
    { path: 'value.closes', reason: 'span' },
  ])
  expect(valueProblems('calendar.hours', { ...hours, opens: '7.75' })).toEqual([
    { path: 'value.opens', reason: 'time' },
  ])
  const holidays = formOf('calendar.holidays', [])
  const noDay = { day: '31', month: '2', year: '2026', name: 'Hari Jadi' }
  expect(valueProblems('calendar.holidays', { ...holidays, holidays: [noDay] })).toEqual([
    { path: 'value.0.day', reason: 'dated' },
  ])
})

test('two sentences are told apart word by word', () => {
  const before = 'Dinas menjawab rujukan paling lama 2 hari kerja.'
  const after = 'Dinas menjawab rujukan paling lama 5 hari kerja.'
  expect(differenceOf(before, after)).toEqual([
    { kind: 'same', text: 'Dinas menjawab rujukan paling lama ' },
    { kind: 'old', text: '2 ' },
    { kind: 'new', text: '5 ' },
    { kind: 'same', text: 'hari kerja.' },
  ])
  expect(differenceOf(before, before)).toEqual([{ kind: 'same', text: before }])
  // Whatever changed, each side can be read whole.
  for (const [one, other] of [
    [before, after],
    ['Keluarga membawa KTP.', 'Keluarga membawa KTP dan Kartu Keluarga.'],
    ['', 'Libur daerah: belum ada.'],
  ] as const) {
    const pieces = differenceOf(one, other)
    const side = (gone: 'old' | 'new') => pieces.flatMap(({ kind, text }) => (kind === gone ? [] : text)).join('')
    expect([side('new'), side('old')]).toEqual([one, other])
  }
})
