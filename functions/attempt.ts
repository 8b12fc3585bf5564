import { sql } from 'drizzle-orm'
import { attempt } from '@slrt/db/signin'
import type { Services } from './services.ts'

/**
 * Takes one of the tries that something has, before it is tried, so that many at once get no more.
 * @param account keyed hash of what the tries are counted for
 * @returns seconds to wait from the last try on, if none is left; 0 otherwise
 */
export async function takeTry(
  { signIn, now }: Pick<Services, 'signIn' | 'now'>,
  account: string,
  { most, waitMs }: { readonly most: number; readonly waitMs: number },
): Promise<number> {
  const at = now()
  const until = new Date(at.getTime() + waitMs)
  const isOver = sql`${attempt.until} <= ${at.toISOString()}::timestamptz`
  const count = sql`case when ${isOver} then 1 else least(${attempt.count}, ${most}) + 1 end`
  const wait = sql`case when ${isOver} or ${attempt.count} < ${most} then excluded.until else ${attempt.until} end`
  const [row] = await signIn
    .insert(attempt)
    .values({ account, count: 1, until })
    .onConflictDoUpdate({ target: attempt.account, set: { count, until: wait } })
    .returning()
  return row && row.count > most ? Math.ceil((row.until.getTime() - at.getTime()) / 1000) : 0
}
