import { count, desc, lt, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { proposal, siksBatch } from '@slrt/db/proposal'
import type { SiksRow } from './siks-row.ts'
import { query } from './trpc.ts'

const PAGE = 50

const List = z.object({
  after: z.optional(z.string().check(z.regex(/^\d{1,15}\|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))),
})

/** A batch as lists and its own page show it. */
export const shownBatch = (row: SiksRow) => ({
  id: row.id,
  number: row.number,
  state: row.state,
  proposals: row.proposals,
  checksum: row.checksum?.toString('hex') ?? null,
  madeBy: row.madeByName,
  madeAt: row.madeAt,
  ratifiedBy: row.ratifiedByName,
  ratifiedAt: row.ratifiedAt,
  sentOn: row.sentOn,
  answeredAt: row.answeredAt,
  version: row.version,
})

/** Batches, the newest first, and how many proposals could go into the next one. */
export const listBatches = query(List, async ({ tx }, { after }) => {
  const [time, id] = after?.split('|') ?? []
  const then = () => sql`(${new Date(Number(time)).toISOString()}::timestamptz, ${id}::uuid)`
  const [rows, [ready]] = await Promise.all([
    tx
      .select()
      .from(siksBatch)
      .where(time ? lt(sql`(${siksBatch.madeAt}, ${siksBatch.id})`, then()) : undefined)
      .orderBy(desc(siksBatch.madeAt), desc(siksBatch.id))
      .limit(PAGE + 1),
    tx
      .select({ n: count() })
      .from(proposal)
      .where(
        sql`${proposal.state} = 'VALIDASI_DINSOS' and ${proposal.validatedAt} is not null and ${proposal.siksBatch} is null`,
      ),
  ])
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    rows: page.map(shownBatch),
    ready: ready?.n ?? 0,
    next: rows.length > PAGE && last ? `${last.madeAt.getTime()}|${last.id}` : null,
  }
})
