import { sql } from 'drizzle-orm'
import { AREA_LEVELS, foldName, type AreaLevel } from '@slrt/domain/area'
import type { Tx } from './connect.ts'

export type FoundArea = { code: string; level: AreaLevel; name: string; label: string }

/** The areas directly inside one, by label; the provinces for the empty code. Those that hold today. */
export async function childrenOf(tx: Tx, code: string): Promise<FoundArea[]> {
  const inside = code === '' ? sql`parent is null` : sql`parent = ${code}`
  const { rows } = await tx.execute<FoundArea>(sql`
    select code, level, name, label from national.area where ${inside} and valid_to is null order by label, code`)
  return rows
}

const MOST = 20
/** An area is found once for each of its words that fits (`I, II, III`), and shown once. */
const READ = 3 * MOST

/** How many areas have a word like this as a prefix: thousands have `desa`, so that word never leads. */
const frequency = (word: string) =>
  ['kelurahan', 'kecamatan', 'desa'].findLastIndex((common) => common.startsWith(word))

/** All that begins like this: no sign of a folded word sorts behind `~`. */
const beginsLike = (column: string, start: string) =>
  sql`${sql.raw(column)} >= ${start} and ${sql.raw(column)} < ${`${start}~`}`

/**
 * The areas whose name or prefix has, for each word of the text, a word that begins so: `kota ban`, `cileu`. Those that
 * hold today, at most 20: wider ones before those inside them, whole names before beginnings, then in the order of the
 * word and of the name. `level` and `under` (an area code) narrow it. `within` names what lies around, from near to far.
 */
export async function searchAreas(
  tx: Tx,
  { text, level, under }: { text: string; level?: AreaLevel; under?: string },
): Promise<(FoundArea & { within: string })[]> {
  const words = foldName(text).split(' ').filter(Boolean)
  // One word leads through the index, the one that looks rarest; what it finds must have the others too.
  const [lead, ...others] = words.toSorted((a, b) => frequency(a) - frequency(b) || b.length - a.length)
  if (!lead) return []
  const conditions = others.map((word) => sql`and ' ' || terms like ${`% ${word}%`}`)
  if (under) conditions.push(sql`and ${beginsLike('code', `${under}.`)}`)
  // Level by level, so that the levels further in are not even looked at when the first ones fill the page.
  const ranks = (level ? [level] : AREA_LEVELS).map((one) => AREA_LEVELS.indexOf(one))
  const { rows } = await tx.execute<FoundArea & { within: string }>(sql`
    select a.code, a.level, a.name, a.label, coalesce((
        select string_agg(around.label, ', ' order by around.code desc) from national.area around
        where around.code in (left(a.code, 2), left(a.code, 5), left(a.code, 8)) and around.code <> a.code
          and around.valid_to is null
      ), '') as within
    from unnest(array[${sql.join(ranks, sql`, `)}]::smallint[]) as ranks (rank)
    cross join lateral (
      select code from national.area_word
      where area_word.rank = ranks.rank and ${beginsLike('word', lead)} ${sql.join(conditions, sql` `)}
      order by word, place, terms, code limit ${READ}
    ) as found
    join national.area a on a.code = found.code and a.valid_to is null
    limit ${READ}`)
  return [...new Map(rows.map((row) => [row.code, row])).values()].slice(0, MOST)
}
