import { describe, expect, onTestFinished, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { createApp } from '@slrt/functions/app'
import { expireItems } from '@slrt/functions/jobs/expire'
import { recomputeDeadlines } from '@slrt/functions/jobs/recompute'
import { services as makeServices } from '@slrt/functions/services'
import { complaintOf, office } from '../support/complaints.ts'
import { published, termsOf } from '../support/regulation.ts'
import { clientOf, environmentOf, failure, world, type Person } from '../support/world.ts'

/** A local time of Bandung. */
const local = (text: string) => new Date(`${text.replace(' ', 'T')}:00+07:00`)

/** A district at a moment; `goTo` lets time pass. */
async function district(start: string) {
  let at = local(start)
  const made = await world({ now: () => at })
  const people = await office(made)
  const needOf = async (complaint: string, id: string, { api }: Person = people.bo) =>
    (await api.complaint.show.query({ id: complaint })).items.find((one) => one.id === id)!
  const act = async (
    who: Person,
    path: 'take' | 'wait' | 'resume' | 'extend' | 'reopen',
    id: string,
    version: number,
  ) => who.api.item[path].mutate({ commandId: newId(), id, version, note: 'Menunggu surat dari rumah sakit.' })
  /** A need at the Dinas Kesehatan, which has accepted it. */
  const accepted = async () => {
    const { complaint, items } = await complaintOf(people.fasilitator, ['KES07'])
    const referral = newId()
    const sent = { id: referral, item: items[0]!, version: 1, unit: people.units.health, request: 'Mohon kunjungan.' }
    await people.bo.api.referral.send.mutate({ commandId: newId(), ...sent })
    await people.health.api.referral.accept.mutate({ commandId: newId(), id: referral, version: 1 })
    return { complaint, item: items[0]!, referral }
  }
  const complete = (id: string) =>
    people.health.api.referral.complete.mutate({
      commandId: newId(),
      id,
      version: 2,
      resolution: 'LAYANAN_DIBERIKAN',
      note: 'Sudah dikunjungi.',
    })
  return { made, ...people, needOf, act, accepted, complete, goTo: (text: string) => void (at = local(text)) }
}

/** The joint decree for 2027: what of it lies in the first weeks. */
const table2027 = {
  year: 2027,
  source: 'SKB 3 Menteri tahun 2026',
  days: [
    { day: '2027-01-01', kind: 'L' as const, name: 'Tahun Baru Masehi' },
    { day: '2027-01-05', kind: 'L' as const, name: 'Isra Mikraj' },
  ],
  version: 0,
}

describe('a complaint of 15 December 2026, with 14 working days', () => {
  test('is provisional until the table of 2027 is there, late by it never, and counted again once', async () => {
    const { made, bo, health, needOf, accepted, complete, goTo } = await district('2026-12-15 10:00')
    const [one, other] = [await accepted(), await accepted()]
    const before = await needOf(one.complaint, one.item)
    expect([before.due, before.isProvisional]).toEqual(['2027-01-07T09:00:00.000Z', true])
    const asked = await health.api.referral.show.query({ id: one.referral })
    expect([asked.due, asked.isProvisional]).toEqual([before.due, true])
    expect(await recomputeDeadlines(made.services)).toBe(0)

    // The date has passed, and nobody is late by it.
    goTo('2027-01-12 10:00')
    expect((await bo.api.item.counts.query({})).late).toBe(0)
    expect((await bo.api.item.queue.query({ tab: 'late' })).total).toBe(0)
    const passed = await needOf(one.complaint, one.item)
    expect([passed.workingDays, passed.tiles.includes('over'), passed.isProvisional]).toEqual([0, false, true])
    await complete(other.referral)
    const lateOf = async (complaint: string) => {
      const { events } = await bo.api.complaint.show.query({ id: complaint })
      return events.some(({ act, late }) => act === 'referral.complete' && late)
    }
    expect(await lateOf(other.complaint)).toBe(false)

    await made.secretariat.api.holiday.save.mutate({ commandId: newId(), ...table2027 })
    const counted = await Promise.all([1, 2, 3].map(() => recomputeDeadlines(made.services)))
    // This one, and the other, whose result is to be told by a day of 2027.
    expect(counted.reduce((sum, n) => sum + n)).toBe(2)
    expect(await recomputeDeadlines(made.services)).toBe(0)
    const after = await needOf(one.complaint, one.item)
    expect([after.due, after.isProvisional, after.version]).toEqual(['2027-01-08T09:00:00.000Z', false, before.version])
    expect((await health.api.referral.show.query({ id: one.referral })).due).toBe(after.due)
    expect((await bo.api.item.counts.query({})).late).toBe(1)
    expect((await bo.api.item.queue.query({ tab: 'late' })).rows.map(({ id }) => id)).toEqual([one.item])
    await complete(one.referral)
    // What was said of the other while nobody knew stays said.
    expect([await lateOf(one.complaint), await lateOf(other.complaint)]).toEqual([true, false])
  })

  test('has the true date from the first day where the table is there already', async () => {
    const { made, needOf, accepted } = await district('2026-12-15 10:00')
    await made.secretariat.api.holiday.save.mutate({ commandId: newId(), ...table2027 })
    const { complaint, item } = await accepted()
    const need = await needOf(complaint, item)
    expect([need.due, need.isProvisional]).toEqual(['2027-01-08T09:00:00.000Z', false])
  })

  test('is not ended by a provisional date, and is as soon as its date is known to be over', async () => {
    const { made, fasilitator, needOf, act, goTo } = await district('2026-12-15 10:00')
    const { complaint, items } = await complaintOf(fasilitator)
    await act(fasilitator, 'wait', items[0]!, 1)
    goTo('2027-02-01 10:00')
    expect(await expireItems(made.services)).toBe(0)
    await made.secretariat.api.holiday.save.mutate({ commandId: newId(), ...table2027 })
    expect(await recomputeDeadlines(made.services)).toBe(1)
    expect(await expireItems(made.services)).toBe(1)
    expect((await needOf(complaint, items[0]!)).state).toBe('DIBATALKAN')
  })

  test('and what was paused and extended meanwhile is counted with that', async () => {
    const { made, fasilitator, bo, manager, needOf, act, goTo } = await district('2026-12-28 10:00')
    const { complaint, items } = await complaintOf(fasilitator)
    const id = items[0]!
    await act(bo, 'take', id, 1)
    goTo('2026-12-29 10:00')
    await act(bo, 'wait', id, 2)
    goTo('2026-12-31 10:00')
    await act(bo, 'resume', id, 3)
    await act(manager, 'extend', id, 4)
    // Five working days from 28 December, two of pause, five more: the 1st is all that is known of the year's feasts.
    expect(await needOf(complaint, id)).toMatchObject({ due: '2027-01-14T09:00:00.000Z', isProvisional: true })
    await made.secretariat.api.holiday.save.mutate({ commandId: newId(), ...table2027 })
    expect(await recomputeDeadlines(made.services)).toBe(1)
    expect(await needOf(complaint, id)).toMatchObject({ due: '2027-01-15T09:00:00.000Z', isProvisional: false })
  })
})

describe('a new version of a rule', () => {
  const newer = { key: 'clock.DITANGANI_SLRT', value: termsOf(2), effectiveFrom: '2026-11-03' }

  test('is not for a complaint of the day before, is for one of the day after; each names its article', async () => {
    const { made, admin, fasilitator, bo, needOf, act, goTo } = await district('2026-11-02 09:00')
    const { instrument } = await published(made, admin, newer)
    const old = await complaintOf(fasilitator)
    goTo('2026-11-03 09:00')
    const fresh = await complaintOf(fasilitator)
    for (const { items } of [old, fresh]) await act(bo, 'take', items[0]!, 1)
    const [kept, changed] = [await needOf(old.complaint, old.items[0]!), await needOf(fresh.complaint, fresh.items[0]!)]
    expect(kept).toMatchObject({
      due: '2026-11-10T09:00:00.000Z',
      rule: { value: { amount: 5, unit: 'working_day' }, source: { level: 'nation', citation: null } },
    })
    expect(changed).toMatchObject({
      due: '2026-11-05T09:00:00.000Z',
      rule: {
        value: { amount: 2, unit: 'working_day' },
        source: { level: 'district', citation: `Perbup ${instrument.number}/2026 Pasal 9 ayat 2` },
      },
    })
    // Whatever is published later, both keep what they were born under.
    await published(made, admin, { ...newer, value: termsOf(9), effectiveFrom: '2026-11-04' })
    goTo('2026-11-04 09:00')
    expect((await needOf(old.complaint, old.items[0]!)).rule).toEqual(kept.rule)
    expect((await needOf(fresh.complaint, fresh.items[0]!)).rule).toEqual(changed.rule)
  })

  test('decides the same in two processes, whichever of them is asked first', async () => {
    const { made, admin, fasilitator, goTo } = await district('2026-11-02 09:00')
    let at = local('2026-11-02 09:00')
    const other = await makeServices(environmentOf(made.database), { now: () => at, log: () => undefined })
    onTestFinished(other.end)
    const there = { ...fasilitator, api: clientOf(createApp(other), fasilitator.cookie, fasilitator.membership) }
    const rules = async (officer: Person) => {
      const { complaint } = await complaintOf(officer)
      const { items } = await officer.api.complaint.show.query({ id: complaint })
      return [items[0]!.due, items[0]!.rule!.value.amount]
    }
    // Both have read what holds now.
    expect(await rules(there)).toEqual(await rules(fasilitator))
    for (const days of [2, 3, 4]) {
      await published(made, admin, {
        key: 'clock.TERDAFTAR',
        value: termsOf(days),
        effectiveFrom: `2026-11-0${days + 1}`,
      })
      at = local(`2026-11-0${days + 1} 09:00`)
      goTo(`2026-11-0${days + 1} 09:00`)
      const answers = await Promise.all([there, fasilitator, there, fasilitator].map(rules))
      expect(new Set(answers.map(String)).size).toBe(1)
      expect(answers[0]![1]).toBe(days)
    }
  })

  test('of the week and the hours moves what begins from its day on', async () => {
    const { made, admin, fasilitator, bo, needOf, act, goTo } = await district('2026-11-05 09:00')
    await published(made, admin, { key: 'calendar.week', value: '[1,2,3,4,5,6]', effectiveFrom: '2026-11-06' })
    const hours = JSON.stringify({ opens: 480, closes: 840 })
    await published(made, admin, { key: 'calendar.hours', value: hours, effectiveFrom: '2026-11-06' })
    const off = JSON.stringify([{ day: '2026-11-09', name: 'Hari Jadi Kabupaten' }])
    await published(made, admin, { key: 'calendar.holidays', value: off, effectiveFrom: '2026-11-06' })
    const { complaint, items } = await complaintOf(fasilitator)
    await act(bo, 'take', items[0]!, 1)
    expect((await needOf(complaint, items[0]!)).due).toBe('2026-11-12T09:00:00.000Z')
    goTo('2026-11-06 09:00')
    const later = await complaintOf(fasilitator)
    await act(bo, 'take', later.items[0]!, 1)
    // 7, 10, 11, 12 and 13 November: the Saturday is worked, the 9th is not; 14.00.
    expect((await needOf(later.complaint, later.items[0]!)).due).toBe('2026-11-13T07:00:00.000Z')
  })
})

describe('a deadline', () => {
  test('goes on after a pause with what was left of it', async () => {
    const { fasilitator, bo, needOf, act, goTo } = await district('2026-11-02 09:00')
    const { complaint, items } = await complaintOf(fasilitator)
    const id = items[0]!
    await act(bo, 'take', id, 1)
    expect((await needOf(complaint, id)).due).toBe('2026-11-09T09:00:00.000Z')
    goTo('2026-11-04 09:00')
    await act(bo, 'wait', id, 2)
    goTo('2026-11-10 09:00')
    await act(bo, 'resume', id, 3)
    // 5, 6, 9 and 10 November began while the resident was awaited.
    expect(await needOf(complaint, id)).toMatchObject({ state: 'DITANGANI_SLRT', due: '2026-11-13T09:00:00.000Z' })
  })

  test('is put off once, with a reason that its journey tells; not when it is over', async () => {
    const { fasilitator, bo, manager, needOf, act, goTo } = await district('2026-11-02 09:00')
    const { complaint, items } = await complaintOf(fasilitator)
    const id = items[0]!
    await act(bo, 'take', id, 1)
    expect((await failure(act(bo, 'extend', id, 2))).code).toBe('path.forbidden')
    expect((await needOf(complaint, id, manager)).acts).toContain('item.extend')
    goTo('2026-11-02 10:00')
    await act(manager, 'extend', id, 2)
    const extended = await needOf(complaint, id, manager)
    expect(extended).toMatchObject({ state: 'DITANGANI_SLRT', due: '2026-11-16T09:00:00.000Z', isExtended: true })
    expect(extended.acts).not.toContain('item.extend')
    const { events } = await bo.api.complaint.show.query({ id: complaint })
    expect(events[0]).toMatchObject({ act: 'item.extend', late: false, note: 'Menunggu surat dari rumah sakit.' })
    expect((await failure(act(manager, 'extend', id, 3))).code).toBe('item.extend_once')
    await bo.api.item.submit.mutate({ commandId: newId(), id, version: 3 })
    goTo('2026-12-01 09:00')
    expect((await failure(act(manager, 'extend', id, 4))).code).toBe('item.extend_late')
  })

  test('of an agency is put off by the office, and its need with it', async () => {
    const { manager, bo, health, needOf, accepted, goTo } = await district('2026-11-02 09:00')
    const { complaint, item, referral } = await accepted()
    const extend = ({ api }: Person, version: number) =>
      api.referral.extend.mutate({ commandId: newId(), id: referral, version, note: 'Dokter cuti sampai akhir bulan.' })
    expect((await failure(extend(health, 2))).code).toBe('path.forbidden')
    const [seen] = (await needOf(complaint, item, manager)).referrals
    expect(seen!.acts).toEqual(['referral.withdraw', 'referral.extend'])
    goTo('2026-11-02 10:00')
    await extend(manager, 2)
    expect((await needOf(complaint, item)).due).toBe('2026-12-10T09:00:00.000Z')
    const shown = await health.api.referral.show.query({ id: referral })
    expect([shown.due, shown.isExtended]).toEqual(['2026-12-10T09:00:00.000Z', true])
    const { events } = await bo.api.complaint.show.query({ id: complaint })
    expect(events[0]).toMatchObject({ act: 'referral.extend', unit: 'Dinas Kesehatan' })
    expect((await failure(extend(manager, 3))).code).toBe('item.extend_once')
  })
})

describe('the district’s rules of service', () => {
  test('a need is opened again as long as the district says', async () => {
    const { made, admin, fasilitator, bo, manager, needOf, act, goTo } = await district('2026-11-02 09:00')
    await published(made, admin, { key: 'service.reopenDays', value: '10', effectiveFrom: '2026-11-02' })
    const { complaint, items } = await complaintOf(fasilitator)
    const id = items[0]!
    const result = { resolution: 'LAYANAN_DIBERIKAN' as const, note: 'Bantuan sudah diberikan.' }
    await bo.api.item.finish.mutate({ commandId: newId(), id, version: 1, ...result })
    await fasilitator.api.item.feedback.mutate({ commandId: newId(), id, version: 2, arrived: true })
    const closed = await needOf(complaint, id, manager)
    expect([closed.state, closed.reopenUntil, closed.acts]).toEqual(['DITUTUP', '2026-11-12', ['item.reopen']])
    expect((await bo.api.complaint.show.query({ id: complaint })).keptUntil).toBe('2031-11-02')
    goTo('2026-11-13 00:01')
    expect(await needOf(complaint, id, manager)).toMatchObject({ reopenUntil: null, acts: [] })
    const refused = await failure(act(manager, 'reopen', id, closed.version))
    expect([refused.code, refused.facts]).toEqual(['item.reopen_over', { until: '2026-11-12' }])
  })

  test('what it hurries is urgent from the first day, and what needs no asking is closed without', async () => {
    const { made, admin, fasilitator, bo, needOf } = await district('2026-11-02 09:00')
    await published(made, admin, { key: 'service.fastTrack', value: '["KES07"]', effectiveFrom: '2026-11-02' })
    await published(made, admin, { key: 'service.feedbackRequired', value: 'false', effectiveFrom: '2026-11-02' })
    const { complaint, items } = await complaintOf(fasilitator, ['KES07', 'PGN02'])
    const [hurried, usual] = [await needOf(complaint, items[0]!), await needOf(complaint, items[1]!)]
    expect([hurried.urgency, hurried.due]).toEqual(['TINGGI', '2026-11-02T06:00:00.000Z'])
    expect(usual.urgency).toBe('NORMAL')
    const result = { resolution: 'LAYANAN_DIBERIKAN' as const, note: 'Bantuan sudah diberikan.' }
    await bo.api.item.finish.mutate({ commandId: newId(), id: items[0]!, version: 1, ...result })
    expect((await needOf(complaint, items[0]!)).acts).toContain('item.close')
    await bo.api.item.close.mutate({ commandId: newId(), id: items[0]!, version: 2 })
    expect((await needOf(complaint, items[0]!)).state).toBe('DITUTUP')
  })
})
