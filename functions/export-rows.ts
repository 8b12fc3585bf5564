import { and, asc, inArray, isNull, sql } from 'drizzle-orm'
import { area } from '@slrt/db/area'
import { fact } from '@slrt/db/fact'
import { household } from '@slrt/db/household'
import { participation } from '@slrt/db/participation'
import { person } from '@slrt/db/person'
import { FAMILIES_A_PART, type FileExport } from '@slrt/domain/export'
import { takesGone, type Exported } from '@slrt/domain/export-row'
import { openDetail } from './fact.ts'
import { lies } from './in-scope.ts'
import type { Room } from './trpc.ts'

type Family = typeof household.$inferSelect
type Member = typeof person.$inferSelect
type Fact = typeof fact.$inferSelect
type Program = Pick<typeof participation.$inferSelect, 'household' | 'person' | 'program' | 'state'>

/** How many families and members lie in an area. */
export async function sizeOf({ tx }: Pick<Room, 'tx'>, code: string): Promise<{ families: number; persons: number }> {
  const [row] = await tx
    .select({
      families: sql<number>`count(*)::int`,
      persons: sql<number>`coalesce(sum(${household.members}), 0)::int`,
    })
    .from(household)
    .where(lies(household.desa, code))
  return row ?? { families: 0, persons: 0 }
}

/** Names of an area and of all above it, by code. */
async function namesOf({ tx }: Room, codes: readonly string[]): Promise<(code: string, length: number) => string> {
  const all = [...new Set(codes.flatMap((code) => [2, 5, 8, 13].map((length) => code.slice(0, length))))]
  const rows = await tx
    .select({ code: area.code, name: area.name, label: area.label, level: area.level })
    .from(area)
    .where(and(inArray(area.code, all), isNull(area.validTo)))
  const names = new Map(rows.map((row) => [row.code, row.level === 'district' ? row.label : row.name]))
  return (code, length) => names.get(code.slice(0, length)) ?? ''
}

/** What stands on the card of a family or member of a program; of a member's own first. */
const programOf = (programs: readonly Program[], { id }: Member, code: string, listed: boolean | null) => {
  const own = programs.find((row) => row.program === code && row.person === id)
  const ofFamily = programs.find((row) => row.program === code && row.person === null)
  const { state } = own ?? ofFamily ?? {}
  if (state === undefined || state === 'TIDAK_TAHU') return listed
  return state === 'MENERIMA'
}

/** One part of the families of an area with all that is needed of them. */
async function loaded({ tx }: Room, code: string, part: number) {
  const families = await tx
    .select()
    .from(household)
    .where(lies(household.desa, code))
    .orderBy(asc(household.desa), asc(household.headFolded), asc(household.id))
    .limit(FAMILIES_A_PART)
    .offset((part - 1) * FAMILIES_A_PART)
  const ids = families.map(({ id }) => id)
  const among = (column: Parameters<typeof inArray>[0]) => sql`${column} = any (${sql.param(ids)}::uuid[])`
  const [members, facts, programs] = await Promise.all([
    tx.select().from(person).where(and(among(person.household), isNull(person.mergedInto))).orderBy(asc(person.id)), // prettier-ignore
    tx.select().from(fact).where(among(fact.household)),
    tx.select().from(participation).where(among(participation.household)),
  ])
  return { families, members, facts: new Map(facts.map((row) => [row.id, row])), programs }
}

const MASK = (masked: string | null) => masked ?? ''
const head = ({ relation }: Member) => Number(relation === 'KEPALA')

/**
 * The rows of one part of a list, families in the order of their heads, the head first. Without identity numbers they are
 * masked, and address, mother and family number stay empty: nobody needs them for a count or a plan.
 */
export async function exportedRows(
  room: Room,
  asked: Pick<FileExport, 'area' | 'layout' | 'identities' | 'part'>,
): Promise<Exported[]> {
  const { tx, actor, keys } = room
  const { families, members, facts, programs } = await loaded(room, asked.area, asked.part)
  const nameOf = await namesOf(room, [...new Set(families.map(({ desa }) => desa))]) // prettier-ignore
  const open = (table: 'household' | 'person', column: string, { id }: Family | Member, locked: Buffer | null) =>
    locked ? keys.decrypt(tx, { tenant: actor.tenant, table, column, id }, locked) : Promise.resolve('')
  const byFamily = Map.groupBy(members, (row) => row.household)
  const programsBy = Map.groupBy(programs, (row) => row.household)
  const rows: Exported[] = []
  for (const family of families) {
    const own = (byFamily.get(family.id) ?? [])
      .filter(({ existence }) => takesGone(asked.layout) || existence === 'ADA')
      .sort((a, b) => head(b) - head(a))
    const shared = asked.identities
      ? {
          ref: (await openDetail(room, 'household', family))[REF] ?? '',
          address: await open('household', 'address', family, family.address),
          kk: await open('household', 'kk', family, family.kk),
        }
      : { ref: '', address: '', kk: MASK(family.kkMasked) }
    for (const member of own) {
      const nik = asked.identities ? await open('person', 'nik', member, member.nik) : MASK(member.nikMasked)
      const detail = asked.identities ? await openDetail(room, 'person', member) : {}
      rows.push({
        ...shared,
        nik,
        mother: asked.identities ? (member.mother ?? '') : '',
        occupation: detail[OCCUPATION] ?? '',
        bpntPpkm: detail[BPNT_PPKM] ?? '',
        ...placeOf(family, nameOf),
        ...described(member, facts.get(member.id), facts.get(family.id), programsBy.get(family.id) ?? []),
      })
    }
  }
  return rows
}

/** Codes of `register-field`. */
const REF = 'family_ref'
const OCCUPATION = 'occupation'
const BPNT_PPKM = 'bansos_bpnt_ppkm'

const placeOf = ({ desa, rt, rw, dusun }: Family, nameOf: (code: string, length: number) => string) => ({
  province: nameOf(desa, 2),
  district: nameOf(desa, 5),
  kecamatan: nameOf(desa, 8),
  desa: nameOf(desa, 13),
  code: desa,
  rt,
  rw,
  dusun,
})

const described = (
  member: Member,
  own: Fact | undefined,
  ofFamily: Fact | undefined,
  programs: readonly Program[],
) => ({
  name: member.name,
  birthDate: member.birthDate,
  birthPlace: member.birthPlace ?? '',
  sex: member.sex,
  relation: member.relation,
  existence: member.existence,
  nikMatched: own?.nikMatched ?? null,
  marital: own?.marital ?? null,
  schooling: own?.schooling ?? null,
  education: own?.education ?? null,
  works: own?.works ?? null,
  employment: own?.employment ?? null,
  bpjsSegment: own?.bpjsSegment ?? null,
  kip: own?.hasKip ?? null,
  kks: ofFamily?.hasKks ?? null,
  pbi: programOf(programs, member, 'PBI_JK', own?.pbiActive ?? null),
  pkh: programOf(programs, member, 'PKH', ofFamily?.receivesPkh ?? null),
  bpnt: programOf(programs, member, 'BPNT', ofFamily?.receivesBpnt ?? null),
})
