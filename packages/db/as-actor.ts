import type { QueryPromise } from 'drizzle-orm'
import { databaseRole, NATION, type DatabaseRole } from '@slrt/domain/permission'
import type { Actor } from '@slrt/domain/actor'
import { scopeText } from '@slrt/domain/scope'
import type { TenantState } from '@slrt/domain/tenant'
import type { Database, Tx } from './connect.ts'
import { openLane } from './lane.ts'

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

/** What the door hands in: the transaction, and of the tenant the version of its configuration and its state. */
export type Inside = {
  readonly tx: Tx
  readonly configuration: number
  /** Null where the door was opened for no tenant. */
  readonly tenantState: TenantState | null
  /** Sends statements that only the commit waits for: it leaves along with them. If one fails, nothing is committed. */
  readonly save: (...statements: QueryPromise<unknown>[]) => void
}

export type DoorOptions<A> = {
  readonly readOnly?: boolean
  /** Statements that leave along with those of the door; what it resolves to is handed to the work. */
  readonly along?: (tx: Tx) => Promise<A>
}

const ENTER = 'select configuration, state from app.enter($1, $2, $3)'
const nothing = () => undefined

/** Only a consequence: an earlier statement of the transaction has failed. */
const ABORTED = '25P02'
/** What the connection keeps no longer fits the tables, or is not there: another connection begins anew. */
const SPOILT = ['0A000', '26000', '42P05']

/**
 * The only door to the data: one transaction as one role, in one tenant and scope. The first statement puts all of it
 * on and returns the tenant's configuration version. What `work` throws rolls everything back.
 * @throws the database's error with SQLSTATE `SL001` for an unknown, closed or unfitting tenant, before anything is read
 */
export async function asActor<T, A = undefined>(
  db: Database,
  { role, tenant, scope }: Seat,
  work: (inside: Inside, along: A) => Promise<T>,
  { readOnly = false, along }: DoorOptions<A> = {},
): Promise<T> {
  const client = await db.$client.connect()
  const { tx, ask, firstFailure, close } = openLane(client, role)
  const saved: Promise<unknown>[] = []
  const save: Inside['save'] = (...statements) => {
    for (const statement of statements) {
      const answer = statement.then(nothing)
      // Heard at the commit, or never when the work fails before it.
      answer.catch(nothing)
      saved.push(answer)
    }
  }
  let isSpoilt = false
  try {
    const opening = [
      ask(readOnly ? 'begin read only' : 'begin'),
      ask<{ configuration: number; state: TenantState | null }>({ text: ENTER }, [role, tenant, scope]),
      Promise.resolve(along?.(tx)),
    ] as const
    // What was sent along fails behind a closed door, too: the door's error is the one that counts.
    await Promise.allSettled(opening)
    const [, door, carried] = await Promise.all(opening)
    const { configuration, state: tenantState } = door.rows[0]!
    const result = await work({ tx, configuration, tenantState, save }, carried as A)
    const [{ command }] = await Promise.all([ask('commit'), ...saved])
    // Postgres answers so when a statement failed and the work went on as if nothing were.
    if (command === 'ROLLBACK') throw firstFailure()
    return result
  } catch (error) {
    const failure = sqlState(error) === ABORTED ? firstFailure() : error
    isSpoilt = SPOILT.includes(sqlState(failure) ?? '')
    await ask('rollback').catch(() => (isSpoilt = true))
    throw failure
  } finally {
    close()
    client.release(isSpoilt)
  }
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
