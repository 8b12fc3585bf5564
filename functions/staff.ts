import { and, asc, count, eq, gt, gte, inArray, isNull, lt, ne, or, sql, type SQL } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Tx } from '@slrt/db/connect'
import { staff, staffWord } from '@slrt/db/staff'
import { Id } from '@slrt/domain/field'
import { may } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import { scopeOf, scopeText } from '@slrt/domain/scope'
import * as rules from '@slrt/domain/staff'
import { ChangeStaff, EndStaff, InviteStaff, RenewStaff, RoleCode, STAFF_STATES } from '@slrt/domain/staff'
import { factsFor, replaceWords, sendInvitation, todayOf } from './appoint.ts'
import { assertAreas, labelled } from './area.ts'
import { openWorkOf } from './hand-over.ts'
import { contactPlace, invitationFor, oneTimeLink, searchWords } from './invite.ts'
import { getTenant, tenantFacts } from './tenant.ts'
import { command, query, reveal, router, type Room } from './trpc.ts'
import { staffImport, staffPreview } from './staff-file.ts'
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

async function shown(tx: Tx, rows: readonly Row[], today: string) {
  const labels = await labelled(
    tx,
    rows.flatMap((row) => scopeOf(row.scope)),
  )
  const labelOf = new Map(labels.map(({ code, label }) => [code, label]))
  return rows.map((row) => {
    const { id, name, role, scope, contactMasked, userName, invitedAt, expiresAt, endedAt, endReason, until } = row
    // Past its last day nobody works under it, whoever has not ended it yet.
    const state = rules.isWithin(until, today) ? row.state : ('BERAKHIR' as const)
    return {
      id,
      name,
      role,
      state,
      contact: contactMasked,
      userName,
      invitedAt,
      endedAt,
      endReason,
      until,
      expiresAt: state === 'DIUNDANG' ? expiresAt : null,
      scope: scopeOf(scope).map((code) => ({ code, label: labelOf.get(code) ?? code })),
    }
  })
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

/** Rows in this state as they are shown; without one, all that are not over. */
function inState(state: Row['state'] | undefined, today: string): SQL | undefined {
  if (state === 'BERAKHIR') return or(eq(staff.state, state), lt(staff.until, today))
  const goesOn = or(isNull(staff.until), gte(staff.until, today))
  return and(state ? eq(staff.state, state) : ne(staff.state, 'BERAKHIR'), goesOn)
}

const list = query(List, async (room, { text = '', role, state, after }) => {
  const { tx } = room
  const today = todayOf(room)
  const matches: (SQL | undefined)[] = [
    inState(state, today),
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
    rows: await shown(tx, page, today),
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

/** What somebody who may end it must know: open needs where nobody else serves, and who could. */
async function openWork(room: Room, row: Row, today: string) {
  if (!may(room.actor.role, 'staff.end')) return null
  const { alone, needs, colleagues } = await openWorkOf(room.tx, row, today)
  const successors = colleagues.map(({ id, name }) => ({ id, name }))
  return { needs, alone: await labelled(room.tx, alone), successors }
}

const show = query(ById, async (room, { id }) => {
  const { tx, actor } = room
  const today = todayOf(room)
  const row = await getStaff(tx, id)
  const [person] = await shown(tx, [row], today)
  const mayMakeCard = may(actor.role, 'staff.card') && row.userName !== null && rules.mayMakeCard(actor.role, row.role)
  return { ...person!, unit: row.unit, version: row.version, mayMakeCard, openWork: await openWork(room, row, today) }
})

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

/** The unit that was named, if one was. */
const unitFacts = async (tx: Tx, id: string | null | undefined) => (id ? getUnit(tx, id) : null)

const invite = command(InviteStaff, async (room, input) => {
  const { id, name, role, scope, unit, until = null } = input
  const { tx, actor, at, keys, index, publicUrl } = room
  const contact = rules.contactOf(input)
  const appointed = rules.appoint(await factsFor(room, [role]), { role, scope })
  await assertAreas(tx, appointed.scope)
  const unitOfRole = rules.unitFor(role, await unitFacts(tx, unit))
  const { link, words: _, ...invited } = invitationFor(index, { publicUrl, name, at, ...contact })
  const scopeAsText = scopeText(appointed.scope)
  await tx.insert(staff).values({
    id,
    name,
    role,
    scope: scopeAsText,
    unit: unitOfRole,
    state: 'DIUNDANG',
    contact: await keys.encrypt(tx, contactPlace(actor.tenant, id), contact.email ?? contact.userName),
    userName: contact.userName,
    until: rules.lastDay(role, until, todayOf(room)),
    invitedAt: at,
    ...invited,
  })
  await replaceWords(tx, id, name, scopeAsText)
  // Whoever has no e-mail gets the link on a card.
  if (contact.email !== null) await sendInvitation(room, name, contact.email, link)
})

const change = command(ChangeStaff, async (room, input) => {
  const { tx } = room
  const others = await otherAdmins(tx, input.id)
  const before = await getStaff(tx, input.id, true)
  const { scope, ...after } = rules.change(before, await factsFor(room, [input.role]), input, others)
  if (before.userName) rules.contactOf({ userName: before.userName, role: input.role })
  // What somebody had before stays, in force or not.
  const had = scopeOf(before.scope)
  await assertAreas(
    tx,
    scope.filter((area) => !had.includes(area)),
  )
  const scopeAsText = scopeText(scope)
  const unit = rules.unitFor(after.role, await unitFacts(tx, input.unit === undefined ? before.unit : input.unit))
  const until = rules.lastDay(after.role, input.until === undefined ? before.until : input.until, todayOf(room))
  await tx
    .update(staff)
    .set({ ...after, scope: scopeAsText, unit, until })
    .where(eq(staff.id, input.id))
  await replaceWords(tx, input.id, after.name, scopeAsText)
})

const renew = command(RenewStaff, async (room, { id }) => {
  const { tx, actor, at, keys, index, publicUrl } = room
  const before = await getStaff(tx, id, true)
  const after = rules.renew(before, await tenantFacts(tx, actor.tenant))
  if (before.userName) throw new Refusal('staff.card_instead')
  const { invitation, expiresAt, link } = oneTimeLink(index, publicUrl, at)
  await tx
    .update(staff)
    .set({ ...after, invitation, expiresAt, invitedAt: at })
    .where(eq(staff.id, id))
  await sendInvitation(room, before.name, await keys.decrypt(tx, contactPlace(actor.tenant, id), before.contact), link)
})

/** Widens the scope of whoever takes over by the places that only the leaver served. */
async function handOver({ tx }: Room, leaver: Row, successor: string, alone: readonly string[]): Promise<void> {
  const found = await tx.select().from(staff).where(eq(staff.id, successor)).for('update')
  if (!found[0]) throw new Refusal('staff.successor')
  const before = found[0]
  const { scope, version } = rules.takeOver({ ...before, scope: scopeOf(before.scope) }, leaver, alone)
  const scopeAsText = scopeText(scope)
  await tx.update(staff).set({ scope: scopeAsText, version }).where(eq(staff.id, successor))
  await replaceWords(tx, successor, before.name, scopeAsText)
}

const end = command(EndStaff, async (room, { id, reason, successor, unattended }) => {
  const { tx, actor, at } = room
  const others = await otherAdmins(tx, id)
  const before = await getStaff(tx, id, true)
  const { alone, needs } = await openWorkOf(tx, before, todayOf(room))
  const after = rules.end(before, actor, others, { openNeeds: needs, successor, unattended })
  if (successor) await handOver(room, before, successor, alone)
  await tx
    .update(staff)
    .set({ ...after, endedAt: at, endReason: reason, invitation: null })
    .where(eq(staff.id, id))
})

const contact = reveal(ById, async ({ tx, actor, keys }, { id }) => {
  const row = await getStaff(tx, id)
  return { email: await keys.decrypt(tx, contactPlace(actor.tenant, id), row.contact) }
})

/** A new one-time link for somebody without e-mail, to be printed: to join, or for a new password. The one before ends. */
const card = reveal(ById, async ({ tx, actor, at, index, publicUrl }, { id }) => {
  const before = await getStaff(tx, id, true)
  const facts = await tenantFacts(tx, actor.tenant)
  const after = rules.makeCard(before, actor, facts)
  const { invitation, expiresAt, link } = oneTimeLink(index, publicUrl, at)
  await tx
    .update(staff)
    .set({ ...after, invitation, expiresAt, ...(before.state === 'DIUNDANG' ? { invitedAt: at } : {}) })
    .where(eq(staff.id, id))
  const { name: tenantName } = await getTenant(tx, actor.tenant)
  const { name, role, state, userName } = before
  const scope = await labelled(tx, scopeOf(before.scope))
  return { link, name, role, state, scope, userName: userName!, tenantName, expiresAt }
})

export const staffRouter = router({
  list,
  show,
  invite,
  change,
  renew,
  end,
  contact,
  card,
  preview: staffPreview,
  import: staffImport,
})
