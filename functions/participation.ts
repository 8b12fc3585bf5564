import { and, asc, eq, isNull } from 'drizzle-orm'
import * as z from 'zod/mini'
import { catalogue } from '@slrt/db/catalogue'
import type { Tx } from '@slrt/db/connect'
import { fact } from '@slrt/db/fact'
import { participation } from '@slrt/db/participation'
import { person } from '@slrt/db/person'
import { add, change } from '@slrt/db/write'
import { inForce } from '@slrt/domain/catalogue'
import { Id } from '@slrt/domain/field'
import { newId } from '@slrt/domain/id'
import { changedAnswers, factOf, inCardOrder, SaveParticipation, type CardAnswer } from '@slrt/domain/participation'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { newFact } from './fact-rows.ts'
import { getHousehold } from './household.ts'
import { saveProvenance } from './provenance-rows.ts'
import { command, query, router, type Room } from './trpc.ts'

type Row = typeof participation.$inferSelect

/** The programs of the catalogue: those of a day, and those that a family may still have of an earlier one. */
export async function programsOf(tx: Tx, day: string) {
  const lines = await tx.select().from(catalogue).where(eq(catalogue.kind, 'program')).orderBy(asc(catalogue.code))
  const byCode = Map.groupBy(lines, ({ code }) => code)
  return [...byCode].map(([code, own]) => {
    const line = inForce(own, day)
    const shown = line ?? own.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]!
    return { code, name: shown.name, owner: shown.owner, isOffered: line !== undefined }
  })
}

const shownAnswer = ({ state, year, source, byName, at }: Row) => ({ state, year, source, by: byName, at })

/** The participation card of a family: every program of today, the common ones first, with what stands of it. */
const show = query(z.object({ id: Id }), async (room, { id }) => {
  const { tx, at, actor } = room
  const today = localDate(at, zoneOf(actor.tenant))
  const [family, programs, rows, members] = await Promise.all([
    getHousehold(tx, id),
    programsOf(tx, today),
    tx.select().from(participation).where(eq(participation.household, id)).orderBy(asc(participation.id)),
    tx
      .select({ id: person.id, name: person.name })
      .from(person)
      .where(and(eq(person.household, id), isNull(person.mergedInto))),
  ])
  const nameOf = (member: string | null) => members.find((one) => one.id === member)?.name ?? null
  const own = rows.find((row) => row.person === null)
  const answerOf = (code: string) => rows.find((row) => row.program === code && row.person === null)
  // What an import brought of a program that the catalogue does not know is shown, too.
  const unlisted = [...new Set(rows.map(({ program }) => program))]
    .filter((code) => !programs.some((one) => one.code === code))
    .map((code) => ({ code, name: code, owner: '', isOffered: false }))
  const shown = [...programs, ...unlisted].filter(
    ({ code, isOffered }) => isOffered || rows.some(({ program }) => program === code),
  )
  return {
    id,
    head: family.head,
    thisYear: Number(today.slice(0, 4)),
    isFilled: own !== undefined,
    programs: inCardOrder(shown).map(({ code, name, owner, isOffered }) => ({
      code,
      name,
      owner,
      isOffered,
      answer: answerOf(code) ? shownAnswer(answerOf(code)!) : null,
      members: rows
        .filter((row) => row.program === code && row.person !== null && nameOf(row.person) !== null)
        .map((row) => ({ name: nameOf(row.person)!, ...shownAnswer(row) })),
    })),
  }
})

/** An answer that is also a coarse fact of the family: rules test it there. */
async function saveFacts(room: Room, family: Parameters<typeof newFact>[0], answers: readonly CardAnswer[]) {
  const { tx, at, actor } = room
  const facts = answers.flatMap((one) => factOf(one) ?? [])
  if (facts.length === 0) return
  const [row] = await tx.select().from(fact).where(eq(fact.id, family.id)).for('update')
  const changes = facts.filter(({ field, value }) => row?.[field] !== value)
  if (changes.length === 0) return
  const values = Object.fromEntries(changes.map(({ field, value }) => [field, value]))
  const asOf = localDate(at, zoneOf(actor.tenant))
  if (row)
    await tx.update(fact).set({ ...values, changedAt: at }).where(eq(fact.id, family.id)) // prettier-ignore
  else await tx.insert(fact).values({ ...newFact(family, null), source: 'PETUGAS', asOf, changedAt: at, ...values })
  await saveProvenance(
    room,
    changes.map(({ field }) => {
      const before = row?.[field] ?? null
      return { kind: 'fact', record: family.id, desa: family.desa, field, before: before === null ? null : String(before), asOf } // prettier-ignore
    }),
  )
}

type Begun = Pick<CardAnswer, 'program' | 'state' | 'year'> & { readonly person: string | null }

/** What an enrolment does to the card: a family or person receives from now on, or has received. */
export async function writeParticipation(
  room: Room,
  family: Parameters<typeof newFact>[0],
  { program, person: of, state, year }: Begun,
): Promise<void> {
  const { tx, actor, at, save: write } = room
  const rows = await tx
    .select()
    .from(participation)
    .where(and(eq(participation.household, family.id), eq(participation.program, program)))
  const known = rows.find((row) => row.person === of)
  const written = { state, year, source: 'PETUGAS' as const, byName: actor.name, at }
  const home = { household: family.id, person: of, desa: family.desa }
  if (known) write(change(tx, participation, known.id, written))
  else write(add(tx, participation, { id: newId(at.getTime()), ...home, program, ...written }))
  if (known)
    await saveProvenance(room, [
      {
        kind: 'fact',
        record: of ?? family.id,
        desa: family.desa,
        field: `program.${program}`,
        before: [known.state, known.year].filter(Boolean).join(' '),
        asOf: localDate(at, zoneOf(actor.tenant)),
      },
    ])
  if (of === null) await saveFacts(room, family, [{ program, state, year }])
}

/** The whole card in one: what it says anew replaces what stood there, which is kept in the history. */
const save = command(SaveParticipation, async (room, input) => {
  const { tx, actor, at, save: write } = room
  const family = await getHousehold(tx, input.id, true)
  const today = localDate(at, zoneOf(actor.tenant))
  const [programs, rows] = await Promise.all([
    programsOf(tx, today),
    tx
      .select()
      .from(participation)
      .where(and(eq(participation.household, input.id), isNull(participation.person))),
  ])
  const codes = new Set(programs.map(({ code }) => code))
  const changes = changedAnswers(input, codes, rows, Number(today.slice(0, 4)))
  const written = { source: 'PETUGAS' as const, byName: actor.name, at }
  for (const { program, state, year } of changes) {
    const known = rows.find((row) => row.program === program)
    if (known) write(change(tx, participation, known.id, { state, year, ...written }))
    else {
      const id = newId(at.getTime())
      write(add(tx, participation, { id, household: family.id, person: null, desa: family.desa, program, state, year, ...written })) // prettier-ignore
    }
  }
  const replaced = changes.flatMap((one) => rows.find((row) => row.program === one.program) ?? [])
  await saveProvenance(
    room,
    replaced.map(({ program, state, year }) => ({
      kind: 'fact',
      record: family.id,
      desa: family.desa,
      field: `program.${program}`,
      before: [state, year].filter(Boolean).join(' '),
      asOf: today,
    })),
  )
  await saveFacts(room, family, changes)
})

export const participationRouter = router({ show, save })
