import { sql } from 'drizzle-orm'
import type { Tx } from '@slrt/db/connect'
import { person } from '@slrt/db/person'
import type { TokenRange } from '@slrt/domain/person-search'

/** How many tokens are read at most, spread over the desa and ranges that are asked; and how many persons looked at. */
const MOST_TOKENS = 1_500
const MOST_PERSONS = 120
/** Of one range in one desa at most so many: no desa has more people of one name than anybody reads. */
const MOST_OF_ONE = 300

/** What of a person a search compares and shows: nothing that is encrypted is read. */
export const FOUND = {
  id: person.id,
  household: person.household,
  desa: person.desa,
  name: person.name,
  relation: person.relation,
  sex: person.sex,
  birthDate: person.birthDate,
  nikMasked: person.nikMasked,
  existence: person.existence,
  mergedInto: person.mergedInto,
}
export type FoundRow = Pick<typeof person.$inferSelect, keyof typeof FOUND>

export type Candidates = {
  /** The likeliest first. */
  readonly rows: readonly FoundRow[]
  /** Whether others were left unread. */
  readonly isCut: boolean
}

const columns = sql.join(
  Object.entries(FOUND).map(([name, column]) => sql`${column} as ${sql.identifier(name)}`),
  sql`, `,
)

/**
 * Each range is looked up in each desa by the table's key, and left after its share of so many tokens. The shortest
 * tokens of a range come first: those of the name as it was typed.
 */
async function read(
  tx: Tx,
  areas: readonly string[],
  ranges: readonly TokenRange[],
  tokens: number,
): Promise<Candidates> {
  const from = sql.param(ranges.map((range) => range.from))
  const to = sql.param(ranges.map((range) => range.to))
  const { rows } = await tx.execute<FoundRow & { cut: boolean }>(sql`
    with around as materialized (
      select unnest(${sql.param([...areas])}::text[]) as code
      union all select area from national.tenant_area
        where cardinality(${sql.param([...areas])}::text[]) = 0 and tenant = current_setting('app.tenant')
    ), place as materialized (
      select distinct area.code from around, national.area
      where area.code >= around.code and area.code < around.code || '/' and level = 'desa'
    ), bound as materialized (
      select least(${MOST_OF_ONE}, greatest(3, ${tokens}::int / greatest(1, count(*))))::int as most from place
    ), token as materialized (
      select of_one.*, ranges.nth as range
      from bound, place, unnest(${from}::text[], ${to}::text[]) with ordinality as ranges (start, stop, nth)
      cross join lateral (
        select person, token = ranges.start as exact, row_number() over () as nth from (
          select person, token from person_token
          where desa = place.code and token >= ranges.start and token < ranges.stop
          order by token limit (select most from bound)
        ) in_order
      ) of_one
    ), chosen as materialized (
      select token.person, bool_or(exact) as exact, min(range) as range, min(nth) as nth,
        bool_or(max(nth) >= (select most from bound)) over () or count(*) over () > ${MOST_PERSONS} as cut
      from token group by token.person order by 2 desc, 3, 4 limit ${MOST_PERSONS}
    )
    select ${columns}, cut from chosen join ${person} on ${person.id} = chosen.person order by exact desc, range, nth`)
  return { rows, isCut: rows[0]?.cut ?? false }
}

/**
 * The persons whose tokens lie in one of these ranges, in these areas. The work is bounded whatever the name: of a common
 * one a share of each desa is read, and all of it where only few desa have it.
 * @param areas codes of desa, kecamatan or kab/kota; empty: all of the tenant's
 */
export async function candidates(tx: Tx, areas: readonly string[], ranges: readonly TokenRange[]): Promise<Candidates> {
  const spread = await read(tx, areas, ranges, Math.ceil(MOST_TOKENS / ranges.length))
  const isSparse = spread.isCut && spread.rows.length < MOST_PERSONS
  return isSparse ? read(tx, areas, ranges, 1_000_000) : spread
}
