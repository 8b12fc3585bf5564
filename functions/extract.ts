import { and, asc, desc, eq, gte, inArray } from 'drizzle-orm'
import * as z from 'zod/mini'
import { command as commandTable } from '@slrt/db/command'
import { complaint } from '@slrt/db/complaint'
import { fact } from '@slrt/db/fact'
import { file } from '@slrt/db/file'
import { item } from '@slrt/db/item'
import { origin } from '@slrt/db/origin'
import { participation } from '@slrt/db/participation'
import { person } from '@slrt/db/person'
import { proposal } from '@slrt/db/proposal'
import { staff } from '@slrt/db/staff'
import { hadFamily, LOOKS } from '@slrt/domain/extract'
import { SHOWN_FAMILY_FACTS, SHOWN_PERSON_FACTS, type FactName } from '@slrt/domain/fact'
import { Id } from '@slrt/domain/field'
import { FileExport } from '@slrt/domain/export'
import { ListTarget } from '@slrt/domain/target'
import type { Source } from '@slrt/domain/source'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { labelled } from './area.ts'
import { enrolmentsOf } from './enrolment-list.ts'
import { membersOf, openDetail, shownFacts } from './fact.ts'
import { getHousehold } from './household.ts'
import { programsOf } from './participation.ts'
import { newestOf } from './provenance-rows.ts'
import { inputPlace, reveal, router, type Room } from './trpc.ts'

type Family = Awaited<ReturnType<typeof getHousehold>>
type Member = typeof person.$inferSelect

/** Sources that are lists; the others are people. */
const LISTS: ReadonlySet<Source> = new Set(['DTKS', 'DTSEN', 'SIKS', 'LAIN'])
const MOST_LOOKS = 500
const YEAR = 366 * 86_400_000

/** What the members are called, with their numbers in full: it is their own paper. */
async function memberOf({ tx, actor, keys }: Room, row: Member) {
  const open = (column: 'nik' | 'phone', locked: Buffer | null) =>
    locked && keys.decrypt(tx, { tenant: actor.tenant, table: 'person', column, id: row.id }, locked)
  const { id, name, relation, sex, birthDate, birthPlace, mother, existence } = row
  return {
    id,
    name,
    relation,
    sex,
    birthDate,
    birthPlace,
    mother,
    existence,
    nik: await open('nik', row.nik),
    phone: await open('phone', row.phone),
  }
}

type Deed = Pick<typeof commandTable.$inferSelect, 'id' | 'path' | 'role' | 'membership' | 'at'>

/** Lists of the last year that this family stood in, or may have: of its area, or of the whole district. */
async function listsWith({ tx, actor, at, keys }: Room, { desa, registeredAt }: Family): Promise<Deed[]> {
  const since = new Date(Math.max(registeredAt.getTime(), at.getTime() - YEAR))
  const rows = await tx
    .select()
    .from(commandTable)
    .where(and(inArray(commandTable.path, ['export.file', 'target.list']), gte(commandTable.at, since)))
    .orderBy(desc(commandTable.at))
    .limit(MOST_LOOKS)
  const areas = await Promise.all(
    rows.map(async ({ id, path, input }) => {
      const told: unknown = JSON.parse(await keys.decrypt(tx, inputPlace(actor.tenant, id), input))
      return path === 'export.file' ? FileExport.parse(told).area : ListTarget.parse(told).area
    }),
  )
  return rows.filter((_, n) => areas[n] === null || hadFamily(areas[n]!, desa))
}

/** Who looked at what is masked of the family, its members and its files, the newest first. */
async function looksAt(room: Room, family: Family, ids: readonly string[]) {
  const { tx } = room
  const { id, path, role, membership, at } = commandTable
  const [seen, exported] = await Promise.all([
    tx
      .select({ id, path, role, membership, at })
      .from(commandTable)
      .where(and(inArray(commandTable.subject, [...ids]), inArray(path, [...LOOKS])))
      .orderBy(desc(at))
      .limit(MOST_LOOKS),
    listsWith(room, family),
  ])
  const deeds = [...seen, ...exported].sort((a, b) => b.at.getTime() - a.at.getTime())
  const members = [...new Set(deeds.map((deed) => deed.membership))]
  const officers = members.length
    ? await tx.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, members))
    : []
  const nameOf = new Map(officers.map((one) => [one.id, one.name]))
  return deeds.map((deed) => ({
    id: deed.id,
    path: deed.path,
    role: deed.role,
    by: nameOf.get(deed.membership) ?? null,
    at: deed.at,
  }))
}

