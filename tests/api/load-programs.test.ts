import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '@slrt/db/migrate'
import { Definition } from '@slrt/domain/program'
import { NATIONAL_PROGRAMS } from '@slrt/domain/program-national'
import { freshDatabase } from '../support/postgres.ts'

test('the programs of the nation are there from the first day, once, and what the secretariat changed stays', async () => {
  const database = await freshDatabase()
  onTestFinished(database.drop)
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  onTestFinished(() => owner.end())
  const all = async () => {
    const { rows } = await owner.query<Record<'id' | 'code' | 'definition' | 'state', string>>(
      `select id, code, definition, state, ended_in from program where tenant = '00' order by code, id`,
    )
    return rows
  }
  const before = await all()
  expect(before.map(({ code }) => code)).toEqual(NATIONAL_PROGRAMS.map(({ code }) => code).toSorted())
  for (const { definition, state } of before) {
    expect(state).toBe('TERBIT')
    expect(() => Definition.parse(JSON.parse(definition))).not.toThrow()
  }
  await owner.query(`update program set ended_in = 2 where tenant = '00' and code = 'PKH'`)
  const changed = await all()
  await migrate(database.ownerUrl)
  expect(await all()).toEqual(changed)
})
