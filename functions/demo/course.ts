import { sectorOf } from '@slrt/domain/category'
import type { Actor } from '@slrt/domain/actor'
import {
  feedBack,
  moveItem,
  shownState,
  SYSTEM,
  whoOf,
  type Happening,
  type Item,
  type Moved,
  type Resolution,
} from '@slrt/domain/item'
import { moveReferral, send, type RETURN_REASONS } from '@slrt/domain/referral'
import type { Referral } from '@slrt/domain/referral-state'
import { desksOf, wayOf } from '@slrt/domain/transition'
import type { Calendar } from '@slrt/domain/calendar'
import type { Clock } from '@slrt/domain/deadline'
import type { Regulation } from '@slrt/domain/regulation'
import type { DemoUnit } from './agencies.ts'
import type { Roster } from './members.ts'
import { atWork, DAY } from './moments.ts'
import type { Step } from './plan.ts'
import type { Random } from './random.ts'
import { elsewhere, incomplete, notArrived, notes, requestsOf, resultsOf } from './words.ts'

/** What the past of a district needs to happen in. */
export type Stage = {
  readonly random: Random
  readonly calendar: Calendar
  readonly regulation: Regulation
  readonly roster: Roster
  readonly units: readonly DemoUnit[]
  /** Nobody does anything after it; terms end until now all the same. */
  readonly until: Date
  readonly now: Date
  /** How many of a hundred deadlines are missed: by the office, and by agencies. */
  readonly late: { readonly own: number; readonly agency: number }
}

/** A referral as its row will say it. */
export type Sent = {
  readonly label: number
  referral: Referral
  readonly request: string
  readonly sender: Actor
  readonly sentAt: Date
  acceptedAt: Date | null
  acceptedBy: string | null
  endedBy: string | null
  returnReason: (typeof RETURN_REASONS)[number] | null
  resolution: Item['resolution']
  answer: string
}

/** What happened in one act, and what the officer wrote. */
export type Deed = { readonly at: Date; readonly happenings: readonly Happening[]; readonly note: string }

/** A need on its way. */
export type Course = { item: Item; at: Date; sent: Sent[]; readonly deeds: Deed[] }

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** When a step is taken: soon, by its deadline or (some) after it. */
function whenOf({ random, calendar, late }: Stage, { at, item }: Course, step: Step, due: Date | null): Date {
  const later = (milliseconds: number) => atWork(new Date(at.getTime() + milliseconds), calendar, random)
  // An emergency is looked after at night too.
  if (step.pace === 'soon' && item.urgency === 'DARURAT') return new Date(at.getTime() + random.int(5, 20) * MINUTE)
  if (step.pace === 'soon') return later(random.int(6, 80) * MINUTE)
  // Who is waited for comes before the term ends, or the need has ended.
  const isAwaited = item.state === 'MENUNGGU_WARGA'
  if (!due || (step.pace === 'outside' && !isAwaited))
    return later(random.int(2, 24) * DAY + random.int(0, 300) * MINUTE)
  if (!isAwaited && random.chance((step.by === 'agency' ? late.agency : late.own) / 100))
    return later(Math.max(0, due.getTime() - at.getTime()) + random.int(2, 140) * HOUR)
  const left = Math.max(due.getTime() - at.getTime(), 12 * MINUTE)
  const wanted = at.getTime() + left * (0.08 + 0.72 * random.next() ** 1.4)
  const moved = atWork(new Date(wanted), calendar, random, due)
  return moved > due ? new Date(wanted) : moved
}

function takerOf({ random, roster }: Stage, { item }: Course, step: Step, sent: Sent | undefined): Actor | undefined {
  const office = () => random.pick(random.chance(0.8) ? roster.back : roster.front)
  switch (step.by) {
    case 'home':
      return item.home === 'DESA' ? random.pick(roster.field.get(item.desa) ?? []) : random.pick(roster.front)
    case 'coordinator':
      return (item.home === 'DESA' && roster.coordinators.get(item.desa)) || office()
    case 'relay':
      return random.chance(0.5) ? (roster.supervisors.get(item.desa.slice(0, 8)) ?? office()) : office()
    case 'manager':
      return roster.manager
    case 'agency':
      return random.pick(roster.agencies.get(sent?.referral.unit ?? '') ?? [])
    default:
      return office()
  }
}

/** Agencies and partners of a need's sector that have not been asked yet. */
function unasked({ units }: Stage, { item, sent }: Course): DemoUnit[] {
  const sector = sectorOf(item.category)
  return units.filter(
    ({ id, sectors }) => sectors.includes(sector) && !sent.some(({ referral }) => referral.unit === id),
  )
}

/** Where a need goes next: again to who missed a paper, else to the next of its sector. */
function unitFor(stage: Stage, course: Course): string {
  const last = course.sent.at(-1)
  const [next] = unasked(stage, course)
  return last && (last.returnReason === 'KURANG_BERKAS' || !next) ? last.referral.unit : next!.id
}

