import { afterAll, beforeAll, expect, test } from 'vitest'
import { and, eq, isNull } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import { fact } from '@slrt/db/fact'
import { newId } from '@slrt/domain/id'
import { countLimits } from '@slrt/functions/jobs/limits'
import { family } from '../support/complaints.ts'
import { cardOf } from '../support/enrolment.ts'
import { instrumentOf, laterDay } from '../support/regulation.ts'
import { failure, makeWorld, type Person, type World } from '../support/world.ts'

/**
 * The nation narrows PKH from desil 4 to desil 1 (handbook §10.4), and BLT Desa with it. Before: every district counts what
 * that does, without a name. After: every district resolves the new value; one with a rule of its own keeps that and is told.
 */
const BANDUNG = { code: '32.04', desa: '32.04.05.2003' }
const KOTA = { code: '32.73', desa: '32.73.07.1001' }
const BANYUASIN = { code: '16.07', desa: '16.07.01.2001' }
const ALL = [BANDUNG, KOTA, BANYUASIN]
const DAY = 86_400_000
const BEGINS = laterDay(10, '00')

let clock = 0
let made: World
let second: Person
const officers = new Map<string, Record<'admin' | 'fasilitator' | 'kadis' | 'bo', Person>>()
/** Families by district and desil. */
const homes = new Map<string, string>()
let trial: string
let drafts: Record<'PKH' | 'BLT_DD', string>

/** A family with a child in SD, everything known but what the test is about. */
async function familyAt({ code, desa }: typeof BANDUNG, n: number, desil: number): Promise<string> {
  const home = family(n, desa)
  const child = { ...home.persons[0]!, id: newId(), name: 'Asep Kurnia', nik: null, nikReason: 'BELUM_PUNYA' as const, birthDate: '2016-03-02', sex: 'L' as const, relation: 'ANAK' as const, phone: null } // prettier-ignore
  const { fasilitator } = officers.get(code)!
  await fasilitator.api.household.register.mutate({ commandId: newId(), ...home, persons: [home.persons[0]!, child] })
  await made.services.as(systemSeat(code), async ({ tx }) => {
    const known = { desil, desilAsOf: '2026-07-01', exclusion: 'TIDAK_ADA' as const, villageListed: true, extremePoor: false, lostJob: false } // prettier-ignore
    const own = {
      nikMatched: true,
      civilServant: false,
      pregnant: false,
      severeDisability: false,
      chronicIllness: false,
    }
    await tx
      .update(fact)
      .set(known)
      .where(and(eq(fact.household, home.id), isNull(fact.person)))
    await tx.update(fact).set(own).where(eq(fact.id, home.persons[0]!.id))
    await tx.update(fact).set({ ...own, schooling: 2, schoolLevel: 'SD' }).where(eq(fact.id, child.id)) // prettier-ignore
  })
  return home.id
}

/** A limit of a program, drafted with its article, as the editor of the regulation does it. */
async function drafted(admin: Person, program: string, desil: number, effectiveFrom: string): Promise<string> {
  const instrument = instrumentOf({ number: newId().slice(-8) })
  await admin.api.instrument.add.mutate({ commandId: newId(), ...instrument })
  const id = newId()
  await admin.api.regulation.draft.mutate({
    commandId: newId(),
    id,
    key: 'program.maxDesil',
    subject: program,
    area: '',
    value: String(desil),
    instrument: instrument.id,
    article: 'Angka 4',
    effectiveFrom,
    effectiveTo: null,
    version: 0,
  })
  return id
}

async function published(asker: Person, decider: Person, id: string): Promise<void> {
  await asker.api.regulation.submit.mutate({ commandId: newId(), id, version: 1, reason: 'Surat edaran sudah terbit.' })
  const { rows } = await decider.api.approval.list.query({})
  const asked = rows.find(({ subject }) => subject === id)!
  await decider.api.approval.approve.mutate({ commandId: newId(), id: asked.id, version: asked.version })
}

/** What the card of the family of that desil says today. */
const cardAt = (code: string, desil: number, program: string) =>
  cardOf(officers.get(code)!.fasilitator, homes.get(`${code} ${desil}`)!, program)

beforeAll(async () => {
  made = await makeWorld({ now: () => new Date(Date.now() + clock) })
  second = await made.somebody('00', 'SEKNAS_ADMIN')
  let n = 0
  for (const place of ALL) {
    const { code, desa } = place
    officers.set(code, {
      admin: await made.district(code),
      fasilitator: await made.somebody(code, 'FASILITATOR', [desa]),
      kadis: await made.somebody(code, 'KADIS'),
      bo: await made.somebody(code, 'BO'),
    })
    for (const desil of [1, 2, 3, 4, 5]) homes.set(`${code} ${desil}`, await familyAt(place, ++n, desil))
  }
  // Banyuasin has decided for itself: up to desil 3.
  const { admin, kadis } = officers.get(BANYUASIN.code)!
  await published(admin, kadis, await drafted(admin, 'PKH', 3, laterDay(0, BANYUASIN.code)))
})
afterAll(() => made.end())

