import { desc, eq, inArray } from 'drizzle-orm'
import * as z from 'zod/mini'
import { approval } from '@slrt/db/approval'
import { complaint } from '@slrt/db/complaint'
import { duplicate } from '@slrt/db/duplicate'
import { household } from '@slrt/db/household'
import { importBatch } from '@slrt/db/import-batch'
import { origin } from '@slrt/db/origin'
import { person } from '@slrt/db/person'
import { standsAs } from '@slrt/domain/approval'
import { Id } from '@slrt/domain/field'
import { digitsApart, likeness, verdictOf } from '@slrt/domain/likeness'
import { may } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import { labelled, type Labelled } from './area.ts'
import { movedPlace, type PairRow } from './duplicate-approval.ts'
import { laterThan, movesFrom } from './merge-moves.ts'
import { query, type Room } from './trpc.ts'

type PersonRow = typeof person.$inferSelect

/** One of the two with its family, where it comes from, and what that family told. */
async function sideOf({ tx }: Room, row: PersonRow, labelOf: (code: string) => Labelled) {
  const [[family], sources, told, [batch]] = await Promise.all([
    tx.select().from(household).where(eq(household.id, row.household)),
    tx
      .select({ source: origin.source, batch: origin.batch, goneIn: origin.goneIn })
      .from(origin)
      .where(eq(origin.person, row.id)),
    tx
      .select({ id: complaint.id, ticket: complaint.ticket, registeredAt: complaint.registeredAt })
      .from(complaint)
      .where(eq(complaint.household, row.household))
      .orderBy(desc(complaint.registeredAt))
      .limit(10),
    tx
      .select({ kind: importBatch.kind, fileName: importBatch.fileName, startedAt: importBatch.startedAt })
      .from(importBatch)
      .where(inArray(importBatch.id, row.batch ? [row.batch] : [])),
  ])
  const { id, name, birthDate, birthPlace, sex, mother, relation, existence, nikMasked, nikReason, phoneMasked } = row
  return {
    id,
    name,
    birthDate,
    birthPlace,
    sex,
    mother,
    relation,
    existence,
    nik: nikMasked,
    nikReason,
    phone: phoneMasked,
    changedBy: row.changedBy,
    changedAt: row.changedAt,
    /** The file that it came with; null for what an officer wrote down. */
    batch: batch ?? null,
    sources: sources.map(({ source, goneIn }) => ({ source, isGone: goneIn !== null })),
    family: {
      id: family!.id,
      head: family!.head,
      members: family!.members,
      desa: labelOf(family!.desa),
      rt: family!.rt,
      rw: family!.rw,
      kk: family!.kkMasked,
      existence: family!.existence,
    },
    complaints: told,
  }
}

/** Two numbers are opened to be compared, and never shown: in how many digits they differ. */
async function nikApart({ tx, actor, keys }: Room, one: PersonRow, other: PersonRow): Promise<number | null> {
  const open = ({ id, nik }: PersonRow) =>
    nik && keys.decrypt(tx, { tenant: actor.tenant, table: 'person', column: 'nik', id }, nik)
  return digitsApart(await open(one), await open(other))
}

/** What somebody asked for, where it waits or was decided on. */
async function askedFor({ tx, at, actor }: Room, { approval: of }: PairRow) {
  const [row] = of ? await tx.select().from(approval).where(eq(approval.id, of)) : []
  if (!row) return null
  const { id, askedByName, askedAt, decidedByName, decidedAt, version } = row
  const mine = row.askedByPerson === actor.person
  return {
    id,
    state: standsAs(row, at),
    by: askedByName,
    at: askedAt,
    decidedBy: decidedByName,
    decidedAt,
    mine,
    version,
  }
}

/** The two side by side: what agrees, what differs, what each has, and what parting them would leave. */
export const showDuplicate = query(z.object({ id: Id }), async (room, { id }) => {
  const { tx, actor, keys } = room
  const [pair] = await tx.select().from(duplicate).where(eq(duplicate.id, id))
  if (!pair) throw new Refusal('duplicate.not_found')
  const rows = await tx
    .select()
    .from(person)
    .where(inArray(person.id, [pair.one, pair.other]))
  const [one, other] = [rows.find((row) => row.id === pair.one), rows.find((row) => row.id === pair.other)]
  // One of them may live where this officer does not work.
  if (!one || !other) throw new Refusal('duplicate.not_found')
  const labels = await labelled(tx, [one.desa, other.desa])
  const labelOf = (code: string) => labels.find((label) => label.code === code) ?? { code, label: code }
  const moves = pair.moved ? movesFrom(await keys.decrypt(tx, movedPlace(actor.tenant, id), pair.moved)) : []
  const [mine, yours, apart, asked, later] = await Promise.all([
    sideOf(room, one, labelOf),
    sideOf(room, other, labelOf),
    nikApart(room, one, other),
    askedFor(room, pair),
    pair.state === 'DIGABUNG' && may(actor.role, 'duplicate.part') ? laterThan(tx, moves) : [],
  ])
  const { score, evidence } = likeness(one, other)
  return {
    id,
    state: pair.state,
    score,
    evidence: evidence.map((piece) => ({ field: piece.field, verdict: verdictOf(piece) })),
    nikApart: apart,
    isSameFamily: one.household === other.household,
    one: mine,
    other: yours,
    kept: pair.kept,
    /** Merged into a third record meanwhile, or into each other. */
    isMerged: one.mergedInto !== null || other.mergedInto !== null,
    asked,
    /** Fields that somebody changed after the merge: they stay with the kept record. */
    later: later.map(({ table, field }) => ({ table, field })),
    decidedBy: pair.decidedBy,
    decidedAt: pair.decidedAt,
    version: pair.version,
  }
})
