import { describe, expect, test } from 'vitest'
import {
  ActOnItem,
  feedBack,
  FeedbackOnItem,
  FinishItem,
  moveItem,
  possibleActs,
  ReasonedAct,
  shownState,
  SYSTEM,
} from '@slrt/domain/item'
import { ENDED, ITEM_STATES, PAUSED, rankOf, STORED_STATES, turnOf, type StoredState } from '@slrt/domain/item-state'
import { asked, clock, local, MORNING, need, who } from './needs.ts'
import { refusalOf } from './refusal-of.ts'

const seen = { version: 3 }
const bo = who('BO')
const rini = who('FASILITATOR')

describe('an act on a need', () => {
  test('leaves one state for the next, with one event, one version and a clock of its own', () => {
    const { item, happenings, referrals } = moveItem(need('IDENTIFIKASI'), [], 'item.visit', seen, rini, clock())
    expect(item).toMatchObject({
      state: 'VERIFIKASI_LAPANGAN',
      turn: 'DESA',
      since: local('03-17 10:00'),
      changedBy: 'FASILITATOR fasilitator',
      changedAt: local('03-17 10:00'),
      version: 4,
    })
    expect(referrals).toEqual([])
    expect(happenings).toEqual([
      {
        complaint: 'k-siti',
        item: 'n-kis',
        desa: '32.04.05.2003',
        category: 'KP02',
        act: 'item.visit',
        before: 'IDENTIFIKASI',
        after: 'VERIFIKASI_LAPANGAN',
        at: local('03-17 10:00'),
        late: false,
        by: 'fasilitator',
        byName: 'FASILITATOR fasilitator',
        byRole: 'FASILITATOR',
        unit: null,
      },
    ])
  })

  test('takes the steps that it implies, each with its event, all of them one act', () => {
    const { item, happenings } = moveItem(need(), [], 'item.submit', seen, bo, clock())
    expect([item.state, item.version]).toEqual(['MENUNGGU_PENETAPAN', 4])
    expect(happenings.map(({ act, before, after }) => [act, before, after])).toEqual([
      ['item.submit', 'TERDAFTAR', 'IDENTIFIKASI'],
      ['item.submit', 'IDENTIFIKASI', 'DITANGANI_SLRT'],
      ['item.submit', 'DITANGANI_SLRT', 'MENUNGGU_PENETAPAN'],
    ])
  })

  test('on what somebody else has changed meanwhile: the second sees the first’s act', () => {
    const refused = refusalOf(() => moveItem(need('DITANGANI_SLRT'), [], 'item.submit', { version: 2 }, bo, clock()))
    expect(refused.code).toBe('item.changed')
    expect(refused.facts).toEqual({ by: 'Rini', at: MORNING.toISOString(), state: 'DITANGANI_SLRT' })
  })

  test('that is not possible now says what is, and only what this officer may do', () => {
    const refused = refusalOf(() => moveItem(need('UMPAN_BALIK'), [], 'item.visit', seen, rini, clock()))
    expect([refused.code, refused.facts]).toEqual(['item.not_now', { state: 'UMPAN_BALIK', possible: '' }])
    const office = refusalOf(() => moveItem(need('UMPAN_BALIK'), [], 'item.visit', seen, bo, clock()))
    expect(office.facts).toEqual({ state: 'UMPAN_BALIK', possible: 'item.close item.cancel' })
  })

  test('offers nobody what is not theirs to do', () => {
    expect(possibleActs(need('UMPAN_BALIK'), [], 'FASILITATOR', clock())).toEqual([])
    expect(possibleActs(need('UMPAN_BALIK'), [], 'PUSKESOS_KOORD', clock())).toEqual(['item.close'])
    expect(possibleActs(need('DITUTUP'), [], 'KADIS', clock())).toEqual([])
    expect(possibleActs(need('DITUTUP'), [], 'MANAJER', clock())).toEqual(['item.reopen'])
    expect(possibleActs(need('DITERUSKAN_SLRT'), [], 'SUPERVISOR', clock())).toEqual(['item.take'])
    expect(possibleActs(need('TERDAFTAR'), [], 'KAB_ADMIN', clock())).toEqual([])
  })
})

