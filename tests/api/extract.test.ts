import { describe, expect, test } from 'vitest'
import { LOOKS } from '@slrt/domain/extract'
import { newId } from '@slrt/domain/id'
import { paths } from '../support/catalog.ts'
import { CIMEKAR, nikOf, office, told } from '../support/complaints.ts'
import { familyOf, listedVillage } from '../support/register.ts'
import { failure, world, type Person } from '../support/world.ts'

/** Deeds that open what is masked, but nothing of a family's: of officers, of applications, of lists that are no family's. */
const ABOUT_OTHERS = /^(staff|application|tenant|invitation|training|import|siks|proposal|duplicate|transfer|meeting)/

test('every deed that opens something of a family is told to the family', () => {
  const reveals = paths.filter(({ kind }) => kind === 'reveal').map(({ path }) => path)
  expect(LOOKS.filter((path) => !reveals.includes(path))).toEqual([])
  expect(reveals.filter((path) => !(LOOKS as readonly string[]).includes(path) && !ABOUT_OTHERS.test(path))).toEqual([])
})

describe('what a family may ask for', () => {
  test('everything that is stored of it, with source and date, and who looked', async () => {
    const { made, rini, fo, bo, home } = await listedVillage()
    for (const text of [home.kk, 'dewi sartika'])
      await bo.api.person.search.mutate({ text, area: null, purpose: 'LAYANAN' })
    await rini.api.person.identity.mutate({ id: home.siti.id })
    await rini.api.fact.detail.mutate({ id: home.siti.id, household: home.id })
    await rini.api.participation.save.mutate({ commandId: newId(), id: home.id, answers: [{ program: 'PKH', state: 'MENERIMA', year: 2024 }] }) // prettier-ignore
    await rini.api.complaint.register.mutate({ commandId: newId(), ...told(home.id) })
    const list = { layout: 'dtks' as const, format: 'csv' as const, identities: false, reason: null, part: 1, approval: null } // prettier-ignore
    await bo.api.export.file.mutate({ id: newId(), area: CIMEKAR, ...list })
    const paper = await fo.api.extract.show.mutate({ id: home.id })

    expect(paper).toMatchObject({ head: 'Siti Aminah', kk: home.kk, address: home.address, madeBy: 'FO 32.04' })
    expect(paper.members.map(({ name, nik }) => [name, nik])).toEqual([
      ['Siti Aminah', nikOf(7)],
      ['Asep Kurnia', null],
    ])
    expect(paper.facts.find(({ field }) => field === 'desil')).toMatchObject({ value: 2, source: 'DTSEN' })
    expect(paper.facts.find(({ field }) => field === 'wall')).toBeUndefined()
    expect(paper.detail).toContainEqual(['no_kks', '6013012345678901'])
    expect(paper.programs).toMatchObject([{ name: 'Program Keluarga Harapan', state: 'MENERIMA', year: 2024 }])
    expect(paper.needs).toMatchObject([{ kind: 'PENGADUAN', category: 'KP02', state: 'TERDAFTAR' }])
    expect(paper.looks.map(({ path, by }) => [path, by])).toEqual(
      expect.arrayContaining([
        ['export.file', 'BO 32.04'],
        ['fact.detail', 'FASILITATOR 32.04'],
        ['person.identity', 'FASILITATOR 32.04'],
        ['person.search', 'BO 32.04'],
      ]),
    )
    expect(paper.looks.filter(({ path }) => path === 'person.search')).toHaveLength(1)
    // The second paper tells of the first.
    const again = await fo.api.extract.show.mutate({ id: home.id })
    expect(again.looks.filter(({ path }) => path === 'extract.show')).toHaveLength(paper.looks.filter(({ path }) => path === 'extract.show').length + 1) // prettier-ignore
    const { rows } = await made.owner.query(`select from command where path = 'extract.show' and subject = $1`, [
      home.id,
    ])
    expect(rows).toHaveLength(2)
  })

  test('a list of another desa does not stand in it, and nobody of another district gets the paper', async () => {
    const { made, rini, fo, bo, home } = await listedVillage()
    const next = await made.somebody('32.04', 'FASILITATOR', ['32.04.05.2004'])
    await familyOf(next, 5, '32.04.05.2004')
    const list = { layout: 'dtks' as const, format: 'csv' as const, identities: false, reason: null, part: 1, approval: null } // prettier-ignore
    await bo.api.export.file.mutate({ id: newId(), area: '32.04.05.2004', ...list })
    expect((await fo.api.extract.show.mutate({ id: home.id })).looks.map(({ path }) => path)).not.toContain('export.file') // prettier-ignore
    await made.district('32.73')
    const other = await made.somebody('32.73', 'MANAJER')
    expect((await failure(other.api.extract.show.mutate({ id: home.id }))).code).toBe('household.not_found')
    expect((await failure(rini.api.extract.show.mutate({ id: home.id }))).code).toBe('path.forbidden')
  })
})

