import { sql } from 'drizzle-orm'
import { databaseRole, NATION, type DatabaseRole } from '@slrt/domain/permission'
import type { Actor } from '@slrt/domain/actor'
import { scopeText } from '@slrt/domain/scope'
import type { Database, Tx } from './connect.ts'

/** What is put on at the door: a role, a tenant and a scope, for one transaction. */
export type Seat = {
  readonly role: DatabaseRole | 'job'
  /** Code of the tenant; empty for `public_user`, and for a job that works for all. */
  readonly tenant: string
  /** `*` or area codes joined by commas; of an agency or partner the id of its unit. */
  readonly scope: string
}

/** The seat of somebody who acts. */
export const seatOf = (actor: Actor): Seat => ({
  role: databaseRole(actor.role),
  tenant: actor.tenant,
  scope: databaseRole(actor.role) === 'agency_user' ? (actor.unit ?? '') : scopeText(actor.scope),
})

/** The seat of the software itself, working for one tenant (deadlines, messages). */
export const systemSeat = (tenant: string): Seat => ({
  role: tenant === NATION ? 'secretariat' : 'tenant_user',
  tenant,
  scope: '*',
})

export const jobSeat = (tenant = ''): Seat => ({ role: 'job', tenant, scope: '*' })
export const publicSeat: Seat = { role: 'public_user', tenant: '', scope: '' }

/** What the door hands in: the transaction and the version of the tenant's configuration. */
export type Inside = { readonly tx: Tx; readonly configuration: number }

type Options = { readonly readOnly?: boolean }

/**
 * The only door to the data: one transaction as one role, in one tenant and scope. The first statement puts all of it
 * on and returns the tenant's configuration version. What `work` throws rolls everything back.
 * @throws the database's error with SQLSTATE `SL001` for an unknown, closed or unfitting tenant, before anything is read
 */
export function asActor<T>(
  db: Database,
  seat: Seat,
  work: (inside: Inside) => Promise<T>,
  { readOnly = false }: Options = {},
): Promise<T> {
  return db.transaction(
    async (tx) => {
      const { rows } = await tx.execute<{ configuration: number }>(
        sql`select app.enter(${seat.role}, ${seat.tenant}, ${seat.scope}) as configuration`,
      )
      return work({ tx, configuration: rows[0]!.configuration })
    },
    readOnly ? { accessMode: 'read only' } : undefined,
  )
}

/** SQLSTATE of an error of the database, wherever the layers above have put it; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = (at as Error & { code?: unknown }).code
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code
  }
  return undefined
}

/** SQLSTATE raised by the door. */
export const DOOR_CLOSED = 'SL001'