describe('a need that waits for the resident', () => {
  test.each<[StoredState, ReturnType<typeof who>, StoredState]>([
    ['IDENTIFIKASI', rini, 'IDENTIFIKASI'],
    ['DITANGANI_PUSKESOS', who('PUSKESOS_KOORD'), 'DITANGANI_PUSKESOS'],
    ['DITANGANI_SLRT', bo, 'DITANGANI_SLRT'],
    // Whoever finds papers missing has looked at it.
    ['TERDAFTAR', rini, 'IDENTIFIKASI'],
    ['VERIFIKASI_LAPANGAN', rini, 'DITANGANI_PUSKESOS'],
    ['VERIFIKASI_LAPANGAN', bo, 'DITANGANI_SLRT'],
    ['DITERUSKAN_SLRT', bo, 'DITANGANI_SLRT'],
    ['DIUSULKAN_PUSAT', bo, 'DITANGANI_SLRT'],
  ])('goes from %s back to where it came from', (from, officer, back) => {
    const waiting = moveItem(need(from), [], 'item.wait', seen, officer, clock('03-02 10:00')).item
    expect([waiting.state, waiting.cameFrom, waiting.turn]).toEqual(['MENUNGGU_WARGA', back, 'WARGA'])
    expect(waiting.due).toEqual(local('03-27 16:00'))
    const again = moveItem(waiting, [], 'item.resume', { version: 4 }, rini, clock())
    expect([again.item.state, again.item.cameFrom]).toEqual([back, null])
    expect(again.item.turn).toBe(turnOf(back, 'DESA'))
    expect(again.happenings.map(({ before, after }) => [before, after])).toEqual([['MENUNGGU_WARGA', back]])
  })

  test('goes back into an agency’s work, which stayed where it was', () => {
    const before = need('DIRUJUK')
    const work = [asked('dinkes', 'PROSES', { version: 3 })]
    const waiting = moveItem(before, work, 'item.wait', seen, who('OPD_PETUGAS'), clock())
    expect([waiting.item.state, waiting.item.cameFrom, waiting.referrals]).toEqual(['MENUNGGU_WARGA', 'DIRUJUK', []])
    expect(waiting.happenings.map(({ before, after }) => [before, after])).toEqual([['PROSES_OPD', 'MENUNGGU_WARGA']])
    expect(shownState(waiting.item, work)).toBe('MENUNGGU_WARGA')
    const again = moveItem(waiting.item, work, 'item.resume', { version: 4 }, rini, clock())
    expect([again.item.state, again.item.turn, shownState(again.item, work)]).toEqual(['DIRUJUK', 'OPD', 'PROSES_OPD'])
    expect(again.happenings.map(({ after }) => after)).toEqual(['PROSES_OPD'])
  })

  test('and the agency has as many working days left as it had before', () => {
    const due = local('03-12 16:00')
    const work = [asked('dinkes', 'PROSES', { due, version: 3 }), asked('disdik', 'SELESAI', { due, version: 4 })]
    const since = local('03-10 10:00')
    const waiting = need('MENUNGGU_WARGA', { cameFrom: 'DIRUJUK', cycle: 1, since })
    const { item, referrals } = moveItem(waiting, work, 'item.resume', seen, rini, clock('03-17 10:00'))
    // 11, 12, 13, 16 and 17 March began while the resident was awaited; the leave is none of them.
    expect(item.due).toEqual(local('03-26 16:00'))
    expect(referrals).toEqual([{ ...work[0], due: local('03-26 16:00'), version: 4 }])
  })

  test.each<[string, Parameters<typeof moveItem>[0], Parameters<typeof moveItem>[1]]>([
    ['that gave it back', need('DIRUJUK'), [asked('dinkes', 'DIKEMBALIKAN'), asked('disdik', 'PROSES')]],
    ['that has done its part', need('DIRUJUK'), [asked('dinkes', 'SELESAI'), asked('disdik', 'PROSES')]],
    ['that had it once', need('DIRUJUK', { cycle: 2 }), [asked('disdik', 'PROSES', { cycle: 2 })]],
    ['that never had it', need('DIRUJUK'), [asked('disdik', 'PROSES')]],
  ])('is not sent home by an agency %s', (_, item, referrals) => {
    const refused = refusalOf(() => moveItem(item, referrals, 'item.wait', seen, who('OPD_PETUGAS'), clock()))
    expect([refused.code, refused.facts?.possible]).toEqual(['item.not_now', ''])
  })

  test('is not called back by an agency that has nothing to do with it any more', () => {
    const waiting = need('MENUNGGU_WARGA', { cameFrom: 'DITANGANI_SLRT', cycle: 1 })
    const back = [asked('dinkes', 'DIKEMBALIKAN')]
    const refused = refusalOf(() => moveItem(waiting, back, 'item.resume', seen, who('OPD_PETUGAS'), clock()))
    expect(refused.code).toBe('item.not_now')
  })

  test('ends after its term, and with it what agencies still have of it', () => {
    const waiting = need('MENUNGGU_WARGA', { cameFrom: 'DIRUJUK', cycle: 1, due: local('03-16 16:00') })
    const work = [asked('dinkes', 'PROSES', { version: 3 }), asked('disdik', 'SELESAI', { version: 4 })]
    const { item, referrals, happenings } = moveItem(waiting, work, 'item.expire', seen, SYSTEM, clock())
    expect([item.state, item.turn, item.due, item.cameFrom]).toEqual(['DIBATALKAN', null, null, null])
    expect(referrals).toEqual([{ ...work[0], state: 'DITARIK', endedAt: local('03-17 10:00'), version: 4 }])
    // Its clock stood still: nobody was late.
    expect(happenings).toMatchObject([{ act: 'item.expire', byRole: 'SYSTEM', by: null, late: false }])
  })

  test('is as far as the state it left, and an agency’s work counts as its work', () => {
    expect(rankOf('MENUNGGU_WARGA', 'IDENTIFIKASI')).toBe(2)
    expect(rankOf('MENUNGGU_WARGA', 'DITANGANI_SLRT')).toBe(6)
    expect(rankOf('MENUNGGU_WARGA', 'DIRUJUK')).toBe(rankOf('PROSES_OPD'))
  })
})

