import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { countTargets } from '@slrt/functions/jobs/target'
import { told } from '../support/complaints.ts'
import { cardOf, confirmed, HOUSE, houseRepair, known, openProgram, proposed, thisYear } from '../support/enrolment.ts'
import { uploaded } from '../support/evidence.ts'
import { takeIn } from '../support/imported.ts'
import { familyOf, registerOffice, type Home } from '../support/register.ts'
import { laterDay, published } from '../support/regulation.ts'
import { makeWorld, type Person, type World } from '../support/world.ts'

/**
 * Kab. Bandung keeps its register right, second half: the desil that BPS gave comes in with the baseline, the family is
 * matched again, enrolled where it now belongs, and Sasaran moves accordingly; and somebody whose KIS was switched off while
 * she is in hospital gets it back by the fast track (handbook §11.1, PBI-JK reaktivasi).
 */
let made: World
let office: Awaited<ReturnType<typeof registerOffice>> & { admin: Person }
let home: Home

beforeAll(async () => {
  made = await makeWorld()
  const people = await registerOffice(made)
  // The office's admin again: `registerOffice` opened the district.
  office = { ...people, admin: await made.somebody('32.04', 'KAB_ADMIN') }
  await openProgram(made, houseRepair({ quota: { year: thisYear(), total: 400, areas: {} } }))
  home = await familyOf(office.rini, 77)
  // As the list of July said; the floor is what the fasilitator saw.
  await known(made, home.id, { source: 'DTSEN', asOf: '2026-07-01', desil: 6, desilAsOf: '2026-07-01', floor: 8 })
  await known(made, home.siti.id, { nikMatched: true })
})
afterAll(() => made.end())

const card = (program: string, person: string | null = null) => cardOf(office.rini, home.id, program, person)

/** The six figures of a program in the family's desa, counted anew. */
async function sasaran(program: string) {
  await countTargets(made.services)
  return (await office.manager.api.target.show.query({ program })).chosen!.figures
}

test('in desil 6 the family is not entitled, and Sasaran counts it there', async () => {
  const judged = await card(HOUSE)
  expect(judged.verdict).toBe('TIDAK')
  expect(judged.failed.map(({ fact, value }) => [fact, value])).toEqual([['keluarga.desil', 6]])
  expect(await sasaran(HOUSE)).toMatchObject({ eligibleServed: 0, eligibleUnserved: 0, ineligibleUnserved: 1 })
})

test('the baseline brings desil 3: it is matched again without anybody asking', async () => {
  const header =
    'nomor_kartu_keluarga,nomor_induk_kependudukan,nama,hubungan_keluarga,kecamatan,kelurahan_desa,desil_nasional,cut_off'
  const row = [home.kk, home.siti.nik, 'Siti Aminah', 'Kepala keluarga', 'Cileunyi', 'Cimekar', '3', '2026-10-01'].join(
    ',',
  )
  const { summary, stopped } = await takeIn(made.services, {
    kind: 'dtsen',
    name: 'dtsen.csv',
    content: `${header}\n${row}\n`,
  })
  expect(stopped).toBeNull()
  expect(summary).toMatchObject({ accepted: 1 })
  expect((await card(HOUSE)).verdict).toBe('LAYAK')
  expect(await sasaran(HOUSE)).toMatchObject({ eligibleServed: 0, eligibleUnserved: 1, ineligibleUnserved: 0 })
})

test('the fasilitator proposes, the office confirms: the family receives, and Sasaran moves', async () => {
  const { rini, bo } = office
  const id = await proposed(rini, home.id)
  await confirmed(bo, id)
  const { rows } = await rini.api.enrolment.show.query({ household: home.id })
  expect(rows.find((row) => row.id === id)).toMatchObject({
    state: 'MENERIMA',
    evaluation: { decided: { verdict: 'LAYAK' } },
  })
  expect(await sasaran(HOUSE)).toMatchObject({ eligibleServed: 1, eligibleUnserved: 0 })
})

test('KIS switched off, in hospital: the letter of the health facility is what is missing, and it decides', async () => {
  const { rini, admin } = office
  await published(made, admin, {
    key: 'service.fastTrack',
    value: JSON.stringify(['KP02']),
    effectiveFrom: laterDay(0),
  })
  await known(made, home.siti.id, { pbiEver: true, pbiActive: false, inHospital: true })
  const maybe = await card('PBI_JK_REAKTIVASI', home.siti.id)
  expect([maybe.verdict, maybe.missing]).toEqual(['MUNGKIN', ['orang.surat_faskes']])

  // One need on the fast track: never less urgent than TINGGI, whatever the form said.
  const complaint = told(home.id, ['KP02'])
  await rini.api.complaint.register.mutate({ commandId: newId(), ...complaint })
  const { items } = await rini.api.complaint.show.query({ id: complaint.id })
  expect(items[0]).toMatchObject({ urgency: 'TINGGI' })
  const letter = { ...(await uploaded(made, rini)), proves: 'SURAT' as const, complaint: complaint.id }
  await rini.api.file.add.mutate({ commandId: newId(), ...letter })
  const { members } = await rini.api.fact.show.query({ id: home.id })
  const seen = members.find(({ id }) => id === home.siti.id)!.seen
  const values = { paperHealth: true }
  await rini.api.fact.save.mutate({ commandId: newId(), id: home.siti.id, household: home.id, seen, values })
  expect((await card('PBI_JK_REAKTIVASI', home.siti.id)).verdict).toBe('LAYAK')
  expect(await sasaran('PBI_JK_REAKTIVASI')).toMatchObject({ eligibleServed: 0, eligibleUnserved: 1 })
})

test('active again, the card says so: nobody is counted as missed any more', async () => {
  const { rini } = office
  const { members } = await rini.api.fact.show.query({ id: home.id })
  const seen = members.find(({ id }) => id === home.siti.id)!.seen
  const values = { pbiActive: true, bpjsSegment: 'PBI_JK' }
  await rini.api.fact.save.mutate({ commandId: newId(), id: home.siti.id, household: home.id, seen, values })
  expect((await card('PBI_JK_REAKTIVASI', home.siti.id)).verdict).toBe('TIDAK')
  expect(await sasaran('PBI_JK_REAKTIVASI')).toMatchObject({ eligibleUnserved: 0 })
})