const told = <T extends { asked: boolean }>(facts: readonly T[]) => facts.filter(({ asked }) => asked)

/** What the family asked for and what became of it, without the words of officers. */
const complaintsOf = ({ tx }: Room, household: string) =>
  tx
    .select({
      id: item.id,
      ticket: complaint.ticket,
      kind: complaint.kind,
      at: complaint.registeredAt,
      category: item.category,
      state: item.state,
    })
    .from(item)
    .innerJoin(complaint, and(eq(complaint.tenant, item.tenant), eq(complaint.id, item.complaint)))
    .where(eq(item.household, household))
    .orderBy(desc(complaint.registeredAt), asc(item.id))

/**
 * Everything that is stored of a family, in the terms of the register, each with source and date, and who looked: the
 * paper that it may ask for (UU 27/2022: information, access and copy).
 */
const show = reveal(z.object({ id: Id }), async (room, { id }) => {
  const { tx, actor, keys, at } = room
  const family = await getHousehold(tx, id)
  const [all, members] = await Promise.all([
    tx.select({ id: person.id }).from(person).where(eq(person.household, id)),
    membersOf(room, id),
  ])
  const today = localDate(at, zoneOf(actor.tenant))
  const open = (column: 'address' | 'kk', locked: Buffer | null) =>
    locked && keys.decrypt(tx, { tenant: actor.tenant, table: 'household', column, id }, locked)
  const records = [id, ...all.map((one) => one.id)]
  const [facts, newest, cards, programs, needs, files, proposals, origins, [desa]] = await Promise.all([
    tx.select().from(fact).where(eq(fact.household, id)),
    newestOf(tx, records),
    tx.select().from(participation).where(eq(participation.household, id)).orderBy(asc(participation.id)),
    programsOf(tx, today),
    complaintsOf(room, id),
    tx.select({ id: file.id, proves: file.proves, at: file.at, by: file.byName }).from(file).where(eq(file.household, id)), // prettier-ignore
    tx.select({ id: proposal.id, kind: proposal.kind, state: proposal.state, at: proposal.openedAt }).from(proposal).where(eq(proposal.household, id)), // prettier-ignore
    tx.selectDistinct({ source: origin.source }).from(origin).where(eq(origin.household, id)),
    labelled(tx, [family.desa]),
  ])
  const factsOf = (names: readonly FactName[], record: string) =>
    told(shownFacts(names, record, facts.find((row) => row.id === record), newest)) // prettier-ignore
  return {
    id,
    madeAt: at,
    madeBy: actor.name,
    head: family.head,
    desa: desa!,
    rt: family.rt,
    rw: family.rw,
    dusun: family.dusun,
    address: (await open('address', family.address)) ?? '',
    kk: await open('kk', family.kk),
    registeredAt: family.registeredAt,
    changedAt: family.changedAt,
    changedBy: family.changedBy,
    /** Lists that know the family: by a trace of their import, or by a fact that they said. */
    lists: [...new Set([...origins, ...facts].map(({ source }) => source))].filter((source) => LISTS.has(source)),
    facts: factsOf(SHOWN_FAMILY_FACTS, id),
    detail: Object.entries(await openDetail(room, 'household', family)),
    members: await Promise.all(
      members.map(async (row) => ({
        ...(await memberOf(room, row)),
        facts: factsOf(SHOWN_PERSON_FACTS, row.id),
        detail: Object.entries(await openDetail(room, 'person', row)),
      })),
    ),
    programs: cards.map(({ program, person: of, state, year, source, byName, at: then }) => ({
      name: programs.find(({ code }) => code === program)?.name ?? program,
      member: members.find((one) => one.id === of)?.name ?? null,
      state,
      year,
      source,
      by: byName,
      at: then,
    })),
    /** Aid of the district: proposed, waited for, received, ended, with the reason. */
    aid: (await enrolmentsOf(room, id)).map((one) => ({
      id: one.id,
      name: one.name,
      member: members.find((each) => each.id === one.person)?.name ?? null,
      state: one.state,
      proposedAt: one.proposedAt,
      until: one.until,
      reason: one.reason,
    })),
    needs,
    files,
    proposals,
    looks: await looksAt(room, family, [...records, ...files.map((one) => one.id), ...proposals.map((one) => one.id)]),
  }
})

export const extractRouter = router({ show })