describe('a need that leaves the agencies', () => {
  const work = [asked('dinkes', 'DIKIRIM'), asked('disdik', 'PROSES', { version: 3 })]

  test('by being cancelled takes back what was sent', () => {
    const { item, referrals, happenings } = moveItem(need('DIRUJUK'), work, 'item.cancel', seen, bo, clock())
    expect([item.state, item.turn, item.due]).toEqual(['DIBATALKAN', null, null])
    expect(referrals.map(({ state, version }) => [state, version])).toEqual([
      ['DITARIK', 2],
      ['DITARIK', 4],
    ])
    expect(happenings.map(({ before, after }) => [before, after])).toEqual([['DIRUJUK', 'DIBATALKAN']])
  })

  test('after it was given back: taken up, or proposed to the ministry at once', () => {
    const back = [asked('dinkes', 'DIKEMBALIKAN')]
    expect(moveItem(need('DIRUJUK'), back, 'item.take', seen, bo, clock()).item.state).toBe('DITANGANI_SLRT')
    const { item, happenings } = moveItem(need('DIRUJUK'), back, 'item.propose', seen, bo, clock())
    expect([item.state, item.turn]).toEqual(['DIUSULKAN_PUSAT', 'PUSAT'])
    expect(happenings.map(({ before }) => before)).toEqual(['DIKEMBALIKAN_OPD', 'DITANGANI_SLRT'])
  })
})

