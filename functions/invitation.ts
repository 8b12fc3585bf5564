import { and, eq, ne, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import * as z from 'zod/mini'
import { DOOR_CLOSED, publicSeat, sqlState, systemSeat } from '@slrt/db/as-actor'
import { user } from '@slrt/db/signin'
import { staff } from '@slrt/db/staff'
import { Password, UserName, maskEmail } from '@slrt/domain/field'
import { newId } from '@slrt/domain/id'
import { needsSecondFactor } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import { cardRank, type StaffState } from '@slrt/domain/staff'
import { makeAccount, renewPassword, signInAs, standInEmail } from './account.ts'
import type { App, Env } from './app.ts'
import { failureOf, toTrpc, wrongFields } from './failure.ts'
import type { Services } from './services.ts'
import { contactPlace, invitationHash } from './invite.ts'
import { getTenant } from './tenant.ts'
import { record } from './trpc.ts'

const Token = z.string().check(z.regex(/^[\w-]{32}$/))
const Show = z.object({ token: Token })
const Accept = z.object({ token: Token, password: z.optional(Password), username: z.optional(UserName) })

type Found = { tenant: string; staff: string; state: StaffState; expires_at: string | null }
type Row = typeof staff.$inferSelect
/** The membership behind a link; `purpose`: to join, or (a card of somebody without e-mail) for a new password. */
type Invited = {
  readonly row: Row
  readonly email: string | null
  readonly purpose: 'join' | 'password'
  readonly tenantName: string
}

/**
 * The membership that a one-time link stands for, seen from inside its tenant, while the link can be used.
 * @throws Refusal `invitation.unknown`, `invitation.used`, `invitation.expired`
 */
async function find({ as, index, keys, now }: Services, token: string): Promise<Invited> {
  const hash = invitationHash(index, token)
  const { rows } = await as(publicSeat, ({ tx }) => tx.execute<Found>(sql`select * from app.find_invitation(${hash})`))
  const [found] = rows
  if (!found) throw new Refusal('invitation.unknown')
  return as(systemSeat(found.tenant), async ({ tx }) => {
    const [row] = await tx.select().from(staff).where(eq(staff.id, found.staff))
    if (!row) throw new Refusal('invitation.unknown')
    const purpose = row.state === 'DIUNDANG' ? 'join' : 'password'
    // Whoever has e-mail asks for a new password by it; the link of an invitation was good for one time.
    if (purpose === 'password' && (row.state !== 'AKTIF' || !row.userName || !row.expiresAt))
      throw new Refusal('invitation.used')
    if (!row.expiresAt || row.expiresAt <= now()) throw new Refusal('invitation.expired')
    const email = row.userName ? null : await keys.decrypt(tx, contactPlace(row.tenant, row.id), row.contact)
    return { row, email, purpose, tenantName: (await getTenant(tx, row.tenant)).name }
  })
}

type Account = { readonly id: string; readonly email: string }

/** The account of an e-mail or a user name, if there is one. */
async function accountOf({ signIn }: Services, { email, row }: Invited): Promise<Account | undefined> {
  const isTheirs = email === null ? eq(user.username, row.userName!) : eq(user.email, email)
  const [found] = await signIn.select({ id: user.id, email: user.email }).from(user).where(isTheirs)
  return found
}

async function show(services: Services, { token }: z.output<typeof Show>) {
  const invited = await find(services, token)
  const { row, email, purpose, tenantName } = invited
  const { role, name, userName, expiresAt } = row
  return {
    tenantName,
    role,
    name,
    purpose,
    userName,
    email: email === null ? null : maskEmail(email),
    hasAccount: (await accountOf(services, invited)) !== undefined,
    needsSecondFactor: needsSecondFactor(role),
    expiresAt,
  }
}

/** Uses the link up, once: whoever comes second with it is refused. Leaves a row in the audit trail. */
const rowUsed = async (services: Services, { row }: Invited, person: string, set: Partial<Row>, path: string) =>
  services.as(systemSeat(row.tenant), async ({ tx }) => {
    const taken = await tx
      .update(staff)
      // Its link has done its work.
      .set({ ...set, expiresAt: null, version: sql`${staff.version} + 1` })
      .where(and(eq(staff.id, row.id), eq(staff.state, row.state), eq(staff.expiresAt, row.expiresAt!)))
      .returning({ id: staff.id })
    if (taken.length === 0) throw new Refusal('invitation.used')
    const { id: membership, name, role, tenant, unit } = row
    const actor = { person, name, membership, role, tenant, scope: [], unit }
    const { keys, index, now } = services
    await record({ tx, actor, at: now(), keys, index }, path, newId(), { id: membership })
  })

/** What changes where somebody without e-mail takes another user name than the one on the card, which is in use elsewhere. */
async function renamed({ as, keys, index }: Services, { tenant, id }: Row, userName: string): Promise<Partial<Row>> {
  const contact = await as(systemSeat(tenant), ({ tx }) => keys.encrypt(tx, contactPlace(tenant, id), userName), {
    readOnly: true,
  })
  return { userName, contact, contactMasked: userName, contactIndex: index('contact', userName) }
}

type Accept = z.output<typeof Accept>

/** Makes the account of somebody who has none, and binds it to the membership. */
async function join(services: Services, invited: Invited, { password, username }: Accept): Promise<string[]> {
  const { row, email } = invited
  if (!password) throw new Refusal('invitation.password_missing')
  const address = email ?? standInEmail()
  const chosen = username ?? row.userName ?? undefined
  const person = await makeAccount(services, { name: row.name, email: address, password, username: chosen })
  const isRenamed = row.userName !== null && username !== undefined && username !== row.userName
  const name = isRenamed ? await renamed(services, row, username) : {}
  await rowUsed(services, invited, person, { state: 'AKTIF', person, ...name }, 'invitation.accept')
  return signInAs(services, address, password)
}

/**
 * A link for a new password opens this account alone: refused while the account has a higher role, or works elsewhere,
 * since whoever printed the card may know nothing of that.
 * @throws Refusal `invitation.wider`
 */
async function assertNotWider({ signIn }: Services, { row }: Invited): Promise<void> {
  const others = await signIn
    .select({ tenant: staff.tenant, role: staff.role })
    .from(staff)
    .where(and(eq(staff.person, row.person!), eq(staff.state, 'AKTIF'), ne(staff.id, row.id)))
  const isWider = others.some(({ tenant, role }) => tenant !== row.tenant || cardRank(role) > cardRank(row.role))
  if (isWider) throw new Refusal('invitation.wider')
}

async function newPassword(services: Services, invited: Invited, { password }: Accept): Promise<string[]> {
  const person = invited.row.person!
  if (!password) throw new Refusal('invitation.password_missing')
  await assertNotWider(services, invited)
  await rowUsed(services, invited, person, {}, 'invitation.password')
  await renewPassword(services, person, password)
  const [account] = await services.signIn.select({ email: user.email }).from(user).where(eq(user.id, person))
  return account ? signInAs(services, account.email, password) : []
}

/**
 * Binds a person to the membership: by a new account with the password, or by the session of who has one already; or
 * gives an account without e-mail a new password. Returns the cookies of a new session, if one was begun.
 * @throws Refusal `invitation.sign_in_first` if there is an account already and nobody, or somebody else, is signed in
 */
async function accept(services: Services, input: Accept, cookie: string | undefined): Promise<string[]> {
  const invited = await find(services, input.token)
  if (invited.purpose === 'password') return newPassword(services, invited, input)
  const existing = await accountOf(services, invited)
  const takesOther = invited.row.userName !== null && input.username && input.username !== invited.row.userName
  if (!existing || takesOther) return join(services, invited, input)
  const session = await services.whoIs(cookie)
  if (existing.id !== session?.person.id) throw new Refusal('invitation.sign_in_first')
  await rowUsed(services, invited, existing.id, { state: 'AKTIF', person: existing.id }, 'invitation.accept')
  return []
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
