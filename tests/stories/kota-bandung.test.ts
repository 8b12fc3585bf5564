import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemSeat } from '@slrt/db/as-actor'
import { CATEGORIES, SECTORS } from '@slrt/domain/category'
import { newId } from '@slrt/domain/id'
import { resolve, type Regulation } from '@slrt/domain/regulation'
import { KEY_NAMES } from '@slrt/domain/regulation-keys'
import { routeOf } from '@slrt/domain/routing'
import { regulationTold } from '@slrt/domain/service'
import { makeRulesOf } from '@slrt/functions/regulation-cache'
import { family, told } from '../support/complaints.ts'
import { instrumentOf, laterDay } from '../support/regulation.ts'
import { failure, makeWorld, type Person, type World } from '../support/world.ts'

/**
 * Kota Bandung began its SLRT in three pilot kecamatan and sent needs by a table of its own (handbook §15). Real codes and
 * names of its 30 kecamatan; people, numbers of decrees and units are invented.
 */
const KOTA = '32.73'
const PILOTS = ['Kec. Babakan Ciparay', 'Kec. Bojongloa Kaler', 'Kec. Bandung Kulon']
const SUKAJADI = '32.73.07'
const [SUKAHAJI, PASTEUR] = ['32.73.03.1003', '32.73.07.1001']

let made: World
let people: Record<
  'admin' | 'kadis' | 'fo' | 'bo' | 'manager' | 'pilot' | 'post' | 'fourth' | 'dinkes' | 'disdik',
  Person
>
let units: { health: string; school: string; clinic: string }
/** Code by label, of all its kecamatan. */
let kecamatan: Map<string, string>
let decree: string

type Rule = { key: string; value: unknown; article: string; area?: string; subject?: string }

/** Writes a rule that cites its article, and lets the head of the office approve it. */
async function decide(rule: Rule): Promise<void> {
  const { admin, kadis } = people
  const { key, value, article, area = '', subject = '' } = rule
  const id = newId()
  const entry = { id, key, subject, area, value: JSON.stringify(value), instrument: decree, article }
  const span = { effectiveFrom: laterDay(0, KOTA), effectiveTo: null }
  await admin.api.regulation.draft.mutate({ commandId: newId(), ...entry, ...span, version: 0 })
  const reason = 'Perwal sudah diundangkan.'
  await admin.api.regulation.submit.mutate({ commandId: newId(), id, version: 1, reason })
  const waiting = (await kadis.api.approval.list.query({})).rows.find(({ subject: about }) => about === id)!
  const decision = { id: waiting.id, version: waiting.version }
  // Two people: whoever asked does not decide.
  const own = await failure(admin.api.approval.approve.mutate({ commandId: newId(), ...decision }))
  expect(own.code).toBe('approval.own')
  await kadis.api.approval.approve.mutate({ commandId: newId(), ...decision })
}

/** The regulation as a process that has just started reads it. */
const regulation = (): Promise<Regulation> =>
  made.services.as(systemSeat(KOTA), async ({ tx, configuration }) => {
    const rules = await makeRulesOf()(tx, KOTA, configuration)
    return rules.regulation
  })

/** Every key about every subject, with where it comes from, in one kecamatan. */
function everything(known: Regulation, area: string) {
  const day = laterDay(0, KOTA)
  return KEY_NAMES.flatMap((key) =>
    ['', ...SECTORS, ...CATEGORIES].map((subject) => [key, subject, resolve(known, key, { day, area, subject })]),
  )
}

/** A family of this kelurahan, written down by whoever may. */
async function familyIn(officer: Person, desa: string, n: number) {
  const home = family(n, desa)
  await officer.api.household.register.mutate({ commandId: newId(), ...home })
  return home.id
}

