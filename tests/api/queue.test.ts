import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Category } from '@slrt/domain/category'
import { newId } from '@slrt/domain/id'
import { CIMEKAR, complaintOf, family, office, told } from '../support/complaints.ts'
import { failure, makeWorld, world, type Person, type World } from '../support/world.ts'

const NEXT_DESA = '32.04.05.2004'
const FAR_DESA = '32.04.44.2001'
type Tab = 'mine' | 'late' | 'others' | 'paused' | 'all'
type Filters = { sector?: 'KES' | 'BAN' | 'PEN'; urgency?: 'DARURAT' | 'NORMAL'; area?: string; text?: string }

/** All rows of a view, page by page. */
async function allOf(person: Person, tab: Tab, filters: Filters = {}) {
  const rows = []
  let after: string | undefined
  for (;;) {
    const page = await person.api.item.queue.query({ tab, ...filters, ...(after ? { after } : {}) })
    rows.push(...page.rows)
    if (!page.next) return { rows, total: page.total }
    after = page.next
  }
}

describe('queues of a district with needs everywhere', () => {
  let made: World
  let people: Awaited<ReturnType<typeof office>>
  let far: Person
  let at: Date
  /** Ids of needs by what was done with them. */
  const needs: Record<string, string> = {}

  /** One day, some complaints in three desa, and acts on them. */
  beforeAll(async () => {
    at = new Date('2026-11-02T02:00:00Z')
    made = await makeWorld({ now: () => at })
    people = await office(made)
    const { fasilitator, bo, manager, units } = people
    const next = await made.somebody('32.04', 'FASILITATOR', [NEXT_DESA])
    far = await made.somebody('32.04', 'FASILITATOR', [FAR_DESA])
    const one = async (name: string, by: Person, category: Category, more: object = {}, desa = CIMEKAR) => {
      at = new Date(at.getTime() + 60_000)
      const home = family(Object.keys(needs).length + 1, desa)
      const head = { ...home.persons[0]!, name: `Warga ${name}` }
      await by.api.household.register.mutate({ commandId: newId(), ...home, persons: [head] })
      const input = { ...told(home.id, [category]), ...more }
      await by.api.complaint.register.mutate({ commandId: newId(), ...input })
      needs[name] = input.items[0]!.id
    }
    const act = (
      by: Person,
      name: string,
      path: 'take' | 'submit' | 'wait' | 'propose' | 'cancel' | 'forward',
      version = 1,
    ) => by.api.item[path].mutate({ commandId: newId(), id: needs[name]!, version, note: 'Sudah diperiksa.' })
    await one('baru', fasilitator, 'KES01')
    await one('darurat', fasilitator, 'KP02', { urgency: 'DARURAT' })
    await one('tinggi', next, 'PEN01', { urgency: 'TINGGI' }, NEXT_DESA)
    await one('jauh', far, 'KP01', {}, FAR_DESA)
    await one('diambil', fasilitator, 'KP03')
    await act(bo, 'diambil', 'take')
    await one('diteruskan', fasilitator, 'KP03')
    await act(fasilitator, 'diteruskan', 'forward')
    await one('diajukan', fasilitator, 'KES02')
    await act(bo, 'diajukan', 'submit')
    await one('menunggu', fasilitator, 'ADM01')
    await act(fasilitator, 'menunggu', 'wait')
    await one('diusulkan', fasilitator, 'KP01')
    await act(bo, 'diusulkan', 'propose')
    await one('batal', fasilitator, 'LNN01')
    await act(manager, 'batal', 'cancel')
    await one('dirujuk', fasilitator, 'KES07')
    const sent = { id: newId(), item: needs.dirujuk!, version: 1, unit: units.health, request: 'Mohon kunjungan.' }
    await bo.api.referral.send.mutate({ commandId: newId(), ...sent })
  })
  afterAll(() => made.end())

  const names = async (person: Person, tab: Tab, filters?: Filters) => {
    const { rows, total } = await allOf(person, tab, filters)
    expect(rows).toHaveLength(total)
    return rows.map(({ id }) => Object.keys(needs).find((name) => needs[name] === id)).join(' ')
  }

  test('begin with what is most urgent: emergencies, then by deadline, at the end what has none', async () => {
    const { rows } = await allOf(people.manager, 'all')
    expect(rows[0]?.urgency).toBe('DARURAT')
    const due = rows.slice(1).map((row) => row.due ?? '9')
    expect(due).toEqual(due.toSorted())
    expect(rows.at(-1)).toMatchObject({ state: 'DIUSULKAN_PUSAT', due: null, workingDays: null })
  })

  test('show whose turn it is: mine, with others, paused, all', async () => {
    const { fasilitator, supervisor, bo, manager } = people
    const seen = async (person: Person) => ({
      mine: await names(person, 'mine'),
      others: await names(person, 'others'),
      paused: await names(person, 'paused'),
      all: (await allOf(person, 'all')).total,
    })
    expect(await seen(fasilitator)).toEqual({
      mine: 'darurat baru',
      others: 'diteruskan dirujuk diambil diajukan',
      paused: 'menunggu diusulkan',
      all: 8,
    })
    expect(await seen(supervisor)).toMatchObject({
      mine: 'diteruskan',
      others: 'darurat tinggi baru dirujuk diambil diajukan',
      all: 9,
    })
    expect(await seen(bo)).toMatchObject({ mine: 'diteruskan diambil', all: 10 })
    expect(await seen(manager)).toMatchObject({ mine: 'diteruskan diambil diajukan', paused: 'menunggu diusulkan' })
    expect(await seen(far)).toEqual({ mine: 'jauh', others: '', paused: '', all: 1 })
  })

  test('tell with each need what one may do with it now, where it is and how long there is', async () => {
    const { rows } = await allOf(people.bo, 'mine')
    expect(rows[1]).toMatchObject({
      ticket: expect.stringMatching(/^3204-2611-\d{6}$/),
      head: 'Warga diambil',
      desa: { code: CIMEKAR, label: 'Desa Cimekar' },
      state: 'DITANGANI_SLRT',
      turn: 'SLRT',
      isMine: true,
      workingDays: 5,
      version: 2,
      changedBy: 'BO 32.04',
      acts: expect.arrayContaining(['item.submit', 'referral.send', 'item.cancel']),
    })
    const [referred] = (await allOf(people.bo, 'others', { text: 'warga dirujuk' })).rows
    expect(referred).toMatchObject({ state: 'DIRUJUK', units: ['Dinas Kesehatan'], isMine: false })
  })

  test('are narrowed by sector, urgency, area, name and number, and count exactly what they show', async () => {
    const { bo } = people
    expect(await names(bo, 'all', { sector: 'KES' })).toBe('baru dirujuk diajukan')
    expect(await names(bo, 'all', { sector: 'PEN', urgency: 'NORMAL' })).toBe('')
    expect(await names(bo, 'all', { urgency: 'DARURAT' })).toBe('darurat')
    expect(await names(bo, 'all', { area: '32.04.44' })).toBe('jauh')
    expect(await names(bo, 'all', { area: NEXT_DESA })).toBe('tinggi')
    expect(await names(bo, 'all', { text: 'WARGA Dar' })).toBe('darurat')
    const [row] = (await allOf(bo, 'all', { text: 'warga tinggi' })).rows
    expect(await names(bo, 'all', { text: row!.ticket! })).toBe('tinggi')
    expect(await names(bo, 'all', { text: '3204-2611-999999' })).toBe('')
    expect(await names(bo, 'all', { text: `%' or 1=1 --` })).toBe('')
    for (const filters of [{}, { sector: 'KES' }, { area: '32.04.05' }, { text: 'warga di' }] as Filters[]) {
      const counts = await bo.api.item.counts.query(filters)
      for (const tab of ['mine', 'late', 'others', 'paused', 'all'] as const)
        expect([tab, counts[tab]]).toEqual([tab, (await allOf(bo, tab, filters)).total])
    }
  })

  test('an area outside one’s scope shows nothing', async () => {
    expect(await names(people.fasilitator, 'all', { area: '32.04.44' })).toBe('')
    expect(await names(people.supervisor, 'all', { area: FAR_DESA })).toBe('')
  })

  test('late is what is overdue now, and nothing whose clock stands still', async () => {
    const { bo } = people
    expect(await names(bo, 'late')).toBe('')
    const before = at
    at = new Date('2026-11-02T07:30:00Z')
    expect(await names(bo, 'late')).toBe('darurat tinggi')
    at = new Date('2026-12-30T07:30:00Z')
    expect((await allOf(bo, 'late')).total).toBe(8)
    at = before
  })

  test('a place to go on that is none is refused', async () => {
    for (const after of ['x', `0|0|${newId()}'; --`, '2||' + newId()])
      expect((await failure(people.bo.api.item.queue.query({ tab: 'all', after }))).httpStatus).toBe(400)
    const beyond = await people.bo.api.item.queue.query({
      tab: 'all',
      after: `1||${'f'.repeat(8)}-ffff-ffff-ffff-${'f'.repeat(12)}`,
    })
    expect(beyond.rows).toEqual([])
  })
})

