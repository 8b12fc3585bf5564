import { eq, isNotNull, sql } from 'drizzle-orm'
import { jobSeat, sqlState, systemSeat } from '@slrt/db/as-actor'
import { mark } from '@slrt/db/command'
import { staff } from '@slrt/db/staff'
import { tenant, tenantArea } from '@slrt/db/tenant'
import { newId } from '@slrt/domain/id'
import { Refusal } from '@slrt/domain/refusal'
import { practiceCode, practise as assertMayPractise } from '@slrt/domain/tenant'
import { structureOf, writeDistrict, writeStructure } from './demo/district.ts'
import { villagesOf } from './demo/villages.ts'
import { searchWords } from './invite.ts'
import type { Services } from './services.ts'
import type { Room } from './trpc.ts'

const UNIQUE = '23505'

/**
 * Births the tenant in which a district practises; whoever asks becomes its admin. Its invented families come from a job:
 * they take a second or two, and a crash leaves no half of them.
 * @param of the district
 * @throws Refusal `tenant.practice_exists`, `tenant.practice_of_practice`, `tenant.suspended`
 */
export async function openPractice(
  { tx, at, keys, actor }: Room,
  of: Pick<typeof tenant.$inferSelect, 'code' | 'state' | 'practiceOf'>,
): Promise<void> {
  assertMayPractise(of)
  const code = practiceCode(of.code)
  const [own] = await tx.select().from(staff).where(eq(staff.id, actor.membership))
  const address = await keys.decrypt(
    tx,
    { tenant: actor.tenant, table: 'staff', column: 'contact', id: own!.id },
    own!.contact,
  )
  const id = newId()
  const key = await keys.newKey(code)
  const contact = key.encrypt({ tenant: code, table: 'staff', column: 'contact', id }, address)
  const words = searchWords(actor.name)
  const ids = words.map(() => newId())
  const born = sql`select app.open_practice(
    ${of.code}, ${at.toISOString()}::timestamptz, ${key.id}, ${key.wrapped}, ${id}, ${actor.person}, ${actor.name},
    ${contact}, ${own!.contactMasked}, ${own!.contactIndex}, ${sql.param(ids)}::uuid[], ${sql.param(words)}::text[])`
  await tx.execute(born).catch((error: unknown) => {
    // From inside a district nobody can look whether it practises already: only the birth tells.
    throw sqlState(error) === UNIQUE ? new Refusal('tenant.practice_exists') : error
  })
}

/** How long practice tenants seem to have worked, so that their lists look like a district's. */
const DAYS = 150
const markOf = (code: string) => `practice ${code}`

/** Writes the invented families of one, unless they are there; nobody of it has an account. */
async function fill(services: Services, code: string): Promise<void> {
  const rows = await services.as(systemSeat(code), ({ tx }) =>
    tx.select({ area: tenantArea.area }).from(tenantArea).where(eq(tenantArea.tenant, code)).orderBy(tenantArea.area),
  )
  const areas = rows.map(({ area }) => area)
  const district = { code, areas, days: DAYS }
  const villages = await villagesOf(services, { ...district, code: areas[0]! })
  const structure = structureOf(district, villages)
  const nobody = new Map<string, string>()
  await writeStructure(services, district, structure, nobody)
  await writeDistrict(services, district, villages, structure, nobody)
}

/** @returns false where another turn of the job was quicker, which then ends what it began */
async function fillOnce(services: Services, code: string): Promise<boolean> {
  try {
    await fill(services, code)
  } catch (error) {
    if (sqlState(error) === UNIQUE) return false
    throw error
  }
  await services.as(jobSeat(), ({ tx }) =>
    tx
      .insert(mark)
      .values({ job: markOf(code), horizon: 0n })
      .onConflictDoNothing(),
  )
  return true
}

/** The job: fills the practice tenants that were born since. Returns how many. */
export async function fillPractices(services: Services): Promise<number> {
  const waiting = await services.as(
    jobSeat(),
    async ({ tx }) => {
      const rows = await tx.select({ code: tenant.code }).from(tenant).where(isNotNull(tenant.practiceOf))
      if (rows.length === 0) return []
      const done = new Set((await tx.select({ job: mark.job }).from(mark)).map(({ job }) => job))
      return rows.map(({ code }) => code).filter((code) => !done.has(markOf(code)))
    },
    { readOnly: true },
  )
  let filled = 0
  for (const code of waiting) filled += (await fillOnce(services, code)) ? 1 : 0
  return filled
}
