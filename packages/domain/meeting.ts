import * as z from 'zod/mini'
import type { Clock } from './deadline.ts'
import { Id, Line, Text } from './field.ts'
import { IsoDay } from './person.ts'
import { may, type Role } from './permission.ts'
import type { MeetingState } from './proposal-state.ts'
import { VERDICTS, type Verdict } from './proposal-transition.ts'
import { Refusal } from './refusal.ts'
import { resolve, type Resolved } from './regulation.ts'
import { dueOf } from './calendar.ts'
import { localDate } from './zone.ts'

const Version = z.int().check(z.minimum(1))

/** A new meeting, or the changed list of one that is not held yet (then with its version). */
export const OpenMeeting = z.object({
  id: Id,
  version: z.optional(Version),
  desa: z.string().check(z.regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/)),
  heldOn: IsoDay,
  place: Line(2, 160),
  /** The families that are talked about, by their proposals. */
  proposals: z.array(Id).check(z.minLength(1), z.maxLength(200)),
})
export type OpenMeeting = z.infer<typeof OpenMeeting>

/** Who came, with the office that each speaks for. */
const Attendant = z.object({ name: Line(2, 120), office: Line(0, 120) })
export const AttendMeeting = z.object({
  id: Id,
  version: Version,
  attendance: z.array(Attendant).check(z.minLength(1), z.maxLength(200)),
})
export type Attendance = z.infer<typeof AttendMeeting>['attendance']

/** What the meeting says of one family. `version` is the proposal's. */
export const DecideMeeting = z.object({
  id: Id,
  proposal: Id,
  version: Version,
  verdict: z.enum(VERDICTS),
  note: Text(2000),
})
export const SignMeeting = z.object({ id: Id, version: Version, minutes: Id, signedBy: Line(2, 120) })
export const SettleMeeting = z.object({ id: Id, version: Version })

export type Meeting = {
  readonly state: MeetingState
  readonly heldOn: string
  readonly attendees: number
  readonly objectionUntil: Date | null
}

/** The acts on a meeting, from which states; who may is a matter of rights. */
export const MEETING_STEPS: readonly { readonly act: string; readonly from: readonly MeetingState[] }[] = [
  { act: 'meeting.open', from: ['DISIAPKAN'] },
  { act: 'meeting.attend', from: ['DISIAPKAN', 'BERLANGSUNG', 'BERITA_ACARA'] },
  { act: 'meeting.decide', from: ['BERLANGSUNG', 'BERITA_ACARA'] },
  { act: 'meeting.sign', from: ['BERITA_ACARA'] },
  { act: 'meeting.settle', from: ['MASA_SANGGAH'] },
]

const isOpenTo = ({ state, objectionUntil }: Meeting, act: string, at: Date) =>
  MEETING_STEPS.some((step) => step.act === act && step.from.includes(state)) &&
  (act !== 'meeting.settle' || (objectionUntil !== null && objectionUntil <= at))

/** What this role can do with a meeting now. */
export const meetingActs = (meeting: Meeting, role: Role, at: Date): string[] =>
  MEETING_STEPS.map(({ act }) => act).filter((act) => may(role, act) && isOpenTo(meeting, act, at))

/**
 * @throws Refusal `meeting.objections_open` while residents may still object, `meeting.not_now` with the state
 */
export function assertMeeting(meeting: Meeting, act: string, at: Date): void {
  if (isOpenTo(meeting, act, at)) return
  // The last moment of a local day is the same day in UTC, everywhere in Indonesia.
  if (act === 'meeting.settle' && meeting.state === 'MASA_SANGGAH')
    throw new Refusal('meeting.objections_open', { until: meeting.objectionUntil!.toISOString().slice(0, 10) })
  throw new Refusal('meeting.not_now', { state: meeting.state })
}

/**
 * A meeting says nothing before its day.
 * @throws Refusal `meeting.not_held` with the day
 */
export function assertHeld({ heldOn }: Meeting, today: string): void {
  if (heldOn > today) throw new Refusal('meeting.not_held', { on: heldOn })
}

/** Where a meeting stands once these verdicts are given: its minutes can be signed when none is open. */
export const stateWith = (verdicts: readonly (Verdict | null)[]): MeetingState =>
  verdicts.every((verdict) => verdict !== null) ? 'BERITA_ACARA' : 'BERLANGSUNG'

/** For how many days after the minutes residents may object, and which article says so. 0: not at all. */
export const objectionDays = (desa: string, { at, calendar, regulation }: Clock): Resolved<number> =>
  resolve(regulation, 'meeting.objection', { day: localDate(at, calendar.zone), area: desa })

/** Until when residents may object to minutes that are signed now: the end of the last day. */
export function objectionUntil(desa: string, clock: Clock): Date {
  const { value: amount } = objectionDays(desa, clock)
  return amount === 0 ? clock.at : dueOf(clock.at, { amount, unit: 'calendar_day' }, clock.calendar)
}
