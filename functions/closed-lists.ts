import { and, gte, lte } from 'drizzle-orm'
import type { Tx } from '@slrt/db/connect'
import { sourceList } from '@slrt/db/program'
import { listKey, oldestListDay, stillCounts } from '@slrt/domain/closed-list'

/**
 * Lists that are in and count on a day, each with the areas that it is complete for ('' is the whole district): whoever is
 * not on one is not (design §2.8). Keys as rules name them: `PENERIMA|PKH`, `ASN`.
 */
export async function closedOf(tx: Tx, day: string): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectDistinct({
      kind: sourceList.kind,
      program: sourceList.program,
      area: sourceList.area,
      asOf: sourceList.asOf,
    })
    .from(sourceList)
    .where(and(gte(sourceList.asOf, oldestListDay(day)), lte(sourceList.asOf, day)))
  const closed = new Map<string, string[]>()
  for (const row of rows.filter(({ kind, asOf }) => stillCounts(kind, asOf, day))) {
    const areas = closed.get(listKey(row)) ?? []
    if (!areas.includes(row.area)) closed.set(listKey(row), [...areas, row.area].sort())
  }
  return closed
}
