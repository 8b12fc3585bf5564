import { sql } from 'drizzle-orm'
import type { Tx } from '@slrt/db/connect'
import { personToken } from '@slrt/db/person-token'
import { add } from '@slrt/db/write'
import { tokensOf } from '@slrt/domain/name-token'

/** What the tokens of a person follow from. */
export type Named = { readonly id: string; readonly desa: string; readonly name: string }
type Row = typeof personToken.$inferInsert

/** The rows by which these persons are found. */
export const tokenRows = (persons: readonly Named[]): Row[] =>
  persons.flatMap(({ id, desa, name }) => tokensOf(name).map((token) => ({ desa, token, person: id })))

/** Statements that add the tokens of new persons: one, or none where no name has a Latin letter. */
export function addTokens(tx: Tx, persons: readonly Named[]) {
  const rows = tokenRows(persons)
  return rows.length > 0 ? [add(tx, personToken, ...rows)] : []
}

/**
 * Keeps a person findable whose name or desa changed. Nothing is written while the tokens stay the same.
 * @param before what the record said until now: its tokens follow from that
 */
export async function retoken(tx: Tx, before: Named, after: Named): Promise<void> {
  const [old, fresh] = [tokensOf(before.name), tokensOf(after.name)]
  if (before.desa === after.desa && old.join('|') === fresh.join('|')) return
  await tx.delete(personToken).where(sql`${personToken.desa} = ${before.desa} and ${personToken.person} = ${before.id}
    and ${personToken.token} = any (${sql.param(old)}::text[])`)
  for (const added of addTokens(tx, [after])) await added
}
