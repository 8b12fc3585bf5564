import type { ClientBase } from 'pg'
import { labelOf } from '@slrt/domain/area'
import { FORMERLY_LISTED_ON, LISTED_ON, REGROUPINGS } from './area-history.ts'
import { areaOf, listVersion, readAreas, wordsOf, type AreaRow } from './area-names.ts'

/** Raised when what we make of the list changes, so that databases that have it load it again. */
const EDITION = 1

type Client = Pick<ClientBase, 'query'>

const SOURCE = {
  name: 'idn-area-data',
  licence: 'ODbL-1.0',
  attribution:
    'Data wilayah: idn-area-data oleh Fityan Nugroho dan kontributor (github.com/fityannugroho/idn-area-data), ' +
    'Open Database License 1.0, dari Kepmendagri 300.2.2-2138/2025.',
}

/**
 * Brings `national.area` to the installed list of areas, in a transaction of its own, as the owner of the table. Does
 * nothing when that list has been loaded. Of a newer list, codes that are gone are closed, never deleted.
 */
export async function loadAreas(client: Client): Promise<void> {
  const version = `${await listVersion()}/${EDITION}`
  const loaded = await client.query('select from national.area_source where version = $1', [version])
  if (loaded.rowCount === 1) return
  const areas = await readAreas()
  await client.query('begin')
  try {
    await writeList(client, areas)
    await writeHistory(client)
    await writeWords(client, areas)
    await client.query(
      `insert into national.area_source (name, version, licence, attribution) values ($1, $2, $3, $4)
       on conflict (name) do update set version = $2, licence = $3, attribution = $4, loaded_at = now()`,
      [SOURCE.name, version, SOURCE.licence, SOURCE.attribution],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  // Outside: what the planner needs to know is not worth a failed load.
  await client.query('analyze national.area, national.area_word')
}

/** A column as one text of lines: the driver would write an array of 90,000 value by value, at half the speed. */
const lines = (values: (string | number | null)[]) => values.join('\n')
const linesOf = (parameter: number, type: string) => `string_to_array($${parameter}, E'\\n', '')::${type}[]`

const COLUMNS = ['code', 'level', 'parent', 'name', 'label'] as const

/** What came with a regrouping is known to the day. */
const KNOWN_FROM = new Map(
  REGROUPINGS.flatMap(({ on, province, districts }) =>
    [province, ...districts.map(([, successor]) => successor)].map((code) => [code, on]),
  ),
)

/** One statement, so that the list is sent once: new names, codes that are gone, codes that are new. */
async function writeList(client: Client, areas: AreaRow[]): Promise<void> {
  await client.query(
    `with listed as materialized (
       select * from unnest(${['text', 'text', 'text', 'text', 'text', 'date'].map((type, index) => linesOf(index + 1, type)).join(', ')})
         as listed (${COLUMNS.join(', ')}, valid_from)
     ), renamed as (
       update national.area a set name = l.name, label = l.label from listed l
       where a.code = l.code and a.valid_to is null and (a.name, a.label) <> (l.name, l.label)
     ), closed as (
       update national.area a set valid_to = greatest($7::date, a.valid_from + 1)
       where a.valid_to is null and not exists (select from listed l where l.code = a.code)
     )
     insert into national.area (${COLUMNS.join(', ')}, valid_from)
     select * from listed l
     where not exists (select from national.area a where a.code = l.code and a.valid_to is null)`,
    [
      ...COLUMNS.map((column) => lines(areas.map((row) => row[column]))),
      lines(areas.map((row) => KNOWN_FROM.get(row.code) ?? LISTED_ON)),
      LISTED_ON,
    ],
  )
}

async function writeHistory(client: Client): Promise<void> {
  for (const { on, districts } of REGROUPINGS)
    for (const [code, successor, name] of districts) {
      const row = areaOf(code, labelOf(code, name))
      await client.query(
        `insert into national.area (${COLUMNS.join(', ')}, valid_from, valid_to, successor)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
        [...COLUMNS.map((column) => row[column]), FORMERLY_LISTED_ON, on, successor],
      )
    }
}

const WORD_COLUMNS = ['rank', 'word', 'place', 'terms', 'code'] as const

/** Only areas that hold today can be chosen. Sorted, because rows added in order make an index half the size. */
async function writeWords(client: Client, areas: AreaRow[]): Promise<void> {
  const words = areas.flatMap(wordsOf)
  await client.query('delete from national.area_word')
  await client.query(
    `insert into national.area_word (${WORD_COLUMNS.join(', ')})
     select * from unnest(${['smallint', 'text', 'smallint', 'text', 'text'].map((type, index) => linesOf(index + 1, type)).join(', ')})
       as words (rank, word, place, terms, code)
     order by rank, word collate "C", place, terms collate "C", code collate "C"`,
    WORD_COLUMNS.map((column) => lines(words.map((row) => row[column]))),
  )
}
