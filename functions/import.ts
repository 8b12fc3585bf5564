import { and, count, desc, eq, isNotNull, lt, or, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { importBatch, importRow } from '@slrt/db/import-batch'
import { sourceList } from '@slrt/db/program'
import { lastDay } from '@slrt/domain/closed-list'
import { Id } from '@slrt/domain/field'
import { missingOf } from '@slrt/domain/import-header'
import { BeginImport, StartImport, StepImport, stepImport, type ImportStep } from '@slrt/domain/import-step'
import { Refusal } from '@slrt/domain/refusal'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { importColumns } from './import-columns.ts'
import { countsFrom, summaryOf } from './import-counts.ts'
import { importLedger, importRejected, importSkip } from './import-ledger.ts'
import { listOf } from './import-list.ts'
import { importMend } from './import-mend.ts'
import { openTable } from './import-open.ts'
import { dropParts, isThere } from './import-part.ts'
import { contentIn, getBatch, isShared, mappingOf, type Batch } from './import-row.ts'
import { assertCodeSystem } from './import-setup.ts'
import { command, query, router, type Room } from './trpc.ts'

const PAGE = 50

/** An import as screens show it. */
const shown = ({
  id,
  kind,
  fileName,
  bytes,
  codeSystem,
  mapping,
  state,
  row,
  position,
  counts,
  stopped,
  asOf,
  startedBy,
  startedAt,
  endedAt,
  claimedUntil,
  version,
}: Batch) => ({
  // prettier-ignore
  id,
  kind,
  fileName,
  bytes,
  codeSystem,
  /** Of kind `list`, once it is said: which one. */
  list: mappingOf({ mapping })?.list ?? null,
  state,
  row,
  position,
  summary: summaryOf(countsFrom(counts)),
  stopped: stopped as Record<string, string | number> | null,
  asOf,
  startedBy,
  startedAt,
  endedAt,
  claimedUntil,
  version,
})

const List = z.object({
  after: z.optional(z.string().check(z.regex(/^\d{1,15}\|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})

/** The imports of the district, the newest first. */
const list = query(List, async ({ tx }, { after }) => {
  const [time, id] = after?.split('|') ?? []
  const then = new Date(Number(time))
  const rows = await tx
    .select()
    .from(importBatch)
    .where(
      id
        ? or(
            lt(importBatch.startedAt, then),
            and(eq(importBatch.startedAt, then), sql`${importBatch.id} < ${id}::uuid`),
          )
        : undefined,
    ) // prettier-ignore
    .orderBy(desc(importBatch.startedAt), desc(importBatch.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return { rows: page.map(shown), next: rows.length > PAGE && last ? `${last.startedAt.getTime()}|${last.id}` : null }
})

/** How far an import is, what became of its rows, how many of them wait in the ledger, and until when a list closes. */
const show = query(z.object({ id: Id }), async ({ tx }, { id }) => {
  const batch = await getBatch(tx, id)
  const [open] = await tx
    .select({ rows: count() })
    .from(importRow)
    .where(and(eq(importRow.batch, id), isNotNull(importRow.reason), eq(importRow.state, 'TERBUKA')))
  const said = mappingOf(batch)?.list
  const [closed] = said
    ? await tx
        .select()
        .from(sourceList)
        .where(and(eq(sourceList.kind, said.kind), eq(sourceList.program, said.program), eq(sourceList.batch, id)))
    : []
  return { ...shown(batch), open: open?.rows ?? 0, closedUntil: closed ? lastDay(closed.kind, closed.asOf) : null }
})

/**
 * Begins with a file that was sent: its columns wait to be looked at.
 * @throws Refusal `import.not_sent` while parts are missing, and those of `openTable`
 */
const begin = command(BeginImport, async (room, { id, kind, fileName, sha256, bytes }) => {
  const { tx, actor, at, files } = room
  if (!(await isThere(files, actor.tenant, { sha256, bytes }))) throw new Refusal('import.not_sent')
  const row = { id, kind, fileName, sha256: Buffer.from(sha256, 'hex'), bytes, state: 'PEMETAAN' as const }
  const [batch] = await tx
    .insert(importBatch)
    .values({ ...row, startedBy: actor.name, startedAt: at })
    .returning()
  await openTable(contentIn(room, batch!))
})

/** Takes a step with an import. */
async function step(
  { tx }: Room,
  id: string,
  which: ImportStep,
  version: number,
): Promise<Batch & { to: ReturnType<typeof stepImport> }> {
  // prettier-ignore
  const before = await getBatch(tx, id, true)
  return { ...before, to: stepImport(before, which, version) }
}

const save = ({ tx }: Room, id: string, to: Partial<Batch>) =>
  tx.update(importBatch).set(to).where(eq(importBatch.id, id))

/**
 * Lets the file be taken in with these columns.
 * @throws Refusal `import.columns`, `import.code_system`, and those of `listOf`
 */
const start = command(StartImport, async (room, { id, version, columns, codeSystem, asOf, list: said }) => {
  const before = await step(room, id, 'start', version)
  const { header } = await openTable(contentIn(room, before))
  if (columns.length !== header.length) throw new Refusal('import.columns', { missing: '' })
  const missing = missingOf(before.kind, columns)
  if (missing.length > 0) throw new Refusal('import.columns', { missing: missing.join(', ') })
  assertCodeSystem(columns, codeSystem)
  const { tx, actor, at } = room
  const today = localDate(at, zoneOf(actor.tenant))
  const list = before.kind === 'list' ? await listOf(tx, actor.tenant, said, asOf, today) : null
  const mapping = { columns, header, ...(list && { list }) }
  await save(room, id, { ...before.to, mapping, codeSystem, asOf, stopped: null, endedAt: null, claimedUntil: null })
})

const pause = command(StepImport, async (room, { id, version }) => {
  const { to } = await step(room, id, 'pause', version)
  await save(room, id, { ...to, claimedUntil: null })
})

const resume = command(StepImport, async (room, { id, version }) => {
  const { to } = await step(room, id, 'resume', version)
  await save(room, id, to)
})

/** Ends an import for good; what was taken in stays, and the file goes, unless another import has the same. */
const cancel = command(StepImport, async (room, { id, version }) => {
  const { to, sha256 } = await step(room, id, 'cancel', version)
  await save(room, id, { ...to, endedAt: room.at, claimedUntil: null })
  if (await isShared(room.tx, { id, sha256 })) return
  room.afterwards(() => dropParts(room.files, room.actor.tenant, sha256.toString('hex')))
})

export const importRouter = router({
  list,
  show,
  begin,
  columns: importColumns,
  start,
  pause,
  resume,
  cancel,
  ledger: importLedger,
  mend: importMend,
  skip: importSkip,
  rejected: importRejected,
})
