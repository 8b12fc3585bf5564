import type pg from 'pg'
import { systemSeat } from '@slrt/db/as-actor'
import { approval } from '@slrt/db/approval'
import { newId } from '@slrt/domain/id'
import { drafted, published } from './regulation.ts'
import type { Person, World } from './world.ts'

const OLD = 400

/**
 * Years of regulation: in each district five instruments and thirty published entries, in the one that looks 400 entries
 * and 400 approvals more, of which a few wait. Returns a draft of its admin.
 */
export async function fillRegulation(made: World, owner: pg.PoolClient, admin: Person): Promise<{ draft: string }> {
  await published(made, admin, { subject: 'KES' })
  const { id: draft } = await drafted(admin)
  await owner.query(`
    insert into instrument (tenant, id, type, number, year, title, issuer, effective_from, changed_by, changed_at)
      select code, gen_random_uuid(), 'PERBUP', n, 2020 + n, 'Peraturan ' || n, 'Bupati', '2020-01-01', 'Nia', now()
      from national.tenant, generate_series(1, 5) n where code <> '00';
    insert into entry (tenant, id, key, subject, value, effective_from, effective_to, state, published_in, changed_by, changed_at)
      select code, gen_random_uuid(), k.key, 'KP' || lpad((n % 12 + 1)::text, 2, '0'), '["KTP"]',
        date '2020-01-01' + n * 3, date '2020-01-02' + n * 3, 'TERBIT', 1, 'Nia', now()
      from national.tenant, unnest(array['documents.needed', 'service.reopenDays']) as k (key), generate_series(1, 200) n
      where code = '32.04' or n <= 15`)
  const { services } = made
  await services.as(systemSeat(admin.tenant), async ({ tx }) => {
    const old = Date.now() - 300 * 86_400_000
    const rows = await Promise.all(
      Array.from({ length: OLD }, async (_, n) => {
        const at = new Date(n % 10 === 0 ? Date.now() - n * 1000 : old + n * 3_600_000)
        const id = newId(at.getTime())
        const place = { tenant: admin.tenant, table: 'approval', column: 'reason', id }
        return {
          id,
          deed: 'regulation.publish' as const,
          subject: newId(),
          askedAt: at,
          expiresAt: at,
          version: 2,
          askedBy: admin.membership,
          askedByPerson: admin.id,
          askedByName: 'Nia',
          state: 'DISETUJUI' as const,
          reason: await services.keys.encrypt(tx, place, 'Perbup sudah diundangkan.'),
        }
      }),
    )
    await tx.insert(approval).values(rows)
  })
  return { draft }
}
