import { expect, test } from 'vitest'
import { papersFor } from '@slrt/domain/documents'
import { newId } from '@slrt/domain/id'
import { isLive } from '@slrt/domain/phase'
import { routeOf } from '@slrt/domain/routing'
import { regulationTold } from '@slrt/domain/service'
import { CIMEKAR, complaintOf, family, office, told } from '../support/complaints.ts'
import { laterDay, published } from '../support/regulation.ts'
import { failure, world } from '../support/world.ts'

const KECAMATAN = CIMEKAR.slice(0, 8)

test('where the district is not live yet, the village is refused and the office takes the complaint', async () => {
  const made = await world()
  const { admin, fasilitator, puskesos, bo } = await office(made)
  const fo = await made.somebody('32.04', 'FO')
  await published(made, admin, { key: 'structure.live', value: 'false', area: KECAMATAN })
  const home = family(1)
  await fasilitator.api.household.register.mutate({ commandId: newId(), ...home })
  for (const person of [fasilitator, puskesos]) {
    const refused = await failure(person.api.complaint.register.mutate({ commandId: newId(), ...told(home.id) }))
    expect(refused).toMatchObject({ code: 'complaint.not_live', httpStatus: 409 })
  }
  for (const person of [fo, bo]) {
    const input = told(home.id)
    await person.api.complaint.register.mutate({ commandId: newId(), ...input })
    expect((await fo.api.complaint.show.query({ id: input.id })).ticket).toMatch(/^3204/)
  }
})

test('the very next complaint after a kecamatan went live is taken in the village', async () => {
  const made = await world()
  const { admin, fasilitator } = await office(made)
  await published(made, admin, { key: 'structure.live', value: 'false' })
  const home = family(2)
  await fasilitator.api.household.register.mutate({ commandId: newId(), ...home })
  const input = told(home.id)
  await failure(fasilitator.api.complaint.register.mutate({ commandId: newId(), ...input }))
  await published(made, admin, { key: 'structure.live', value: 'true', area: KECAMATAN })
  await fasilitator.api.complaint.register.mutate({ commandId: newId(), ...input })
  expect((await fasilitator.api.complaint.show.query({ id: input.id })).ticket).toMatch(/^3204/)
})

test('a device gets the rules that it needs, also those to come, and resolves them as the server does', async () => {
  const made = await world()
  const { admin, fasilitator, units } = await office(made)
  await published(made, admin, { key: 'structure.live', value: 'false', area: KECAMATAN, effectiveFrom: laterDay(3) })
  await published(made, admin, { key: 'routing.unit', value: JSON.stringify(units.health), subject: 'BAN' })
  await published(made, admin, { key: 'documents.needed', value: '["Kartu KIS"]', subject: 'KP02' })
  await published(made, admin, { key: 'structure.puskesos', value: '"KECAMATAN"' })
  const rules = await fasilitator.api.regulation.service.query({})
  // What nobody at a desk is told by is left at home.
  const own = rules.entries.filter((one) => one.tenant === '32.04')
  expect(own.map(({ key }) => key).sort()).toEqual(['documents.needed', 'routing.unit', 'structure.live'])
  const known = regulationTold(rules)
  const today = laterDay(0)
  expect(isLive(known, CIMEKAR, today)).toBe(true)
  expect(isLive(known, CIMEKAR, laterDay(3))).toBe(false)
  expect(routeOf(known, 'KP02', CIMEKAR, today)).toMatchObject({
    unit: units.health,
    source: { level: 'district', citation: expect.stringMatching(/^Perbup .+ Pasal 9 ayat 2$/) },
  })
  expect(papersFor(known, 'KP02', today).value).toEqual(['Kartu KIS'])
})

test('what was taken back or has ended is no rule for a device', async () => {
  const made = await world()
  const { admin, fasilitator } = await office(made)
  const { id } = await published(made, admin, { key: 'structure.live', value: 'false', effectiveFrom: laterDay(5) })
  await admin.api.regulation.cancel.mutate({ commandId: newId(), id, version: 3 })
  const { entries } = await fasilitator.api.regulation.service.query({})
  expect(entries.filter(({ key }) => key === 'structure.live')).toEqual([])
  // And a complaint is taken as before.
  await complaintOf(fasilitator)
})
