import { and, eq, inArray } from 'drizzle-orm'
import type * as z from 'zod/mini'
import { participation } from '@slrt/db/participation'
import { enrolment } from '@slrt/db/program'
import { add, change } from '@slrt/db/write'
import {
  assertEnrolmentAct,
  OPEN_ENROLMENTS,
  type ConfirmEnrolment,
  type EndEnrolment,
  type ProposeEnrolment,
  type RefuseEnrolment,
  type TellEnrolment,
  type WithdrawEnrolment,
} from '@slrt/domain/enrolment'
import { afterConfirming, poolOf, poolsOf } from '@slrt/domain/enrolment-place'
import { evaluationIn, type Evaluation } from '@slrt/domain/enrolment-snapshot'
import { Refusal } from '@slrt/domain/refusal'
import { todayOf } from './appoint.ts'
import { judgedNow } from './enrolment-judge.ts'
import { aheadInPool, lockedEnrolment, lockPool, noteStep, reasonPlace, takenOf } from './enrolment-row.ts'
import { getHousehold } from './household.ts'
import { writeParticipation } from './participation.ts'
import type { Room } from './trpc.ts'

type Proposed = z.infer<typeof ProposeEnrolment>

/**
 * Nobody has a program twice, proposed or received.
 * @throws Refusal `enrolment.open` with its state, `enrolment.receives` where a list or a card says so
 */
async function assertNotYet({ tx }: Room, { household: family, person, program }: Proposed): Promise<void> {
  const [open] = await tx
    .select({ state: enrolment.state, person: enrolment.person })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.household, family),
        eq(enrolment.program, program),
        inArray(enrolment.state, [...OPEN_ENROLMENTS]),
      ),
    )
    .then((rows) => rows.filter((row) => row.person === person))
  if (open) throw new Refusal('enrolment.open', { state: open.state })
  const cards = await tx
    .select({ person: participation.person })
    .from(participation)
    .where(
      and(eq(participation.household, family), eq(participation.program, program), eq(participation.state, 'MENERIMA')),
    )
  if (cards.some((card) => card.person === person)) throw new Refusal('enrolment.receives')
}

/** Somebody is proposed: what the rule says that day stands with it. Who surely does not fit is not proposed. */
export async function propose(room: Room, input: Proposed): Promise<void> {
  const { tx, actor, at, save } = room
  const { id, household: family, person, program: code } = input
  const home = await getHousehold(tx, family, true)
  await assertNotYet(room, input)
  const { program, judged, rank, snapshot, day } = await judgedNow(room, { program: code, home, person, asked: at })
  if (judged.verdict === 'TIDAK') throw new Refusal('enrolment.not_eligible')
  const evaluation: Evaluation = { proposed: snapshot, decided: null }
  const { quota } = program.definition
  save(
    add(tx, enrolment, {
      id,
      program: code,
      household: family,
      person,
      desa: home.desa,
      state: 'DIUSULKAN',
      year: quota?.year ?? Number(day.slice(0, 4)),
      rank: rank.key,
      proposedBy: actor.person,
      proposedAt: at,
      evaluation: JSON.stringify(evaluation),
      changedAt: at,
    }),
  )
  noteStep(room, { id, desa: home.desa }, 'DIUSULKAN')
}

/** The family does not want it any more, or it was a mistake. */
export async function withdraw(room: Room, { id, version }: z.infer<typeof WithdrawEnrolment>): Promise<void> {
  const { tx, actor, at, save } = room
  const { row } = await lockedEnrolment(room, id)
  assertEnrolmentAct('enrolment.withdraw', row, version, actor.person)
  save(change(tx, enrolment, id, { state: 'DITARIK', changedAt: at, version: version + 1 }))
  noteStep(room, row, 'DITARIK')
}

/** Whoever works in the village told the family. Told before, it stays as it was. */
export async function tell(room: Room, { id, version }: z.infer<typeof TellEnrolment>): Promise<void> {
  const { tx, actor, at, save } = room
  const { row } = await lockedEnrolment(room, id)
  assertEnrolmentAct('enrolment.tell', row, version, actor.person)
  if (row.toldAt === null) save(change(tx, enrolment, id, { toldAt: at, toldBy: actor.name }))
}

