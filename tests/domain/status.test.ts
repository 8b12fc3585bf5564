import { ENDED, ITEM_STATES, PAUSED, type ItemState } from '@slrt/domain/item-state'
import { expect, test } from 'vitest'
import { arranged } from '../../web/src/item/acts.ts'
import { isOverdue, statusOf, statusWord, type Seen } from '../../web/src/item/status.ts'

const now = new Date('2026-04-13T03:00:00Z')
const past = '2026-04-10T09:00:00Z'
const ahead = '2026-04-14T09:00:00Z'

const seen = (state: ItemState, more: Partial<Seen> = {}): Seen => ({
  state,
  turn: ENDED.includes(state) ? null : 'SLRT',
  isMine: false,
  due: null,
  isProvisional: false,
  urgency: 'NORMAL',
  ...more,
})
const running = ITEM_STATES.filter((state) => !ENDED.includes(state) && !PAUSED.includes(state))

test('a running need is the turn of whoever must act, moving for everybody else', () => {
  for (const state of running.filter((one) => one !== 'DIKEMBALIKAN_OPD')) {
    expect(statusOf(seen(state, { isMine: true, due: ahead }), now)).toBe('turn')
    expect(statusOf(seen(state, { due: ahead }), now)).toBe(state === 'TERDAFTAR' ? 'idle' : 'moving')
  }
  expect(statusOf(seen('DIKEMBALIKAN_OPD', { isMine: true, due: ahead }), now)).toBe('back')
})

test('an overrun clock makes a running need late, never a paused or ended one', () => {
  for (const state of ITEM_STATES) {
    const late = statusOf(seen(state, { isMine: true, due: past }), now) === 'late'
    expect([state, late, isOverdue({ state, due: past, isProvisional: false }, now)]).toEqual([
      state,
      running.includes(state),
      running.includes(state),
    ])
  }
})

test('a provisional date makes nothing late', () => {
  for (const state of ITEM_STATES) {
    expect(statusOf(seen(state, { due: past, isProvisional: true }), now)).not.toBe('late')
    expect(statusWord(seen(state, { due: past, isProvisional: true }), now)).not.toBe('status.late')
  }
})

test('only a closed need is done; those that ended otherwise are told apart by their shape', () => {
  expect(ENDED.map((state) => statusOf(seen(state), now))).toEqual(['done', 'ended', 'ended', 'ended'])
  expect(PAUSED.map((state) => statusOf(seen(state, { due: past }), now))).toEqual(['hold', 'hold', 'hold'])
})

test('the word: an ended need by its end, a paused one by who is awaited, an emergency before all else', () => {
  const emergency = { urgency: 'DARURAT', due: past, isMine: true }
  expect(statusWord(seen('DITUTUP', emergency), now)).toBe('status.DITUTUP')
  expect(statusWord(seen('MENUNGGU_WARGA', { ...emergency, turn: 'WARGA' }), now)).toBe('status.hold.WARGA')
  expect(statusWord(seen('DITANGANI_SLRT', emergency), now)).toBe('status.emergency')
  expect(statusWord(seen('DITANGANI_SLRT', { due: past }), now)).toBe('status.late')
  expect(statusWord(seen('DIKEMBALIKAN_OPD', { isMine: true }), now)).toBe('status.back')
  expect(statusWord(seen('DITANGANI_SLRT', { isMine: true }), now)).toBe('status.mine')
  expect(statusWord(seen('DIRUJUK', { turn: 'OPD' }), now)).toBe('status.agency')
})

const acts = ['item.take', 'referral.send', 'item.wait', 'item.finish', 'item.cancel', 'referral.withdraw']

test('whose turn it is has the usual acts as buttons, the first of them filled', () => {
  expect(arranged('DITANGANI_SLRT', acts, true)).toEqual({
    shown: ['referral.send', 'item.finish'],
    leads: true,
    others: ['item.take', 'item.wait', 'item.cancel'],
  })
  expect(arranged('DITANGANI_SLRT', acts, false)).toMatchObject({ shown: [], leads: false })
})

test('a paused need is taken up again by whoever may, though it is nobody’s turn here', () => {
  expect(arranged('MENUNGGU_WARGA', ['item.resume', 'item.cancel'], false)).toEqual({
    shown: ['item.resume'],
    leads: true,
    others: ['item.cancel'],
  })
})

test('what others are late with can be taken over, but is not asked for', () => {
  expect(arranged('TERDAFTAR', acts, false, true)).toMatchObject({ shown: ['item.take'], leads: false })
  expect(arranged('DIRUJUK', acts, false, true)).toMatchObject({ shown: [] })
})

test('a referral is withdrawn where it stands, never among the acts of its need', () => {
  for (const state of ITEM_STATES) {
    const { shown, others } = arranged(state, acts, true)
    expect([...shown, ...others]).not.toContain('referral.withdraw')
    expect(new Set([...shown, ...others]).size).toBe(acts.length - 1)
  }
})
