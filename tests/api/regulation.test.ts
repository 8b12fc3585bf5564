import { createTRPCClient, httpLink } from '@trpc/client'
import { describe, expect, onTestFinished, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { createApp } from '@slrt/functions/app'
import type { AppRouter } from '@slrt/functions/router'
import { services as makeServices } from '@slrt/functions/services'
import { complaintOf, CIMEKAR } from '../support/complaints.ts'
import { needIn } from '../support/need.ts'
import { asked, drafted, entryOf, instrumentOf, laterDay, published, termsOf } from '../support/regulation.ts'
import { statementsOf } from '../support/statements.ts'
import { environmentOf, failure, world, type Api, type Person, type World } from '../support/world.ts'

const WEEK = { key: 'calendar.week', value: '[1,2,3,4,5,6]' }
const show = async (api: Api, key: string, at: object = {}) =>
  (await api.regulation.show.query(at)).keys.find((one) => one.key === key)!

async function district() {
  const made = await world()
  const admin = await made.district('32.04')
  const draft = (more: Record<string, unknown>, { api }: Person = admin) =>
    api.regulation.draft.mutate({ commandId: newId(), ...entryOf(more) })
  const refusal = async (more: Record<string, unknown>, who = admin) => failure(draft(more, who))
  return { made, admin, draft, refusal }
}

describe('a district’s regulation', () => {
  test('says what holds, which article says so, and what stands above it', async () => {
    const { made, admin } = await district()
    const before = await admin.api.regulation.show.query({})
    expect(before.keys.every(({ source }) => source.level === 'nation' && source.entry === null)).toBe(true)
    const { instrument, id } = await published(made, admin, WEEK)
    const after = await admin.api.regulation.show.query({})
    expect(after.configuration).toBeGreaterThan(before.configuration)
    const citation = `Perbup ${instrument.number}/2026 Pasal 9 ayat 2`
    expect(after.keys.find(({ key }) => key === 'calendar.week')).toMatchObject({
      group: 'calendar',
      value: [1, 2, 3, 4, 5, 6],
      standard: [1, 2, 3, 4, 5],
      source: { level: 'district', entry: id, citation },
      chain: [
        { level: 'nation', tenant: '00', value: [1, 2, 3, 4, 5], citation: null },
        { level: 'district', tenant: '32.04', value: [1, 2, 3, 4, 5, 6], citation, effectiveFrom: laterDay(0) },
      ],
      own: [
        {
          id,
          state: 'TERBIT',
          shown: 'BERLAKU',
          citation,
          changedBy: 'Nia Kurniasih',
          approval: { state: 'DISETUJUI' },
        },
      ],
    })
    expect(after.keys.filter(({ source }) => source.entry !== null)).toHaveLength(1)
  })

  test('is the nation’s and the province’s where it says nothing itself, and binds no neighbour', async () => {
    const { made, admin } = await district()
    const neighbour = await made.district('32.73')
    const head = { id: newId(), name: 'Sri Rahayu', email: 'sri@contoh.test' }
    const place = { code: '32', kind: 'province' as const, name: 'Jawa Barat', areas: ['32.01'], admin: head }
    await made.secretariat.api.tenant.open.mutate({ commandId: newId(), ...place })
    const elsewhere = await made.district('16.07')
    const province = await made.somebody('32', 'KAB_ADMIN')
    const of = async (person: Person) => {
      const { value, source } = await show(person.api, 'service.reopenDays')
      return [value, source.level]
    }
    const key = 'service.reopenDays'
    await published(made, made.secretariat, { key, value: '40' })
    expect([await of(admin), await of(elsewhere)]).toEqual([
      [40, 'nation'],
      [40, 'nation'],
    ])
    await published(made, province, { key, value: '50' })
    expect([await of(admin), await of(elsewhere)]).toEqual([
      [50, 'province'],
      [40, 'nation'],
    ])
    await published(made, admin, { key, value: '60' })
    expect([await of(admin), await of(neighbour)]).toEqual([
      [60, 'district'],
      [50, 'province'],
    ])
    expect((await show(admin.api, key)).chain.map(({ value }) => value)).toEqual([40, 50, 60])
    expect((await show(admin.api, key)).own).toHaveLength(1)
  })

  test('differs by kecamatan, desa and subject', async () => {
    const { made, admin } = await district()
    await published(made, admin, { area: '32.04.05', value: termsOf(4) })
    await published(made, admin, { area: CIMEKAR, subject: 'KES', value: termsOf(2) })
    const days = async (at: object) => {
      const { value, source } = await show(admin.api, 'clock.DIRUJUK', at)
      return [(value as { NORMAL: { amount: number } }).NORMAL.amount, source.level]
    }
    expect(await days({ area: CIMEKAR, subject: 'KES01' })).toEqual([2, 'desa'])
    expect(await days({ area: CIMEKAR, subject: 'PEN02' })).toEqual([4, 'kecamatan'])
    expect(await days({ area: '32.04.06', subject: 'KES01' })).toEqual([2, 'nation'])
    const { own } = await show(admin.api, 'clock.DIRUJUK')
    expect(new Set(own.map(({ area }) => area?.label))).toEqual(new Set(['Desa Cimekar', 'Kec. Cileunyi']))
  })

  test('is scheduled, comes into force on its day, is superseded, and goes back by a new version', async () => {
    const { made, admin } = await district()
    const reopen = (value: string, effectiveFrom: string, effectiveTo: string | null = null) =>
      published(made, admin, { key: 'service.reopenDays', value, effectiveFrom, effectiveTo })
    const first = await reopen('20', laterDay(0))
    const next = await reopen('10', laterDay(5))
    const back = await reopen('20', laterDay(9))
    const on = async (day: string) => {
      const { value, own } = await show(admin.api, 'service.reopenDays', { day })
      return [value, ...[first, next, back].map(({ id }) => own.find((one) => one.id === id)!.shown)]
    }
    expect(await on(laterDay(0))).toEqual([20, 'BERLAKU', 'TERJADWAL', 'TERJADWAL'])
    expect(await on(laterDay(5))).toEqual([10, 'DIGANTIKAN', 'BERLAKU', 'TERJADWAL'])
    expect(await on(laterDay(9))).toEqual([20, 'DIGANTIKAN', 'DIGANTIKAN', 'BERLAKU'])
    const { rows } = await admin.api.regulation.history.query({ key: 'service.reopenDays', subject: '', area: '' })
    expect(rows.map(({ id }) => id)).toEqual([back.id, next.id, first.id])
  })

  test('that has not begun is taken back, and what held holds on', async () => {
    const { made, admin } = await district()
    const ahead = await published(made, admin, { ...WEEK, effectiveFrom: laterDay(5) })
    const begun = await published(made, admin, { key: 'service.reopenDays', value: '20' })
    const cancel = (id: string, version = 3) => admin.api.regulation.cancel.mutate({ commandId: newId(), id, version })
    expect((await failure(cancel(begun.id))).code).toBe('regulation.begun')
    expect((await failure(cancel(ahead.id, 2))).code).toBe('regulation.changed')
    await cancel(ahead.id)
    expect((await show(admin.api, 'calendar.week', { day: laterDay(6) })).source.level).toBe('nation')
    expect((await failure(cancel(ahead.id, 4))).code).toBe('regulation.not_published')
    const { rows } = await admin.api.regulation.history.query({ key: 'calendar.week' })
    expect(rows).toMatchObject([{ id: ahead.id, shown: 'DITARIK' }])
    // The place is free again.
    await published(made, admin, { ...WEEK, effectiveFrom: laterDay(5) })
  })
})

describe('what bad input gets', () => {
  test('is the entry, the rule broken, and nothing kept', async () => {
    const { made, admin, draft, refusal } = await district()
    const neighbour = await made.district('32.73')
    const code = async (more: Record<string, unknown>) => (await refusal(more)).code
    expect(await refusal({ key: 'clock.TIDUR' })).toMatchObject({ code: 'regulation.unknown_key', httpStatus: 409 })
    const nothing = { NORMAL: { amount: 0, unit: 'working_day' } }
    expect(await refusal({ value: JSON.stringify(nothing) })).toMatchObject({
      code: 'regulation.value',
      facts: { key: 'clock.DIRUJUK', field: 'NORMAL.amount' },
    })
    expect(await code({ subject: 'XXX' })).toBe('regulation.subject')
    expect(await code({ ...WEEK, area: '32.04.05' })).toBe('regulation.reach')
    expect(await code({ area: '32.73.03' })).toBe('scope.outside')
    expect(await code({ area: '32.04.99' })).toBe('area.unknown')
    expect(await code({ effectiveTo: laterDay(-1) })).toBe('regulation.span')
    expect(await code({ article: 'Pasal 1' })).toBe('regulation.article')
    expect((await refusal({ effectiveFrom: '2026-02-30' })).fields).toMatchObject([{ path: 'effectiveFrom' }])

    const key = 'approval.regulation.publish'
    expect(await code({ key, value: '["SEKNAS_ADMIN"]' })).toBe('regulation.no_decider')

    const theirs = instrumentOf()
    await neighbour.api.instrument.add.mutate({ commandId: newId(), ...theirs })
    const national = instrumentOf({ type: 'PERMENSOS' })
    await made.secretariat.api.instrument.add.mutate({ commandId: newId(), ...national })
    for (const { id } of [theirs, national])
      expect(await code({ instrument: id, article: 'Pasal 1' })).toBe('instrument.not_found')
    const old = instrumentOf({ effectiveFrom: '2018-01-01', effectiveTo: '2025-12-31', year: 2018 })
    const young = instrumentOf({ effectiveFrom: laterDay(30), number: '13' })
    for (const one of [old, young]) {
      await admin.api.instrument.add.mutate({ commandId: newId(), ...one })
      expect(await code({ instrument: one.id, article: 'Pasal 1' })).toBe('regulation.instrument_span')
    }

    const route = (unit: string) => code({ key: 'routing.unit', subject: 'KES', value: JSON.stringify(unit) })
    expect(await route(newId())).toBe('regulation.unit_closed')
    expect(await route(await made.unit('32.73', 'Dinas Kesehatan'))).toBe('regulation.unit_closed')
    expect(await route(await made.unit('32.04', 'Puskesos', { kind: 'PUSKESOS', desa: CIMEKAR }))).toBe(
      'regulation.unit_closed',
    )
    const health = await made.unit('32.04', 'Dinas Kesehatan')
    const nation = { key: 'routing.unit', value: JSON.stringify(health) }
    expect((await refusal(nation, made.secretariat)).code).toBe('regulation.unit_closed')
    await draft({ key: 'routing.unit', subject: 'KES', value: JSON.stringify(health) })
    expect((await made.owner.query(`select key from entry where tenant = '32.04'`)).rows).toEqual([
      { key: 'routing.unit' },
    ])
  })

  test('overlapping versions and a start in the past are refused when somebody asks for them', async () => {
    const { made, admin } = await district()
    await published(made, admin, { effectiveFrom: laterDay(5), effectiveTo: laterDay(20) })
    const clash = await failure(asked(admin, { effectiveFrom: laterDay(10) }))
    expect(clash).toMatchObject({
      code: 'regulation.overlap',
      facts: { key: 'clock.DIRUJUK', day: laterDay(10), from: laterDay(5), to: laterDay(20) },
    })
    expect((await failure(asked(admin, { effectiveFrom: laterDay(5) }))).code).toBe('regulation.overlap')
    expect((await failure(asked(admin, { effectiveFrom: laterDay(-1) }))).code).toBe('regulation.past')
    await published(made, admin, { effectiveFrom: laterDay(21) })
    await published(made, admin, { effectiveFrom: laterDay(10), subject: 'KES' })
  })

  test('of two admins who edit one entry the second is shown the first’s change, and decides', async () => {
    const { made, admin } = await district()
    const { id, input } = await drafted(admin)
    const other = await made.somebody('32.04', 'KAB_ADMIN')
    const save = ({ api }: Person, value: string, version: number) =>
      api.regulation.draft.mutate({ commandId: newId(), ...input, value, version })
    await save(admin, termsOf(6), 1)
    expect(await failure(save(other, termsOf(7), 1))).toMatchObject({
      code: 'regulation.changed',
      facts: { key: 'clock.DIRUJUK', by: 'Nia Kurniasih', at: expect.stringMatching(/^\d{4}-/) },
    })
    const latest = (await show(other.api, 'clock.DIRUJUK')).own.find((one) => one.id === id)!
    expect(latest).toMatchObject({ version: 2, value: JSON.parse(termsOf(6)) })
    await save(other, termsOf(7), latest.version)
    const late = { commandId: newId(), id, version: 2, reason: 'Perbup sudah diundangkan.' }
    expect((await failure(admin.api.regulation.submit.mutate(late))).code).toBe('regulation.changed')
    expect((await failure(save(admin, termsOf(8), 0))).code).toBe('regulation.exists')
  })

  test('what waits, binds or was thrown away is not written any more', async () => {
    const { made, admin } = await district()
    const { id, input } = await asked(admin)
    const save = (version: number) => admin.api.regulation.draft.mutate({ commandId: newId(), ...input, version })
    const drop = (version: number) => admin.api.regulation.drop.mutate({ commandId: newId(), id, version })
    expect((await failure(save(2))).code).toBe('regulation.waiting')
    expect((await failure(drop(2))).code).toBe('regulation.waiting')
    const { api } = await made.somebody('32.04', 'KADIS')
    const [open] = (await api.approval.list.query({})).rows
    await api.approval.approve.mutate({ commandId: newId(), id: open!.id, version: 1 })
    expect((await failure(save(3))).code).toBe('regulation.published')
    expect((await failure(drop(3))).code).toBe('regulation.published')
    const second = await drafted(admin, { subject: 'KES' })
    await admin.api.regulation.drop.mutate({ commandId: newId(), id: second.id, version: 1 })
    expect((await show(admin.api, 'clock.DIRUJUK')).own.map((one) => one.id)).toEqual([id])
    const neighbour = await made.district('32.73')
    const foreign = neighbour.api.regulation.drop.mutate({ commandId: newId(), id, version: 3 })
    expect((await failure(foreign)).code).toBe('regulation.not_found')
  })
})

/** Another process on the same database, and this person there. */
async function besides({ database }: World, { cookie, membership }: Person): Promise<Api> {
  const services = await makeServices(environmentOf(database), { log: () => undefined })
  onTestFinished(services.end)
  const app = createApp(services)
  const fetch = async (input: unknown, init?: unknown) => app.request(input as string, init as RequestInit)
  const headers = { cookie, 'x-sebagai': membership }
  const url = 'http://slrt.test/trpc'
  return createTRPCClient<AppRouter>({ links: [httpLink({ url, methodOverride: 'POST', headers, fetch })] })
}

describe('a change', () => {
  test('decides the very next request in every process', async () => {
    const { made, admin } = await district()
    const there = await besides(made, admin)
    const both = async () =>
      Promise.all([admin.api, there].map(async (api) => (await show(api, 'service.reopenDays')).value))
    expect(await both()).toEqual([30, 30])
    for (const days of [21, 22, 23]) {
      const value = String(days)
      await published(made, admin, { key: 'service.reopenDays', value, effectiveFrom: laterDay(days - 21) })
      const day = laterDay(days - 21)
      const seen = await Promise.all(
        [there, admin.api].map(async (api) => (await show(api, 'service.reopenDays', { day })).value),
      )
      expect(seen).toEqual([days, days])
    }
    await published(made, made.secretariat, { key: 'service.retentionYears', value: '7' })
    expect((await show(there, 'service.retentionYears')).value).toBe(7)
  })

  test('costs one reading of the rules; once warm, resolving adds no statement', async () => {
    const { made, admin } = await district()
    const fasilitator = await made.somebody('32.04', 'FASILITATOR', [CIMEKAR])
    await complaintOf(fasilitator)
    const look = await statementsOf(made, fasilitator, 'item.queue', { tab: 'mine' })
    const ofRules = (all: string[]) => all.filter((text) => /from "(entry|instrument)"|holiday/.test(text)).length
    const cold = await look()
    const warm = await look()
    expect([ofRules(cold), ofRules(warm)]).toEqual([4, 0])
    expect(new Set(cold).isSupersetOf(new Set(warm))).toBe(true)
    await published(made, admin)
    expect(ofRules(await look())).toBe(4)
    expect(await look()).toEqual(warm)
  })

  test('leaves a complaint the deadline of its own day, and gives the next one the new', async () => {
    const { made, admin } = await district()
    const fasilitator = await made.somebody('32.04', 'FASILITATOR', [CIMEKAR])
    const dueIn = async (complaint: string) => {
      const { items } = await fasilitator.api.complaint.show.query({ id: complaint })
      const { since, due } = items[0]!
      return Math.round((Date.parse(due!) - Date.parse(since)) / 3_600_000)
    }
    const hours = (amount: number) => {
      const term = { amount, unit: 'clock_hour' }
      return JSON.stringify({ NORMAL: term, TINGGI: term, DARURAT: term })
    }
    const steps = ['TERDAFTAR', 'IDENTIFIKASI'].map((state) => ({ key: `clock.${state}` }))
    for (const step of steps) await published(made, admin, { ...step, value: hours(100) })
    const before = await complaintOf(fasilitator)
    expect(await dueIn(before.complaint)).toBe(100)
    for (const step of steps) await published(made, admin, { ...step, subject: 'BAN', value: hours(200) })
    const after = await complaintOf(fasilitator)
    const identify = ({ items }: { items: string[] }) =>
      fasilitator.api.item.identify.mutate({ commandId: newId(), id: items[0]!, version: 1 })
    await identify(before)
    await identify(after)
    expect([await dueIn(before.complaint), await dueIn(after.complaint)]).toEqual([100, 200])
  })
})

describe('a draft is tried', () => {
  test('on the finished steps of the last 90 days', async () => {
    const { made, admin } = await district()
    const at = (days: number, hour = 3) =>
      new Date(Math.floor(Date.now() / 86_400_000 - days) * 86_400_000 + hour * 3_600_000)
    /** One need that was an hour at an agency’s desk, one that was twenty days there, one of long ago. */
    for (const [n, [from, to]] of [
      [at(40), at(40, 4)],
      [at(40), at(20)],
      [at(200), at(120)],
    ].entries()) {
      const { complaint, item } = await needIn(made, '32.04', CIMEKAR)
      await made.owner.query('update complaint set ticket = $1 where id = $2', [`3204-2611-00000${n}`, complaint])
      const rows = [
        ['DITANGANI_SLRT', 'DIRUJUK', from],
        ['DIRUJUK', 'SELESAI_DITANGANI', to],
      ] as const
      for (const [before, after, when] of rows)
        await made.owner.query(
          `insert into event (tenant, id, complaint, item, desa, category, act, before, after, at, step, late, by_name, by_role)
           values ('32.04', $1, $2, $3, $4, 'KES01', 'x', $5, $6, $7, 0, false, 'Dewi', 'BO')`,
          [newId(when!.getTime()), complaint, item, CIMEKAR, before, after, when],
        )
    }
    const tried = async (more: Record<string, unknown>) => {
      const { id } = await drafted(admin, more)
      return admin.api.regulation.try.query({ id })
    }
    // Two working days for agencies are the standard; sixty would have been kept by both.
    expect((await tried({ value: termsOf(60) })).clock).toEqual({
      days: 90,
      steps: 2,
      lateBefore: 1,
      lateAfter: 0,
      examples: ['3204-2611-000001'],
    })
    expect((await tried({ value: termsOf(60), subject: 'PEN' })).clock).toMatchObject({ lateBefore: 1, lateAfter: 1 })
  })

  test('against what holds without it, and what narrower rules go on deciding', async () => {
    const { made, admin } = await district()
    await published(made, admin, { area: '32.04.05', value: termsOf(9) })
    const { id } = await drafted(admin, { value: termsOf(3) })
    const tried = await admin.api.regulation.try.query({ id })
    expect(tried).toMatchObject({
      before: { value: { NORMAL: { amount: 2 } }, source: { level: 'nation' } },
      after: { value: { NORMAL: { amount: 3 } }, source: { entry: id } },
      exceptions: [{ area: '32.04.05', value: { NORMAL: { amount: 9 } } }],
      clock: { steps: 0, lateBefore: 0, lateAfter: 0, examples: [] },
    })
    const week = await drafted(admin, WEEK)
    expect((await admin.api.regulation.try.query({ id: week.id })).clock).toBeNull()
    const national = await drafted(made.secretariat)
    expect((await made.secretariat.api.regulation.try.query({ id: national.id })).clock).toBeNull()
  })
})
