import { and, eq, isNull, sql } from 'drizzle-orm'
import { area } from '@slrt/db/area'
import type { Tx } from '@slrt/db/connect'
import { household } from '@slrt/db/household'
import { origin } from '@slrt/db/origin'
import { person } from '@slrt/db/person'
import { statement } from '@slrt/db/statement'
import { assertPurpose, fit, rangesOf, readSearch, SearchPerson, type Wanted } from '@slrt/domain/person-search'
import { SOURCES } from '@slrt/domain/source'
import { labelled } from './area.ts'
import { candidates, FOUND, type FoundRow } from './person-found.ts'
import { revealFound, type Eager } from './trpc.ts'

/** A search shows so many and says that there are more: nobody pages through people. */
const MOST = 20
const NIK_DIGITS = 16

type Name = Extract<Wanted, { kind: 'name' }>
/** Where somebody lives, as it is shown. */
type Home = { readonly head: string; readonly rt: string; readonly rw: string; readonly label: string | null }
type Found = { readonly rows: readonly (FoundRow & Partial<Home>)[]; readonly isCut: boolean }

const HOME = { head: household.head, rt: household.rt, rw: household.rw, label: area.label }
/** People with their homes: of a number few are found, so it is one question. */
const atHome = (db: Tx) =>
  db
    .select({ ...FOUND, ...HOME })
    .from(person)
    .innerJoin(household, and(eq(household.tenant, person.tenant), eq(household.id, person.household)))
    .leftJoin(area, and(eq(area.code, person.desa), isNull(area.validTo)))

const withNik = statement((db) => atHome(db).where(eq(person.nikIndex, sql.placeholder('nik'))))
const withCard = statement((db) =>
  db
    .select({ id: household.id })
    .from(household)
    .where(eq(household.kkIndex, sql.placeholder('kk'))),
)
const withNumber = statement((db) =>
  db
    .selectDistinct({ id: origin.household })
    .from(origin)
    .where(and(sql`${origin.source} = any (${sql.placeholder('sources')})`, eq(origin.ref, sql.placeholder('ref')))),
)
const membersOf = statement((db) =>
  atHome(db)
    .where(and(sql`${person.household} = any (${sql.placeholder('families')}::uuid[])`, isNull(person.mergedInto)))
    .orderBy(person.household, person.id)
    .limit(MOST + 1),
)
const personsById = statement((db) =>
  db
    .select(FOUND)
    .from(person)
    .where(sql`${person.id} = any (${sql.placeholder('ids')}::uuid[])`),
)
const householdsById = statement((db) =>
  db
    .select({ id: household.id, head: household.head, rt: household.rt, rw: household.rw })
    .from(household)
    .where(sql`${household.id} = any (${sql.placeholder('ids')}::uuid[])`),
)

/** Whoever has this NIK, and the members of the families that have it as the number of their card or in a source. */
async function byNumber({ tx, index }: Eager, digits: string): Promise<Found> {
  const [own, carded, named] = await Promise.all([
    withNik(tx, { nik: index('nik', digits) }),
    withCard(tx, { kk: index('kk', digits) }),
    withNumber(tx, { sources: SOURCES, ref: index('family', digits) }),
  ])
  const families = [...new Set([...carded, ...named].map(({ id }) => id))]
  const members = families.length > 0 ? await membersOf(tx, { families }) : []
  return { rows: [...own, ...members], isCut: false }
}

/** Whoever can have this name in these areas, those whom it fits best first. */
async function byName({ tx, actor }: Eager, wanted: Name, area: string | null): Promise<Found> {
  const found = await candidates(tx, area ? [area] : actor.scope, rangesOf(wanted))
  const fits = found.rows.flatMap((row) => {
    const how = fit(wanted, row.name)
    return how === null ? [] : [{ row, key: `${how}|${row.name.trim().split(/\s+/).length}|${row.desa}|${row.name}` }]
  })
  fits.sort((one, other) => (one.key < other.key ? -1 : 1))
  return { rows: fits.map(({ row }) => row), isCut: found.isCut }
}

