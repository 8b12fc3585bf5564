import { and, asc, desc, eq, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { catalogue } from '@slrt/db/catalogue'
import * as rules from '@slrt/domain/catalogue'
import { CATALOGUE_KINDS, saveCatalogue, SaveCatalogue, shownOf } from '@slrt/domain/catalogue'
import { NATION } from '@slrt/domain/permission'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { command, query, router, type Room } from './trpc.ts'

/** Every line that was ever written of a kind or of all, by code, the newest first: some hundreds. */
const list = query(z.object({ kind: z.optional(z.enum(CATALOGUE_KINDS)) }), async ({ tx, at }, { kind }) => {
  const rows = await tx
    .select()
    .from(catalogue)
    .where(kind && eq(catalogue.kind, kind))
    .orderBy(asc(catalogue.kind), asc(catalogue.code), desc(catalogue.effectiveFrom))
  const today = localDate(at, zoneOf(NATION))
  const byCode = Map.groupBy(rows, (row) => `${row.kind} ${row.code}`)
  return {
    rows: rows.map((row) => ({ ...row, shown: shownOf(row, byCode.get(`${row.kind} ${row.code}`)!, today) })),
  }
})

/**
 * Writes a line. Categories bind every district, so every configuration gets a new number; whoever publishes waits for
 * whoever publishes, so that what is read after that is what stands.
 */
const save = command(SaveCatalogue, async ({ tx, actor, at }, input) => {
  await tx.execute(sql`select app.publish()`)
  const lines = await tx
    .select()
    .from(catalogue)
    .where(and(eq(catalogue.kind, input.kind), eq(catalogue.code, input.code)))
  const before = lines.find(({ effectiveFrom }) => effectiveFrom === input.effectiveFrom)
  const others = lines.filter((one) => one !== before)
  const changed = before && { by: before.changedBy, at: before.changedAt.toISOString() }
  const saved = saveCatalogue(input, others, before ?? null, changed)
  const row = { ...saved, changedBy: actor.name, changedAt: at }
  await tx
    .insert(catalogue)
    .values(row)
    .onConflictDoUpdate({ target: [catalogue.kind, catalogue.code, catalogue.effectiveFrom], set: row })
})

type Needs = { readonly items: readonly { readonly category: string }[]; readonly recordedAt?: string | undefined }

/**
 * What a family asks for could be chosen on the day when it told: also what was written down without a network on the
 * last day of a category is taken.
 * @throws Refusal `catalogue.ended`
 */
export async function assertOffered(room: Pick<Room, 'tx' | 'actor' | 'at' | 'rules' | 'configuration'>, needs: Needs) {
  const { categories } = await room.rules(room.tx, room.actor.tenant, room.configuration)
  const told = needs.recordedAt ? new Date(needs.recordedAt) : room.at
  const day = localDate(told < room.at ? told : room.at, zoneOf(room.actor.tenant))
  rules.assertOffered(
    categories,
    needs.items.map(({ category }) => category),
    day,
  )
}

export const catalogueRouter = router({ list, save })
