import { describe, expect, test } from 'vitest'
import { shownState, type Item } from '@slrt/domain/item'
import type { ItemState } from '@slrt/domain/item-state'
import { CompleteReferral, GiveBackReferral, moveReferral, send, SendReferral, subjectOf } from '@slrt/domain/referral'
import { outcomeOf, type Referral, type ReferralState } from '@slrt/domain/referral-state'
import { asked, clock, local, MORNING, need, who } from './needs.ts'
import { refusalOf } from './refusal-of.ts'

const bo = who('BO')
const agency = who('OPD_PETUGAS')

const to = (unit: string, version = 3) => ({
  id: `r-${unit}`,
  item: 'n-kis',
  version,
  unit,
  request: 'Aktifkan kembali PBI-JK.',
})

/** A step of one referral; the need's version does not matter to it. */
const step = (item: Item, referrals: Referral[], act: string, unit: string, more: object = {}) => {
  const { version } = referrals.find((one) => one.unit === unit)!
  return moveReferral(item, referrals, `referral.${act}`, { id: `r-${unit}`, version, ...more }, agency, clock())
}
const states = (moved: { happenings: readonly { before: ItemState | null; after: ItemState }[] }) =>
  moved.happenings.map(({ before, after }) => `${before} > ${after}`)

describe('what a need shows while agencies have it', () => {
  test.each<[ItemState, ReferralState[]]>([
    ['DIRUJUK', ['DIKIRIM']],
    ['DITERIMA_OPD', ['DITERIMA']],
    ['PROSES_OPD', ['PROSES']],
    ['DIKEMBALIKAN_OPD', ['DIKEMBALIKAN']],
    ['SELESAI_DITANGANI', ['SELESAI']],
    // Two side by side: the one that has come least far.
    ['DIRUJUK', ['PROSES', 'DIKIRIM']],
    ['DITERIMA_OPD', ['DITERIMA', 'PROSES']],
    ['PROSES_OPD', ['PROSES', 'SELESAI']],
    ['PROSES_OPD', ['DIKEMBALIKAN', 'PROSES']],
    ['DIKEMBALIKAN_OPD', ['DIKEMBALIKAN', 'DIKEMBALIKAN']],
    ['DIKEMBALIKAN_OPD', ['SELESAI', 'DIKEMBALIKAN']],
    ['SELESAI_DITANGANI', ['SELESAI', 'DITARIK']],
    ['DITANGANI_SLRT', ['DITARIK', 'DITARIK']],
  ])('%s of %j', (shown, all) => {
    expect(
      outcomeOf(
        all.map((state) => ({ cycle: 1, state })),
        1,
      ),
    ).toBe(shown)
  })

  test('only of the present cycle: what was answered before no longer counts', () => {
    const rows = [
      { cycle: 1, state: 'DIKEMBALIKAN' as const },
      { cycle: 2, state: 'DIKIRIM' as const },
    ]
    expect(outcomeOf(rows, 2)).toBe('DIRUJUK')
  })
})

describe('a need is sent to an agency', () => {
  test('from the office, which takes it up on the way', () => {
    const { item, referrals, happenings } = send(need(), [], to('dinkes'), bo, clock())
    expect(item).toMatchObject({ state: 'DIRUJUK', cycle: 1, turn: 'OPD', version: 4, due: local('03-26 16:00') })
    expect(referrals).toEqual([asked('dinkes', 'DIKIRIM', { due: local('03-26 16:00') })])
    expect(happenings.map(({ after, unit }) => [after, unit])).toEqual([
      ['IDENTIFIKASI', 'dinkes'],
      ['DITANGANI_SLRT', 'dinkes'],
      ['DIRUJUK', 'dinkes'],
    ])
  })

  test('by the manager who decides, and by a Kadis only while it waits for that', () => {
    const waits = need('MENUNGGU_PENETAPAN')
    expect(send(waits, [], to('dinkes'), who('KADIS'), clock()).item.state).toBe('DIRUJUK')
    const early = refusalOf(() => send(need('DITANGANI_SLRT'), [], to('dinkes'), who('KADIS'), clock()))
    expect(early.code).toBe('item.not_now')
  })

  test('and to another one beside it: the same cycle, and the least advanced shows', () => {
    const work = asked('dinkes', 'PROSES', { due: local('04-10 16:00'), version: 3 })
    const { item, happenings } = send(need('DIRUJUK'), [work], to('disdik'), bo, clock())
    expect([item.cycle, item.state, item.due]).toEqual([1, 'DIRUJUK', local('03-26 16:00')])
    expect(happenings.map(({ before, after }) => [before, after])).toEqual([['PROSES_OPD', 'DIRUJUK']])
  })

  test('after one gave it back: a new cycle, which begins without the old answers', () => {
    const back = asked('dinkes', 'DIKEMBALIKAN', { version: 2 })
    const { item, referrals } = send(need('DIRUJUK'), [back], to('dinkes'), bo, clock())
    expect([item.cycle, referrals[0]?.cycle]).toEqual([2, 2])
    expect(shownState(item, [back, ...referrals])).toBe('DIRUJUK')
  })

  test('but not twice to one that has it open', () => {
    const open = [asked('dinkes', 'DITERIMA')]
    expect(refusalOf(() => send(need('DIRUJUK'), open, to('dinkes'), bo, clock())).code).toBe('referral.already_there')
  })

  test('nor as somebody saw it before another acted', () => {
    const refused = refusalOf(() => send(need('DIRUJUK'), [asked('dinkes', 'DIKIRIM')], to('disdik', 2), bo, clock()))
    expect([refused.code, refused.facts]).toEqual([
      'item.changed',
      { by: 'Rini', at: MORNING.toISOString(), state: 'DIRUJUK' },
    ])
  })
})