/** What was decided just now, no family knows. */
const UNTOLD = { toldAt: null, toldBy: null }

/**
 * A second officer confirms: with a place if one is free for this family or person, else on the waiting list. Whoever is on
 * the list gets a place only when the line has come to them.
 * @throws Refusal `enrolment.not_eligible`, `enrolment.unclear` with how many facts are missing, `enrolment.no_place`,
 *   `enrolment.not_first` with how many stand before, as well as those of `assertEnrolmentAct` and `judgedNow`
 */
export async function confirm(room: Room, { id, version }: z.infer<typeof ConfirmEnrolment>): Promise<void> {
  const { tx, actor, at, save } = room
  const { row, home } = await lockedEnrolment(room, id)
  assertEnrolmentAct('enrolment.confirm', row, version, actor.person)
  const { program: code, person } = row
  const now = await judgedNow(room, { program: code, home, person, asked: row.proposedAt })
  const { judged, program, rank, snapshot, day } = now
  if (judged.verdict === 'TIDAK') throw new Refusal('enrolment.not_eligible')
  if (judged.verdict === 'MUNGKIN') throw new Refusal('enrolment.unclear', { n: judged.missing.length })
  const { quota } = program.definition
  const year = quota?.year ?? Number(day.slice(0, 4))
  const pool = quota ? poolOf(quota, row.desa) : ''
  await lockPool(room, code, year, pool)
  const [taken, ahead] = await Promise.all([
    takenOf(tx, code, year),
    aheadInPool(tx, code, quota, { rank: rank.key, id, desa: row.desa }),
  ])
  const free = poolsOf(quota, taken).find(({ area }) => area === pool)?.free ?? (quota ? 0 : null)
  const state = afterConfirming(free, ahead)
  if (row.state === 'DAFTAR_TUNGGU' && state !== 'MENERIMA')
    throw free === 0 ? new Refusal('enrolment.no_place') : new Refusal('enrolment.not_first', { ahead })
  const before = evaluationIn(row.evaluation)
  const evaluation: Evaluation = { proposed: before?.proposed ?? snapshot, decided: snapshot }
  const since = state === 'MENERIMA' ? day : null
  const decided = {
    state,
    year,
    rank: rank.key,
    since,
    decidedBy: actor.person,
    decidedAt: at,
    changedAt: at,
    ...UNTOLD,
  }
  save(change(tx, enrolment, id, { ...decided, evaluation: JSON.stringify(evaluation), version: version + 1 }))
  noteStep(room, row, state)
  if (state === 'MENERIMA') await writeParticipation(room, home, { program: code, person, state: 'MENERIMA', year })
}

/** It is not given, for a reason that the family hears. */
export async function refuse(room: Room, { id, version, reason }: z.infer<typeof RefuseEnrolment>): Promise<void> {
  const { tx, actor, at, keys, save } = room
  const { row } = await lockedEnrolment(room, id)
  assertEnrolmentAct('enrolment.refuse', row, version, actor.person)
  const locked = await keys.encrypt(tx, reasonPlace(actor.tenant, id), reason.trim())
  const decided = { decidedBy: actor.person, decidedAt: at, changedAt: at, version: version + 1, ...UNTOLD }
  save(change(tx, enrolment, id, { state: 'DITOLAK', reason: locked, ...decided }))
  noteStep(room, row, 'DITOLAK')
}

/** Receiving ends: the family is no longer in need, has got what there was, or should not have been in it. */
export async function end(room: Room, { id, version, ending, reason }: z.infer<typeof EndEnrolment>): Promise<void> {
  const { tx, actor, at, keys, save } = room
  const { row, home } = await lockedEnrolment(room, id)
  assertEnrolmentAct('enrolment.end', row, version, actor.person)
  const until = todayOf(room)
  const locked = await keys.encrypt(tx, reasonPlace(actor.tenant, id), reason.trim())
  const ended = {
    state: ending,
    until,
    reason: locked,
    decidedBy: actor.person,
    decidedAt: at,
    changedAt: at,
    ...UNTOLD,
  }
  save(change(tx, enrolment, id, { ...ended, version: version + 1 }))
  noteStep(room, row, ending)
  const { program, person } = row
  await writeParticipation(room, home, { program, person, state: 'PERNAH', year: Number(until.slice(0, 4)) })
}
