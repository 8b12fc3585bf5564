import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import * as z from 'zod/mini'
import { approval } from '@slrt/db/approval'
import { duplicate } from '@slrt/db/duplicate'
import { household } from '@slrt/db/household'
import { person } from '@slrt/db/person'
import { change } from '@slrt/db/write'
import { standsAs } from '@slrt/domain/approval'
import * as rules from '@slrt/domain/duplicate'
import { DismissDuplicate, DUPLICATE_STATES, MergeDuplicate, PartDuplicate } from '@slrt/domain/duplicate'
import { newId } from '@slrt/domain/id'
import { Refusal } from '@slrt/domain/refusal'
import { askApproval } from './approval-ask.ts'
import { labelled } from './area.ts'
import { lockedDuplicate, movedPlace, rolesOf, type PairRow } from './duplicate-approval.ts'
import { showDuplicate } from './duplicate-show.ts'
import { inScope } from './in-scope.ts'
import { partRecords } from './merge.ts'
import { movesFrom } from './merge-moves.ts'
import { command, query, router, type Room } from './trpc.ts'

const PAGE = 50

const List = z.object({
  state: z.optional(z.enum(DUPLICATE_STATES)),
  after: z.optional(z.string().check(z.regex(/^\d{1,4}\|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})

/** Pairs in one state, the likeliest first. What was merged since into a third record waits for nobody. */
const list = query(List, async ({ tx, actor }, { state = 'TERBUKA', after }) => {
  const [first, second] = [alias(person, 'first'), alias(person, 'second')]
  const [score, id] = after?.split('|') ?? []
  const ours = and(eq(duplicate.state, state), inScope(duplicate.desa, actor))
  const rows = await tx
    .select({ pair: duplicate, first, second })
    .from(duplicate)
    .innerJoin(first, and(eq(first.tenant, duplicate.tenant), eq(first.id, duplicate.one)))
    .innerJoin(second, and(eq(second.tenant, duplicate.tenant), eq(second.id, duplicate.other)))
    .where(
      and(
        ours,
        state === 'DIGABUNG' ? undefined : and(isNull(first.mergedInto), isNull(second.mergedInto)),
        after ? lt(sql`(${duplicate.score}, ${duplicate.id})`, sql`(${score}::smallint, ${id}::uuid)`) : undefined,
      ),
    )
    .orderBy(desc(duplicate.score), desc(duplicate.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)?.pair
  const labels = await labelled(
    tx,
    page.map(({ pair }) => pair.desa),
  )
  const shown = ({ id: of, name, birthDate, sex, nikMasked }: typeof person.$inferSelect) =>
    ({ id: of, name, birthDate, sex, nik: nikMasked }) // prettier-ignore
  return {
    rows: page.map(({ pair, ...two }, at) => ({
      id: pair.id,
      score: pair.score / 1000,
      state: pair.state,
      desa: labels[at]!,
      foundAt: pair.foundAt,
      decidedBy: pair.decidedBy,
      decidedAt: pair.decidedAt,
      one: shown(two.first),
      other: shown(two.second),
    })),
    next: rows.length > PAGE && last ? `${last.score}|${last.id}` : null,
  }
})

const Cards = z.object({ after: z.optional(z.uuid()) })

/** Families that are written down under the card of another family: a card is one family's. */
const cards = query(Cards, async ({ tx, actor }, { after }) => {
  const whose = alias(household, 'whose')
  const rows = await tx
    .select({ family: household, whose })
    .from(household)
    .innerJoin(
      whose,
      and(eq(whose.tenant, household.tenant), eq(whose.kkIndex, household.kkIndex), eq(whose.kkPlace, 0)),
    )
    .where(
      and(
        sql`${household}.kk_place > 0`,
        inScope(household.desa, actor),
        after ? sql`${household.id} > ${after}::uuid` : undefined,
      ),
    )
    .orderBy(asc(household.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const labels = await labelled(
    tx,
    page.flatMap((row) => [row.family.desa, row.whose.desa]),
  )
  const shown = ({ id, head, members, rt, rw }: typeof household.$inferSelect, at: number) =>
    ({ id, head, members, rt, rw, desa: labels[at]! }) // prettier-ignore
  return {
    rows: page.map((row, at) => ({
      kk: row.family.kkMasked,
      family: shown(row.family, at * 2),
      whose: shown(row.whose, at * 2 + 1),
    })),
    next: rows.length > PAGE ? page.at(-1)!.family.id : null,
  }
})

/** Whether a request to merge the two still waits; one that nobody decided in time does not. */
async function isWaiting({ tx, at }: Room, { state, approval: asked }: PairRow): Promise<boolean> {
  if (state !== 'DIMINTA' || !asked) return false
  const [row] = await tx.select().from(approval).where(eq(approval.id, asked))
  return row !== undefined && standsAs(row, at) === 'DIMINTA'
}

const dismiss = command(DismissDuplicate, async (room, { id, version }) => {
  const { tx, actor, at, save } = room
  const after = rules.dismiss(await lockedDuplicate(room, id), { version })
  save(change(tx, duplicate, id, { ...after, decidedBy: actor.name, decidedAt: at }))
})

const merge = command(MergeDuplicate, async (room, { id, reason, ...input }) => {
  const { tx, actor, at, save } = room
  const before = await lockedDuplicate(room, id)
  const after = rules.askMerge(before, input, await isWaiting(room, before))
  const merged = await tx
    .select({ into: person.mergedInto })
    .from(person)
    .where(sql`${person.id} = any (${sql.param([before.one, before.other])}::uuid[])`)
  if (merged.length < 2 || merged.some(({ into }) => into !== null)) throw new Refusal('duplicate.merged')
  const asked = newId(at.getTime())
  await askApproval(room, { id: asked, deed: 'record.merge', subject: id, reason })
  save(change(tx, duplicate, id, { ...after, approval: asked, decidedBy: actor.name, decidedAt: at }))
})

/** Takes two merged records apart; why stands in the audit trail with the command. */
const part = command(PartDuplicate, async (room, { id, version }) => {
  const { tx, actor, at, keys, save } = room
  const before = await lockedDuplicate(room, id)
  const after = rules.part(before, { version })
  const moves = movesFrom(await keys.decrypt(tx, movedPlace(actor.tenant, id), before.moved!))
  await partRecords(room, rolesOf(before), moves)
  save(change(tx, duplicate, id, { ...after, moved: null, decidedBy: actor.name, decidedAt: at }))
})

export const duplicateRouter = router({ list, show: showDuplicate, cards, dismiss, merge, part })