describe('an agency answers', () => {
  test('accepts, begins, has done its part: its own clock runs from the acceptance', () => {
    const sent = asked('dinkes', 'DIKIRIM', { due: local('03-26 16:00') })
    const accepted = step(need('DIRUJUK'), [sent], 'accept', 'dinkes')
    expect(accepted.item).toMatchObject({ state: 'DIRUJUK', turn: 'OPD', due: local('04-13 16:00') })
    expect(accepted.referrals).toMatchObject([{ state: 'DITERIMA', due: local('04-13 16:00'), version: 2 }])
    const begun = step(accepted.item, [...accepted.referrals], 'start', 'dinkes')
    expect(begun.referrals).toMatchObject([{ state: 'PROSES', due: local('04-13 16:00'), version: 3 }])
    const done = step(begun.item, [...begun.referrals], 'complete', 'dinkes', { resolution: 'KEPESERTAAN_AKTIF' })
    expect(done.item).toMatchObject({ state: 'SELESAI_DITANGANI', turn: 'DESA', resolution: 'KEPESERTAAN_AKTIF' })
    expect(done.referrals).toMatchObject([{ state: 'SELESAI', endedAt: local('03-17 10:00'), version: 4 }])
  })

  test('with one press: the steps in between are taken', () => {
    const sent = asked('dinkes', 'DIKIRIM')
    const done = step(need('DIRUJUK'), [sent], 'complete', 'dinkes', { resolution: 'SURAT_TERBIT' })
    expect(states(done)).toEqual([
      'DIRUJUK > DITERIMA_OPD',
      'DITERIMA_OPD > PROSES_OPD',
      'PROSES_OPD > SELESAI_DITANGANI',
    ])
    expect(done.referrals).toMatchObject([{ state: 'SELESAI', version: 4 }])
    expect(done.item.version).toBe(4)
  })

  test('late: its own deadline counts, not the other agency’s', () => {
    const mine = asked('dinkes', 'DIKIRIM', { due: local('03-17 09:00') })
    const other = asked('disdik', 'DIKIRIM', { due: local('03-26 16:00') })
    const late = (unit: string) => step(need('DIRUJUK'), [mine, other], 'accept', unit).happenings[0]!.late
    expect([late('dinkes'), late('disdik')]).toEqual([true, false])
  })

  test('and the need shows the other that has come less far: the step still stands in the journey', () => {
    const two = [asked('dinkes', 'DITERIMA'), asked('disdik', 'DIKIRIM')]
    const started = step(need('DIRUJUK'), two, 'start', 'dinkes')
    expect(states(started)).toEqual(['DIRUJUK > DIRUJUK'])
    expect(started.happenings).toMatchObject([{ act: 'referral.start', unit: 'dinkes' }])
    expect(started.item).toMatchObject({ since: MORNING, version: 4 })
  })

  test('one of two has done its part: the need goes on with the other; then both have', () => {
    const two = [asked('dinkes', 'PROSES', { due: local('03-30 16:00') }), asked('disdik', 'PROSES')]
    const first = step(need('DIRUJUK'), two, 'complete', 'dinkes', { resolution: 'KEPESERTAAN_AKTIF' })
    expect(first.item).toMatchObject({ state: 'DIRUJUK', turn: 'OPD' })
    const rest = [...first.referrals, two[1]!]
    const second = step(first.item, rest, 'complete', 'disdik', { resolution: 'SURAT_TERBIT' })
    expect(second.item).toMatchObject({ state: 'SELESAI_DITANGANI', resolution: 'SURAT_TERBIT' })
  })

  test('one of two has done its part and the other is withdrawn: answered, with the result there was', () => {
    const two = [asked('dinkes', 'PROSES'), asked('disdik', 'DIKIRIM')]
    const first = step(need('DIRUJUK'), two, 'complete', 'dinkes', { resolution: 'KEPESERTAAN_AKTIF' })
    const withdrawn = moveReferral(
      first.item,
      [...first.referrals, two[1]!],
      'referral.withdraw',
      { id: 'r-disdik', version: 1 },
      bo,
      clock(),
    )
    expect(withdrawn.item).toMatchObject({ state: 'SELESAI_DITANGANI', resolution: 'KEPESERTAAN_AKTIF' })
  })

  test('all gave it back: given back; one of them only: it stays with the other', () => {
    const two = [asked('dinkes', 'DIKIRIM'), asked('disdik', 'PROSES', { version: 3 })]
    const first = step(need('DIRUJUK'), two, 'giveBack', 'dinkes')
    expect(states(first)).toEqual(['DIRUJUK > PROSES_OPD'])
    const second = step(first.item, [...first.referrals, two[1]!], 'giveBack', 'disdik')
    expect(states(second)).toEqual(['PROSES_OPD > DIKEMBALIKAN_OPD'])
    expect(second.item).toMatchObject({ state: 'DIRUJUK', turn: 'SLRT', due: local('03-31 16:00') })
  })

  test('the office takes back what it sent: 8, 9, 10 > 6', () => {
    for (const state of ['DIKIRIM', 'DITERIMA', 'PROSES'] as const) {
      const sent = asked('dinkes', state)
      const input = { id: 'r-dinkes', version: 1 }
      const { item, referrals } = moveReferral(need('DIRUJUK'), [sent], 'referral.withdraw', input, bo, clock())
      expect([item.state, item.turn, referrals[0]?.state]).toEqual(['DITANGANI_SLRT', 'SLRT', 'DITARIK'])
    }
  })

  test.each<[string, Item, Referral]>([
    ['that is answered already', need('DIRUJUK'), asked('dinkes', 'SELESAI')],
    ['that was withdrawn', need('DITANGANI_SLRT', { cycle: 1 }), asked('dinkes', 'DITARIK')],
    ['of an earlier cycle', need('DIRUJUK', { cycle: 2 }), asked('dinkes', 'DIKIRIM')],
    [
      'while the resident is awaited',
      need('MENUNGGU_WARGA', { cycle: 1, cameFrom: 'DIRUJUK' }),
      asked('dinkes', 'PROSES'),
    ],
    ['of a need that has ended', need('DIBATALKAN', { cycle: 1 }), asked('dinkes', 'DITARIK')],
  ])('not a referral %s', (_, item, referral) => {
    const refused = refusalOf(() => step(item, [referral], 'complete', 'dinkes'))
    expect([refused.code, refused.facts?.possible]).toEqual(['referral.not_now', ''])
  })

  test('not as it was before somebody acted; and says what is possible now', () => {
    const changed = { id: 'r-dinkes', version: 1 }
    const open = [asked('dinkes', 'DITERIMA', { version: 2 })]
    const move = (act: string, input: typeof changed) =>
      refusalOf(() => moveReferral(need('DIRUJUK'), open, act, input, agency, clock()))
    expect(move('referral.start', changed).code).toBe('referral.changed')
    const refused = move('referral.accept', { ...changed, version: 2 })
    expect([refused.code, refused.facts]).toEqual([
      'referral.not_now',
      {
        by: 'Rini',
        at: MORNING.toISOString(),
        state: 'DITERIMA_OPD',
        possible: 'referral.start referral.giveBack referral.complete',
      },
    ])
    expect(refusalOf(() => moveReferral(need('DIRUJUK'), [], 'referral.accept', changed, agency, clock())).code).toBe(
      'referral.not_found',
    )
  })
})

