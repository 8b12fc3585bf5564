import { createHash } from 'node:crypto'
import { and, asc, count, eq } from 'drizzle-orm'
import * as z from 'zod/mini'
import { complaint as complaintTable } from '@slrt/db/complaint'
import type { Tx } from '@slrt/db/connect'
import type { Place } from '@slrt/db/crypto'
import { file } from '@slrt/db/file'
import { household as householdTable } from '@slrt/db/household'
import { item as itemTable } from '@slrt/db/item'
import { meeting as meetingTable, proposal as proposalTable } from '@slrt/db/proposal'
import { Id } from '@slrt/domain/field'
import { AddFile, admit, assertRoom, assertSize } from '@slrt/domain/file'
import { hidesWords } from '@slrt/domain/proposal'
import { isVillage } from '@slrt/domain/proposal-transition'
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

type Target = Pick<AddFile, 'complaint' | 'household' | 'item' | 'proposal' | 'meeting'>
type Found = { readonly complaint: string | null; readonly household: string | null; readonly desa: string }

/** The row that names the target most closely, as far as whoever acts may see it. */
async function find(tx: Tx, { complaint, household, item, proposal, meeting }: Target): Promise<Found | undefined> {
  if (meeting || proposal) {
    const { id, desa } = meeting ? meetingTable : proposalTable
    const [row] = await tx
      .select({ desa })
      .from(meeting ? meetingTable : proposalTable)
      .where(eq(id, (meeting ?? proposal)!))
    return row && { ...row, complaint: null, household: null }
  }
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
  const isOffice = Boolean(given.proposal ?? given.meeting)
  const isOut = isOffice ? actor.unit !== null || given.item !== null : actor.unit !== null && !given.item
  const found = isOut ? undefined : await find(tx, given)
  const differs = (name: 'complaint' | 'household') => given[name] !== null && given[name] !== found?.[name]
  if (!found || differs('complaint') || differs('household')) throw new Refusal('file.target_unknown')
  const { item, household, proposal = null, meeting = null } = given
  return { item, household, proposal, meeting, complaint: found.complaint, desa: found.desa }
}

/** @throws Refusal `file.full` */
async function assertFits(tx: Tx, { complaint, household, proposal, meeting }: Target): Promise<void> {
  const [column, id] = complaint
    ? ([file.complaint, complaint] as const)
    : proposal
      ? ([file.proposal, proposal] as const)
      : meeting
        ? ([file.meeting, meeting] as const)
        : ([file.household, household!] as const)
  const same = eq(column, id)
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
  .object({
    complaint: z.optional(Id),
    household: z.optional(Id),
    item: z.optional(Id),
    proposal: z.optional(Id),
    meeting: z.optional(Id),
  })
  .check(z.refine((asked) => Object.values(asked).some(Boolean), { error: 'required', path: ['complaint'] }))

const MOST_LISTED = 200

/** What speaks of an objection may tell who objected: the village does not open it (handbook §17.5). */
async function isHidden({ tx, actor }: Room, of: string | null | undefined): Promise<boolean> {
  if (!of || !isVillage(actor.role)) return false
  const { id, kind } = proposalTable
  const [row] = await tx.select({ kind }).from(proposalTable).where(eq(id, of))
  return row !== undefined && hidesWords(row.kind, actor)
}

const list = query(List, async (room, { complaint, household, item, proposal, meeting }) => {
  if (await isHidden(room, proposal)) return []
  return room.tx
    .select({
      id: file.id,
      type: file.type,
      bytes: file.bytes,
      proves: file.proves,
      complaint: file.complaint,
      household: file.household,
      item: file.item,
      proposal: file.proposal,
      meeting: file.meeting,
      at: file.at,
      byName: file.byName,
    })
    .from(file)
    .where(
      and(
        complaint ? eq(file.complaint, complaint) : undefined,
        household ? eq(file.household, household) : undefined,
        item ? eq(file.item, item) : undefined,
        proposal ? eq(file.proposal, proposal) : undefined,
        meeting ? eq(file.meeting, meeting) : undefined,
      ),
    )
    .orderBy(asc(file.at), asc(file.id))
    .limit(MOST_LISTED)
})

const show = reveal(z.object({ id: Id }), async (room, { id }) => {
  const { tx, actor, keys, files } = room
  const [row] = await tx.select().from(file).where(eq(file.id, id))
  if (!row || (await isHidden(room, row.proposal))) throw new Refusal('file.unknown')
  const sha256 = row.sha256.toString('hex')
  const locked = await files.get(keyOf(actor.tenant, sha256))
  if (!locked) throw new Error('the content of a file is not where it was put')
  const content = await keys.decryptBytes(tx, contentPlace(actor.tenant, sha256), locked)
  return { type: row.type, base64: content.toString('base64') }
})

export const fileRouter = router({ add, list, open: show })