describe('a correction or an objection', () => {
  const HOUR = 3_600_000
  /** A Friday afternoon: 72 hours of the clock end on Monday, whatever the calendar says. */
  const friday = new Date('2026-11-20T08:00:00Z')

  async function asked() {
    const clock = { now: friday.getTime() }
    const made = await world({ now: () => new Date(clock.now) })
    const people = await office(made)
    const home = await familyOf(people.fasilitator, 1)
    const input = { ...told(home.id, ['DT02', 'KP09']), kind: 'HAK_DATA' as const, story: 'Bapak sudah meninggal, hapus namanya.' } // prettier-ignore
    await people.fasilitator.api.complaint.register.mutate({ commandId: newId(), ...input })
    const shown = async (who: Person = people.fasilitator) => (await who.api.complaint.show.query({ id: input.id })).items // prettier-ignore
    const act = async (who: Person, path: 'identify' | 'handle' | 'wait' | 'resume', note?: string) => {
      const [need] = await shown()
      await who.api.item[path].mutate({ commandId: newId(), id: need!.id, version: need!.version, note: note ?? '' })
    }
    return { made, clock, ...people, home, shown, act, input }
  }
  const hoursOf = (at: string | Date | null) => (at ? (new Date(at).getTime() - friday.getTime()) / HOUR : null)

  test('is answered within 72 hours of the clock, whatever step it is in', async () => {
    const { clock, fasilitator, shown, act, input } = await asked()
    const card = await fasilitator.api.complaint.show.query({ id: input.id })
    expect(card.kind).toBe('HAK_DATA')
    expect(card.items.map(({ answerBy }) => hoursOf(answerBy))).toEqual([72, 72])
    // The first step has its own term, which is shorter.
    expect(hoursOf(card.items[0]!.due)).toBeLessThanOrEqual(72)
    clock.now += 10 * HOUR
    await act(fasilitator, 'identify')
    await act(fasilitator, 'handle')
    // Three working days would end on Wednesday: the law's Monday holds.
    const [need] = await shown()
    expect(hoursOf(need!.due)).toBe(72)
    expect(need!.acts).not.toContain('item.extend')
    const extend = fasilitator.api.item.extend.mutate({ commandId: newId(), id: need!.id, version: need!.version, note: 'perlu waktu' }) // prettier-ignore
    expect((await failure(extend)).code).toMatch(/^(path\.forbidden|item\.extend_rights)$/)
  })

  test('stands still while the resident is awaited', async () => {
    const { clock, fasilitator, shown, act } = await asked()
    await act(fasilitator, 'identify')
    clock.now += 2 * HOUR
    await act(fasilitator, 'wait', 'Foto akta kematian')
    clock.now += 30 * HOUR
    await act(fasilitator, 'resume')
    const [need] = await shown()
    expect(hoursOf(need!.answerBy)).toBe(102)
  })

  test('a district may promise less than the law, never more', async () => {
    const { made, manager, fasilitator, home } = await asked()
    const { published } = await import('../support/regulation.ts')
    const admin = await made.somebody('32.04', 'KAB_ADMIN')
    const kadis = await made.somebody('32.04', 'KADIS')
    expect([manager.role, kadis.role]).toEqual(['MANAJER', 'KADIS'])
    await published(made, admin, { key: 'service.rightsHours', value: '24', effectiveFrom: '2026-11-20' })
    const input = { ...told(home.id, ['DT02']), kind: 'HAK_DATA' as const }
    await fasilitator.api.complaint.register.mutate({ commandId: newId(), ...input })
    const { items } = await fasilitator.api.complaint.show.query({ id: input.id })
    expect(hoursOf(items[0]!.answerBy)).toBe(24)
    const tooLong = published(made, admin, { key: 'service.rightsHours', value: '100', effectiveFrom: '2026-12-01' })
    expect((await failure(tooLong)).code).toMatch(/^regulation\./)
  })
})
