import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AGREEMENT,
  approve,
  CHECKS,
  check,
  emptyContent,
  giveBack,
  isFreeMail,
  isOfficial,
  mailDomainOf,
  missingOf,
  overlap,
  saveSection,
  SaveSection,
  SECTIONS,
  submit,
  type Application,
} from '@slrt/domain/application'
import { MOST_CODES, MOST_TRIES, nextCode, tryCode, type Codes } from '@slrt/domain/email-code'
import { areaOf, basis, contact } from '../support/application.ts'
import { refusalOf } from './refusal-of.ts'

const empty: Application = {
  state: 'DRAF',
  version: 1,
  content: emptyContent,
  provedAt: null,
  agreement: null,
  fileType: null,
  checked: [],
}
const whole: Application = {
  ...empty,
  content: { area: areaOf(), contact, basis },
  provedAt: new Date(0),
  agreement: AGREEMENT,
  fileType: 'application/pdf',
}
const sent: Application = { ...whole, state: 'DIKIRIM', checked: CHECKS }
const id = '01900000-0000-7000-8000-000000000001'

describe('what is missing', () => {
  test('is told by section, in the order of the page, until nothing is', () => {
    expect(missingOf(empty)).toEqual(SECTIONS)
    expect(missingOf(whole)).toEqual([])
    expect(missingOf({ ...whole, fileType: null })).toEqual(['basis'])
    expect(missingOf({ ...whole, agreement: '2020-01' })).toEqual(['agreement'])
    const unknown = { ...whole.content, contact: { ...contact, headName: '' } }
    expect(missingOf({ ...whole, content: unknown, provedAt: null })).toEqual(['contact', 'email'])
  })

  test('a place is whole with kab/kota of one province, or with one province', () => {
    const lacks = (kind: 'district' | 'province', ...areas: string[]) =>
      missingOf({ ...whole, content: { ...whole.content, area: { ...areaOf(), kind, areas } } }).includes('area')
    expect([lacks('district', '73.71'), lacks('district', '31.71', '31.01'), lacks('province', '31')]).toEqual([
      false,
      false,
      false,
    ])
    expect([
      lacks('district'),
      lacks('district', '31'),
      lacks('district', '31.71', '32.04'),
      lacks('province', '31.71'),
      lacks('province', '31', '32'),
    ]).toEqual([true, true, true, true, true])
  })
})

describe('who may do what when', () => {
  const writes = (before: Application) => [
    saveSection(before, { token: '', version: before.version, section: { name: 'contact', content: contact } }),
    submit(before, before.version),
  ]
  const decides = (before: Application) => [
    check(before, { id, checks: ['area'], version: before.version }),
    giveBack(before, { id, reasons: { area: 'Kurang jelas' }, version: before.version }),
    approve(before, before.version),
  ]

  test('it is written at while it is with whoever applies, decided on while it is with the secretariat', () => {
    for (const state of ['DRAF', 'DIKEMBALIKAN'] as const) {
      expect(writes({ ...whole, state })).toHaveLength(2)
      expect(refusalOf(() => decides({ ...sent, state }))).toMatchObject({
        code: 'application.not_now',
        facts: { state },
      })
    }
    expect(decides(sent)).toHaveLength(3)
    for (const state of ['DISETUJUI', 'DITUTUP'] as const)
      for (const act of [() => writes({ ...whole, state }), () => decides({ ...sent, state })])
        expect(refusalOf(act)).toMatchObject({ code: 'application.not_now' })
  })

  test('nothing is done to a version that was not seen', () => {
    const stale = (act: () => unknown) => expect(refusalOf(act)).toMatchObject({ code: 'application.changed' })
    stale(() => submit(whole, 2))
    stale(() => approve(sent, 2))
    stale(() => giveBack(sent, { id, reasons: { area: 'Kurang' }, version: 2 }))
  })

  test('approval wants every check, and the agreement that holds now', () => {
    for (const left of CHECKS) {
      const checked = CHECKS.filter((one) => one !== left)
      expect(refusalOf(() => approve({ ...sent, checked }, 1))).toMatchObject({
        code: 'application.unchecked',
        facts: { checks: left },
      })
    }
    expect(refusalOf(() => approve({ ...sent, agreement: '2020-01' }, 1))).toMatchObject({
      code: 'application.incomplete',
    })
    expect(approve(sent, 1)).toEqual({ state: 'DISETUJUI', version: 2 })
  })

  test('handing in again begins the review anew', () => {
    expect(submit({ ...whole, state: 'DIKEMBALIKAN', checked: CHECKS }, 1)).toEqual({
      state: 'DIKIRIM',
      checked: '',
      reasons: '{}',
      version: 2,
    })
  })

  test('whatever is typed, saving one section changes no other, and what fits the form is kept as typed', () => {
    const line = fc.string({ maxLength: 120 })
    fc.assert(
      fc.property(line, line, (headName, title) => {
        const input = {
          token: 'A'.repeat(32),
          version: 1,
          section: { name: 'contact', content: { ...contact, headName, title } },
        }
        const parsed = SaveSection.safeParse(input)
        if (!parsed.success) return
        const { content } = saveSection(whole, parsed.data)
        expect(content).toEqual({
          ...whole.content,
          contact: { ...contact, headName: headName.trim(), title: title.trim() },
        })
      }),
    )
  })
})