test('a queue of 130 is read page by page, nothing lost or twice while others act, with equal deadlines', async () => {
  const made = await world({ now: () => new Date('2026-11-02T02:00:00Z') })
  const { fasilitator, bo } = await office(made)
  const home = family(7_000)
  await fasilitator.api.household.register.mutate({ commandId: newId(), ...home })
  const ids: string[] = []
  for (let n = 0; n < 7; n++) {
    const input = {
      ...told(
        home.id,
        Array.from({ length: n < 6 ? 20 : 10 }, () => 'KP02' as const),
      ),
    }
    await fasilitator.api.complaint.register.mutate({ commandId: newId(), ...input })
    ids.push(...input.items.map(({ id }) => id))
  }
  const page = (after?: string) => fasilitator.api.item.queue.query({ tab: 'mine', ...(after ? { after } : {}) })
  const first = await page()
  expect([first.rows.length, first.total]).toEqual([50, 130])
  // One that was shown and one that was not leave the queue; those in between stay where they are.
  const shown = new Set(first.rows.map(({ id }) => id))
  const unseen = ids.filter((id) => !shown.has(id))
  for (const id of [first.rows[10]!.id, unseen[0]!])
    await bo.api.item.take.mutate({ commandId: newId(), id, version: 1 })
  const second = await page(first.next!)
  const third = await page(second.next!)
  expect([second.rows.length, third.rows.length, third.total, third.next]).toEqual([50, 29, 128, null])
  const read = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))
  expect(new Set(read).size).toBe(129)
  expect(new Set([...read, unseen[0]])).toEqual(new Set(ids))
})

test('who comes in by a second complaint of the same family sees both', async () => {
  const made = await world()
  const { fasilitator } = await office(made)
  const { household } = await complaintOf(fasilitator)
  await fasilitator.api.complaint.register.mutate({ commandId: newId(), ...told(household, ['PGN02']) })
  expect((await allOf(fasilitator, 'mine')).total).toBe(2)
})
