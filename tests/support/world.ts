import { createHmac } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTRPCClient, httpLink, TRPCClientError, type TRPCClient } from '@trpc/client'
import { and, eq } from 'drizzle-orm'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { systemSeat } from '@slrt/db/as-actor'
import { staff } from '@slrt/db/staff'
import { unit } from '@slrt/db/unit'
import { user } from '@slrt/db/signin'
import { newId } from '@slrt/domain/id'
import { NATION, needsSecondFactor, type Role } from '@slrt/domain/permission'
import { scopeText } from '@slrt/domain/scope'
import { unitKindOf, type UnitKind } from '@slrt/domain/unit'
import { createApp, type App } from '@slrt/functions/app'
import type { Failure } from '@slrt/functions/failure'
import type { AppRouter } from '@slrt/functions/router'
import { services as makeServices, type LogLine, type Services } from '@slrt/functions/services'
import { freshDatabase, type TestDatabase } from './postgres.ts'

export type Api = TRPCClient<AppRouter>

/** Somebody with an account and one membership, signed in. */
export type Person = {
  readonly id: string
  readonly membership: string
  readonly tenant: string
  readonly role: Role
  /** The agency or partner that this person works for. */
  readonly unit: string | null
  readonly cookie: string
  readonly api: Api
}

type UnitOptions = { readonly kind?: UnitKind; readonly sectors?: string; readonly desa?: string | null }

export type World = {
  readonly database: TestDatabase
  readonly services: Services
  readonly app: App
  /** As owner: for looking behind the fences, never for what the product does. */
  readonly owner: pg.Pool
  readonly log: LogLine[]
  readonly secretariat: Person
  /** Opens a district by the secretariat and lets its admin join. */
  readonly district: (code?: string) => Promise<Person>
  /** Somebody new in a tenant; `scope` empty is the whole of it. An agency's officer works for `unit`, or for a new one. */
  readonly somebody: (tenant: string, role: Role, scope?: readonly string[], unit?: string) => Promise<Person>
  /** A unit of a tenant; returns its id. */
  readonly unit: (tenant: string, name: string, more?: UnitOptions) => Promise<string>
  /** The client of a cookie; without one, of nobody. */
  readonly client: (cookie?: string, membership?: string) => Api
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>
  readonly end: () => Promise<void>
}

const AUTH_SECRET = Buffer.alloc(32, 7).toString('base64')

/** The environment of an app on a test's database, as a host would read it. */
export const environmentOf = (database: TestDatabase) => ({
  DATABASE_API_URL: database.apiUrl,
  DATABASE_SIGNIN_URL: database.signInUrl,
  PLATFORM_KEY: inject('cluster').platformKey,
  INDEX_KEY: Buffer.alloc(32, 9).toString('base64'),
  AUTH_SECRET,
  PUBLIC_URL: 'http://slrt.test',
  DATA_DIR: join(tmpdir(), `slrt-world-${database.name}`),
})

