import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { systemSeat } from '@slrt/db/as-actor'
import { verdictSql } from '@slrt/db/verdict-sql'
import { newId } from '@slrt/domain/id'
import type { Rule } from '@slrt/domain/rule'
import { familyOf, registerOffice, type Home } from '../support/register.ts'
import { makeWorld, type Person, type World } from '../support/world.ts'

/** Somebody in the family is an elderly of 60 or more. */
const ELDER: Rule = { some: [{ var: 'anggota' }, { '>=': [{ var: 'usia' }, 60] }] }
const OLD = '1950-01-01'

describe('how the rules see a family', () => {
  let made: World
  let rini: Person
  let n = 0
  beforeAll(async () => {
    made = await makeWorld()
    ;({ rini } = await registerOffice(made))
    return () => made.end()
  })

  const seen = async ({ id }: Pick<Home, 'id'>) => {
    const { rows } = await made.owner.query<{ desa: string; here: number; unseen: number; members: string }>(
      `select desa, here, unseen, array_to_string(members, ' ') as members from situation where tenant = '32.04' and id = $1`,
      [id],
    )
    return rows[0]
  }
  const hasElder = ({ id }: Pick<Home, 'id'>) =>
    made.services.as(systemSeat('32.04'), async ({ tx }) => {
      const definition = { rule: ELDER, unit: 'KELUARGA' } as const
      const asked = verdictSql({ definition, day: '2026-11-22', closed: new Map() })
      const { rows } = await tx.execute<{ truth: boolean | null }>(
        sql`select truth from (${asked}) v where household = ${id}`,
      )
      return rows[0]?.truth
    })
  const home = () => familyOf(rini, ++n + 300)
  const write = (text: string, ...values: unknown[]) =>
    made.owner.query(`${text.replace(' where ', ` where tenant = '32.04' and `)}`, values)

  test('is there once it is registered, and follows what an officer writes', async () => {
    const family = await home()
    const members = [family.siti.id, family.asep.id].toSorted().join(' ')
    expect(await seen(family)).toEqual({ desa: family.desa, here: 2, unseen: 0, members })
    expect(await hasElder(family)).toBe(false)
    await write(`update fact set born = $2 where id = $1`, family.siti.id, OLD)
    expect(await hasElder(family)).toBe(true)
  })

  test('counts those of whom a list tells and nobody wrote down, and not who is gone', async () => {
    const family = await home()
    await write(`update fact set member_count = 4 where id = $1`, family.id)
    expect(await seen(family)).toMatchObject({ here: 2, unseen: 2 })
    expect(await hasElder(family)).toBe(null)
    await write(`update fact set present = false where id = $1`, family.asep.id)
    expect(await seen(family)).toMatchObject({ here: 1, unseen: 2, members: family.siti.id })
    await write(`update fact set present = false where id = $1`, family.id)
    expect(await hasElder(family)).toBe(undefined)
  })

  test('follows a member into another family, and both into another desa', async () => {
    const [from, to] = [await home(), await home()]
    await write(`update fact set born = $2 where id = $1`, from.siti.id, OLD)
    await write(`update fact set household = $2 where id = $1`, from.siti.id, to.id)
    expect([await hasElder(from), await hasElder(to)]).toEqual([false, true])
    await write(`update fact set desa = '32.04.12.2001' where household = any ($1)`, [from.id, to.id])
    expect([await seen(from), await seen(to)]).toMatchObject([
      { desa: '32.04.12.2001', here: 1 },
      { desa: '32.04.12.2001', here: 3 },
    ])
  })

  test('holds families of any size', async () => {
    const family = await home()
    const more = Array.from({ length: 9 }, () => newId())
    await made.owner.query(
      `insert into fact (tenant, id, household, person, desa, source, changed_at, born)
       select '32.04', id, $2, id, $3, 'DTSEN', now(), '2001-01-01' from unnest($1::uuid[]) id`,
      [more, family.id, family.desa],
    )
    expect(await seen(family)).toMatchObject({ here: 11, unseen: 0 })
    expect(await hasElder(family)).toBe(false)
    await write(`update fact set born = $2 where id = $1`, more.toSorted().at(-1), OLD)
    expect(await hasElder(family)).toBe(true)
  })

  test('goes with the last of its facts', async () => {
    const family = await home()
    await write(`delete from fact where person is not null and household = $1`, family.id)
    expect(await seen(family)).toMatchObject({ here: 0, members: '' })
    await write(`delete from fact where household = $1`, family.id)
    expect(await seen(family)).toBe(undefined)
  })

  test('loses nothing of two officers who write about two members at the same time', async () => {
    const family = await home()
    const [one, other] = [await made.owner.connect(), await made.owner.connect()]
    try {
      const change = `update fact set born = $2 where tenant = '32.04' and id = $1`
      await one.query('begin')
      await one.query(change, [family.siti.id, OLD])
      // Waits for the first, and then reads what that one wrote.
      const second = other.query(change, [family.asep.id, '2020-01-01'])
      await one.query('select pg_sleep(0.2)')
      await one.query('commit')
      await second
    } finally {
      one.release()
      other.release()
    }
    expect(await hasElder(family)).toBe(true)
    // Written anew from nothing but the facts it is the same.
    const whole = async () => (await made.owner.query(`select * from situation where id = $1`, [family.id])).rows[0]
    const kept = await whole()
    await made.owner.query(`select app.situate(array['32.04'], array[$1::uuid])`, [family.id])
    expect(await whole()).toEqual(kept)
  })
})