describe('the clock of a need', () => {
  test.each<[string, StoredState, string, 'NORMAL' | 'TINGGI' | 'DARURAT' | 'RENDAH', string]>([
    // Handbook 17.2: five working days across the long leave.
    ['item.take', 'DITERUSKAN_SLRT', '03-17 10:00', 'NORMAL', '03-31 16:00'],
    ['item.take', 'DITERUSKAN_SLRT', '03-17 10:00', 'RENDAH', '03-31 16:00'],
    ['item.take', 'DITERUSKAN_SLRT', '03-17 10:00', 'TINGGI', '03-26 16:00'],
    ['item.take', 'DITERUSKAN_SLRT', '03-17 10:00', 'DARURAT', '03-17 16:00'],
    ['item.identify', 'TERDAFTAR', '03-17 10:00', 'TINGGI', '03-17 14:00'],
    ['item.identify', 'TERDAFTAR', '03-17 15:00', 'DARURAT', '03-17 16:00'],
  ])('%s from %s on %s, %s: due %s', (act, from, at, urgency, due) => {
    const { item } = moveItem(need(from, { urgency }), [], act, seen, bo, clock(at))
    expect(item.due).toEqual(local(due))
  })

  test('stands still while somebody outside is awaited, and ends with the need', () => {
    for (const [act, from] of [
      ['item.propose', 'DITANGANI_SLRT'],
      ['item.enqueue', 'DITANGANI_SLRT'],
      ['item.cancel', 'DITANGANI_SLRT'],
      ['item.close', 'UMPAN_BALIK'],
    ] as const)
      expect(moveItem(need(from), [], act, seen, bo, clock()).item.due).toBeNull()
  })

  test('says that a step came late: the first one, whose clock ran', () => {
    const late = (from: StoredState, due: Date | null, act: string) =>
      moveItem(need(from, { due }), [], act, seen, bo, clock()).happenings.map((one) => one.late)
    expect(late('TERDAFTAR', local('03-17 09:59'), 'item.submit')).toEqual([true, false, false])
    expect(late('TERDAFTAR', local('03-17 10:00'), 'item.submit')).toEqual([false, false, false])
    expect(late('TERDAFTAR', null, 'item.submit')).toEqual([false, false, false])
    expect(late('MENUNGGU_WARGA', local('03-17 09:59'), 'item.cancel')).toEqual([false])
  })
})

describe('the result', () => {
  test('is kept with the need, and forgotten when it is reopened', () => {
    const done = { version: 3, resolution: 'LAYANAN_DIBERIKAN' as const }
    const { item } = moveItem(need('DITANGANI_SLRT'), [], 'item.finish', done, bo, clock())
    expect([item.state, item.resolution, item.turn]).toEqual(['SELESAI_DITANGANI', 'LAYANAN_DIBERIKAN', 'DESA'])
    const closed = { ...item, state: 'DITUTUP' as const, version: 3 }
    const again = moveItem(closed, [], 'item.reopen', seen, who('MANAJER'), clock())
    expect([again.item.state, again.item.resolution, again.item.turn]).toEqual(['DITANGANI_SLRT', null, 'SLRT'])
    expect(again.happenings.map(({ after }) => after)).toEqual(['DIBUKA_KEMBALI', 'DITANGANI_SLRT'])
  })

  test('is told where the need was received', () => {
    const done = { version: 3, resolution: 'LAYANAN_DIBERIKAN' as const }
    const { item } = moveItem(need('DITANGANI_SLRT', { home: 'SLRT' }), [], 'item.finish', done, bo, clock())
    expect(item.turn).toBe('SLRT')
  })

  const answered = need('SELESAI_DITANGANI')
  const tell = (officer: ReturnType<typeof who>, arrived: boolean, referrals = [asked('dinkes', 'SELESAI')]) =>
    feedBack(answered, referrals, { id: 'n-kis', version: 3, arrived }, officer, clock())

  test('told and arrived: the system closes', () => {
    const { item, happenings } = tell(who('PUSKESOS_PETUGAS'), true)
    expect([item.state, item.turn, item.version]).toEqual(['DITUTUP', null, 5])
    expect(happenings.map(({ act, before, after, byRole }) => [act, before, after, byRole])).toEqual([
      ['item.feedback', 'SELESAI_DITANGANI', 'UMPAN_BALIK', 'PUSKESOS_PETUGAS'],
      ['item.close', 'UMPAN_BALIK', 'DITUTUP', 'SYSTEM'],
    ])
  })

  test('a fasilitator never closes alone what they registered and an agency answered', () => {
    expect(tell(rini, true).item).toMatchObject({ state: 'UMPAN_BALIK', turn: 'DESA' })
    expect(tell(who('FASILITATOR', 'another'), true).item.state).toBe('DITUTUP')
    expect(tell(rini, true, []).item.state).toBe('DITUTUP')
  })

  test('told and not arrived: stays open', () => {
    expect(tell(bo, false).item).toMatchObject({ state: 'UMPAN_BALIK', version: 4 })
  })
})

