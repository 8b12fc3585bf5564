import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { foldEvents } from '@slrt/functions/jobs/fold'
import { complaintOf, office } from '../support/complaints.ts'
import { figures, foldAll, recounted } from '../support/folded.ts'
import { failure, world } from '../support/world.ts'

const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)

test('what happened is counted by day, district, category and state, and stands as it is now', async () => {
  const made = await world()
  const { fasilitator, puskesos } = await office(made)
  const { items } = await complaintOf(fasilitator, ['KP02', 'PEN01'])
  await puskesos.api.item.forward.mutate({ commandId: newId(), id: items[0]!, version: 1 })
  await foldAll(made)
  expect(await figures(made.owner)).toEqual(await recounted(made))
  const { rows } = await made.owner.query('select * from monitor.stock where now <> 0 order by category')
  expect(rows).toEqual([
    { tenant: '32.04', category: 'KP02', state: 'DITERUSKAN_SLRT', now: 1 },
    { tenant: '32.04', category: 'PEN01', state: 'TERDAFTAR', now: 1 },
  ])
})

test('each event is counted once, however many fold at once and however often', async () => {
  const made = await world()
  const { fasilitator } = await office(made)
  await Promise.all(Array.from({ length: 6 }, () => complaintOf(fasilitator)))
  await Promise.all(Array.from({ length: 4 }, () => foldEvents(made.services)))
  await foldAll(made)
  await foldAll(made)
  expect(await figures(made.owner)).toEqual(await recounted(made))
})

test('a transaction that began earlier and commits later is neither left out nor counted twice', async () => {
  const made = await world()
  const { fasilitator } = await office(made)
  const { items } = await complaintOf(fasilitator)
  const slow = await made.owner.connect()
  await slow.query('begin')
  await slow.query(
    `insert into event (tenant, id, complaint, item, desa, category, act, before, after, at, step, late, by_name, by_role)
     select tenant, $1, complaint, id, desa, category, 'item.identify', 'TERDAFTAR', 'IDENTIFIKASI', now(), 0, true, 'x', 'BO'
     from item where id = $2`,
    [newId(), items[0]],
  )
  await complaintOf(fasilitator)
  await foldEvents(made.services)
  await slow.query('commit')
  slow.release()
  await foldAll(made)
  expect(await figures(made.owner)).toEqual(await recounted(made))
  const { rows } = await made.owner.query(`select sum(late)::int as late from monitor.daily`)
  expect(rows).toEqual([{ late: 1 }])
})

test('the nation sees all 514, the head his own district, and no district another', async () => {
  const made = await world()
  const { fasilitator, admin } = await office(made)
  await complaintOf(fasilitator)
  await foldAll(made)
  const { districts, at } = await made.secretariat.api.indicator.nation.query({ days: 30 })
  expect(districts).toHaveLength(514)
  expect(Date.now() - Date.parse(at!)).toBeLessThan(60_000)
  const bandung = districts.find(({ code }) => code === '32.04')!
  expect(bandung).toMatchObject({ tenant: '32.04', province: 'Jawa Barat', registered: 1, open: 1, lastDay: today() })
  expect(districts.find(({ code }) => code === '32.73')).toMatchObject({ tenant: null, registered: 0, lastDay: null })
  const month = today().slice(0, 7)
  const own = await admin.api.indicator.district.query({ month })
  expect(own.months.at(-1)).toMatchObject({ month, registered: 1, settled: 0 })
  expect(own.months).toHaveLength(12)
  expect(own.open).toEqual([{ state: 'TERDAFTAR', open: 1 }])
  expect(own.categories).toEqual([{ category: 'KP02', registered: 1, open: 1 }])
  const other = await made.district('32.73')
  const refused = await failure(other.api.indicator.district.query({ month, code: '32.04' }))
  expect(refused.code).toBe('tenant.not_found')
  const analyst = await made.somebody('00', 'SEKNAS_ANALIS')
  expect(await analyst.api.indicator.district.query({ month, code: '32.04' })).toEqual(own)
})
