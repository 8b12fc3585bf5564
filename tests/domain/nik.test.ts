import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupNumber, Kk, maskNumber, maskPhone, Nik, nikWarnings, Phone, readNik } from '@slrt/domain/nik'

const today = '2026-11-22'
const reasons = (outcome: { error?: { issues: readonly { message: string }[] } }) =>
  outcome.error?.issues.map(({ message }) => message)

describe('the examples of handbook §17.1', () => {
  test('a woman of Katapang, born on 17 August 1990', () => {
    expect(readNik('3204115708900003', today)).toEqual({
      area: '32.04.11',
      sex: 'P',
      birthDates: ['1990-08-17'],
      serial: '0003',
    })
  })

  test('a woman of 1 January 1990, not a man of 10 February', () => {
    expect(readNik('3204114101900001', today)).toMatchObject({ sex: 'P', birthDates: ['1990-01-01'] })
  })

  test('an old code of Merauke is fine', () => {
    const nik = '9101010101900001'
    expect(Nik.parse(nik)).toBe(nik)
    expect(nikWarnings(nik, { birthDate: '1990-01-01', sex: 'L' }, today)).toEqual([])
  })
})

test.each([
  ['3204 1157 0890 0003', '3204115708900003'],
  ['32.04.11.570890.0003', '3204115708900003'],
  ['  3204115708900003\n', '3204115708900003'],
])('%j is written as %s', (typed, nik) => {
  expect(Nik.parse(typed)).toBe(nik)
})

test.each([
  ['', 'nik_length'],
  ['320411570890000', 'nik_length'],
  ['32041157089000031', 'nik_length'],
  ['320411570890000O', 'nik_length'],
  ['٣٢٠٤١١٥٧٠٨٩٠٠٠٠٣', 'nik_length'],
  ['1'.repeat(100_000), 'nik_length'],
  ['0000000000000000', 'nik_same'],
  ['1111111111111111', 'nik_same'],
  ['3204115708900000', 'nik_serial'],
  ['3204110008900003', 'nik_date'],
  ['3204114008900003', 'nik_date'],
  ['3204113208900003', 'nik_date'],
  ['3204117208900003', 'nik_date'],
  ['3204115700900003', 'nik_date'],
  ['3204115713900003', 'nik_date'],
  ['3204113104900003', 'nik_date'],
  ['3204112902900003', 'nik_date'],
])('%s is no NIK: %s', (typed, reason) => {
  expect(reasons(Nik.safeParse(typed))).toEqual([reason])
})

test.each([
  ['3204110101080001', undefined],
  ['320411010108000', 'kk_length'],
  ['3333333333333333', 'kk_same'],
  ['3204110101080000', 'kk_serial'],
  // A family card has a date of issue, and 40 is added to no such day.
  ['3204114101080001', 'kk_date'],
])('KK %s: %s', (typed, reason) => {
  expect(reasons(Kk.safeParse(typed))).toEqual(reason && [reason])
})

describe('the century', () => {
  test.each([
    ['3204110101300001', ['1930-01-01']],
    ['3204110101100001', ['1910-01-01', '2010-01-01']],
    ['3204112211260001', ['1926-11-22', '2026-11-22']],
    ['3204112311260001', ['1926-11-23']],
    ['3204112902000001', ['2000-02-29']],
    ['3204112902040001', ['1904-02-29', '2004-02-29']],
  ])('%s: %j', (nik, birthDates) => {
    expect(Nik.safeParse(nik).success).toBe(true)
    expect(readNik(nik, today).birthDates).toEqual(birthDates)
  })
})

test.each<[string, string | null, 'L' | 'P' | null, string[]]>([
  ['3204115708900003', '1990-08-17', 'P', []],
  ['3204115708900003', null, null, []],
  ['3204115708900003', '1990-08-18', 'P', ['birth_date']],
  ['3204115708900003', '1990-08-17', 'L', ['sex']],
  ['3204110101100001', '1910-01-01', 'L', []],
  ['5401010101700001', '1970-01-01', 'L', []],
  ['9901010101700001', '1971-01-01', 'P', ['birth_date', 'sex', 'province']],
])('%s of one born %s, %s: %j', (nik, birthDate, sex, warnings) => {
  expect(nikWarnings(nik, { birthDate, sex }, today)).toEqual(warnings)
})

