import { and, asc, eq, gt, gte, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import { jobSeat, systemSeat } from '@slrt/db/as-actor'
import { mark } from '@slrt/db/command'
import type { Tx } from '@slrt/db/connect'
import { duplicate } from '@slrt/db/duplicate'
import { person } from '@slrt/db/person'
import { tenant } from '@slrt/db/tenant'
import { newId } from '@slrt/domain/id'
import { likeness, REVIEWED } from '@slrt/domain/likeness'
import { tokensOf } from '@slrt/domain/name-token'
import { NATION } from '@slrt/domain/permission'
import type { Services } from '../services.ts'

/** Persons of one transaction. */
const BATCH = 500
/** Records that one is compared with, of one day of birth or one name: more have the name in common, and nothing else. */
const MOST = 60
/** A transaction that began earlier may still commit (design §6): what is younger than this is looked at once more. */
const OVERLAP_MS = 60_000

const markOf = (code: string) => `duplicates ${code}`

type Found = Pick<typeof person.$inferSelect, 'id' | 'name' | 'birthDate' | 'mother' | 'sex' | 'desa'>
type Fresh = Found & { readonly changedAt: Date; readonly household: string }
type Candidate = { one: string } & Found

/** Whoever moved away or died is registered twice nowhere. */
const counts = and(isNull(person.mergedInto), ne(person.existence, 'PINDAH'), ne(person.existence, 'MENINGGAL'))

/** Persons that changed since, in order; `after` is the last one of the chunk before. */
const freshSince = (tx: Tx, since: Date, after: Fresh | undefined): Promise<Fresh[]> =>
  tx
    .select({
      id: person.id,
      name: person.name,
      birthDate: person.birthDate,
      mother: person.mother,
      sex: person.sex,
      desa: person.desa,
      changedAt: person.changedAt,
      household: person.household,
    })
    .from(person)
    .where(
      and(
        after
          ? or(
              gt(person.changedAt, after.changedAt),
              and(eq(person.changedAt, after.changedAt), gt(person.id, after.id)),
            )
          : undefined,
        gte(person.changedAt, after?.changedAt ?? since),
        counts,
      ),
    )
    .orderBy(asc(person.changedAt), asc(person.id))
    .limit(BATCH)

const columns = sql.raw(`b.id, b.name, b.birth_date as "birthDate", b.mother, b.sex, b.desa`)
const standing = sql.raw(`b.merged_into is null and b.existence not in ('PINDAH', 'MENINGGAL')`)
const uuids = (all: readonly Fresh[]) => sql.param(all.map(({ id }) => id))
const desas = (all: readonly Fresh[]) => sql.param(all.map(({ desa }) => desa))

const ask = async (tx: Tx, statement: SQL): Promise<Candidate[]> =>
  (await tx.execute<Candidate & Record<string, unknown>>(statement)).rows

/** Born on the same day, in the same desa. */
const ofOneDay = (tx: Tx, fresh: readonly Fresh[]) =>
  ask(
    tx,
    sql`select a.id as one, b.* from unnest(${uuids(fresh)}::uuid[], ${desas(fresh)}::text[],
      ${sql.param(fresh.map(({ birthDate }) => birthDate))}::date[]) as a (id, desa, born)
    cross join lateral (
      select ${columns} from person b where b.desa = a.desa and b.birth_date = a.born and b.id <> a.id and ${standing}
      limit ${MOST}) b`,
  )

/** The beginnings of tokens that are searched: names that share two parts that follow each other, or are one part. */
const beginnings = (name: string) => [...new Set(tokensOf(name).map((token) => token.split(' ').slice(0, 2).join(' ')))]

/** Records of one name that are read at most: so many people of one desa have a common name. */
const MOST_NAMED = 200

/**
 * Of a name that sounds alike in two parts, in the same desa, as far as they can be likely: birth dates that agree in year
 * or in day and month or are not known, or one and the same mother.
 */
const ofOneName = (tx: Tx, fresh: readonly Fresh[]) => {
  const asked = fresh.flatMap((one) => beginnings(one.name).map((token) => ({ ...one, token })))
  const column = (of: (one: Fresh & { readonly token: string }) => string | null) => sql.param(asked.map(of))
  return ask(
    tx,
    sql`select distinct a.id as one, b.* from unnest(${uuids(asked)}::uuid[], ${desas(asked)}::text[],
      ${column(({ token }) => token)}::text[], ${column(({ birthDate }) => birthDate)}::text[],
      ${column(({ mother }) => mother)}::text[]) as a (id, desa, token, born, mother)
    cross join lateral (
      select ${columns} from (
        select t.person from person_token t where t.desa = a.desa and t.person <> a.id
          and t.token >= a.token and t.token < a.token || '!' and (t.token = a.token or position(' ' in a.token) > 0)
        limit ${MOST_NAMED}) t
      join person b on b.id = t.person
      where ${standing} and (a.born is null or b.birth_date is null or left(a.born, 4) = left(b.birth_date::text, 4)
        or right(a.born, 5) = right(b.birth_date::text, 5) or lower(a.mother) = lower(b.mother))
      limit ${MOST}) b`,
  )
}

/** Of another family that is written down under the same card. */
const ofOneCard = (tx: Tx, fresh: readonly Fresh[]) =>
  ask(
    tx,
    sql`select a.id as one, b.* from unnest(${uuids(fresh)}::uuid[],
      ${sql.param(fresh.map(({ household }) => household))}::uuid[]) as a (id, household)
    cross join lateral (
      select beside.id from household own join household beside
        on beside.tenant = own.tenant and beside.kk_index = own.kk_index and beside.id <> own.id
      where own.id = a.household limit 5) h
    cross join lateral (
      select ${columns} from person b where b.household = h.id and ${standing} limit ${MOST}) b`,
  )

/** The pairs that are likely enough, each once, the smaller id first. */
function likelyPairs(fresh: readonly Fresh[], candidates: readonly Candidate[]) {
  const byId = new Map(fresh.map((one) => [one.id, one]))
  const pairs = new Map<string, { one: string; other: string; desa: string; score: number }>()
  for (const found of candidates) {
    const mine = byId.get(found.one)!
    const [one, other] = mine.id < found.id ? [mine, found] : [found, mine]
    const key = `${one.id}|${other.id}`
    if (pairs.has(key)) continue
    const { score } = likeness(one, other)
    if (score >= REVIEWED)
      pairs.set(key, { one: one.id, other: other.id, desa: one.desa, score: Math.round(score * 1000) })
  }
  return [...pairs.values()]
}

/** Compares a chunk; a pair that is known keeps what was decided on it. Returns the last person, and how many pairs are new. */
async function compareChunk({ as, now }: Services, code: string, since: Date, after: Fresh | undefined) {
  return as(systemSeat(code), async ({ tx }) => {
    const fresh = await freshSince(tx, since, after)
    if (fresh.length === 0) return undefined
    const dated = fresh.filter(({ birthDate }) => birthDate !== null)
    const found = [await ofOneDay(tx, dated), await ofOneName(tx, fresh), await ofOneCard(tx, fresh)].flat()
    const at = now()
    const rows = likelyPairs(fresh, found).map((pair) => ({
      ...pair,
      id: newId(at.getTime()),
      state: 'TERBUKA' as const,
      foundAt: at,
    }))
    const added = rows.length
      ? await tx
          .insert(duplicate)
          .values(rows)
          .onConflictDoUpdate({
            target: [duplicate.tenant, duplicate.one, duplicate.other],
            set: { score: sql`excluded.score` },
            setWhere: sql`${duplicate.state} = 'TERBUKA' and ${duplicate.score} <> excluded.score`,
          })
          .returning({ foundAt: duplicate.foundAt })
      : []
    return { last: fresh.at(-1)!, found: added.filter(({ foundAt }) => foundAt.getTime() === at.getTime()).length }
  })
}

/** How far each district has been compared: up to persons that changed at this time. */
const horizons = ({ as }: Services): Promise<ReadonlyMap<string, Date>> =>
  as(
    jobSeat(),
    async ({ tx }) => {
      const rows = await tx
        .select()
        .from(mark)
        .where(sql`starts_with(${mark.job}, ${markOf('')})`)
      return new Map(rows.map(({ job, horizon }) => [job, new Date(Number(horizon))]))
    },
    { readOnly: true },
  )

const moveHorizon = ({ as }: Services, code: string, to: Date) =>
  as(jobSeat(), async ({ tx }) => {
    const horizon = BigInt(to.getTime())
    await tx
      .insert(mark)
      .values({ job: markOf(code), horizon })
      .onConflictDoUpdate({ target: mark.job, set: { horizon: sql`greatest(${mark.horizon}, ${horizon})` } })
  })

/** Compares whoever changed in one district since the last time. Returns how many pairs are new. */
async function compareTenant(services: Services, code: string, since: Date): Promise<number> {
  const youngest = services.now().getTime() - OVERLAP_MS
  // Of those that changed in one and the same moment some may still be missing in the middle of a turn.
  const reached = async (last: Fresh, isEnd: boolean) => {
    const to = Math.min(last.changedAt.getTime() + (isEnd ? 1 : 0), youngest)
    if (to > since.getTime()) await moveHorizon(services, code, new Date(to))
  }
  let found = 0
  let after: Fresh | undefined
  for (;;) {
    const chunk = await compareChunk(services, code, since, after)
    if (chunk) await reached(chunk.last, false)
    else if (after) await reached(after, true)
    if (!chunk) return found
    found += chunk.found
    after = chunk.last
  }
}

/**
 * Looks for pairs of records that may be one person (handbook §9.6), in all districts: whoever was registered, changed or
 * imported since is compared with those of the same birth date, name or card in the desa. A pair stands once, however
 * often it is found. Returns how many are new.
 */
export async function findDuplicates(services: Services): Promise<number> {
  const districts = await services.as(
    jobSeat(),
    ({ tx }) =>
      tx
        .select({ code: tenant.code })
        .from(tenant)
        .where(and(ne(tenant.state, 'DITUTUP'), ne(tenant.code, NATION)))
        .orderBy(asc(tenant.code)),
    { readOnly: true },
  )
  const reached = await horizons(services)
  let found = 0
  for (const { code } of districts)
    found += await compareTenant(services, code, reached.get(markOf(code)) ?? new Date(0))
  return found
}
