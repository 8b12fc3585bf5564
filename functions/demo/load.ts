import { symmetricEncrypt } from 'better-auth/crypto'
import { and, eq } from 'drizzle-orm'
import { area } from '@slrt/db/area'
import { jobSeat, systemSeat } from '@slrt/db/as-actor'
import { mark } from '@slrt/db/command'
import { message } from '@slrt/db/message'
import { twoFactor, user } from '@slrt/db/signin'
import { staff } from '@slrt/db/staff'
import { tenant } from '@slrt/db/tenant'
import type { Actor } from '@slrt/domain/actor'
import { NATION, needsSecondFactor, type Role } from '@slrt/domain/permission'
import { makeAccount } from '../account.ts'
import { invitationFor } from '../invite.ts'
import { appRouter } from '../router.ts'
import type { Services } from '../services.ts'
import { demoId, inventedName } from './invented.ts'
import { accounts, DEMO_PASSWORD, DEMO_SECRET, districts, type DemoAccount } from './nation.ts'

const DAY = 86_400_000

const memberId = (tenantCode: string, role: Role, login: string) => demoId(`${tenantCode}|${role}|${login}`)

/** Acts through the same procedures as everybody: what the demo shows has been done, not put there. */
function caller(services: Services, actor: Actor, daysAgo: number) {
  const then = new Date(services.now().getTime() - daysAgo * DAY)
  const session = { id: 'demo', person: { id: actor.person, name: actor.name }, secondFactor: true, actors: [actor] }
  return appRouter.createCaller({
    services: { ...services, now: () => then },
    requestId: 'demo',
    note: {},
    session: async () => session,
    membership: actor.membership,
  })
}

const actorOf = (account: DemoAccount, person: string, tenantCode: string, role: Role): Actor => ({
  person,
  name: account.name,
  membership: memberId(tenantCode, role, account.login),
  role,
  tenant: tenantCode,
  scope: [],
  unit: null,
})

/** The account of a demo person, made when it is missing, with the fixed second factor where a role needs one. */
async function ensureAccount(services: Services, { login, name, members }: DemoAccount): Promise<string> {
  const { signIn, auth } = services
  const [known] = await signIn.select({ id: user.id }).from(user).where(eq(user.email, login))
  const id = known?.id ?? (await makeAccount(services, { name, email: login, password: DEMO_PASSWORD }))
  if (!members.some(({ role }) => needsSecondFactor(role))) return id
  const [has] = await signIn.select({ id: twoFactor.id }).from(twoFactor).where(eq(twoFactor.userId, id))
  if (has) return id
  const { secretConfig } = await auth.$context
  const secret = await symmetricEncrypt({ key: secretConfig, data: DEMO_SECRET })
  const backupCodes = await symmetricEncrypt({ key: secretConfig, data: '[]' })
  await signIn
    .insert(twoFactor)
    .values({ id: demoId(`totp|${login}`), userId: id, secret, backupCodes, verified: true })
  await signIn.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, id))
  return id
}

/** The secretariat's own admin: nobody is there yet who could invite. */
async function seatFirst({ as, keys, index, publicUrl, now }: Services, account: DemoAccount, person: string) {
  const id = memberId(NATION, 'SEKNAS_ADMIN', account.login)
  const at = new Date(now().getTime() - 420 * DAY)
  const { contactMasked, contactIndex } = invitationFor(index, {
    publicUrl,
    name: account.name,
    email: account.login,
    at,
  })
  await as(systemSeat(NATION), async ({ tx }) => {
    const contact = await keys.encrypt(tx, { tenant: NATION, table: 'staff', column: 'contact', id }, account.login)
    await tx
      .insert(staff)
      .values({
        id,
        name: account.name,
        role: 'SEKNAS_ADMIN',
        scope: '*',
        state: 'AKTIF',
        person,
        contact,
        contactMasked,
        contactIndex,
        invitedAt: at,
      })
      .onConflictDoNothing()
  })
}

/** Somebody who was invited comes. */
const join = ({ as }: Services, tenantCode: string, id: string, person: string) =>
  as(systemSeat(tenantCode), ({ tx }) =>
    tx
      .update(staff)
      .set({ state: 'AKTIF', person })
      .where(and(eq(staff.id, id), eq(staff.state, 'DIUNDANG'))),
  )

/** Messages of the demo's own past have long been sent. */
const markSent = ({ as, now }: Services, tenantCode: string) =>
  as(jobSeat(tenantCode), ({ tx }) => tx.update(message).set({ sentAt: now() }))

