import { and, eq, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import * as z from 'zod/mini'
import { DOOR_CLOSED, publicSeat, sqlState, systemSeat } from '@slrt/db/as-actor'
import { staff } from '@slrt/db/staff'
import { Password, UserName, maskEmail } from '@slrt/domain/field'
import { newId } from '@slrt/domain/id'
import { needsSecondFactor } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import type { StaffState } from '@slrt/domain/staff'
import { makeAccount, signInAs } from './account.ts'
import type { App, Env } from './app.ts'
import { failureOf, toTrpc, wrongFields } from './failure.ts'
import { invitationHash } from './invite.ts'
import type { Services } from './services.ts'
import { getTenant } from './tenant.ts'
import { record } from './trpc.ts'

const Token = z.string().check(z.regex(/^[\w-]{32}$/))
const Show = z.object({ token: Token })
const Accept = z.object({ token: Token, password: z.optional(Password), username: z.optional(UserName) })

type Found = { tenant: string; staff: string; state: StaffState; expires_at: string | null }

/**
 * The membership that a one-time link stands for, while it can be used.
 * @throws Refusal `invitation.unknown`, `invitation.used`, `invitation.expired`
 */
async function find({ as, index, now }: Services, token: string): Promise<Found> {
  const hash = invitationHash(index, token)
  const { rows } = await as(publicSeat, ({ tx }) => tx.execute<Found>(sql`select * from app.find_invitation(${hash})`))
  const [found] = rows
  if (!found) throw new Refusal('invitation.unknown')
  if (found.state !== 'DIUNDANG') throw new Refusal('invitation.used')
  if (!found.expires_at || new Date(found.expires_at) <= now()) throw new Refusal('invitation.expired')
  return found
}

/** The invited membership with its e-mail, seen from inside its tenant. */
const read = ({ as, keys }: Services, { tenant, staff: id }: Found) =>
  as(systemSeat(tenant), async ({ tx }) => {
    const [row] = await tx.select().from(staff).where(eq(staff.id, id))
    if (!row) throw new Refusal('invitation.unknown')
    const email = await keys.decrypt(tx, { tenant, table: 'staff', column: 'contact', id }, row.contact)
    return { ...row, email, tenantName: (await getTenant(tx, tenant)).name }
  })

async function show(services: Services, { token }: z.output<typeof Show>) {
  const { email, tenantName, role, name, expiresAt } = await read(services, await find(services, token))
  const hasAccount = (await (await services.auth.$context).internalAdapter.findUserByEmail(email)) !== null
  return {
    tenantName,
    role,
    name,
    email: maskEmail(email),
    hasAccount,
    needsSecondFactor: needsSecondFactor(role),
    expiresAt,
  }
}

/**
 * Binds a person to the membership: by a new account with the password, or by the session of who has one already.
 * Returns the cookies of a new session, if one was begun.
 * @throws Refusal `invitation.sign_in_first` if the e-mail has an account and nobody, or somebody else, is signed in
 */
async function accept(services: Services, input: z.output<typeof Accept>, cookie: string | undefined) {
  const found = await find(services, input.token)
  const invited = await read(services, found)
  const session = await services.whoIs(cookie)
  const { internalAdapter } = await services.auth.$context
  const existing = await internalAdapter.findUserByEmail(invited.email)
  if (existing && existing.user.id !== session?.person.id) throw new Refusal('invitation.sign_in_first')
  if (!existing && !input.password) throw new Refusal('invitation.password_missing')
  const person =
    existing?.user.id ??
    (await makeAccount(services, { ...input, name: invited.name, email: invited.email, password: input.password! }))
  await services.as(systemSeat(found.tenant), async ({ tx }) => {
    const taken = await tx
      .update(staff)
      .set({ state: 'AKTIF', person, version: invited.version + 1 })
      .where(and(eq(staff.id, invited.id), eq(staff.state, 'DIUNDANG')))
      .returning({ id: staff.id })
    if (taken.length === 0) throw new Refusal('invitation.used')
    const actor = {
      person,
      name: invited.name,
      membership: invited.id,
      role: invited.role,
      tenant: found.tenant,
      scope: [],
      unit: invited.unit,
    }
    const { keys, index, now } = services
    await record({ tx, actor, at: now(), keys, index }, 'invitation.accept', newId(), { id: invited.id })
  })
  return existing ? [] : signInAs(services, invited.email, input.password!)
}

async function answer(c: Context<Env>, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    // Of a tenant that was closed since, nobody can say anything.
    const known = toTrpc(sqlState(error) === DOOR_CLOSED ? new Refusal('invitation.unknown') : error)
    if (known.code !== 'CONFLICT') throw error
    const status = known.message === 'invitation.unknown' ? 404 : 409
    return c.json(failureOf(known, status, c.var.requestId), status)
  }
}

async function bodyOf<S extends z.ZodMiniObject>(c: Context<Env>, shape: S): Promise<z.output<S> | Response> {
  const parsed = shape.safeParse(await c.req.json().catch(() => ({})))
  if (parsed.success) return parsed.data
  const { requestId } = c.var
  return c.json({ httpStatus: 400, code: 'input.invalid', fields: wrongFields(parsed.error), requestId }, 400)
}

/** The way in for somebody who was invited: no session is needed, the link's secret is what counts. */
export function addInvitation(app: App, services: Services): void {
  app.post('/api/invitation/show', async (c) => {
    const input = await bodyOf(c, Show)
    return input instanceof Response ? input : answer(c, async () => c.json(await show(services, input)))
  })
  app.post('/api/invitation/accept', async (c) => {
    const input = await bodyOf(c, Accept)
    if (input instanceof Response) return input
    return answer(c, async () => {
      const cookies = await accept(services, input, c.req.header('cookie'))
      for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
      return c.json({})
    })
  })
}