describe('what an agency reads of a person', () => {
  test.each<[string, { name: string; sex: 'L' | 'P' | null }]>([
    ['Ibu S.', { name: 'Siti Aminah', sex: 'P' }],
    ['Bapak U.', { name: 'ujang karna', sex: 'L' }],
    ['Keluarga M.', { name: 'Made', sex: null }],
    ['Ibu É.', { name: 'élis', sex: 'P' }],
    ['Bapak I.', { name: '  `Iwan', sex: 'L' }],
    ['Keluarga', { name: '', sex: null }],
  ])('%s', (subject, person) => {
    expect(subjectOf(person)).toBe(subject)
  })
})

describe('the forms', () => {
  const id = '0199a8f0-0000-7000-8000-00000000000a'
  const sent = { id, item: id, version: 1, unit: id, request: 'Aktifkan kembali.' }

  test('a request says what is asked, an answer why or how', () => {
    expect(SendReferral.safeParse(sent).success).toBe(true)
    for (const request of [undefined, '', '  a ', 'x'.repeat(100_001)])
      expect(SendReferral.safeParse({ ...sent, request }).success).toBe(false)
    const answer = { id, version: 1, note: 'Bukan wilayah kami.' }
    expect(GiveBackReferral.safeParse({ ...answer, reason: 'SALAH_ALAMAT' }).success).toBe(true)
    expect(GiveBackReferral.safeParse({ ...answer, reason: 'MALAS' }).success).toBe(false)
    expect(GiveBackReferral.safeParse({ ...answer, reason: 'SALAH_ALAMAT', note: '' }).success).toBe(false)
    expect(CompleteReferral.safeParse({ ...answer, resolution: 'SURAT_TERBIT' }).success).toBe(true)
    expect(CompleteReferral.safeParse(answer).success).toBe(false)
  })
})
