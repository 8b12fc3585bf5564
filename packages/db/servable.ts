import { sql } from 'drizzle-orm'
import type { Database } from './connect.ts'
import { StartFailure } from './start-failure.ts'

/**
 * Refuses to serve as a role that policies do not bind: superuser, `bypassrls`, or owner of a table.
 * @param setting name of the environment variable that holds the address
 * @throws StartFailure naming the setting
 */
export async function assertBound(db: Database, setting: string): Promise<void> {
  const { rows } = await db.execute<{ unbound: boolean }>(sql`
    select r.rolsuper or r.rolbypassrls
      or exists (
        select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'national', 'monitor', 'signin') and pg_has_role(r.oid, c.relowner, 'member')
      ) as unbound
    from pg_roles r where r.rolname = session_user`)
  if (rows[0]?.unbound !== false)
    throw new StartFailure(
      `${setting} memakai peran yang melewati pagar data: pakai peran slrt_api atau slrt_signin, bukan pemilik basis data.`,
    )
}