async function openDistricts(services: Services, admin: Actor): Promise<void> {
  for (const { code, days, areas = [code], serviceName } of districts) {
    const [place] = await services.as(jobSeat(), ({ tx }) =>
      tx.select({ label: area.label }).from(area).where(eq(area.code, code)),
    )
    const account = accounts.find(({ members }) =>
      members.some((one) => one.tenant === code && one.role === 'KAB_ADMIN'),
    )
    const login = account?.login ?? `admin.${code}@demo.slrt.example`
    const name = account?.name ?? inventedName(code)
    const first = { id: memberId(code, 'KAB_ADMIN', login), name, email: login }
    const label = areas.length > 1 ? 'Provinsi DKI Jakarta' : place!.label
    const api = caller(services, admin, days)
    await api.tenant.open({
      commandId: demoId(`open|${code}`),
      code,
      kind: 'district',
      name: label,
      areas: [...areas],
      admin: first,
    })
    if (serviceName)
      await services.as(systemSeat(code), ({ tx }) =>
        tx.update(tenant).set({ serviceName }).where(eq(tenant.code, code)),
      )
  }
}

/** Staff of a district: `desa` of its kecamatan each get a fasilitator, some of them not yet come. */
async function inviteField(services: Services, admin: Actor, kecamatan: number): Promise<void> {
  const places = await services.as(jobSeat(), async ({ tx }) => {
    const districtsOf = await tx
      .select({ code: area.code })
      .from(area)
      .where(eq(area.parent, admin.tenant))
      .orderBy(area.code)
    return Promise.all(
      districtsOf.slice(0, kecamatan).map(async ({ code }) => ({
        code,
        desa: await tx.select({ code: area.code }).from(area).where(eq(area.parent, code)).orderBy(area.code),
      })),
    )
  })
  const api = caller(services, admin, 200)
  const invite = async (role: Role, scope: string) => {
    const login = `${role}.${scope}@demo.slrt.example`.toLowerCase()
    const id = memberId(admin.tenant, role, login)
    const seed = `${role}|${scope}`
    await api.staff.invite({
      commandId: demoId(`invite|${seed}`),
      id,
      name: inventedName(seed),
      email: login,
      role,
      scope: [scope],
    })
    if (Number(demoId(seed).charCodeAt(0)) % 7 !== 0) await join(services, admin.tenant, id, demoId(`person|${seed}`))
  }
  for (const { code, desa } of places) {
    await invite('SUPERVISOR', code)
    for (const one of desa.slice(0, 8)) await invite('FASILITATOR', one.code)
  }
}

const DONE = 'demo'

const isLoaded = ({ as }: Services) =>
  as(jobSeat(), async ({ tx }) => (await tx.select().from(mark).where(eq(mark.job, DONE))).length > 0)

/**
 * Loads the demo nation: districts, accounts, staff; dates are relative to today. May be cut short and called again.
 * Nothing of it is possible on a database that was not born in demo mode.
 */
export async function loadDemo(services: Services): Promise<void> {
  if (!services.isDemo) throw new Error('not a demo database')
  if (await isLoaded(services)) return
  const people = new Map<string, string>()
  for (const account of accounts) people.set(account.login, await ensureAccount(services, account))
  const [first] = accounts
  if (!first) return
  const person = people.get(first.login)!
  await seatFirst(services, first, person)
  await openDistricts(services, actorOf(first, person, NATION, 'SEKNAS_ADMIN'))
  for (const account of accounts.slice(1)) {
    const own = people.get(account.login)!
    for (const { tenant: code, role, scope = [] } of account.members) {
      const id = memberId(code, role, account.login)
      if (role !== 'KAB_ADMIN') {
        const admin = accounts.find(({ members }) =>
          members.some((one) => one.tenant === code && one.role === 'KAB_ADMIN'),
        )!
        const api = caller(services, actorOf(admin, people.get(admin.login)!, code, 'KAB_ADMIN'), 300)
        const { login: email, name } = account
        await api.staff.invite({
          commandId: demoId(`invite|${code}|${role}|${email}`),
          id,
          name,
          email,
          role,
          scope: [...scope],
        })
      }
      await join(services, code, id, own)
      if (role === 'KAB_ADMIN') await inviteField(services, actorOf(account, own, code, role), code === '32.04' ? 8 : 3)
    }
  }
  for (const code of [NATION, ...districts.map((one) => one.code)]) await markSent(services, code)
  await services.as(jobSeat(), ({ tx }) => tx.insert(mark).values({ job: DONE, horizon: 0n }).onConflictDoNothing())
}
