import { and, eq, inArray, ne } from 'drizzle-orm'
import * as z from 'zod/mini'
import { staff, staffWord } from '@slrt/db/staff'
import { unit } from '@slrt/db/unit'
import { ROLES, type Role } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import { scopeOf, scopeText } from '@slrt/domain/scope'
import * as rules from '@slrt/domain/staff'
import {
  columnsOf,
  FILE_STATUSES,
  ImportStaff,
  MOST_ROWS,
  readStaffFile,
  type FileFacts,
  type ImportRow,
  type Known,
} from '@slrt/domain/staff-file'
import { factsFor, replaceWords, sendInvitation, todayOf, wordsOf } from './appoint.ts'
import { assertAreas, labelled, placesWithin } from './area.ts'
import { contactPlace, invitationFor } from './invite.ts'
import { command, query, type Room } from './trpc.ts'

type Row = typeof staff.$inferSelect

/** Cells as `/api/table` reads them; the first row is the header. */
const Preview = z.object({
  rows: z
    .array(z.array(z.string().check(z.maxLength(500))).check(z.maxLength(60)))
    .check(z.minLength(1), z.maxLength(MOST_ROWS + 2)),
})

const knownOf = ({ name, scope, unit: unitOfRow, until }: Row): Known => ({
  name,
  scope: scopeOf(scope),
  unit: unitOfRow,
  until,
})

async function factsOf(room: Room, header: readonly string[]): Promise<FileFacts> {
  const { tx, index } = room
  // Before anything is loaded: most files that do not fit have other columns.
  columnsOf(header)
  const tenant = await factsFor(room, ROLES)
  const [places, units, members] = await Promise.all([
    placesWithin(tx, tenant.areas),
    tx.select().from(unit).where(eq(unit.state, 'AKTIF')),
    tx.select().from(staff).where(ne(staff.state, 'BERAKHIR')),
  ])
  const byContact = new Map(members.map((row) => [`${row.contactIndex.toString('hex')}|${row.role}`, knownOf(row)]))
  const known = (contact: string, role: Role) => byContact.get(`${index('contact', contact).toString('hex')}|${role}`)
  return { tenant, places, units, known, today: todayOf(room) }
}

/** What a staff file would do, row by row; nothing is changed. */
export const staffPreview = query(Preview, async (room, { rows: table }) => {
  const rows = readStaffFile(table, await factsOf(room, table[0]!))
  const codes = [...new Set(rows.flatMap(({ scope }) => scope))]
  const totals = Object.fromEntries(
    FILE_STATUSES.map((status) => [status, rows.filter((row) => row.status === status).length]),
  ) as Record<(typeof FILE_STATUSES)[number], number>
  return { rows, totals, places: await labelled(room.tx, codes) }
})

const contactOf = (row: ImportRow) =>
  rules.contactOf({ ...row, email: row.email ?? undefined, userName: row.userName ?? undefined })

/** Memberships that go on with these contacts, locked, by contact and role. */
async function knownRows(
  { tx, index }: Room,
  rows: readonly ImportRow[],
): Promise<(row: ImportRow) => Row | undefined> {
  const keyOf = (hash: Buffer, role: Role) => `${hash.toString('hex')}|${role}`
  const hashes = rows.map((row) => index('contact', row.email ?? row.userName ?? ''))
  const found = await tx
    .select()
    .from(staff)
    .where(and(inArray(staff.contactIndex, hashes), ne(staff.state, 'BERAKHIR')))
    .orderBy(staff.id)
    .for('update')
  const byKey = new Map(found.map((row) => [keyOf(row.contactIndex, row.role), row]))
  return (row) => byKey.get(keyOf(index('contact', row.email ?? row.userName ?? ''), row.role))
}

type Given = { readonly scope: string; readonly unit: string | null; readonly until: string | null }

async function changeKnown({ tx }: Room, before: Row, facts: rules.TenantFacts, row: ImportRow, given: Given) {
  const { name, role } = row
  const isSame = before.name === name && before.scope === given.scope && before.unit === given.unit
  if (isSame && before.until === given.until) return
  // The role stays, so no admin is lost.
  const asked = { id: before.id, name, role, scope: row.scope, version: before.version }
  const { version } = rules.change(before, facts, asked, 1)
  await tx
    .update(staff)
    .set({ name, ...given, version })
    .where(eq(staff.id, before.id))
  await replaceWords(tx, before.id, name, given.scope)
}

/** A new membership, ready to be written, and what is sent to whom. */
async function invitedRow({ tx, keys, index, publicUrl, actor, at }: Room, row: ImportRow, given: Given) {
  const contact = contactOf(row)
  const { id, name, role } = row
  const { link, words: _, ...invited } = invitationFor(index, { publicUrl, name, at, ...contact })
  const text = contact.email ?? contact.userName
  const locked = await keys.encrypt(tx, contactPlace(actor.tenant, id), text)
  const { userName } = contact
  const member = {
    id,
    name,
    role,
    ...given,
    state: 'DIUNDANG' as const,
    contact: locked,
    userName,
    invitedAt: at,
    ...invited,
  }
  return { member, email: contact.email, link }
}

/** @throws Refusal `staff.unit_missing`, `staff.unit_kind` */
const unitOf = (units: ReadonlyMap<string, typeof unit.$inferSelect>, row: ImportRow) =>
  rules.unitFor(row.role, (row.unit && units.get(row.unit)) || null)

/**
 * Takes in rows of a staff file that the preview accepted: known ones are changed, new ones invited, by e-mail where they
 * have one and by a card to print where not. All of a command or nothing.
 */
export const staffImport = command(ImportStaff, async (room, { rows }) => {
  const { tx } = room
  const facts = await factsFor(room, ROLES)
  const before = await knownRows(room, rows)
  const had = new Set(rows.flatMap((row) => scopeOf(before(row)?.scope ?? '')))
  await assertAreas(
    tx,
    [...new Set(rows.flatMap(({ scope }) => scope))].filter((code) => !had.has(code)),
  )
  const units = new Map((await tx.select().from(unit)).map((one) => [one.id, one]))
  const news: Awaited<ReturnType<typeof invitedRow>>[] = []
  for (const row of rows) {
    contactOf(row)
    const known = before(row)
    const { scope } = rules.appoint(known ? { ...facts, hasSupervisors: true } : facts, row)
    const until = rules.lastDay(row.role, row.until ?? known?.until ?? null, todayOf(room))
    const given = { scope: scopeText(scope), unit: unitOf(units, row), until }
    if (known) await changeKnown(room, known, facts, row, given)
    else news.push(await invitedRow(room, row, given))
  }
  if (news.length === 0) return
  const contacts = new Set(news.map(({ member }) => `${member.contactIndex.toString('hex')}|${member.role}`))
  if (contacts.size < news.length) throw new Refusal('staff.already_invited')
  await tx.insert(staff).values(news.map(({ member }) => member))
  const words = news.flatMap(({ member: { id, name, scope } }) => wordsOf(id, name, scope))
  if (words.length > 0) await tx.insert(staffWord).values(words)
  for (const { member, email, link } of news) if (email) await sendInvitation(room, member.name, email, link)
})
