import { and, desc, eq, gt, inArray } from 'drizzle-orm'
import { approval } from '@slrt/db/approval'
import { command as commandTable } from '@slrt/db/command'
import { standsAs } from '@slrt/domain/approval'
import {
  AskExport,
  assertExport,
  exportName,
  FileExport,
  MOST_UNASKED,
  partsOf,
  PreviewExport,
  watermark,
} from '@slrt/domain/export'
import { cellsOf, headerOf } from '@slrt/domain/export-row'
import { Refusal } from '@slrt/domain/refusal'
import { contains } from '@slrt/domain/scope'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { askApproval } from './approval-ask.ts'
import { labelled } from './area.ts'
import { exportedRows, sizeOf } from './export-rows.ts'
import { csvFile, xlsxFile } from './export-sheet.ts'
import { tenantFacts } from './tenant.ts'
import { command, inputPlace, query, reveal, router, type Room } from './trpc.ts'

const DEED = 'identity.export'
/** Approvals of one's own that are looked through for a list. */
const MOST_ASKED = 20

/** What somebody asked to take out, as the command that asked for it says: it cannot be changed any more. */
export async function askedExports({ tx, actor, keys }: Room, ids: readonly string[]): Promise<Map<string, AskExport>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(commandTable)
    .where(and(inArray(commandTable.subject, [...ids]), eq(commandTable.path, 'export.ask')))
  const opened = rows.map(async ({ id, subject, input }) => {
    const text = await keys.decrypt(tx, inputPlace(actor.tenant, id), input)
    return [subject!, AskExport.parse(JSON.parse(text))] as const
  })
  return new Map(await Promise.all(opened))
}

/** Requests of one's own that wait, or were approved and have not lapsed, the newest first. */
async function ownRequests(room: Room) {
  const { tx, actor, at } = room
  const rows = await tx
    .select()
    .from(approval)
    .where(
      and(
        inArray(approval.state, ['DIMINTA', 'DISETUJUI']),
        gt(approval.expiresAt, at),
        eq(approval.deed, DEED),
        eq(approval.askedByPerson, actor.person),
      ),
    )
    .orderBy(desc(approval.askedAt))
    .limit(MOST_ASKED)
  const asked = await askedExports(
    room,
    rows.map(({ subject }) => subject),
  )
  return rows.flatMap((row) => {
    const what = asked.get(row.subject)
    return what ? [{ ...row, what }] : []
  })
}

/** @throws Refusal `scope.outside` for an area of another district or beyond one's own */
async function assertOwn({ tx, actor }: Room, area: string): Promise<void> {
  const { areas } = await tenantFacts(tx, actor.tenant)
  const isOwn = areas.some((own) => area === own || area.startsWith(`${own}.`))
  if (!isOwn || !contains(actor.scope, area)) throw new Refusal('scope.outside', { area })
}

/** How large a list is, what stands in it, and what it takes to get it with identity numbers. */
const preview = query(PreviewExport, async (room, { area, layout }) => {
  await assertOwn(room, area)
  const [size, [place], requests] = await Promise.all([
    sizeOf(room, area),
    labelled(room.tx, [area]),
    ownRequests(room),
  ])
  const mine = requests.find(({ what }) => what.area === area && what.layout === layout)
  return {
    area: place!,
    ...size,
    parts: partsOf(size.families),
    columns: headerOf(layout),
    needsApproval: size.persons > MOST_UNASKED,
    mostUnasked: MOST_UNASKED,
    request: mine ? { id: mine.id, state: mine.state, until: mine.expiresAt, reason: mine.what.reason } : null,
  }
})

/** What was approved for whoever asks: for themselves, and for so many days. */
async function approvedFor(room: Room, id: string): Promise<AskExport> {
  const { tx, actor, at } = room
  const [row] = await tx.select().from(approval).where(eq(approval.id, id))
  if (!row || row.deed !== DEED || row.askedByPerson !== actor.person) throw new Refusal('export.not_approved')
  if (standsAs(row, at) !== 'DISETUJUI') throw new Refusal('export.not_approved')
  if (row.expiresAt <= at) throw new Refusal('export.lapsed')
  const what = (await askedExports(room, [row.subject])).get(row.subject)
  if (!what) throw new Refusal('export.not_approved')
  return what
}

/** The list as a file, with who took it out on each row. Each file is written down as a look at all that stand in it. */
const file = reveal(FileExport, async (room, input) => {
  const { actor, at } = room
  await assertOwn(room, input.area)
  const approved = input.approval && input.identities ? await approvedFor(room, input.approval) : null
  const [size, [place]] = await Promise.all([sizeOf(room, input.area), labelled(room.tx, [input.area])])
  const reason = assertExport(input, size, approved)
  const day = localDate(at, zoneOf(actor.tenant))
  const mark = watermark(actor.name, day, reason, input.id)
  const header = headerOf(input.layout)
  const rows = (await exportedRows(room, input)).map((row) => cellsOf(input.layout, row, mark))
  const content = input.format === 'csv' ? csvFile(header, rows) : await xlsxFile(header, rows, mark)
  const name = exportName(input, { place: place!.label, day, by: actor.name, parts: partsOf(size.families) })
  return { name, rows: rows.length, base64: content.toString('base64') }
})

/** Asks for a list with identity numbers that is too long to leave by one person's word. */
const ask = command(AskExport, async (room, { id, area, layout, reason }) => {
  await assertOwn(room, area)
  const { families } = await sizeOf(room, area)
  if (families === 0) throw new Refusal('export.empty')
  const waiting = (await ownRequests(room)).some(({ what }) => what.area === area && what.layout === layout && what.id !== id) // prettier-ignore
  if (waiting) throw new Refusal('export.waiting')
  // The id of the request numbers the approval, too: what was asked stands in the command.
  await askApproval(room, { id, deed: DEED, subject: id, reason })
})

export const exportRouter = router({ preview, file, ask })
