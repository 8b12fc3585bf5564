import { and, eq, gte, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { area } from '@slrt/db/area'
import { entry } from '@slrt/db/instrument'
import { staff } from '@slrt/db/staff'
import { tenantArea } from '@slrt/db/tenant'
import { unit } from '@slrt/db/unit'
import type { Configuration } from '@slrt/domain/readiness'
import { scopeOf } from '@slrt/domain/scope'
import { isWithin } from '@slrt/domain/staff'
import { localDate } from '@slrt/domain/zone'
import { calendarOf } from './calendar.ts'
import type { Room } from './trpc.ts'
import { sectorsOf } from './unit.ts'

/** What asking for a configuration takes: an officer comes with a room, the software itself with less. */
type Looks = Pick<Room, 'tx' | 'at' | 'rules' | 'configuration'> & { readonly actor: { readonly tenant: string } }

/** Kecamatan and desa of the tenant, in the order of their codes. */
const placesOf = ({ tx, actor }: Looks) =>
  tx
    .select({ code: area.code, level: area.level, label: area.label })
    .from(tenantArea)
    .innerJoin(area, sql`${area.code} >= ${tenantArea.area} || '.' and ${area.code} < ${tenantArea.area} || '/'`)
    .where(and(eq(tenantArea.tenant, actor.tenant), inArray(area.level, ['kecamatan', 'desa']), isNull(area.validTo)))
    .orderBy(area.code)

/** The tenant's own rules that bind today or will. */
const ownRules = ({ tx, actor }: Looks, day: string) =>
  tx
    .select({ key: entry.key, article: entry.article, instrument: entry.instrument })
    .from(entry)
    .where(
      and(
        eq(entry.tenant, actor.tenant),
        isNotNull(entry.publishedIn),
        isNull(entry.endedIn),
        or(isNull(entry.effectiveTo), gte(entry.effectiveTo, day)),
      ),
    )
    .orderBy(entry.key)

/** Everything that a district's readiness is computed from: four queries, however many villages. */
export async function configurationOf(room: Looks): Promise<Configuration> {
  const { tx, actor, at, configuration } = room
  const known = await room.rules(tx, actor.tenant, configuration)
  const day = localDate(at, calendarOf(known, at).zone)
  const [places, units, people, rules] = await Promise.all([
    placesOf(room),
    tx.select().from(unit).where(eq(unit.state, 'AKTIF')).orderBy(unit.name),
    tx
      .select({ name: staff.name, role: staff.role, scope: staff.scope, unit: staff.unit, until: staff.until })
      .from(staff)
      .where(eq(staff.state, 'AKTIF'))
      .orderBy(staff.name),
    ownRules(room, day),
  ])
  return {
    day,
    regulation: known.regulation,
    kecamatan: places.filter(({ level }) => level === 'kecamatan'),
    desa: places.filter(({ level }) => level === 'desa'),
    units: units.map((one) => ({ ...one, sectors: sectorsOf(one) })),
    staff: people
      .filter(({ until }) => isWithin(until, day))
      .map(({ name, role, scope, unit }) => ({ name, role, scope: scopeOf(scope), unit })),
    years: known.holidays.years,
    rules: rules.map(({ key, article, instrument }) => ({ key, hasArticle: instrument !== null && article !== '' })),
  }
}
