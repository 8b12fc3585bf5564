import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { confirmed, filledPlaces, houseOffice, poorFamily, proposed } from '../support/enrolment.ts'
import { failure, type Person } from '../support/world.ts'

const tell = ({ api }: Person, id: string, version: number) => api.enrolment.tell.mutate({ commandId: newId(), id, version }) // prettier-ignore
const newsOf = async ({ api }: Person) => (await api.enrolment.show.query({})).rows.map(({ id, state }) => [id, state])

test('of a decision the family hears from its fasilitator, once; of the next one, again', async () => {
  const { made, rini, bo } = await houseOffice()
  const home = await poorFamily(made, rini)
  const id = await proposed(rini, home.id)
  expect(await newsOf(rini)).toEqual([])
  expect((await failure(tell(rini, id, 1))).code).toBe('enrolment.state')
  await confirmed(bo, id)
  expect(await newsOf(rini)).toEqual([[id, 'MENERIMA']])
  await tell(rini, id, 2)
  await tell(bo, id, 2)
  expect(await newsOf(rini)).toEqual([])
  const historyOf = async () => (await bo.api.enrolment.show.query({ household: home.id })).rows
  expect(await historyOf()).toMatchObject([{ toldBy: 'FASILITATOR 32.04', version: 2, acts: ['enrolment.end'] }])

  await bo.api.enrolment.end.mutate({ commandId: newId(), id, version: 2, ending: 'LULUS', reason: 'Sudah layak.' })
  expect(await newsOf(rini)).toEqual([[id, 'LULUS']])
  expect((await failure(tell(rini, id, 2))).code).toBe('enrolment.changed')
  expect(await historyOf()).toMatchObject([{ toldAt: null, toldBy: null, acts: ['enrolment.tell'] }])
})

test('that the places are gone is news, too; of another village it is not', async () => {
  const { made, rini, bo } = await houseOffice()
  await filledPlaces(made, 400, { desa: '32.04.44.2001' })
  const [here, there] = [await poorFamily(made, rini), await poorFamily(made, bo, 2, '32.04.44.2001')]
  const id = await proposed(rini, here.id)
  await confirmed(bo, id)
  const other = await proposed(bo, there.id)
  expect(await newsOf(rini)).toEqual([[id, 'DAFTAR_TUNGGU']])
  expect((await failure(tell(rini, other, 1))).code).toBe('enrolment.not_found')
})
