import { and, asc, count, eq, gt, inArray, ne, sql, type SQL } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Tx } from '@slrt/db/connect'
import { staff, staffWord } from '@slrt/db/staff'
import { Id } from '@slrt/domain/field'
import { newId } from '@slrt/domain/id'
import { Refusal } from '@slrt/domain/refusal'
import { scopeOf, scopeText } from '@slrt/domain/scope'
import * as rules from '@slrt/domain/staff'
import { ChangeStaff, EndStaff, InviteStaff, RenewStaff, RoleCode, STAFF_STATES } from '@slrt/domain/staff'
import { labelled } from './area.ts'
import { invitationFor, searchWords } from './invite.ts'
import { queueMessage } from './message.ts'
import { assertAreas, getTenant, tenantFacts } from './tenant.ts'
import { command, query, reveal, router, type Room } from './trpc.ts'
import { getUnit } from './unit.ts'

const PAGE = 50
type Row = typeof staff.$inferSelect

const List = z.object({
  text: z.optional(z.string().check(z.maxLength(80))),
  role: z.optional(RoleCode),
  state: z.optional(z.enum(STAFF_STATES)),
  after: z.optional(z.string().check(z.regex(/^[^\0]{1,120}\|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})
const ById = z.object({ id: Id })

async function shown(tx: Tx, rows: readonly Row[]) {
  const labels = await labelled(
    tx,
    rows.flatMap((row) => scopeOf(row.scope)),
  )
  const labelOf = new Map(labels.map(({ code, label }) => [code, label]))
  return rows.map(({ id, name, role, scope, state, contactMasked, invitedAt, expiresAt, endedAt, endReason }) => ({
    id,
    name,
    role,
    state,
    contact: contactMasked,
    invitedAt,
    endedAt,
    endReason,
    expiresAt: state === 'DIUNDANG' ? expiresAt : null,
    scope: scopeOf(scope).map((code) => ({ code, label: labelOf.get(code) ?? code })),
  }))
}

/** Staff with a word of the name that begins with this one: the range is what an index can do below a policy. */
const named = (tx: Tx, word: string) =>
  inArray(
    staff.id,
    tx
      .select({ id: staffWord.staff })
      .from(staffWord)
      .where(and(sql`${staffWord.word} ~>=~ ${word}`, sql`${staffWord.word} ~<~ ${`${word}\u{10ffff}`}`)),
  )

const list = query(List, async ({ tx }, { text = '', role, state, after }) => {
  const matches: (SQL | undefined)[] = [
    state ? eq(staff.state, state) : ne(staff.state, 'BERAKHIR'),
    role && eq(staff.role, role),
    ...searchWords(text).map((word) => named(tx, word)),
  ]
  const [totals] = await tx
    .select({ total: count() })
    .from(staff)
    .where(and(...matches))
  const cut = after?.lastIndexOf('|') ?? -1
  const beyond = after
    ? gt(sql`(${staff.name}, ${staff.id})`, sql`(${after.slice(0, cut)}, ${after.slice(cut + 1)}::uuid)`)
    : undefined
  const rows = await tx
    .select()
    .from(staff)
    .where(and(...matches, beyond))
    .orderBy(asc(staff.name), asc(staff.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    rows: await shown(tx, page),
    total: totals?.total ?? 0,
    next: rows.length > PAGE && last ? `${last.name}|${last.id}` : null,
  }
})

/** One membership that the policies show; locked when it is going to be changed. */
async function getStaff(tx: Tx, id: string, lock = false): Promise<Row> {
  const found = tx.select().from(staff).where(eq(staff.id, id))
  const [row] = await (lock ? found.for('update') : found)
  if (!row) throw new Refusal('staff.not_found')
  return row
}

const show = query(ById, async ({ tx }, { id }) => {
  const row = await getStaff(tx, id)
  const [person] = await shown(tx, [row])
  return { ...person!, unit: row.unit, version: row.version }
})

const contactPlace = (tenant: string, id: string) => ({ tenant, table: 'staff', column: 'contact', id })

async function replaceWords(tx: Tx, id: string, name: string, scope: string): Promise<void> {
  await tx.delete(staffWord).where(eq(staffWord.staff, id))
  const words = searchWords(name)
  if (words.length) await tx.insert(staffWord).values(words.map((word) => ({ id: newId(), staff: id, word, scope })))
}

/** How many other active admins the tenant has; locks them, so that two admins cannot end each other at once. */
async function otherAdmins(tx: Tx, id: string): Promise<number> {
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(inArray(staff.role, ['KAB_ADMIN', 'SEKNAS_ADMIN']), eq(staff.state, 'AKTIF')))
    .orderBy(staff.id)
    .for('update')
  return rows.filter((row) => row.id !== id).length
}

/** Sends the link; its secret is nowhere but in the message. */
async function sendInvitation(room: Room, name: string, email: string, link: string): Promise<void> {
  const { tx, keys, actor, at } = room
  const { name: tenantName } = await getTenant(tx, actor.tenant)
  await queueMessage({ tx, keys, tenant: actor.tenant, at }, 'invitation', email, { name, link, tenantName })
}

/** The unit that was named, if one was. */
const unitFacts = async (tx: Tx, id: string | null | undefined) => (id ? getUnit(tx, id) : null)

const invite = command(InviteStaff, async (room, { id, name, email, role, scope, unit }) => {
  const { tx, actor, at, keys, index, publicUrl } = room
  const appointed = rules.appoint(await tenantFacts(tx, actor.tenant), { role, scope })
  await assertAreas(tx, appointed.scope)
  const unitOfRole = rules.unitFor(role, await unitFacts(tx, unit))
  const { link, words: _, ...invited } = invitationFor(index, { publicUrl, name, email, at })
  const scopeAsText = scopeText(appointed.scope)
  const contact = await keys.encrypt(tx, contactPlace(actor.tenant, id), email)
  await tx.insert(staff).values({
    id,
    name,
    role,
    scope: scopeAsText,
    unit: unitOfRole,
    state: 'DIUNDANG',
    contact,
    invitedAt: at,
    ...invited,
  })
  await replaceWords(tx, id, name, scopeAsText)
  await sendInvitation(room, name, email, link)
})

const change = command(ChangeStaff, async ({ tx, actor }, input) => {
  const others = await otherAdmins(tx, input.id)
  const before = await getStaff(tx, input.id, true)
  const { scope, ...after } = rules.change(before, await tenantFacts(tx, actor.tenant), input, others)
  // What somebody had before stays, in force or not.
  const had = scopeOf(before.scope)
  await assertAreas(
    tx,
    scope.filter((area) => !had.includes(area)),
  )
  const scopeAsText = scopeText(scope)
  const unit = rules.unitFor(after.role, await unitFacts(tx, input.unit === undefined ? before.unit : input.unit))
  await tx
    .update(staff)
    .set({ ...after, scope: scopeAsText, unit })
    .where(eq(staff.id, input.id))
  await replaceWords(tx, input.id, after.name, scopeAsText)
})

const renew = command(RenewStaff, async (room, { id }) => {
  const { tx, actor, at, keys, index, publicUrl } = room
  const before = await getStaff(tx, id, true)
  const after = rules.renew(before, await tenantFacts(tx, actor.tenant))
  const email = await keys.decrypt(tx, contactPlace(actor.tenant, id), before.contact)
  const { invitation, expiresAt, link } = invitationFor(index, { publicUrl, name: before.name, email, at })
  await tx
    .update(staff)
    .set({ ...after, invitation, expiresAt, invitedAt: at })
    .where(eq(staff.id, id))
  await sendInvitation(room, before.name, email, link)
})

const end = command(EndStaff, async ({ tx, actor, at }, { id, reason }) => {
  const others = await otherAdmins(tx, id)
  const after = rules.end(await getStaff(tx, id, true), actor, others)
  await tx
    .update(staff)
    .set({ ...after, endedAt: at, endReason: reason, invitation: null })
    .where(eq(staff.id, id))
})

const contact = reveal(ById, async ({ tx, actor, keys }, { id }) => {
  const row = await getStaff(tx, id)
  return { email: await keys.decrypt(tx, contactPlace(actor.tenant, id), row.contact) }
})

export const staffRouter = router({ list, show, invite, change, renew, end, contact })