/** As often as a record can have been merged into one that was merged itself. */
const MOST_MERGES = 5

type Kept = Found['rows'][number] & { readonly isMerged: boolean }

/** The records that are kept, in this order and each once: who was merged is found under the other's name. */
async function kept(tx: Tx, rows: Found['rows']): Promise<Kept[]> {
  let now: Kept[] = rows.map((row) => ({ ...row, isMerged: false }))
  for (let turn = 0; turn < MOST_MERGES && now.some(({ mergedInto }) => mergedInto); turn++) {
    const others = await personsById(tx, { ids: now.flatMap(({ mergedInto }) => mergedInto ?? []) })
    now = now.flatMap((row): Kept[] =>
      row.mergedInto
        ? others.filter(({ id }) => id === row.mergedInto).map((one) => ({ ...one, isMerged: true }))
        : [row],
    )
  }
  return [...new Map(now.toReversed().map((row) => [row.id, row])).values()].toReversed()
}

async function homesOf(tx: Tx, rows: readonly Kept[]): Promise<Map<string, Home>> {
  const strays = rows.filter(({ head }) => head === undefined)
  const ids = strays.map((row) => row.household)
  const [homes, labels] = await Promise.all([
    ids.length === 0 ? [] : householdsById(tx, { ids }),
    labelled(
      tx,
      strays.map(({ desa }) => desa),
    ),
  ])
  return new Map(
    strays.map((row, at) => {
      const { head = '', rt = '', rw = '' } = homes.find(({ id }) => id === row.household) ?? {}
      return [row.id, { head, rt, rw, label: labels[at]!.label }]
    }),
  )
}

async function shown(tx: Tx, rows: readonly Kept[]) {
  const homes = await homesOf(tx, rows)
  return rows.map((row) => {
    const { id, household: family, desa, name, sex, birthDate, nikMasked, existence, relation, isMerged } = row
    const { head = '', rt = '', rw = '', label } = homes.get(id) ?? row
    const birthYear = birthDate?.slice(0, 4) ?? null
    return {
      id,
      household: family,
      name,
      sex,
      birthYear,
      nik: nikMasked,
      existence,
      relation,
      isMerged,
      head,
      rt,
      rw,
      desa: { code: desa, label: label ?? desa },
    }
  })
}

/** Yes or no, and never where: another district has this NIK. */
async function isElsewhere({ tx, index }: Eager, digits: string): Promise<boolean> {
  const { rows } = await tx.execute<{ elsewhere: boolean }>(
    sql`select app.nik_elsewhere(${index('nik', digits)}) as elsewhere`,
  )
  return rows[0]?.elsewhere ?? false
}

async function search(room: Eager, { text, area, ...reason }: SearchPerson) {
  const { tx } = room
  assertPurpose(reason)
  const wanted = readSearch(text)
  const found = wanted.kind === 'number' ? await byNumber(room, wanted.digits) : await byName(room, wanted, area)
  const all = await kept(tx, found.rows)
  const isNik = wanted.kind === 'number' && wanted.digits.length === NIK_DIGITS
  return {
    rows: all.length > 0 ? await shown(tx, all.slice(0, MOST)) : [],
    hasMore: found.isCut || all.length > MOST,
    /** Of a NIK that is not here. */
    isElsewhere: all.length === 0 && isNik && (await isElsewhere(room, wanted.digits)),
  }
}

/** The one family that a search led to; null where it led to several or to nobody. */
const onlyFamily = ({ rows: [first, ...others], hasMore }: Awaited<ReturnType<typeof search>>): string | null =>
  first && !hasMore && others.every(({ household: family }) => family === first.household) ? first.household : null

/**
 * Somebody in the register, by number or name, for a purpose. What was typed and what for stands encrypted in the audit
 * trail, as every reveal does, with the family if it led to just one; the answer is at most 20 people with their numbers
 * masked.
 */
export const personSearch = revealFound(SearchPerson, search, onlyFamily)
