import { createHmac, timingSafeEqual } from 'node:crypto'
import { and, eq, gt, ne, sql } from 'drizzle-orm'
import { parse } from 'hono/utils/cookie'
import type { Database } from '@slrt/db/connect'
import { session, user } from '@slrt/db/signin'
import { staff } from '@slrt/db/staff'
import { tenant } from '@slrt/db/tenant'
import type { Actor } from '@slrt/domain/actor'
import { needsSecondFactor } from '@slrt/domain/permission'
import { scopeOf } from '@slrt/domain/scope'
import { isWithin } from '@slrt/domain/staff'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { COOKIE } from './auth.ts'

/** Somebody who is signed in: the person, and all memberships that can act now. */
export type Session = {
  readonly id: string
  readonly person: { readonly id: string; readonly name: string }
  /** Whether the account has a second factor; then no session exists without it. */
  readonly secondFactor: boolean
  readonly actors: readonly Actor[]
}

/** Reads the session cookie of a request; null when there is none that counts. One statement. */
export type WhoIs = (cookie: string | null | undefined) => Promise<Session | null>

/** The token inside better-auth's signed cookie (`token.signature`), or null when the signature is not ours. */
function tokenOf(cookie: string | null | undefined, secret: string): string | null {
  if (!cookie) return null
  const jar = parse(cookie)
  const signed = jar[COOKIE] ?? jar[`__Secure-${COOKIE}`]
  const dot = signed?.lastIndexOf('.') ?? -1
  if (!signed || dot < 1) return null
  const token = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  const ours = createHmac('sha256', secret).update(token).digest()
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null
}

/**
 * @param secret the one that better-auth signs its cookies with
 * @param now by which memberships that are given for a time are over
 */
export function makeWhoIs(db: Database, secret: string, now: () => Date): WhoIs {
  const find = db
    .select({
      id: session.id,
      person: user.id,
      personName: user.name,
      secondFactor: user.twoFactorEnabled,
      membership: staff.id,
      name: staff.name,
      role: staff.role,
      tenant: staff.tenant,
      scope: staff.scope,
      unit: staff.unit,
      until: staff.until,
      openTenant: tenant.code,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .leftJoin(staff, and(eq(staff.person, user.id), eq(staff.state, 'AKTIF')))
    .leftJoin(tenant, and(eq(tenant.code, staff.tenant), ne(tenant.state, 'DITUTUP')))
    .where(and(eq(session.token, sql.placeholder('token')), gt(session.expiresAt, sql`now()`)))
    .orderBy(staff.tenant, staff.id)
    .prepare('who_is')

  return async (cookie) => {
    const token = tokenOf(cookie, secret)
    if (!token) return null
    const rows = await find.execute({ token })
    const [first] = rows
    if (!first) return null
    const at = now()
    const actors = rows.flatMap((row): Actor[] =>
      row.openTenant &&
      row.membership &&
      row.role &&
      row.tenant &&
      row.scope &&
      isWithin(row.until, localDate(at, zoneOf(row.tenant)))
        ? [
            {
              person: row.person,
              name: row.name ?? row.personName,
              membership: row.membership,
              role: row.role,
              tenant: row.tenant,
              scope: scopeOf(row.scope),
              unit: row.unit,
            },
          ]
        : [],
    )
    const { id, person, personName, secondFactor } = first
    return { id, person: { id: person, name: personName }, secondFactor: secondFactor === true, actors }
  }
}

/** Why a session cannot act as asked. */
export type Standing = Actor | 'session.membership' | 'session.second_factor'

/**
 * The actor that a request stands for.
 * @param chosen id of the membership that the request names; may be left out by somebody who has only one
 */
export function actorOf({ actors, secondFactor }: Session, chosen: string | undefined): Standing {
  const actor = chosen ? actors.find((one) => one.membership === chosen) : actors.length === 1 ? actors[0] : undefined
  if (!actor) return 'session.membership'
  if (needsSecondFactor(actor.role) && !secondFactor) return 'session.second_factor'
  return actor
}
