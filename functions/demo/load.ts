import { and, eq, isNull } from 'drizzle-orm'
import { area } from '@slrt/db/area'
import { jobSeat, systemSeat } from '@slrt/db/as-actor'
import { mark } from '@slrt/db/command'
import { message } from '@slrt/db/message'
import { staff } from '@slrt/db/staff'
import { tenant } from '@slrt/db/tenant'
import type { Actor } from '@slrt/domain/actor'
import { NATION, type Role } from '@slrt/domain/permission'
import { appRouter } from '../router.ts'
import type { Services } from '../services.ts'
import { writeCityProgram } from './city-program.ts'
import { structureOf, writeDistrict, writeStructure } from './district.ts'
import { demoId } from './invented.ts'
import { firstAdmin, memberId, withAccount } from './members.ts'
import { DAY } from './moments.ts'
import { accounts, districts, type DemoDistrict } from './nation.ts'
import { writeProgram } from './program.ts'
import { writeRegulation } from './regulation.ts'
import { ensureAccount, seatFirst } from './sign-ins.ts'
import { villagesOf } from './villages.ts'

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

/** Messages of the demo's own past have long been sent. */
const markSent = ({ as, now }: Services, tenantCode: string) =>
  as(jobSeat(tenantCode), ({ tx }) => tx.update(message).set({ sentAt: now() }).where(isNull(message.sentAt)))

async function openDistrict(
  services: Services,
  seknas: Actor,
  { code, days, areas = [code], serviceName }: DemoDistrict,
) {
  const [place] = await services.as(jobSeat(), ({ tx }) =>
    tx.select({ label: area.label }).from(area).where(eq(area.code, code)),
  )
  const name = areas.length > 1 ? 'Provinsi DKI Jakarta' : place!.label
  await caller(services, seknas, days).tenant.open({
    commandId: demoId(`open|${code}`),
    code,
    kind: 'district',
    name,
    areas: [...areas],
    admin: firstAdmin(code),
  })
  if (serviceName)
    await services.as(systemSeat(code), ({ tx }) => tx.update(tenant).set({ serviceName }).where(eq(tenant.code, code)))
}

/** Invites those with an account, and they come. */
async function inviteAccounts(
  services: Services,
  tenantCode: string,
  admin: Actor,
  persons: ReadonlyMap<string, string>,
) {
  const api = caller(services, admin, 300)
  for (const { id, login: email, name, role, scope, unit } of withAccount(tenantCode)) {
    // The first admin is there already: it is they who invite.
    if (id === admin.membership) continue
    await api.staff.invite({
      commandId: demoId(`invite|${tenantCode}|${role}|${email}`),
      id,
      name,
      email,
      role,
      scope: [...scope],
      unit,
    })
    await services.as(systemSeat(tenantCode), ({ tx }) =>
      tx
        .update(staff)
        .set({ state: 'AKTIF', person: persons.get(email) })
        .where(and(eq(staff.id, id), eq(staff.state, 'DIUNDANG'))),
    )
  }
}

const DONE = 'demo'
/** Districts that are loaded side by side: while the database writes one, the next is thought out. */
const SIDE_BY_SIDE = 3

const isLoaded = ({ as }: Services) =>
  as(jobSeat(), async ({ tx }) => (await tx.select().from(mark).where(eq(mark.job, DONE))).length > 0)

async function loadDistrict(
  services: Services,
  district: DemoDistrict,
  seknas: Actor,
  persons: ReadonlyMap<string, string>,
) {
  const { code } = district
  await openDistrict(services, seknas, district)
  const villages = await villagesOf(services, district)
  const structure = structureOf(district, villages)
  await writeStructure(services, district, structure, persons)
  const { id, name, email } = firstAdmin(code)
  const admin = actor('KAB_ADMIN', code, id, persons.get(email) ?? id, name)
  await inviteAccounts(services, code, admin, persons)
  await writeDistrict(services, district, villages, structure, persons)
  const as = (who: Actor, daysAgo: number) => caller(services, who, daysAgo)
  await writeRegulation(services, admin, as)
  await writeProgram(services, admin, as)
  await writeCityProgram(services, admin, as)
  await markSent(services, code)
}

const actor = (role: Role, tenantCode: string, membership: string, person: string, name: string): Actor => ({
  person,
  name,
  membership,
  role,
  tenant: tenantCode,
  scope: [],
  unit: null,
})

/**
 * Loads the demo nation: districts, accounts, staff, families and what happened to their complaints; dates are relative
 * to today. May be cut short and called again. Nothing of it is possible on a database that was not born in demo mode.
 * Districts are opened and accounts invited by procedures; a year of complaints is thought out by the rules that
 * procedures go by and written in bulk, since 55,000 commands would take more than a minute. So the audit trail begins
 * with the demo.
 * @param say a line for whoever waits for it
 */
export async function loadDemo(services: Services, say: (line: string) => void = () => undefined): Promise<void> {
  if (!services.isDemo) throw new Error('not a demo database')
  if (await isLoaded(services)) return
  say(`Memuat data contoh: ${districts.length} kabupaten/kota …`)
  const persons = new Map(
    await Promise.all(
      accounts.map(async (account) => [account.login, await ensureAccount(services, account)] as const),
    ),
  )
  const [first] = accounts
  if (!first) return
  const person = persons.get(first.login)!
  await seatFirst(services, first, person)
  const seknas = actor('SEKNAS_ADMIN', NATION, memberId(NATION, 'SEKNAS_ADMIN', first.login), person, first.name)
  const waiting = [...districts]
  const load = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await loadDistrict(services, next, seknas, persons)
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, load))
  await inviteAccounts(services, NATION, seknas, persons)
  await markSent(services, NATION)
  await services.as(jobSeat(), ({ tx }) => tx.insert(mark).values({ job: DONE, horizon: 0n }).onConflictDoNothing())
}
