import { newId } from '@slrt/domain/id'
import type { Key, ValueOf } from '@slrt/domain/regulation-keys'
import type { World } from './world.ts'

/** A rule of a tenant's regulation in force from the first of January on, without going through its commands. */
export async function decided<K extends Key>(
  { owner }: World,
  tenant: string,
  key: K,
  value: ValueOf<K>,
): Promise<void> {
  await owner.query(`update national.tenant set configuration = configuration + 1 where code = $1`, [tenant])
  await owner.query(
    `insert into entry (tenant, id, key, value, article, effective_from, state, published_in, changed_by, changed_at)
     select code, $2, $3, $4, '3', '2026-01-01', 'TERBIT', configuration, 'Nia', now() from national.tenant where code = $1`,
    [tenant, newId(), key, JSON.stringify(value)],
  )
}
