import { describe, expect, test } from 'vitest'
import type { SaveCatalogue } from '@slrt/domain/catalogue'
import type { Category } from '@slrt/domain/category'
import { newId } from '@slrt/domain/id'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { family, office, told } from '../support/complaints.ts'
import { failure, world, type Person } from '../support/world.ts'

/** The local day that lies so many days from today. */
const dayFromNow = (days: number) => localDate(new Date(Date.now() + days * 86_400_000), zoneOf('00'))

const line = (more: Partial<SaveCatalogue> = {}): SaveCatalogue => ({
  kind: 'category',
  code: 'KP02',
  effectiveFrom: dayFromNow(-10),
  effectiveTo: null,
  name: 'Kartu mati atau bantuan berhenti',
  details: 'Kata yang dipakai warga.',
  owner: 'Kementerian Sosial',
  source: 'Keputusan Sekretariat Nasional 7/2026',
  confidence: 'D',
  version: 0,
  ...more,
})
const save = ({ api }: Person, more: Partial<SaveCatalogue> = {}) =>
  api.catalogue.save.mutate({ commandId: newId(), ...line(more) })

describe('the national catalogue', () => {
  test('has the programs of the field, each with its owner, its source and how sure that is', async () => {
    const { secretariat } = await world()
    const { rows } = await secretariat.api.catalogue.list.query({ kind: 'program' })
    expect(rows.length).toBeGreaterThanOrEqual(12)
    expect(rows.find(({ code }) => code === 'PKH')).toMatchObject({ owner: 'Kementerian Sosial', confidence: 'F' })
    for (const one of rows) expect([one.code, one.owner !== '', one.source !== '']).toEqual([one.code, true, true])
    expect(rows.find(({ code }) => code === 'BLT_KESRA')?.shown).toBe('BERAKHIR')
  })

  test('has lines from a day on: what holds, what is to come, what was', async () => {
    const { secretariat } = await world()
    await save(secretariat)
    await save(secretariat, { effectiveFrom: dayFromNow(-3), name: 'Bantuan berhenti' })
    await save(secretariat, { effectiveFrom: dayFromNow(30), name: 'Bantuan terhenti' })
    const { rows } = await secretariat.api.catalogue.list.query({ kind: 'category' })
    expect(rows.map(({ name, shown }) => [name, shown])).toEqual([
      ['Bantuan terhenti', 'TERJADWAL'],
      ['Bantuan berhenti', 'BERLAKU'],
      ['Kartu mati atau bantuan berhenti', 'DIGANTIKAN'],
    ])
  })

  test('refuses an unknown code, an end before its start, lines that overlap, and what the author has not seen', async () => {
    const { secretariat } = await world()
    const code = async (more: Partial<SaveCatalogue>) => (await failure(save(secretariat, more))).code
    expect(await code({ code: 'KP99' })).toBe('catalogue.unknown_code')
    expect(await code({ kind: 'role', code: 'RAJA' })).toBe('catalogue.unknown_code')
    expect(await code({ effectiveTo: dayFromNow(-11) })).toBe('catalogue.span')
    await save(secretariat, { effectiveTo: dayFromNow(20) })
    expect(await failure(save(secretariat, { effectiveFrom: dayFromNow(5) }))).toMatchObject({
      code: 'catalogue.overlap',
      facts: { day: dayFromNow(-10) },
    })
    expect(await failure(save(secretariat))).toMatchObject({
      code: 'catalogue.changed',
      facts: { by: 'SEKNAS_ADMIN 00' },
    })
    await save(secretariat, { name: 'Yang kedua', version: 1 })
    const { rows } = await secretariat.api.catalogue.list.query({ kind: 'category' })
    expect(rows).toMatchObject([{ name: 'Yang kedua', version: 2 }])
    // A program is not a code of the software.
    await save(secretariat, { kind: 'program', code: 'MAKAN_BERGIZI', name: 'Makan Bergizi Gratis' })
  })

  test('two who write one line at once: one is refused', async () => {
    const made = await world()
    const second = await made.somebody('00', 'SEKNAS_ADMIN')
    const outcomes = await Promise.allSettled([save(made.secretariat), save(second)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a category that the secretariat has ended', () => {
  test('is refused with the very next complaint, by name; what was told on its last day is taken', async () => {
    const made = await world()
    const { fasilitator } = await office(made)
    const home = family(1)
    await fasilitator.api.household.register.mutate({ commandId: newId(), ...home })
    const register = (categories: readonly Category[], more: { recordedAt?: string } = {}) =>
      fasilitator.api.complaint.register.mutate({ commandId: newId(), ...told(home.id, categories), ...more })
    await register(['KP02'])
    await save(made.secretariat, { effectiveTo: dayFromNow(-1) })
    expect(await failure(register(['KES01', 'KP02']))).toMatchObject({
      code: 'catalogue.ended',
      facts: { code: 'KP02', name: 'Kartu mati atau bantuan berhenti', day: dayFromNow(-1) },
    })
    const recordedAt = new Date(Date.now() - 2 * 86_400_000).toISOString()
    await register(['KP02'], { recordedAt })
    await register(['KES01'])
    // A line that is not over goes on, and one in its place begins anew.
    await save(made.secretariat, { effectiveFrom: dayFromNow(0) })
    await register(['KP02'])
  })
})