/** The cookie that sign-in would have set for this session token. */
const cookieOf = (token: string) => {
  const signature = createHmac('sha256', AUTH_SECRET).update(token).digest('base64')
  return `slrt.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}

export const clientOf = (app: App, cookie?: string, membership?: string): Api =>
  createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: 'http://slrt.test/trpc',
        methodOverride: 'POST',
        headers: { ...(cookie ? { cookie } : {}), ...(membership ? { 'x-sebagai': membership } : {}) },
        fetch: async (input, init) => app.request(input as string, init as RequestInit),
      }),
    ],
  })

/** The whole product on a database of its own, with the secretariat's admin signed in; ended with the test. */
export async function makeWorld(options: Parameters<typeof makeServices>[1] = {}): Promise<World> {
  const database = await freshDatabase({ tcp: options.driver === 'neon' })
  const log: LogLine[] = []
  const services = await makeServices(environmentOf(database), { log: (line) => void log.push(line), ...options })
  const app = createApp(services)
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 3 })
  // A connection may still be on its way out when its database is dropped.
  owner.on('error', () => undefined)

  const signIn = async (role: Role, name: string, email: string) => {
    const { internalAdapter } = await services.auth.$context
    const { id } = await internalAdapter.createUser({ name, email, emailVerified: true }, { method: 'email-password' })
    await services.signIn
      .update(user)
      .set({ twoFactorEnabled: needsSecondFactor(role) })
      .where(eq(user.id, id))
    const { token } = await internalAdapter.createSession(id)
    return { id, cookie: cookieOf(token) }
  }

  const seat = async (tenant: string, role: Role, membership: string, unit: string | null = null): Promise<Person> => {
    const name = `${role} ${tenant}`
    const { id, cookie } = await signIn(role, name, `${membership}@contoh.test`)
    await services.as(systemSeat(tenant), ({ tx }) =>
      tx
        .update(staff)
        .set({ person: id, state: 'AKTIF' })
        .where(and(eq(staff.id, membership), eq(staff.state, 'DIUNDANG'))),
    )
    return { id, membership, tenant, role, unit, cookie, api: clientOf(app, cookie, membership) }
  }

  const openUnit: World['unit'] = async (tenant, name, { kind = 'OPD', sectors = '', desa = null } = {}) => {
    const id = newId()
    await services.as(systemSeat(tenant), ({ tx }) =>
      tx.insert(unit).values({ id, kind, name, desa, sectors, state: 'AKTIF' }),
    )
    return id
  }

  const somebody: World['somebody'] = async (tenant, role, scope = [], given) => {
    const membership = newId()
    const kind = unitKindOf(role)
    const unitId = given ?? (kind ? await openUnit(tenant, `Unit ${membership}`, { kind }) : null)
    await services.as(systemSeat(tenant), async ({ tx }) => {
      const place = { tenant, table: 'staff', column: 'contact', id: membership }
      await tx.insert(staff).values({
        id: membership,
        name: `${role} ${tenant}`,
        role,
        scope: scopeText(scope),
        unit: unitId,
        state: 'DIUNDANG',
        contact: await services.keys.encrypt(tx, place, `${membership}@contoh.test`),
        contactMasked: 'x•••@contoh.test',
        contactIndex: services.index('contact', membership),
        invitedAt: new Date(),
      })
    })
    return seat(tenant, role, membership, unitId)
  }

  const secretariat = await somebody(NATION, 'SEKNAS_ADMIN')
  const district: World['district'] = async (code = '32.04') => {
    const id = newId()
    const admin = { id, name: 'Nia Kurniasih', email: `admin.${code}@contoh.test` }
    await secretariat.api.tenant.open.mutate({
      commandId: newId(),
      code,
      kind: 'district',
      name: `Kabupaten ${code}`,
      areas: [code],
      admin,
    })
    return seat(code, 'KAB_ADMIN', id)
  }
  const end = async () => {
    await owner.end()
    await services.end()
    await database.drop()
    await rm(environmentOf(database).DATA_DIR, { recursive: true, force: true })
  }
  const post: World['post'] = async (path, body, headers = {}) =>
    app.request(`http://slrt.test${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const client: World['client'] = (cookie, membership) => clientOf(app, cookie, membership)
  return { database, services, app, owner, log, secretariat, district, somebody, unit: openUnit, client, post, end }
}

/** A world that ends with the test that asks for it. */
export async function world(options: Parameters<typeof makeWorld>[0] = {}): Promise<World> {
  const made = await makeWorld(options)
  onTestFinished(made.end)
  return made
}

/** What a call was answered with when it must fail; throws when it did not. */
export async function failure(call: Promise<unknown>): Promise<Failure> {
  try {
    await call
  } catch (error) {
    if (error instanceof TRPCClientError) return (error as TRPCClientError<AppRouter>).data as Failure
    throw error
  }
  throw new Error('expected the call to fail')
}
