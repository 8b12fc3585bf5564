import { createHash } from 'node:crypto'
import { and, asc, count, eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { complaint as complaintTable } from '@slrt/db/complaint'
import type { Tx } from '@slrt/db/connect'
import type { Place } from '@slrt/db/crypto'
import { file } from '@slrt/db/file'
import { household as householdTable } from '@slrt/db/household'
import { item as itemTable } from '@slrt/db/item'
import { Id } from '@slrt/domain/field'
import { AddFile, admit, assertRoom, assertSize } from '@slrt/domain/file'
import { Refusal } from '@slrt/domain/refusal'
import { assemble, dropUpload } from './chunk.ts'
import { command, query, reveal, router, type Room } from './trpc.ts'

const keyOf = (tenant: string, sha256: string) => `${tenant}/${sha256}`
const contentPlace = (tenant: string, sha256: string): Place => ({
  tenant,
  table: 'file',
  column: 'content',
  id: sha256,
})

type Target = Pick<AddFile, 'complaint' | 'household' | 'item'>
type Found = { readonly complaint: string | null; readonly household: string; readonly desa: string }

/** The row that names the target most closely, as far as whoever acts may see it. */
async function find(tx: Tx, { complaint, household, item }: Target): Promise<Found | undefined> {
  if (item) {
    const { complaint: of, household: by, desa } = itemTable
    return (await tx.select({ complaint: of, household: by, desa }).from(itemTable).where(eq(itemTable.id, item)))[0]
  }
  if (complaint) {
    const { id, household: by, desa } = complaintTable
    const rows = await tx.select({ complaint: id, household: by, desa }).from(complaintTable).where(eq(id, complaint))
    return rows[0]
  }
  if (!household) return undefined
  const { id, desa } = householdTable
  const [row] = await tx.select({ household: id, desa }).from(householdTable).where(eq(id, household))
  return row && { ...row, complaint: null }
}

/**
 * What the file is evidence of, and where that lies. Evidence of a need is evidence of its complaint too.
 * @throws Refusal `file.target_unknown` also for a need of another complaint and a complaint of another household
 */
async function targetOf({ tx, actor }: Room, given: Target): Promise<Target & { readonly desa: string }> {
  // An agency has to do with needs only.
  const found = actor.unit && !given.item ? undefined : await find(tx, given)
  const differs = (name: 'complaint' | 'household') => given[name] !== null && given[name] !== found?.[name]
  if (!found || differs('complaint') || differs('household')) throw new Refusal('file.target_unknown')
  return { item: given.item, household: given.household, complaint: found.complaint, desa: found.desa }
}

/** @throws Refusal `file.full` */
async function assertFits(tx: Tx, { complaint, household }: Target): Promise<void> {
  const same = complaint ? eq(file.complaint, complaint) : eq(file.household, household!)
  const [row] = await tx.select({ files: count() }).from(file).where(same)
  assertRoom(row!.files)
}

const add = command(AddFile, async (room, input) => {
  const { tx, actor, at, keys, files, afterwards } = room
  const { id, sha256, bytes, type, proves } = input
  assertSize(bytes)
  const target = await targetOf(room, input)
  await assertFits(tx, target)
  const content = await assemble(room, input)
  try {
    admit(input, content, createHash('sha256').update(content).digest('hex'))
  } catch (error) {
    // These chunks never become this file: the next try begins anew.
    await dropUpload(files, actor, sha256)
    throw error
  }
  // Before the row: without a row the content is nothing, a row without its content would be a lie.
  await files.put(keyOf(actor.tenant, sha256), await keys.encryptBytes(tx, contentPlace(actor.tenant, sha256), content))
  const by = { by: actor.membership, byName: actor.name }
  await tx.insert(file).values({ id, sha256: Buffer.from(sha256, 'hex'), type, bytes, proves, ...target, at, ...by })
  afterwards(() => dropUpload(files, actor, sha256))
})

const List = z
  .object({ complaint: z.optional(Id), household: z.optional(Id), item: z.optional(Id) })
  .check(z.refine((asked) => Object.values(asked).some(Boolean), { error: 'required', path: ['complaint'] }))

const MOST_LISTED = 200

const list = query(List, ({ tx }, { complaint, household, item }) =>
  tx
    .select({
      id: file.id,
      type: file.type,
      bytes: file.bytes,
      proves: file.proves,
      complaint: file.complaint,
      household: file.household,
      item: file.item,
      at: file.at,
      byName: file.byName,
    })
    .from(file)
    .where(
      and(
        complaint ? eq(file.complaint, complaint) : undefined,
        household ? eq(file.household, household) : undefined,
        item ? eq(file.item, item) : undefined,
      ),
    )
    .orderBy(asc(file.at), asc(file.id))
    .limit(MOST_LISTED),
)

const show = reveal(z.object({ id: Id }), async ({ tx, actor, keys, files }, { id }) => {
  const [row] = await tx.select().from(file).where(eq(file.id, id))
  if (!row) throw new Refusal('file.unknown')
  const sha256 = row.sha256.toString('hex')
  const locked = await files.get(keyOf(actor.tenant, sha256))
  if (!locked) throw new Error('the content of a file is not where it was put')
  const content = await keys.decryptBytes(tx, contentPlace(actor.tenant, sha256), locked)
  return { type: row.type, base64: content.toString('base64') }
})

export const fileRouter = router({ add, list, open: show })