describe('places', () => {
  test('overlap where one is the other or lies in it', () => {
    expect(overlap(['73.71'], ['73.71'])).toBe(true)
    expect(overlap(['31.71'], ['31'])).toBe(true)
    expect(overlap(['31'], ['31.01', '31.71'])).toBe(true)
    expect(overlap(['73.71'], ['73.72', '71.73'])).toBe(false)
    expect(overlap([], ['31'])).toBe(false)
  })
})

describe('mail domains', () => {
  test('tell the reviewer something, and refuse nobody', () => {
    expect(mailDomainOf('dinsos@makassarkota.go.id')).toBe('makassarkota.go.id')
    expect(['makassarkota.go.id', 'sukamaju.desa.id'].every(isOfficial)).toBe(true)
    expect(['gogo.id', 'go.id.example.com', 'kota-go.id', 'gmail.com'].some(isOfficial)).toBe(false)
    expect(['gmail.com', 'yahoo.co.id', 'outlook.com'].every(isFreeMail)).toBe(true)
    expect(['makassarkota.go.id', 'mail.kab.go.id', 'mygmail.com'].some(isFreeMail)).toBe(false)
  })
})

describe('a code', () => {
  const none: Codes = { codeExpiresAt: null, codeTries: 0, codesSent: 0 }
  const at = (minutes: number) => new Date(minutes * 60_000)

  test('holds ten minutes, to the second', () => {
    const code = nextCode(none, at(0))
    expect(tryCode(code, true, new Date(at(10).getTime() - 1))).toBeNull()
    expect(tryCode(code, true, at(10))?.code).toBe('application.code_expired')
    expect(tryCode(none, null, at(0))?.code).toBe('application.code_expired')
  })

  test('is tried five times; a sixth is no try, even when it is right', () => {
    const code = nextCode(none, at(0))
    for (let codeTries = 0; codeTries < MOST_TRIES; codeTries++)
      expect(tryCode({ ...code, codeTries }, false, at(1))).toMatchObject({
        code: 'application.code_wrong',
        facts: { left: MOST_TRIES - 1 - codeTries },
      })
    expect(tryCode({ ...code, codeTries: MOST_TRIES }, true, at(1))?.code).toBe('application.code_expired')
  })

  test('comes five times, then after an hour', () => {
    let codes = none
    for (let n = 0; n < MOST_CODES; n++) codes = nextCode(codes, at(n))
    expect(refusalOf(() => nextCode(codes, at(5)))).toMatchObject({
      code: 'application.code_too_many',
      facts: { minutes: 59 },
    })
    expect(refusalOf(() => nextCode(codes, at(63)))).toMatchObject({ facts: { minutes: 1 } })
    expect(nextCode(codes, at(64))).toMatchObject({ codesSent: 1, codeTries: 0 })
  })
})