describe('any NIK that Dukcapil could give', () => {
  const person = fc.record({
    province: fc.constantFrom('11', '21', '32', '36', '53', '54', '76', '82', '91', '96'),
    area: fc.integer({ min: 101, max: 9999 }),
    birth: fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-22'), noInvalidDate: true }),
    sex: fc.constantFrom('L' as const, 'P' as const),
    serial: fc.integer({ min: 1, max: 9999 }),
  })
  const nikOf = ({ province, area, birth, sex, serial }: typeof person extends fc.Arbitrary<infer P> ? P : never) => {
    const [year, month, day] = birth.toISOString().slice(0, 10).split('-') as [string, string, string]
    const shownDay = sex === 'P' ? Number(day) + 40 : day
    return `${province}${String(area).padStart(4, '0')}${shownDay}${month}${year.slice(2)}${String(serial).padStart(4, '0')}`
  }

  test('is accepted, says who it is, and warns of nothing', () => {
    fc.assert(
      fc.property(person, (one) => {
        const nik = nikOf(one)
        const birthDate = one.birth.toISOString().slice(0, 10)
        expect(Nik.parse(groupNumber(nik))).toBe(nik)
        expect(readNik(nik, today).birthDates).toContain(birthDate)
        expect(nikWarnings(nik, { birthDate, sex: one.sex }, today)).toEqual([])
      }),
    )
  })

  test('is refused when a digit is lost, doubled or a letter, its day or month impossible, its serial nothing', () => {
    fc.assert(
      fc.property(person, fc.nat(15), fc.integer({ min: 13, max: 99 }), (one, at, month) => {
        const nik = nikOf(one)
        const changed = (from: number, digits: string) => nik.slice(0, from) + digits + nik.slice(from + digits.length)
        const wrong: [string, string][] = [
          [nik.slice(0, at) + nik.slice(at + 1), 'nik_length'],
          [nik.slice(0, at) + nik.charAt(at) + nik.slice(at), 'nik_length'],
          [changed(at, 'x'), 'nik_length'],
          [changed(6, String(month > 71 ? month : 32)), 'nik_date'],
          [changed(8, String(month)), 'nik_date'],
          [changed(12, '0000'), 'nik_serial'],
        ]
        for (const [typed, reason] of wrong) expect(reasons(Nik.safeParse(typed))).toEqual([reason])
      }),
    )
  })
})

test.each([
  ['3204115708900003', '3204••••••••0003'],
  ['0001234567890', '0001•••••7890'],
  ['1234567890', '1234••••90'],
  ['12345678', '••••••••'],
  ['', ''],
])('%s is shown as %s', (number, masked) => {
  expect(maskNumber(number)).toBe(masked)
})

test('of a long number at least four are hidden, and none is lost', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{0,30}$/), (number) => {
      const masked = maskNumber(number)
      expect(masked).toHaveLength(number.length)
      expect(masked.match(/•/g)?.length ?? 0).toBeGreaterThanOrEqual(Math.min(4, number.length))
    }),
  )
})

test('numbers stand in fours', () => {
  expect(groupNumber('3204115708900003')).toBe('3204 1157 0890 0003')
  expect(groupNumber(maskNumber('3204115708900003'))).toBe('3204 •••• •••• 0003')
  expect(groupNumber('0001234567890')).toBe('0001 2345 6789 0')
})

test.each([
  ['081234567890', '081234567890'],
  ['0812-3456-7890', '081234567890'],
  ['+62 812 3456 7890', '081234567890'],
  ['6281234567890', '081234567890'],
  ['+62 (0)812 3456 7890', '081234567890'],
  ['(022) 123.4567', '0221234567'],
  ['0221234', undefined],
  ['081234567890123', undefined],
  ['0012345678', undefined],
  ['812345678', undefined],
  ['+1 202 555 0100', undefined],
  ['nol delapan satu dua', undefined],
  ['', undefined],
])('telephone %j is kept as %j', (typed, kept) => {
  expect(Phone.safeParse(typed).data).toBe(kept)
  if (!kept) expect(reasons(Phone.safeParse(typed))).toEqual(['phone'])
})

test('a telephone number is shown by its ends', () => {
  expect(maskPhone('081234567890')).toBe('0812••••7890')
  expect(maskPhone('022123456')).toBe('0221••••6')
})
