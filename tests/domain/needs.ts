import type { Calendar } from '@slrt/domain/calendar'
import type { Clock } from '@slrt/domain/deadline'
import type { Item, Who } from '@slrt/domain/item'
import { regulationOf } from '@slrt/domain/regulation'
import { turnOf, type StoredState } from '@slrt/domain/item-state'
import type { Role } from '@slrt/domain/permission'
import type { Referral, ReferralState } from '@slrt/domain/referral-state'
import { desksOf } from '@slrt/domain/transition'
import { unitKindOf } from '@slrt/domain/unit'
import { zoneOf } from '@slrt/domain/zone'

/** March 2026 with its long leave, as the handbook's worked example has it (17.2). */
const leave = ['18', '19', '20', '21', '22', '23', '24'].map((day) => `2026-03-${day}`)
const calendar: Calendar = {
  zone: zoneOf('32.04'),
  holidays: new Set(leave),
  years: new Set([2026]),
  opens: 450,
  closes: 960,
  days: [1, 2, 3, 4, 5],
}

/** A local time of Bandung: `03-17 10:00` of 2026. */
export const local = (text: string): Date => new Date(`2026-${text.replace(' ', 'T')}:00+07:00`)
export const clock = (text = '03-17 10:00'): Clock => ({
  at: local(text),
  calendar,
  regulation: regulationOf('32.04', 1, []),
})

/** Somebody of a role, as the rules see who acts; agencies' officers work for the Dinas Kesehatan. */
export const who = (role: Role, by: string = role.toLowerCase()): Who => ({
  desks: desksOf(role),
  by,
  byName: `${role} ${by}`,
  byRole: role,
  unit: unitKindOf(role) ? 'dinkes' : null,
})

export const MORNING = local('03-16 08:00')

/** A need of a family of Cimekar whose KIS is inactive; it stands in this state since Monday morning. */
export const need = (state: StoredState = 'TERDAFTAR', change: Partial<Item> = {}): Item => ({
  id: 'n-kis',
  complaint: 'k-siti',
  desa: '32.04.05.2003',
  configuration: 1,
  registeredOn: '2026-03-16',
  category: 'KP02',
  urgency: 'NORMAL',
  home: 'DESA',
  state,
  cameFrom: null,
  cycle: state === 'DIRUJUK' ? 1 : 0,
  since: MORNING,
  due: null,
  isProvisional: false,
  heldDue: null,
  isExtended: false,
  turn: turnOf(state, 'DESA'),
  resolution: null,
  arrived: null,
  content: null,
  registeredBy: 'fasilitator',
  changedBy: 'Rini',
  changedAt: MORNING,
  version: 3,
  ...change,
})

/** What was sent to an agency. */
export const asked = (unit: string, state: ReferralState, change: Partial<Referral> = {}): Referral => ({
  id: `r-${unit}`,
  item: 'n-kis',
  unit,
  cycle: 1,
  state,
  due: null,
  isProvisional: false,
  isExtended: false,
  endedAt: null,
  version: 1,
  ...change,
})
