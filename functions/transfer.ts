import { and, desc, eq, lt, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { person } from '@slrt/db/person'
import { transfer } from '@slrt/db/transfer'
import { add } from '@slrt/db/write'
import { maskNumber } from '@slrt/domain/nik'
import { Refusal } from '@slrt/domain/refusal'
import { AcceptTransfer, AnswerTransfer, assertActs, AskTransfer, WithdrawTransfer, type Envelope } from '@slrt/domain/transfer' // prettier-ignore
import { assertAreas, labelled } from './area.ts'
import { officerFacts } from './fact-rows.ts'
import { householdRows } from './household.ts'
import { addTokens } from './person-tokens.ts'
import { personRow } from './person.ts'
import { tenantFacts } from './tenant.ts'
import { alreadyHere, askedFamily, chosenOf, comeBack, markMoved, newMember, openEnvelope, sealedFor, withoutNumbers } from './transfer-envelope.ts' // prettier-ignore
import { command, query, router, type Room } from './trpc.ts'

type Row = typeof transfer.$inferSelect

const PAGE = 50
const subjectPlace = (tenant: string, id: string) => ({ tenant, table: 'transfer', column: 'subject', id })

/** Whom the asker means, as its own list shows it. */
type Subject = { readonly name: string; readonly nik: string; readonly household: string | null }

/** Whom a request is about: somebody of the own register, or whoever has a number that was read from a card. */
async function subjectOf({ tx, actor, keys }: Room, who: z.infer<typeof AskTransfer>['who']): Promise<Subject> {
  if ('nik' in who) return { ...who, household: null }
  const [row] = await tx.select().from(person).where(eq(person.id, who.person))
  if (!row?.nik) throw new Refusal('transfer.no_nik')
  const place = { tenant: actor.tenant, table: 'person', column: 'nik', id: row.id }
  return { name: row.name, nik: await keys.decrypt(tx, place, row.nik), household: row.household }
}

const refusals: Readonly<Record<string, string>> = { TIDAK_ADA: 'transfer.nowhere', SUDAH_DIMINTA: 'transfer.asked' }

const ask = command(AskTransfer, async (room, { id, who, reason }) => {
  const { tx, actor, at, keys, index } = room
  const subject = await subjectOf(room, who)
  const locked = await keys.encrypt(tx, subjectPlace(actor.tenant, id), JSON.stringify(subject))
  const { rows } = await tx.execute<{ state: string }>(sql`select app.ask_transfer(
    ${id}::uuid, ${index('nik', subject.nik)}::bytea, ${reason}, ${locked}::bytea, ${actor.name},
    ${at.toISOString()}::timestamptz) as state`)
  const refusal = refusals[rows[0]!.state]
  if (refusal) throw new Refusal(refusal)
})

const List = z.object({
  direction: z.enum(['KELUAR', 'MASUK']),
  after: z.optional(z.string().check(z.regex(/^\d{1,15}\|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})

/** A request that this district made: whom it is about in its own words, and what was handed over until it is taken in. */
async function shownAsked(room: Room, row: Row) {
  const { tx, actor, keys } = room
  const subject = JSON.parse(await keys.decrypt(tx, subjectPlace(actor.tenant, row.id), row.subject!)) as Subject
  const envelope = row.envelope ? await openEnvelope(room, row.id, row.envelope) : null
  const here = envelope ? await alreadyHere(room, envelope) : null
  return {
    name: subject.name,
    nik: maskNumber(subject.nik),
    household: here?.rows[0]?.household ?? subject.household,
    /** Those who come; `isHere` are registered in this district already. */
    persons: (envelope?.persons ?? []).map((one) => ({
      ...one,
      id: null,
      nik: one.nik && maskNumber(one.nik),
      isHere: !here!.fresh.includes(one),
    })),
    from: envelope?.from ?? null,
    address: envelope?.address ?? null,
  }
}

/** A request that was made of this district: who it is here, and what would be handed over. */
async function shownOwn(room: Room, row: Row) {
  const asked = await askedFamily(room, row.nikIndex)
  return {
    name: asked?.who.name ?? null,
    nik: asked?.who.nikMasked ?? null,
    household: asked?.family.id ?? null,
    persons: (row.state === 'DIMINTA' ? (asked?.persons ?? []) : []).map((one) => ({
      id: one.id,
      name: one.name,
      birthDate: one.birthDate,
      sex: one.sex,
      relation: one.relation,
      nik: one.nikMasked,
      isHere: one.id === asked?.who.id,
    })),
    from: null,
    address: null,
  }
}

/** Requests that this district made, or that were made of it; the newest first. */
const list = query(List, async (room, { direction, after }) => {
  const { tx } = room
  const [time, id] = after?.split('|') ?? []
  const beyond = after
    ? lt(
        sql`(${transfer.askedAt}, ${transfer.id})`,
        sql`(${new Date(Number(time)).toISOString()}::timestamptz, ${id}::uuid)`,
      )
    : undefined
  const rows = await tx
    .select()
    .from(transfer)
    .where(and(eq(transfer.direction, direction), beyond))
    .orderBy(desc(transfer.askedAt), desc(transfer.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const labels = await labelled(
    tx,
    page.map(({ beside }) => beside ?? ''),
  )
  return {
    rows: await Promise.all(
      page.map(async (row, at) => ({
        id: row.id,
        state: row.state,
        reason: row.reason,
        answer: row.answer,
        /** The other district; whoever asks learns it with the answer. */
        beside: row.beside ? labels[at]! : null,
        askedAt: row.askedAt,
        answeredAt: row.answeredAt,
        by: row.byName,
        version: row.version,
        ...(await (direction === 'KELUAR' ? shownAsked(room, row) : shownOwn(room, row))),
      })),
    ),
    next: rows.length > PAGE && last ? `${last.askedAt.getTime()}|${last.id}` : null,
  }
})

/** @throws Refusal `transfer.not_found` */
async function getTransfer({ tx }: Room, id: string): Promise<Row> {
  const [row] = await tx.select().from(transfer).where(eq(transfer.id, id))
  if (!row) throw new Refusal('transfer.not_found')
  return row
}

/** Somebody else of this district was quicker: everything that was begun for an answer is undone with this. */
function assertFirst(state: string | null | undefined, expected: Row['state']): void {
  if (!state) throw new Refusal('transfer.not_found')
  if (state !== expected) throw new Refusal('transfer.decided', { state })
}

const answer = command(AnswerTransfer, async (room, { id, version, answer: given }) => {
  const { tx, actor, at } = room
  const row = await getTransfer(room, id)
  assertActs(row, 'answer', version)
  const moment = at.toISOString()
  if ('refuse' in given) {
    const { rows } = await tx.execute<{ state: string | null }>(sql`select app.answer_transfer(
      ${id}::uuid, 'DITOLAK', ${given.refuse}, ${actor.name}, ${moment}::timestamptz, null, null, null) as state`)
    return assertFirst(rows[0]?.state, 'DIMINTA')
  }
  const asked = await askedFamily(room, row.nikIndex)
  if (!asked) throw new Refusal('transfer.gone')
  const persons = chosenOf(asked.persons, given.persons, asked.who.id)
  const { keyId, wrapped, sealed } = await sealedFor(room, row.beside!, id, asked.family, persons)
  const { rows } = await tx.execute<{ state: string | null }>(sql`select app.answer_transfer(
    ${id}::uuid, 'DISERAHKAN', null, ${actor.name}, ${moment}::timestamptz,
    ${keyId}::uuid, ${wrapped}::bytea, ${sealed}::bytea) as state`)
  assertFirst(rows[0]?.state, 'DIMINTA')
  await markMoved(room, asked.family, persons, asked.persons.length - persons.length)
})

async function end({ tx, at }: Room, id: string, becomes: 'DITARIK' | 'DITERIMA'): Promise<void> {
  const { rows } = await tx.execute<{ state: string | null }>(
    sql`select app.end_transfer(${id}::uuid, ${becomes}, ${at.toISOString()}::timestamptz) as state`,
  )
  assertFirst(rows[0]?.state, becomes === 'DITARIK' ? 'DIMINTA' : 'DISERAHKAN')
}

const withdraw = command(WithdrawTransfer, async (room, { id, version }) => {
  assertActs(await getTransfer(room, id), 'withdraw', version)
  await end(room, id, 'DITARIK')
})

/** A family that nobody of is here: it is registered as if it came with its card. */
async function registerWhole(room: Room, input: z.infer<typeof AcceptTransfer>, { persons, kk }: Envelope) {
  const { tx, actor, at, index, save } = room
  const { areas } = await tenantFacts(tx, actor.tenant)
  await assertAreas(tx, [input.desa])
  const head = persons.findIndex(({ relation }) => relation === 'KEPALA')
  const members = persons.map((one, place) => newMember(one, place === Math.max(head, 0) ? 'KEPALA' : one.relation, at))
  // A card that a family of this district has is not theirs any more: what is left of it stayed behind.
  const [taken] = kk ? await tx.select().from(household).where(eq(household.kkIndex, index('kk', kk))) : [] // prettier-ignore
  const card = kk && !taken ? { kk, kkReason: null } : { kk: null, kkReason: 'TIDAK_TAHU' as const }
  const { household: id, desa, rt, rw, address } = input
  const rows = await householdRows(room, { id, desa, rt, rw, address, ...card, persons: members }, areas)
  const facts = officerFacts(room, rows.household, rows.persons, true)
  save(add(tx, household, rows.household), add(tx, person, ...rows.persons), add(tx, fact, ...facts))
  save(...addTokens(tx, rows.persons))
}

/** Of a family that is here in part, the others join it; who had moved away is back. */
async function joinFamily(room: Room, family: string, fresh: Envelope['persons']): Promise<void> {
  const { tx, at, save } = room
  const [home] = await tx.select().from(household).where(eq(household.id, family)).for('update')
  const rows = await Promise.all(
    fresh.map((one) =>
      personRow(room, newMember(one, one.relation === 'KEPALA' ? 'LAINNYA' : one.relation, at), home!),
    ),
  )
  if (rows.length === 0) return
  save(add(tx, person, ...rows), add(tx, fact, ...officerFacts(room, home!, rows, false)), ...addTokens(tx, rows))
  await tx
    .update(household)
    .set({ members: home!.members + rows.length })
    .where(eq(household.id, family))
}

/** Takes in what was handed over; the envelope is gone then. */
const accept = command(AcceptTransfer, async (room, input) => {
  const row = await getTransfer(room, input.id)
  assertActs(row, 'accept', input.version)
  const envelope = await openEnvelope(room, row.id, row.envelope!)
  const { rows, fresh } = await alreadyHere(room, envelope)
  // Locks the request first: of two who take it in at once the second finds it done.
  await end(room, row.id, 'DITERIMA')
  const [here] = rows
  if (here) {
    const { known, others } = await withoutNumbers(room, here.household, fresh)
    await comeBack(room, [...rows, ...known])
    await joinFamily(room, here.household, others)
  }
  if (!here) await registerWhole(room, input, envelope)
})

export const transferRouter = router({ ask, list, answer, withdraw, accept })