beforeAll(async () => {
  made = await makeWorld()
  const admin = await made.district(KOTA)
  units = {
    health: await made.unit(KOTA, 'Dinas Kesehatan'),
    school: await made.unit(KOTA, 'Dinas Pendidikan'),
    // Has the sector, and would be proposed if the city had no table of its own.
    clinic: await made.unit(KOTA, 'RSUD Kota Bandung', { sectors: 'KES' }),
  }
  people = {
    admin,
    kadis: await made.somebody(KOTA, 'KADIS'),
    fo: await made.somebody(KOTA, 'FO'),
    bo: await made.somebody(KOTA, 'BO'),
    manager: await made.somebody(KOTA, 'MANAJER'),
    pilot: await made.somebody(KOTA, 'FASILITATOR', [SUKAHAJI]),
    post: await made.somebody(KOTA, 'PUSKESOS_KOORD', [SUKAHAJI]),
    fourth: await made.somebody(KOTA, 'FASILITATOR', [PASTEUR]),
    dinkes: await made.somebody(KOTA, 'OPD_PETUGAS', [], units.health),
    disdik: await made.somebody(KOTA, 'OPD_PETUGAS', [], units.school),
  }
  const rows = await admin.api.area.children.query({ code: KOTA })
  kecamatan = new Map(rows.map(({ code, label }) => [label, code]))
  const perwal = instrumentOf({
    type: 'PERWAL',
    number: '7',
    title: 'Penyelenggaraan SLRT',
    issuer: 'Wali Kota Bandung',
  })
  decree = perwal.id
  await admin.api.instrument.add.mutate({ commandId: newId(), ...perwal })

  await decide({ key: 'structure.live', value: false, article: 'Pasal 4 ayat 1' })
  for (const label of PILOTS)
    await decide({ key: 'structure.live', value: true, area: kecamatan.get(label)!, article: 'Pasal 4 ayat 2' })
  await decide({ key: 'routing.unit', value: units.health, subject: 'KES', article: 'Pasal 9 huruf a' })
  await decide({ key: 'routing.unit', value: units.school, subject: 'PEN', article: 'Pasal 9 huruf b' })
})
afterAll(() => made.end())

test('three of thirty kecamatan are live, and the regulation says by which article', async () => {
  expect(kecamatan.size).toBe(30)
  const live = []
  for (const [label, area] of kecamatan) {
    const { keys } = await people.admin.api.regulation.show.query({ area })
    const { value, source } = keys.find(({ key }) => key === 'structure.live')!
    expect(source.citation).toBe(value ? 'Perwal 7/2026 Pasal 4 ayat 2' : 'Perwal 7/2026 Pasal 4 ayat 1')
    expect(source.level).toBe(value ? 'kecamatan' : 'district')
    if (value) live.push(label)
  }
  expect(live.sort()).toEqual([...PILOTS].sort())
})

test('a complaint of a fourth kecamatan is refused to its village desk and taken by the secretariat', async () => {
  const { fourth, fo } = people
  const input = told(await familyIn(fourth, PASTEUR, 1))
  const refused = await failure(fourth.api.complaint.register.mutate({ commandId: newId(), ...input }))
  expect(refused).toMatchObject({ httpStatus: 409, code: 'complaint.not_live' })
  await fo.api.complaint.register.mutate({ commandId: newId(), ...input })
  const shown = await fo.api.complaint.show.query({ id: input.id })
  expect(shown.ticket).toMatch(/^3273/)
  expect(shown.items.map(({ turn }) => turn)).toEqual(['SLRT'])
})

