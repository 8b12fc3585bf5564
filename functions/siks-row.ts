import { eq } from 'drizzle-orm'
import type { Place } from '@slrt/db/crypto'
import { siksBatch } from '@slrt/db/proposal'
import { Refusal } from '@slrt/domain/refusal'
import type { Room } from './trpc.ts'

export type SiksRow = typeof siksBatch.$inferSelect

/** Where the content of a batch lies, encrypted, by its SHA-256 in hex. */
export const siksContent = (tenant: string, sha256: string): { readonly key: string; readonly place: Place } => ({
  key: `${tenant}/siks/${sha256}`,
  place: { tenant, table: 'siks_batch', column: 'content', id: sha256 },
})

/**
 * A batch, locked, as whoever acts has seen it; without a version as it stands.
 * @throws Refusal `siks.not_found`, `siks.changed`
 */
export async function lockedBatch(
  { tx }: Pick<Room, 'tx'>,
  { id, version }: { id: string; version?: number | undefined },
): Promise<SiksRow> {
  const [row] = await tx.select().from(siksBatch).where(eq(siksBatch.id, id)).for('update')
  if (!row) throw new Refusal('siks.not_found')
  if (version !== undefined && row.version !== version)
    throw new Refusal('siks.changed', { by: row.changedBy, at: row.changedAt.toISOString() })
  return row
}