describe('the states', () => {
  test('every open one is somebody’s turn, no ended one is', () => {
    for (const state of ITEM_STATES)
      for (const home of ['DESA', 'SLRT'] as const)
        expect([state, turnOf(state, home) === null]).toEqual([state, ENDED.includes(state)])
    expect(PAUSED.map((state) => turnOf(state, 'DESA'))).toEqual(['PUSAT', 'KUOTA', 'WARGA'])
  })

  test('ranks: 11 as 6, 12 and 13 as 10, the others in the handbook’s order', () => {
    const ranked = ITEM_STATES.filter((state) => state !== 'MENUNGGU_WARGA').map((state) => rankOf(state))
    expect(ranked).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 6, 10, 10, 15, 16, 17, 17, 17, 17, 6])
  })

  test('9, 10, 11 and the one that is passed through are never stored', () => {
    const never = ITEM_STATES.filter((state) => !(STORED_STATES as readonly string[]).includes(state))
    expect(never).toEqual(['DITERIMA_OPD', 'PROSES_OPD', 'DIKEMBALIKAN_OPD', 'DIBUKA_KEMBALI'])
  })
})

describe('the forms', () => {
  const act = { id: '0199a8f0-0000-7000-8000-00000000000a', version: 1 }

  test('an act may stand without words; one that needs a reason has at least three letters', () => {
    expect(ActOnItem.safeParse(act).success).toBe(true)
    expect(ReasonedAct.safeParse({ ...act, note: 'KK hilang' }).success).toBe(true)
    for (const note of [undefined, '', '   ', ' ok ', 'x'.repeat(100_001)])
      expect(ReasonedAct.safeParse({ ...act, note }).success).toBe(false)
    expect(ReasonedAct.safeParse({ ...act, note: 'x'.repeat(100_000) }).success).toBe(true)
  })

  test('a version is a whole number from 1, a result one of the ten, contentment 1 to 4', () => {
    for (const version of [0, -1, 1.5, '1', undefined])
      expect(ActOnItem.safeParse({ ...act, version }).success).toBe(false)
    expect(FinishItem.safeParse({ ...act, note: 'Sudah beres', resolution: 'BERES' }).success).toBe(false)
    expect(FinishItem.safeParse({ ...act, note: 'Sudah beres', resolution: 'SURAT_TERBIT' }).success).toBe(true)
    for (const content of [0, 5, 2.5])
      expect(FeedbackOnItem.safeParse({ ...act, arrived: true, content }).success).toBe(false)
    expect(FeedbackOnItem.safeParse({ ...act, arrived: true, content: 4 }).success).toBe(true)
    expect(FeedbackOnItem.safeParse({ ...act, content: 4 }).success).toBe(false)
  })
})
