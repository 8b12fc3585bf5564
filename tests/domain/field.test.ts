import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Email, Id, Line, maskEmail, Password, PersonName, UserName } from '@slrt/domain/field'

const reasonOf = (outcome: { error?: { issues: readonly { code?: string; message: string }[] } }) =>
  outcome.error?.issues.map(({ code, message }) => (code === 'custom' ? message : code))

describe('one line of text', () => {
  test.each([
    "Ra'as",
    'Siti Nur’aini, S.Sos.',
    '<script>alert(1)</script>',
    "'; drop table staff; --",
    '李明',
    'e\u0301',
  ])('%s is text like any other', (text) => {
    expect(PersonName.parse(text)).toBe(text)
  })

  test.each([
    ['a control', 'Rini\u0007'],
    ['the end of a text in C', 'Rini\u0000Wulandari'],
    ['a new line', 'Rini\nWulandari'],
    ['a line separator', 'Rini\u2028Wulandari'],
    ['a mark that turns the direction', 'Rini\u202eiradnaluW'],
    ['an isolate', 'Rini\u2066Wulandari'],
    ['an Arabic letter mark', 'Rini\u061cWulandari'],
    ['half a character', 'Rini\ud83d'],
    ['a blank that nobody sees', 'Rini\u200bWulandari'],
  ])('%s is refused', (_, text) => {
    expect(reasonOf(PersonName.safeParse(text))).toEqual(['hidden'])
  })

  test('its length counts without the blanks around it', () => {
    const Short = Line(2, 4)
    expect(Short.parse('  ab  ')).toBe('ab')
    expect(reasonOf(Short.safeParse('  a  '))).toEqual(['too_small'])
    expect(reasonOf(Short.safeParse('abcde'))).toEqual(['too_big'])
    expect(reasonOf(Short.safeParse('x'.repeat(100_000)))).toEqual(['too_big'])
  })
})

test.each([
  ['Rini@Contoh.GO.ID', 'rini@contoh.go.id'],
  [' rini+slrt@contoh.test ', 'rini+slrt@contoh.test'],
  ['rini', undefined],
  ['rini@', undefined],
  ['rini@contoh.test\nbcc: semua@contoh.test', undefined],
  [`${'r'.repeat(250)}@contoh.test`, undefined],
])('e-mail %j is %j', (typed, expected) => {
  expect(Email.safeParse(typed).data).toBe(expected)
})

test.each([
  ['Rini.W_1', 'rini.w_1'],
  ['rin', undefined],
  ['1rini', undefined],
  ['rini wulandari', undefined],
  ['rini@contoh', undefined],
  ['r'.repeat(31), undefined],
])('user name %j is %j', (typed, expected) => {
  expect(UserName.safeParse(typed).data).toBe(expected)
})

test.each([
  [9, false],
  [10, true],
  [128, true],
  [129, false],
])('a password of %d characters: %s', (length, isFine) => {
  expect(Password.safeParse(' '.repeat(length)).success).toBe(isFine)
})

test('an id is one id, however its letters are written', () => {
  fc.assert(fc.property(fc.uuid(), (id) => Id.parse(id.toUpperCase()) === id))
  expect(Id.safeParse('0199a8f0').success).toBe(false)
})

test.each([
  ['rini@contoh.go.id', 'r•••@contoh.go.id'],
  ['r@contoh.go.id', 'r•••@contoh.go.id'],
  ['"a@b"@contoh.test', '"•••@contoh.test'],
  ['@contoh.test', '•••'],
  ['rini', '•••'],
])('%s is shown as %s', (email, masked) => {
  expect(maskEmail(email)).toBe(masked)
})
