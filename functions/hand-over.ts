import { and, count, eq, isNotNull, ne } from 'drizzle-orm'
import type { Tx } from '@slrt/db/connect'
import { item } from '@slrt/db/item'
import { staff } from '@slrt/db/staff'
import { scopeOf, scopeText } from '@slrt/domain/scope'
import { isWithin, servedAlone } from '@slrt/domain/staff'
import { lies } from './in-scope.ts'

type Row = typeof staff.$inferSelect

const WHOLE = scopeText([])

/** Open needs that lie in these areas: whatever is somebody's turn. */
async function openNeeds(tx: Tx, areas: readonly string[]): Promise<number> {
  // Area by area: each is a range of an index, all of them in one condition are none.
  const counts = await Promise.all(
    areas.map((area) =>
      tx
        .select({ n: count() })
        .from(item)
        .where(and(isNotNull(item.turn), lies(item.desa, area))),
    ),
  )
  return counts.reduce((sum, [row]) => sum + (row?.n ?? 0), 0)
}

/** Other memberships of this role that work now. Asked by those who see the whole tenant. */
const colleaguesOf = (tx: Tx, { id, role }: Row) =>
  tx
    .select({ id: staff.id, name: staff.name, scope: staff.scope, until: staff.until })
    .from(staff)
    .where(and(eq(staff.role, role), eq(staff.state, 'AKTIF'), ne(staff.id, id)))
    .orderBy(staff.name, staff.id)

/** What would lie still if this membership ended: places that nobody else of the role serves, and open needs there. */
export async function openWorkOf(tx: Tx, row: Row, today: string) {
  // Whoever works in the whole district is one of many there, and leaves no place behind.
  if (row.state !== 'AKTIF' || row.scope === WHOLE) return { alone: [], needs: 0, colleagues: [] }
  const colleagues = (await colleaguesOf(tx, row)).filter(({ until }) => isWithin(until, today))
  const scopes = colleagues.map(({ scope }) => scopeOf(scope))
  const alone = servedAlone(scopeOf(row.scope), scopes)
  return { alone, needs: await openNeeds(tx, alone), colleagues }
}
