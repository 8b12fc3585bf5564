import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import type { Holiday, SaveHolidays } from '@slrt/domain/holiday'
import { failure, world, type Person } from '../support/world.ts'

const newYear: Holiday = { day: '2027-01-01', kind: 'L', name: 'Tahun Baru Masehi' }
const table = (version: number, days = [newYear]) => ({
  year: 2027,
  source: 'SKB 3 Menteri tahun 2026',
  days,
  version,
})
const save = ({ api }: Person, input: SaveHolidays) => api.holiday.save.mutate({ commandId: newId(), ...input })
const configurationOf = async ({ owner }: Awaited<ReturnType<typeof world>>) =>
  (await owner.query<{ code: string; configuration: number }>('select code, configuration from national.tenant')).rows

describe('the table of days off', () => {
  test('of 2025 and 2026 is there from the beginning, of 2027 not; everybody reads it', async () => {
    const made = await world()
    await made.district('32.04')
    for (const one of [made.secretariat, await made.somebody('32.04', 'FASILITATOR', ['32.04.05.2003'])]) {
      const { years, days } = await one.api.holiday.list.query({ year: 2026 })
      expect(years.map(({ year }) => year)).toEqual([2026, 2025])
      expect(days).toHaveLength(25)
      expect(days.filter(({ kind }) => kind === 'CB').map(({ day }) => day)).toContain('2026-12-24')
    }
    expect((await made.secretariat.api.holiday.list.query({ year: 2027 })).days).toEqual([])
  })

  test('is replaced as a whole, and every tenant gets a new configuration with it', async () => {
    const made = await world()
    await made.district('32.04')
    await made.district('32.73')
    const before = await configurationOf(made)
    await save(made.secretariat, table(0))
    const after = await configurationOf(made)
    expect(new Set(after.map(({ configuration }) => configuration)).size).toBe(1)
    expect(after[0]!.configuration).toBeGreaterThan(Math.max(...before.map(({ configuration }) => configuration)))
    const other: Holiday[] = [
      { day: '2027-12-25', kind: 'L', name: 'Natal' },
      { day: '2027-03-09', kind: 'CB', name: 'Nyepi' },
    ]
    await save(made.secretariat, table(1, other))
    const { years, days } = await made.secretariat.api.holiday.list.query({ year: 2027 })
    expect(days).toEqual(other.toReversed())
    expect(years[0]).toMatchObject({ year: 2027, version: 2, changedBy: 'SEKNAS_ADMIN 00' })
    expect((await made.secretariat.api.holiday.list.query({ year: 2026 })).days).toHaveLength(25)
  })

  test('two who write it at once: the second hears who was first, and nothing of its table is there', async () => {
    const made = await world()
    const second = await made.somebody('00', 'SEKNAS_ADMIN')
    const mine = table(0, [{ day: '2027-05-01', kind: 'L', name: 'Hari Buruh' }])
    const outcomes = await Promise.allSettled([save(made.secretariat, table(0)), save(second, mine)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = await failure(save(second, mine))
    expect(refused).toMatchObject({ code: 'holiday.changed', facts: { by: 'SEKNAS_ADMIN 00' } })
    expect((await made.secretariat.api.holiday.list.query({ year: 2027 })).days).toHaveLength(1)
  })

  test('a day of another year or a day twice is refused, and the table stays', async () => {
    const { secretariat } = await world()
    const other = await failure(save(secretariat, table(0, [newYear, { ...newYear, day: '2026-01-01' }])))
    expect(other).toMatchObject({ code: 'holiday.other_year', facts: { day: '2026-01-01' } })
    const twice = await failure(save(secretariat, table(0, [newYear, newYear])))
    expect(twice).toMatchObject({ code: 'holiday.twice', facts: { day: '2027-01-01' } })
    expect((await secretariat.api.holiday.list.query({})).years).toHaveLength(2)
  })

  test('no district writes it', async () => {
    const made = await world()
    expect((await failure(save(await made.district('32.04'), table(0)))).code).toBe('path.forbidden')
  })
})