/** Takes the steps one after the other until one would lie beyond the stage's time. */
export function follow(stage: Stage, course: Course, steps: readonly Step[]): Course {
  for (const step of steps) if (!take(stage, course, step)) break
  const { item } = course
  // What waited too long has ended meanwhile, as the job would have done.
  if (item.state === 'MENUNGGU_WARGA' && item.due && item.due <= stage.now) {
    const clock = { at: item.due, calendar: stage.calendar, regulation: stage.regulation }
    keep(
      course,
      clock.at,
      moveItem(item, referralsOf(course), 'item.expire', { version: item.version }, SYSTEM, clock),
      '',
    )
  }
  return course
}

const referralsOf = ({ sent }: Course): Referral[] => sent.map(({ referral }) => referral)

/** Steps that are left out where they have been taken otherwise: closed by itself, taken back on the way. */
const dispensable = ['item.close', 'item.take']

/** @returns false when the need stays as it is from here on */
function take(stage: Stage, course: Course, step: Step): boolean {
  const { item, sent } = course
  const { act, referral: label } = step
  const isOfReferral = act.startsWith('referral.')
  const mine = act === 'referral.send' ? undefined : sent.findLast((one) => label === undefined || one.label === label)
  const actor = takerOf(stage, course, step, mine)
  if (!actor) return false
  const isPossible =
    isOfReferral || wayOf(act, shownState(item, referralsOf(course)), desksOf(actor.role)) !== undefined
  if (!isPossible) return dispensable.includes(act)
  const at = whenOf(stage, course, step, (step.by === 'agency' && isOfReferral && mine?.referral.due) || item.due)
  if (at > stage.until) return false
  const clock: Clock = { at, calendar: stage.calendar, regulation: stage.regulation }
  if (act === 'referral.send') sendOff(stage, course, step, actor, clock)
  else if (isOfReferral && mine) answer(stage, course, step, mine, actor, clock)
  else move(stage, course, step, actor, clock)
  return true
}

const onlyTold: readonly Resolution[] = ['INFORMASI_DIBERIKAN', 'TIDAK_LAYAK', 'DI_LUAR_KEWENANGAN']

/** A step of the need itself. */
function move({ random }: Stage, course: Course, step: Step, actor: Actor, clock: Clock): void {
  const { item } = course
  const { act, resolution } = step
  // What was only told cannot fail to arrive.
  const arrived = (step.arrived ?? true) || (item.resolution !== null && onlyTold.includes(item.resolution))
  const words = arrived ? (notes[act] ?? ['']) : notArrived
  const note = random.pick(resolution ? resultsOf(sectorOf(item.category), resolution) : words)
  const referrals = referralsOf(course)
  const { id, version } = item
  const moved =
    act === 'item.feedback'
      ? feedBack(item, referrals, { id, version, arrived, content: random.int(2, 4) }, whoOf(actor), clock)
      : moveItem(item, referrals, act, { version, resolution }, whoOf(actor), clock)
  keep(course, clock.at, moved, note)
}

/** A referral to one more agency or partner. */
function sendOff(stage: Stage, course: Course, step: Step, actor: Actor, clock: Clock): void {
  const { random } = stage
  const { item } = course
  const request = random.pick(requestsOf(sectorOf(item.category)))
  const input = {
    id: random.id(clock.at),
    item: item.id,
    version: item.version,
    unit: unitFor(stage, course),
    request,
  }
  const moved = send(item, referralsOf(course), input, whoOf(actor), clock)
  course.sent.push({
    label: step.referral ?? 0,
    referral: moved.referrals[0]!,
    request,
    sender: actor,
    sentAt: clock.at,
    acceptedAt: null,
    acceptedBy: null,
    endedBy: null,
    returnReason: null,
    resolution: null,
    answer: '',
  })
  keep(course, clock.at, moved, request)
}

/** One step of a referral, and what the agency writes. */
function answer(stage: Stage, course: Course, step: Step, mine: Sent, actor: Actor, clock: Clock): void {
  const { random } = stage
  const { act, resolution } = step
  const isForOthers = unasked(stage, course).length > 0 && random.chance(0.6)
  const [reason, why] = isForOthers ? random.pick(elsewhere) : random.pick(incomplete)
  const said: Record<string, string> = {
    'referral.giveBack': why,
    'referral.complete': resolution ? random.pick(resultsOf(sectorOf(course.item.category), resolution)) : '',
    'referral.withdraw': random.pick(notes['referral.withdraw']!),
  }
  const note = said[act] ?? ''
  const moved = moveReferral(
    course.item,
    referralsOf(course),
    act,
    { ...mine.referral, resolution },
    whoOf(actor),
    clock,
  )
  if (act === 'referral.accept') Object.assign(mine, { acceptedAt: clock.at, acceptedBy: actor.name })
  if (act === 'referral.giveBack') mine.returnReason = reason
  if (act === 'referral.complete') mine.resolution = resolution ?? null
  mine.answer = note
  keep(course, clock.at, moved, note, actor.name)
}

/** What an act led to becomes the need's present. */
function keep(course: Course, at: Date, moved: Moved, note: string, by = moved.item.changedBy): void {
  for (const changed of moved.referrals) {
    const one = course.sent.find(({ referral }) => referral.id === changed.id)
    if (!one) continue
    if (changed.endedAt && !one.referral.endedAt) one.endedBy = by
    one.referral = changed
  }
  course.item = moved.item
  course.at = at
  course.deeds.push({ at, happenings: moved.happenings, note })
}