test('health goes to Dinas Kesehatan and education to Dinas Pendidikan, by the city’s own table', async () => {
  const { pilot, bo, dinkes, disdik } = people
  const input = told(await familyIn(pilot, SUKAHAJI, 2), ['KES01', 'PEN01'])
  await pilot.api.complaint.register.mutate({ commandId: newId(), ...input })
  // What the officer's device proposes, from the rules that it was given.
  const known = regulationTold(await bo.api.regulation.service.query({}))
  const proposed = (['KES01', 'PEN01'] as const).map((category) =>
    routeOf(known, category, SUKAHAJI, laterDay(0, KOTA)),
  )
  expect(proposed.map((route) => [route?.unit, route?.source.citation])).toEqual([
    [units.health, 'Perwal 7/2026 Pasal 9 huruf a'],
    [units.school, 'Perwal 7/2026 Pasal 9 huruf b'],
  ])
  expect(routeOf(known, 'RMH01', SUKAHAJI, laterDay(0, KOTA))).toBeNull()

  for (const [at, { id: item }] of input.items.entries()) {
    await bo.api.item.take.mutate({ commandId: newId(), id: item, version: 1 })
    const sent = { id: newId(), item, version: 2, unit: proposed[at]!.unit, request: 'Mohon dilayani.' }
    await bo.api.referral.send.mutate({ commandId: newId(), ...sent })
  }
  const shown = await bo.api.complaint.show.query({ id: input.id })
  const sentTo = Object.fromEntries(
    shown.items.map((one) => [one.category, one.referrals.map(({ unit }) => unit.name)]),
  )
  expect(sentTo).toEqual({ KES01: ['Dinas Kesehatan'], PEN01: ['Dinas Pendidikan'] })
  for (const [agency, category] of [
    [dinkes, 'KES01'],
    [disdik, 'PEN01'],
  ] as const) {
    const inbox = await agency.api.referral.inbox.query({ state: 'open' })
    expect(inbox.rows.map((row) => row.category)).toEqual([category])
    await agency.api.referral.accept.mutate({ commandId: newId(), id: inbox.rows[0]!.id, version: 1 })
  }
})

test('what can be solved at the kelurahan is: no desk of the city touches it', async () => {
  const { pilot, post, bo } = people
  const input = told(await familyIn(pilot, SUKAHAJI, 3), ['ADM03'])
  await pilot.api.complaint.register.mutate({ commandId: newId(), ...input })
  const { id } = input.items[0]!
  const step = (version: number) => ({ commandId: newId(), id, version })
  const versionNow = async () => (await post.api.complaint.show.query({ id: input.id })).items[0]!.version
  await post.api.item.handle.mutate({ ...step(await versionNow()), note: 'Surat pengantar dibuat di kelurahan.' })
  const note = 'Warga dibantu membuat surat pengantar.'
  await post.api.item.finish.mutate({ ...step(await versionNow()), resolution: 'LANGSUNG_SELESAI_DESA', note })
  await post.api.item.feedback.mutate({ ...step(await versionNow()), arrived: true, content: 4 })
  const { items, events } = await bo.api.complaint.show.query({ id: input.id })
  expect(items[0]).toMatchObject({ state: 'DITUTUP', turn: null, referrals: [] })
  expect(new Set(events.map(({ role }) => role))).toEqual(new Set(['FASILITATOR', 'PUSKESOS_KOORD', 'SYSTEM']))
})

test('a fourth kecamatan goes live, and nothing at all changes in the other twenty-nine', async () => {
  const { admin, fourth } = people
  const before = await regulation()
  const ofAll = async () => {
    const shown = new Map<string, unknown>()
    for (const area of kecamatan.values()) {
      const { keys } = await admin.api.regulation.show.query({ area })
      shown.set(
        area,
        keys.map(({ key, value, source }) => [key, value, source]),
      )
    }
    return shown
  }
  const shownBefore = await ofAll()
  await decide({ key: 'structure.live', value: true, area: SUKAJADI, article: 'Pasal 4 ayat 3' })
  const after = await regulation()
  expect(after.configuration).toBeGreaterThan(before.configuration)
  const shownAfter = await ofAll()

  const others = [...kecamatan.values()].filter((area) => area !== SUKAJADI)
  expect(others).toHaveLength(29)
  for (const area of others) {
    expect(everything(after, area)).toEqual(everything(before, area))
    expect(shownAfter.get(area)).toEqual(shownBefore.get(area))
  }
  // In the fourth exactly one thing is different.
  const changed = everything(after, SUKAJADI).filter(
    (one, at) => JSON.stringify(one) !== JSON.stringify(everything(before, SUKAJADI)[at]),
  )
  expect(new Set(changed.map(([key]) => key))).toEqual(new Set(['structure.live']))

  // And the officer who was refused is not any more.
  const input = told(await familyIn(fourth, PASTEUR, 4))
  await fourth.api.complaint.register.mutate({ commandId: newId(), ...input })
  expect((await fourth.api.complaint.show.query({ id: input.id })).items.map(({ turn }) => turn)).toEqual(['DESA'])
})