test('today PKH is for desil 1 to 4, and in Banyuasin to 3', async () => {
  for (const { code } of [BANDUNG, KOTA]) {
    expect(await cardAt(code, 4, 'PKH')).toMatchObject({ verdict: 'LAYAK', params: { maxDesil: 4 } })
    expect((await cardAt(code, 5, 'PKH')).verdict).toBe('TIDAK')
  }
  expect((await cardAt(BANYUASIN.code, 3, 'PKH')).verdict).toBe('LAYAK')
  expect((await cardAt(BANYUASIN.code, 4, 'PKH')).verdict).toBe('TIDAK')
})

test('the secretariat drafts the limit, and every district counts what it would do: figures, never a name', async () => {
  const { secretariat } = made
  drafts = {
    PKH: await drafted(secretariat, 'PKH', 1, BEGINS),
    BLT_DD: await drafted(secretariat, 'BLT_DD', 1, BEGINS),
  }
  trial = newId()
  await secretariat.api.limit.try.mutate({ commandId: newId(), id: trial, entry: drafts.PKH })
  const before = await secretariat.api.limit.show.query({ id: trial })
  expect(before.districts.every(({ figures }) => figures === null)).toBe(true)

  expect(await countLimits(made.services)).toBe(ALL.length)
  const shown = await secretariat.api.limit.show.query({ id: trial })
  const figuresOf = (code: string) => shown.districts.find(({ tenant }) => tenant === code)
  expect(shown.trial.doneAt).not.toBeNull()
  expect(figuresOf(BANDUNG.code)).toMatchObject({
    figures: { before: 4, entering: 0, leaving: 3 },
    isOverridden: false,
  })
  expect(figuresOf(KOTA.code)).toMatchObject({ figures: { before: 4, entering: 0, leaving: 3 }, isOverridden: false })
  expect(figuresOf(BANYUASIN.code)).toMatchObject({
    figures: { before: 3, entering: 0, leaving: 0 },
    isOverridden: true,
  })
  expect(JSON.stringify(shown)).not.toMatch(/Siti|Asep|3204115708/)
  // Once is enough, however often the job runs.
  expect(await countLimits(made.services)).toBe(0)
})

test('nothing has changed by trying; a rule that is no limit cannot be tried; a district tries nothing for the nation', async () => {
  expect((await cardAt(BANDUNG.code, 4, 'PKH')).verdict).toBe('LAYAK')
  const other = newId()
  const clockRule = { id: other, key: 'service.reopenDays', subject: '', area: '', value: '20', instrument: null, article: '', effectiveFrom: BEGINS, effectiveTo: null, version: 0 } // prettier-ignore
  await made.secretariat.api.regulation.draft.mutate({ commandId: newId(), ...clockRule })
  const refused = await failure(
    made.secretariat.api.limit.try.mutate({ commandId: newId(), id: newId(), entry: other }),
  )
  expect(refused.code).toBe('limit.not_a_limit')
  const { admin } = officers.get(BANDUNG.code)!
  const forbidden = await failure(admin.api.limit.try.mutate({ commandId: newId(), id: newId(), entry: other }))
  expect(forbidden.code).toBe('path.forbidden')
})

test('published by a second person, every district is told; the one with a rule of its own especially', async () => {
  await published(made.secretariat, second, drafts.PKH)
  await published(made.secretariat, second, drafts.BLT_DD)
  for (const { code } of ALL) {
    const { rows } = await officers.get(code)!.admin.api.limit.notices.query({})
    const told = rows.find(({ program }) => program === 'PKH')!
    expect(told).toMatchObject({ value: 1, effectiveFrom: BEGINS })
    expect(told.own?.value).toBe(code === BANYUASIN.code ? 3 : undefined)
  }
})

test('decisions of the day before keep theirs; from the day on every card says the new limit', async () => {
  const { fasilitator, bo } = officers.get(BANDUNG.code)!
  // The last evening of the old limit: BLT Desa for the family of desil 3, proposed and confirmed.
  clock = 9 * DAY
  expect((await cardAt(BANDUNG.code, 3, 'BLT_DD')).verdict).toBe('LAYAK')
  const household = homes.get(`${BANDUNG.code} 3`)!
  const enrolled = newId()
  await fasilitator.api.enrolment.propose.mutate({
    commandId: newId(),
    id: enrolled,
    household,
    person: null,
    program: 'BLT_DD',
  })
  await bo.api.enrolment.confirm.mutate({ commandId: newId(), id: enrolled, version: 1 })

  clock = 10 * DAY
  for (const { code } of [BANDUNG, KOTA]) {
    const card = await cardAt(code, 2, 'PKH')
    expect(card).toMatchObject({ verdict: 'TIDAK', params: { maxDesil: 1 } })
    expect(card.failed.map(({ fact: failing, value }) => [failing, value])).toContainEqual(['keluarga.desil', 2])
    expect((await cardAt(code, 1, 'PKH')).verdict).toBe('LAYAK')
  }
  expect(await cardAt(BANYUASIN.code, 3, 'PKH')).toMatchObject({ verdict: 'LAYAK', params: { maxDesil: 3 } })
  expect((await cardAt(BANDUNG.code, 3, 'BLT_DD')).verdict).toBe('TIDAK')

  const { rows } = await bo.api.enrolment.show.query({ household })
  const kept = rows.find(({ id }) => id === enrolled)!
  expect(kept).toMatchObject({ state: 'MENERIMA' })
  expect(kept.evaluation?.decided).toMatchObject({ verdict: 'LAYAK', params: { maxDesil: 4 }, on: laterDay(9) })
})
