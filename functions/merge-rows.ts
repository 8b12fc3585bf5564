import { and, eq, isNull } from 'drizzle-orm'
import { complaint } from '@slrt/db/complaint'
import { fact } from '@slrt/db/fact'
import { item } from '@slrt/db/item'
import { origin } from '@slrt/db/origin'
import { participation } from '@slrt/db/participation'
import { enrolment } from '@slrt/db/program'
import { proposal } from '@slrt/db/proposal'
import { isOpenEnrolment } from '@slrt/domain/enrolment'
import { filledFact } from './merge-fill.ts'
import { addRow, moveRow, takeRow, type Move } from './merge-moves.ts'
import type { Room } from './trpc.ts'

/** What a row hangs on: a family, or one of its members. */
type Holder = { readonly household: string; readonly desa: string; readonly person: string | null }
const idOf = ({ person, household }: Holder) => person ?? household

/** Facts: one row stays, with what only the other knew. A rule never counts one person twice. */
export async function moveFacts({ tx }: Room, moves: Move[], from: Holder, to: Holder): Promise<void> {
  const [other] = await tx.select().from(fact).where(eq(fact.id, idOf(from))).for('update') // prettier-ignore
  if (!other) return
  const [own] = await tx.select().from(fact).where(eq(fact.id, idOf(to))).for('update') // prettier-ignore
  await takeRow(tx, moves, 'fact', other)
  // The number of the one that goes has gone to the one that stays, if that had none.
  const hasNik = own?.hasNik || other.hasNik
  if (own) await moveRow(tx, moves, 'fact', own, { ...filledFact(own, other), ...(own.person && { hasNik }) })
  else await addRow(tx, moves, 'fact', { ...other, ...to, id: idOf(to) })
}

const SAYS_NOTHING = 'TIDAK_TAHU'

/** The participation card: of two answers on a program the kept one's stands, unless it says nothing. */
export async function moveParticipation({ tx }: Room, moves: Move[], from: Holder, to: Holder): Promise<void> {
  const rowsOf = ({ household, person }: Holder) =>
    tx
      .select()
      .from(participation)
      .where(
        and(
          eq(participation.household, household),
          person ? eq(participation.person, person) : isNull(participation.person),
        ),
      )
      .for('update')
  const [others, own] = [await rowsOf(from), await rowsOf(to)]
  for (const row of others) {
    const known = own.find(({ program }) => program === row.program)
    const { state, year, source, byName, at } = row
    if (!known) await moveRow(tx, moves, 'participation', row, to)
    else {
      await takeRow(tx, moves, 'participation', row)
      if (known.state === SAYS_NOTHING)
        await moveRow(tx, moves, 'participation', known, { state, year, source, byName, at })
    }
  }
}

/** Enrolments in programs: of two open ones in a program the kept record's stands, and the other's is taken back. */
export async function moveEnrolments({ tx }: Room, moves: Move[], from: Holder, to: Holder): Promise<void> {
  const rowsOf = ({ household, person }: Holder) =>
    tx
      .select()
      .from(enrolment)
      .where(and(eq(enrolment.household, household), person ? eq(enrolment.person, person) : isNull(enrolment.person)))
      .for('update')
  const [others, own] = [await rowsOf(from), await rowsOf(to)]
  const { household, person, desa } = to
  for (const row of others) {
    const isTwice = own.some((one) => one.program === row.program && isOpenEnrolment(one.state))
    if (isTwice && isOpenEnrolment(row.state)) await moveRow(tx, moves, 'enrolment', row, { state: 'DITARIK' })
    else await moveRow(tx, moves, 'enrolment', row, { household, person, desa })
  }
}

/** Sources know a person by the number: where that goes, what they last said goes along. */
export async function moveOrigins({ tx }: Room, moves: Move[], from: Holder, to: Holder): Promise<void> {
  const rowsOf = ({ person }: Holder) => tx.select().from(origin).where(eq(origin.person, person!)).for('update')
  const [others, own] = [await rowsOf(from), await rowsOf(to)]
  for (const row of others.filter(({ source }) => !own.some((known) => known.source === source)))
    await moveRow(tx, moves, 'origin', row, to)
}

/** Proposals that are about the person that is merged. */
export async function moveProposals({ tx }: Room, moves: Move[], from: Holder, to: Holder): Promise<void> {
  const about = from.person ? eq(proposal.person, from.person) : eq(proposal.household, from.household)
  const rows = await tx.select().from(proposal).where(about).for('update')
  const { household } = to
  for (const row of rows)
    await moveRow(tx, moves, 'proposal', row, from.person ? { household, person: to.person } : { household })
}

/** What a family told goes with it, with all its needs. */
export async function moveComplaints({ tx }: Room, moves: Move[], from: string, to: string): Promise<void> {
  const complaints = await tx.select().from(complaint).where(eq(complaint.household, from)).for('update')
  for (const row of complaints) await moveRow(tx, moves, 'complaint', row, { household: to })
  const items = await tx.select().from(item).where(eq(item.household, from)).for('update')
  for (const row of items) await moveRow(tx, moves, 'item', row, { household: to })
}
