import { afterAll, beforeAll, expect, test } from 'vitest'
import { SITUATE } from '@slrt/db/situation-sql'
import { makeWorld, type World } from '../support/world.ts'

let made: World
beforeAll(async () => {
  made = await makeWorld()
})
afterAll(() => made.end())

test('facts are packed as they are read: the migration has the function that follows from their places', async () => {
  const { rows } = await made.owner.query<{ prosrc: string }>(
    `select prosrc from pg_proc where oid = 'app.situate'::regproc`,
  )
  // Else: a migration that replaces app.situate with this body, and writes all situations anew.
  expect(rows.map(({ prosrc }) => prosrc)).toEqual([SITUATE])
})

test('every word has its column, and no other number stands there', async () => {
  const { rows } = await made.owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_name = 'situation' and data_type = 'bigint' order by ordinal_position`,
  )
  const slots = (letter: string) => [1, 2, 3, 4, 5, 6].map((at) => `${letter}${at}`)
  expect(rows.map(({ name }) => name)).toEqual(['f0', 'f1', 'f2', ...slots('a'), ...slots('b')])
})
