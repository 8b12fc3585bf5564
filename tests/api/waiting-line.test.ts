import { expect, test } from 'vitest'
import { countTargets } from '@slrt/functions/jobs/target'
import {
  confirmed,
  filledPlaces,
  HOUSE,
  houseOffice,
  known,
  poorFamily,
  proposed,
  statesOf,
} from '../support/enrolment.ts'
import { failure } from '../support/world.ts'

test('a line goes by what is known today, and what was decided stays as it was said', async () => {
  const { made, rini, bo } = await houseOffice()
  await filledPlaces(made, 400, { desa: '32.04.44.2001' })
  const homes = [await poorFamily(made, rini, 2), await poorFamily(made, rini, 3), await poorFamily(made, rini, 4)]
  const ids: string[] = []
  for (const { id } of homes) ids.push(await proposed(rini, id))
  for (const id of ids) await confirmed(bo, id)
  const lineOf = () => bo.api.enrolment.list.query({ program: HOUSE, part: 'menunggu' })
  const line = async () => (await lineOf()).rows.map(({ id, verdict, rank }) => [ids.indexOf(id), verdict, rank[0]!.value]) // prettier-ignore
  await countTargets(made.services)
  expect(await line()).toEqual([[0, 'LAYAK', 2], [1, 'LAYAK', 3], [2, 'LAYAK', 4]]) // prettier-ignore

  await known(made, homes[2]!.id, { desil: 1 })
  await known(made, homes[0]!.id, { desil: 6 })
  await countTargets(made.services)
  expect(await line()).toEqual([[2, 'LAYAK', 1], [1, 'LAYAK', 3], [0, 'TIDAK', 6]]) // prettier-ignore
  const { enrolments } = await rini.api.eligibility.show.query({ id: homes[1]!.id })
  expect(enrolments).toMatchObject([{ position: 2 }])
  const [row] = (await bo.api.enrolment.show.query({ household: homes[0]!.id })).rows
  expect(row).toMatchObject({ version: 2, evaluation: { decided: { verdict: 'LAYAK' }, now: { verdict: 'TIDAK' } } })

  await made.owner.query(`delete from enrolment where id = (select id from enrolment where state = 'MENERIMA' limit 1)`)
  expect((await failure(confirmed(bo, ids[1]!, 2))).code).toBe('enrolment.not_first')
  await confirmed(bo, ids[2]!, 2)
  expect(await statesOf(made)).toMatchObject({ [ids[2]!]: 'MENERIMA', [ids[1]!]: 'DAFTAR_TUNGGU' })
})
