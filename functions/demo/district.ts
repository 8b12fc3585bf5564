import { and, eq } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import type { Tx } from '@slrt/db/connect'
import { household } from '@slrt/db/household'
import { staff, staffWord } from '@slrt/db/staff'
import { unit } from '@slrt/db/unit'
import type { Actor } from '@slrt/domain/actor'
import { scopeText } from '@slrt/domain/scope'
import { searchWords, invitationFor } from '../invite.ts'
import { calendarOf } from '../calendar.ts'
import type { Services } from '../services.ts'
import type { Writer } from '../trpc.ts'
import { unitRows, unitsOf, type DemoUnit } from './agencies.ts'
import type { Stage } from './course.ts'
import { insertRows } from './insert-rows.ts'
import { inventNumbers } from './invented.ts'
import { firstAdmin, membersOf, personId, rosterOf, type Member } from './members.ts'
import { DAY } from './moments.ts'
import type { DemoDistrict } from './nation.ts'
import { pastOf } from './past.ts'
import { randomOf } from './random.ts'
import { todayOf } from './today.ts'
import type { Village } from './villages.ts'
import { writePast, type Hand } from './write-past.ts'

/** What a district consists of before anything happens in it. */
export type Structure = { readonly units: readonly DemoUnit[]; readonly members: readonly Member[] }

export function structureOf(district: DemoDistrict, villages: readonly Village[]): Structure {
  const units = unitsOf(district.code, villages)
  return { units, members: membersOf(district, villages, units) }
}

/** Rows of members without an account, as an invitation and its acceptance leave them. */
async function staffRows(
  { keys, index, publicUrl }: Services,
  tx: Tx,
  tenant: string,
  members: readonly Member[],
  at: Date,
) {
  return Promise.all(
    members.map(async ({ id, login, name, role, scope, unit: worksFor, isHere }) => {
      const { contactMasked, contactIndex, invitation, expiresAt } = invitationFor(index, {
        publicUrl,
        name,
        email: login,
        at,
      })
      const contact = await keys.encrypt(tx, { tenant, table: 'staff', column: 'contact', id }, login)
      const state = isHere ? ('AKTIF' as const) : ('DIUNDANG' as const)
      const shared = { id, name, role, scope: scopeText(scope), unit: worksFor, state, invitedAt: at }
      return {
        ...shared,
        person: isHere ? personId(login) : null,
        contact,
        contactMasked,
        contactIndex,
        invitation,
        expiresAt,
      }
    }),
  )
}

/**
 * Units and staff, unless they are there: a loading may have been cut short. Those with an account are invited later.
 * @param persons ids of the accounts by their logins
 */
export async function writeStructure(
  services: Services,
  district: DemoDistrict,
  { units, members }: Structure,
  persons: ReadonlyMap<string, string>,
): Promise<void> {
  const { code, days } = district
  const random = randomOf(`staff|${code}`)
  const at = new Date(services.now().getTime() - days * DAY)
  await services.as(systemSeat(code), async ({ tx }) => {
    const [known] = await tx.select({ id: unit.id }).from(unit).limit(1)
    if (known) return
    await insertRows(tx, unit, unitRows(units))
    const invented = members.filter(({ hasAccount }) => !hasAccount)
    await insertRows(tx, staff, await staffRows(services, tx, code, invented, at))
    const words = invented.flatMap(({ id, name, scope }) =>
      searchWords(name).map((word) => ({ id: random.id(at), staff: id, word, scope: scopeText(scope) })),
    )
    await insertRows(tx, staffWord, words)
    const { id, email } = firstAdmin(code)
    await tx
      .update(staff)
      .set({ state: 'AKTIF', person: persons.get(email) ?? personId(email) })
      .where(and(eq(staff.id, id), eq(staff.state, 'DIUNDANG')))
  })
}

/** How late people are here: one district in trouble, the others more or less. */
const lateOf = ({ mood }: DemoDistrict, random: Stage['random']): Stage['late'] =>
  mood === 'trouble' ? { own: 30, agency: 80 } : { own: random.int(3, 15), agency: random.int(4, 30) }

const SILENT_SINCE = 36

/**
 * Families and complaints of the months before today, in one transaction, unless they are there.
 * @param persons ids of the accounts by their logins
 */
export async function writeDistrict(
  services: Services,
  district: DemoDistrict,
  villages: readonly Village[],
  { units, members }: Structure,
  persons: ReadonlyMap<string, string>,
): Promise<void> {
  const { code, areas = [code], mood } = district
  const { keys, index, rules, now } = services
  const at = now()
  await services.as(systemSeat(code), async ({ tx, configuration }) => {
    const [known] = await tx.select({ id: household.id }).from(household).limit(1)
    if (known) return
    const random = randomOf(`past|${code}`)
    const binding = await rules(tx, code, configuration)
    const stage: Stage = {
      random,
      calendar: calendarOf(binding, at),
      regulation: binding.regulation,
      roster: rosterOf(code, members, persons),
      units,
      now: at,
      until: new Date(at.getTime() - (mood === 'silent' ? SILENT_SINCE * DAY : 0)),
      late: lateOf(district, random),
    }
    const hand: Hand = (actor: Actor, then: Date): Writer => ({ tx, actor, at: then, keys, index })
    const numbers = inventNumbers(random)
    const { met, told } = pastOf(stage, numbers, district, villages)
    const today = todayOf(stage, numbers, villages)
    const all = [...told, ...today].sort((a, b) => a.at.getTime() - b.at.getTime())
    await writePast(tx, stage, hand, { met: [...met, ...today.map((one) => one.met)], told: all }, areas)
  })
}
