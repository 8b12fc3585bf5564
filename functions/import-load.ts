import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import { importBatch } from '@slrt/db/import-batch'
import type { CodeSystem, ImportKind } from '@slrt/domain/import'
import { suggestMapping } from '@slrt/domain/import-header'
import type { ImportList, SourceListOf } from '@slrt/domain/import-list'
import { newId } from '@slrt/domain/id'
import { Refusal } from '@slrt/domain/refusal'
import { localDate, zoneOf } from '@slrt/domain/zone'
import type { Engine } from './import-chunk.ts'
import { countsFrom, summaryOf } from './import-counts.ts'
import type { Table } from './import-file.ts'
import { listOf } from './import-list.ts'
import type { Batch } from './import-row.ts'
import { CHUNK, runImport } from './import-run.ts'
import { assertCodeSystem } from './import-setup.ts'

/** A file that is loaded by a command, from a disk of its own. */
export type Load = {
  readonly tenant: string
  readonly kind: ImportKind
  /** Not of a list: its rows name no area. */
  readonly codes?: CodeSystem | null
  readonly fileName: string
  readonly bytes: number
  readonly sha256: Buffer
  /** Of kind `list`: which one, and the day on which it was right. */
  readonly list?: SourceListOf
  readonly asOf?: string
  /** Rows of one transaction. */
  readonly size?: number
}

const CLAIM_MS = 60_000
const TOLD_MS = 5000

/** One file may be two lists: whoever has a KKS also receives BPNT. */
const isSameList = ({ kind, program }: ImportList, asOf: string) =>
  sql`${importBatch.mapping}->'list'->>'kind' = ${kind} and ${importBatch.mapping}->'list'->>'program' = ${program}
    and ${importBatch.asOf} = ${asOf}`

/**
 * The import of this very file that was interrupted, or a new one; ours to work on.
 * @throws Refusal `import.columns`, `import.code_system`, and of a list those of `listOf`
 */
const claim = ({ as, now }: Engine, wanted: Load, table: Table): Promise<Batch> =>
  as(systemSeat(wanted.tenant), async ({ tx }) => {
    const { tenant, kind, codes: codeSystem = null, fileName, bytes, sha256, list: said, asOf = null } = wanted
    const { columns, missing } = suggestMapping(kind, table.header)
    if (missing.length > 0) throw new Refusal('import.columns', { missing: missing.join(', ') })
    assertCodeSystem(columns, codeSystem)
    const at = now()
    const today = localDate(at, zoneOf(tenant))
    const list = kind === 'list' ? await listOf(tx, tenant, said, asOf, today) : null
    const begun = { state: 'BERJALAN' as const, claimedUntil: new Date(at.getTime() + CLAIM_MS) }
    const [before] = await tx
      .select()
      .from(importBatch)
      .where(
        and(
          eq(importBatch.sha256, sha256),
          eq(importBatch.kind, kind),
          inArray(importBatch.state, ['BERJALAN', 'MENUNGGU', 'JEDA']),
          list ? isSameList(list, asOf!) : undefined,
        ),
      )
      .orderBy(desc(importBatch.startedAt))
      .limit(1)
      .for('update')
    if (before) {
      await tx.update(importBatch).set(begun).where(eq(importBatch.id, before.id))
      return { ...before, ...begun }
    }
    const mapping = { columns, header: table.header, ...(list && { list }) }
    const file = { kind, fileName: fileName.slice(0, 200), bytes, sha256, codeSystem, mapping, asOf }
    const [made] = await tx
      .insert(importBatch)
      .values({ id: newId(at.getTime()), ...file, ...begun, startedBy: 'Perintah import', startedAt: at })
      .returning()
    return made!
  })

/**
 * Brings a file into the register of a district, from where it stands if it was interrupted.
 * @param say told where it begins, and now and then how far it is
 * @returns the summary of the ledger; `stopped` with the reason where it could not go on
 */
export async function load(
  services: Engine,
  wanted: Load,
  table: Table,
  say: (line: string) => void = () => undefined,
) {
  const batch = await claim(services, wanted, table)
  say(batch.row > 0 ? `Melanjutkan dari baris ${batch.row + 1}.` : 'Memuat dari baris 1.')
  const began = performance.now()
  let told = began
  const onProgress = ({ row }: { row: number }) => {
    const now = performance.now()
    if (now - told < TOLD_MS) return
    told = now
    say(`${row} baris, ${Math.round(((row - batch.row) / (now - began)) * 1000)} baris per detik`)
  }
  await runImport(services, batch, table, { size: wanted.size ?? CHUNK, onProgress })
  const [after] = await services.as(systemSeat(wanted.tenant), ({ tx }) =>
    tx.select().from(importBatch).where(eq(importBatch.id, batch.id)),
  )
  const stopped = after!.stopped as Record<string, string | number> | null
  return { batch: batch.id, summary: summaryOf(countsFrom(after!.counts)), stopped }
}
