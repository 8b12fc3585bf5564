import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { systemSeat } from '@slrt/db/as-actor'
import { newId } from '@slrt/domain/id'
import { CELLS, sumOf } from '@slrt/domain/target'
import { closedOf } from '@slrt/functions/closed-lists'
import { programsOn } from '@slrt/functions/program-rows'
import { countLimit, countTarget } from '@slrt/functions/target-count'
import { countTargets } from '@slrt/functions/jobs/target'
import { CIMEKAR } from '../support/complaints.ts'
import { familyOf } from '../support/register.ts'
import { laterDay, published } from '../support/regulation.ts'
import { figuresRecounted, figuresThere, fillTargets } from '../support/targets.ts'
import { failure, makeWorld, type Person, type World } from '../support/world.ts'

const KAB = '32.04'
const DESA = [CIMEKAR, '32.04.05.2004', '32.04.05.2005', '32.04.09.2001', '32.04.09.2002', '32.04.12.2001']

let made: World
let people: Record<'admin' | 'bo' | 'manager' | 'supervisor' | 'fasilitator', Person>

beforeAll(async () => {
  made = await makeWorld()
  people = {
    admin: await made.district(KAB),
    bo: await made.somebody(KAB, 'BO'),
    manager: await made.somebody(KAB, 'MANAJER'),
    supervisor: await made.somebody(KAB, 'SUPERVISOR', ['32.04.09']),
    fasilitator: await made.somebody(KAB, 'FASILITATOR', DESA),
  }
  const owner = await made.owner.connect()
  await fillTargets(owner, { tenant: KAB, families: 180, desa: DESA })
  owner.release()
})
afterAll(() => made.end())

const count = () => countTargets(made.services)
const same = async () => expect(await figuresThere(made, KAB)).toEqual(await figuresRecounted(made, KAB))

describe('figures', () => {
  test('before anything is counted the page says that there is nothing yet', async () => {
    const shown = await people.manager.api.target.show.query({})
    expect(shown.chosen).toBeNull()
    expect(shown.programs.length).toBeGreaterThan(15)
  })

  test('the first count is what one gets family by family', async () => {
    expect(await count()).toBeGreaterThan(15)
    const rows = await figuresThere(made, KAB)
    // All six cells occur somewhere: the comparison is about something.
    for (const cell of [
      'eligibleServed',
      'eligibleUnserved',
      'ineligibleServed',
      'ineligibleUnserved',
      'unknownServed',
      'unknownUnserved',
    ] as const)
      // prettier-ignore
      expect(rows.reduce((sum, row) => sum + row[cell], 0)).toBeGreaterThan(0)
    await same()
  })

  test('nothing changed: nothing is counted again, once what is young has settled', async () => {
    await made.owner.query(`update fact set changed_at = changed_at - interval '5 minutes'`)
    await made.owner.query(`update participation set at = at - interval '5 minutes'`)
    await made.owner.query(`update person set changed_at = changed_at - interval '5 minutes'`)
    expect(await count()).toBe(0)
  })

  /** Something that happens in a village, to the n-th family of the register. */
  const deeds = [
    (n: number) => [`update fact set desil = 1 + $1 % 6, changed_at = now() where id = (${nth})`, n],
    (n: number) => [`update fact set exclusion = 'PERANGKAT_DESA', changed_at = now() where id = (${nth})`, n],
    (n: number) => [`update fact set nik_matched = ($1 % 2 = 0), changed_at = now() where household = (${nth}) and person is not null`, n], // prettier-ignore
    (n: number) => [`update fact set born = current_date - 365 * ($1 % 80), changed_at = now() where household = (${nth}) and person is not null`, n], // prettier-ignore
    (n: number) => [`update fact set present = not present, changed_at = now() where id = (select id from person where household = (${nth}) order by id limit 1)`, n], // prettier-ignore
    (n: number) => [`update participation set state = (array['MENERIMA', 'PERNAH', 'BUTUH'])[1 + $1 % 3], at = now() where household = (${nth})`, n], // prettier-ignore
    (n: number) => [`insert into participation (tenant, id, household, desa, program, state, source, by_name, at)
       select tenant, gen_random_uuid(), id, desa, (array['PKH', 'PIP', 'RST', 'PBI_JK'])[1 + $1 % 4], 'MENERIMA', 'PETUGAS', 'Rini', now()
       from household where id = (${nth}) on conflict do nothing`, n], // prettier-ignore
  ] as const
  const nth = `select id from household where tenant = '32.04' order by id offset $1 % 180 limit 1`

  test('after whatever happened they are what a recount from scratch gives', async () => {
    const happening = fc.array(fc.tuple(fc.nat(deeds.length - 1), fc.nat(100_000)), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(happening, async (all) => {
        for (const [which, n] of all) {
          const [text, given] = deeds[which]!(n)
          await made.owner.query(text as string, [given])
        }
        await count()
        await same()
      }),
      { numRuns: 5 },
    )
  })

  test('what officers write through the product is in the next count', async () => {
    const { fasilitator, manager } = people
    const home = await familyOf(fasilitator, 900)
    await count()
    await same()
    const answers = [{ program: 'BPNT', state: 'MENERIMA' as const, year: 2026 }]
    await fasilitator.api.participation.save.mutate({ commandId: newId(), id: home.id, answers })
    const before = (await manager.api.target.show.query({ program: 'BPNT' })).chosen!.figures
    await count()
    const after = (await manager.api.target.show.query({ program: 'BPNT' })).chosen!.figures
    expect(after.unknownServed).toBe(before.unknownServed! + 1)
    await same()
  })

  test('a limit that the district changes moves them, and nothing else has to be said', async () => {
    const { admin, manager } = people
    const before = (await manager.api.target.show.query({ program: 'PKH' })).chosen!
    expect(before.params).toMatchObject({ maxDesil: 4 })
    await published(made, admin, { key: 'program.maxDesil', subject: 'PKH', value: '1', effectiveFrom: laterDay(0) })
    await count()
    const after = (await manager.api.target.show.query({ program: 'PKH' })).chosen!
    expect(after.params).toMatchObject({ maxDesil: 1 })
    expect(after.figures.eligibleServed! + after.figures.eligibleUnserved!).toBeLessThan(
      before.figures.eligibleServed! + before.figures.eligibleUnserved!,
    )
    await same()
  })

  test('a list that came in closes what was unknown', async () => {
    const { manager } = people
    const unknown = async () => {
      const { figures } = (await manager.api.target.show.query({ program: 'PKH' })).chosen!
      return figures.unknownServed! + figures.unknownUnserved!
    }
    const before = await unknown()
    await made.owner.query(
      `insert into source_list (tenant, id, kind, as_of, rows, by_name, at)
       select '32.04', gen_random_uuid(), kind, current_date, 10, 'Dewi', now() from unnest(array['PENGECUALIAN', 'ASN']) kind`,
    )
    await count()
    expect(await unknown()).toBeLessThan(before)
    await same()
  })
})

describe('target.show', () => {
  test('kecamatan and desa add up to the whole, where most are missed first', async () => {
    const { chosen, programs } = await people.manager.api.target.show.query({})
    expect(programs[0]!.code).toBe(chosen!.code)
    expect(chosen!.at).toBeTruthy()
    for (const rows of [chosen!.kecamatan, chosen!.desa]) {
      const figures = rows.map((row) => row.figures as Parameters<typeof sumOf>[0][number])
      expect(sumOf(figures)).toEqual(chosen!.figures)
      const missed = figures.map((row) => row.eligibleUnserved)
      expect(missed).toEqual(missed.toSorted((a, b) => b - a))
    }
    expect(chosen!.desa.map(({ label }) => label)).toContain('Desa Cimekar')
  })

  test('a supervisor sees the own kecamatan, and nothing of the others', async () => {
    const { chosen } = await people.supervisor.api.target.show.query({ program: 'PKH' })
    expect(chosen!.kecamatan.map(({ code }) => code)).toEqual(['32.04.09'])
    expect(chosen!.desa.every(({ code }) => code.startsWith('32.04.09.'))).toBe(true)
  })

  test('who may not open the list sees no figure from 1 to 4', async () => {
    const small = (n: number | null | undefined) => typeof n === 'number' && n > 0 && n < 5
    const { chosen } = await people.admin.api.target.show.query({ program: 'ATENSI_YAPI' })
    const cells = [...chosen!.desa, ...chosen!.kecamatan, chosen!].flatMap(({ figures }) =>
      CELLS.map((cell) => figures[cell]),
    )
    expect(cells.filter(small)).toEqual([])
    const open = (await people.manager.api.target.show.query({ program: 'RST' })).chosen!
    expect(open.desa.flatMap(({ figures }) => CELLS.map((cell) => figures[cell])).some(small)).toBe(true)
  })

  test('a program that there is not is refused', async () => {
    const refused = await failure(people.manager.api.target.show.query({ program: 'TIDAK_ADA_INI' }))
    expect(refused.code).toBe('program.not_found')
  })

  test('what families say that they need stands beside', async () => {
    const { unmet } = await people.manager.api.target.show.query({})
    expect(unmet.find(({ code }) => code === 'PKH')!.families).toBeGreaterThan(0)
  })
})

describe('target.list', () => {
  const asked = { program: 'PKH', cell: 'eligibleUnserved', area: null, purpose: 'LAYANAN' } as const

  test('page by page it is everybody behind the figure, once', async () => {
    const { bo } = people
    const input = { program: 'BPNT', cell: 'ineligibleUnserved', area: null, purpose: 'VERIFIKASI' } as const
    const { chosen } = await bo.api.target.show.query({ program: 'BPNT' })
    const found: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof bo.api.target.list.mutate>> = await bo.api.target.list.mutate({ ...input, ...(after && { after }) }) // prettier-ignore
      expect(page.rows.length).toBeLessThanOrEqual(50)
      for (const row of page.rows) {
        expect(row.failed.length).toBeGreaterThan(0)
        expect(row.head).toMatch(/^Siti/)
      }
      found.push(...page.rows.map(({ household }) => household))
      after = page.after
    } while (after)
    expect(new Set(found).size).toBe(found.length)
    expect(found).toHaveLength(chosen!.figures.ineligibleUnserved!)
    expect(found.length).toBeGreaterThan(50)
  })

  test('of whom too little is known it says what is missing', async () => {
    const page = await people.bo.api.target.list.mutate({ ...asked, cell: 'unknownUnserved', area: '32.04.05' })
    expect(page.rows.length).toBeGreaterThan(0)
    for (const { missing, desa } of page.rows) {
      expect(missing.length).toBeGreaterThan(0)
      expect(desa.code).toMatch(/^32\.04\.05\./)
    }
  })

  test('for persons it names the person', async () => {
    const page = await people.bo.api.target.list.mutate({ ...asked, program: 'PBI_JK' })
    expect(page.unit).toBe('ORANG')
    expect(page.rows[0]).toMatchObject({ name: expect.stringMatching(/^Orang/), person: expect.any(String) })
  })

  test('each opening stands in the audit trail with what it was for', async () => {
    const { admin, manager } = people
    await manager.api.target.list.mutate({ ...asked, purpose: 'LAINNYA', note: 'Rapat koordinasi TKPKD.' })
    const { rows } = await admin.api.audit.list.query({ membership: manager.membership })
    expect(rows[0]).toMatchObject({
      path: 'target.list',
      purpose: { code: 'LAINNYA', note: 'Rapat koordinasi TKPKD.' },
    })
  })

  test('without a reason, beyond the own area, or without the right: refused', async () => {
    const { bo, admin, supervisor } = people
    const unsaid = await failure(bo.api.target.list.mutate({ ...asked, purpose: 'LAINNYA' }))
    expect(unsaid.code).toBe('target.note_needed')
    const elsewhere = await failure(bo.api.target.list.mutate({ ...asked, area: '32.73.03' }))
    expect(elsewhere.code).toBe('scope.outside')
    for (const one of [admin, supervisor])
      expect((await failure(one.api.target.list.mutate(asked))).httpStatus).toBe(403)
  })
})

describe('target.try', () => {
  const asked = { program: 'BPNT', params: {}, rule: null, places: null }

  test('a higher desil limit: who enters, where, and what it costs a year', async () => {
    const { manager } = people
    const { chosen } = await manager.api.target.show.query({ program: 'BPNT' })
    const limit = Number(chosen!.params.maxDesil)
    const up = await manager.api.target.try.query({ ...asked, params: { maxDesil: limit + 2 } })
    expect(up.figures.entering).toBeGreaterThan(0)
    expect(up.figures.leaving).toBe(0)
    expect(up.areas.reduce((sum, { figures }) => sum + figures.entering!, 0)).toBe(up.figures.entering)
    // Rp200.000 a month, one amount for all: exact.
    expect(up.cost).toMatchObject({ entering: up.figures.entering! * 2_400_000, leaving: 0, sampled: 0 })
    const down = await manager.api.target.try.query({ ...asked, params: { maxDesil: 1 } })
    expect(down.figures.entering).toBe(0)
    expect(down.figures.leaving).toBeGreaterThan(0)
  })

  test('of a benefit in parts the cost is the average of some, and it says of how many', async () => {
    const tried = await people.manager.api.target.try.query({ ...asked, program: 'PKH', params: { maxDesil: 4 } })
    expect(tried.cost.sampled).toBeGreaterThan(0)
    expect(tried.cost.entering).toBeGreaterThan(900_000 * tried.figures.entering! * 0.5)
  })

  test('fewer places: how many would wait', async () => {
    const { chosen } = await people.manager.api.target.show.query({ program: 'BPNT' })
    const eligible = chosen!.figures.eligibleServed! + chosen!.figures.eligibleUnserved!
    const tried = await people.manager.api.target.try.query({ ...asked, places: eligible - 7 })
    expect(tried.places).toEqual({ total: eligible - 7, spare: -7 })
  })

  test('nothing changed, an unknown limit, one that cannot be, or a rule that is none: refused', async () => {
    const { manager } = people
    const refused = async (input: object) => (await failure(manager.api.target.try.query({ ...asked, ...input }))).code
    expect(await refused({})).toBe('target.nothing')
    expect(await refused({ params: { houseScore: 2 } })).toBe('target.unknown_param')
    expect(await refused({ params: { maxDesil: 11 } })).toBe('target.wrong_param')
    expect(await refused({ params: { maxDesil: true } })).toBe('target.wrong_param')
    expect(await refused({ rule: { '<=': [{ var: 'keluarga.gaji' }, 3] } })).toBe('target.wrong_rule')
  })
})

test('what a limit of the nation would do here: the same as counting before and after', async () => {
  await made.services.as(systemSeat(KAB), async (inside) => {
    const { tx, configuration } = inside
    const day = new Date().toISOString().slice(0, 10)
    const all = await programsOn({ tx, configuration, rules: made.services.rules, actor: { tenant: KAB } }, day)
    const program = all.find(({ code }) => code === 'BPNT')!
    const eligible = async (maxDesil: number) => {
      const judged = { ...program, params: { ...program.params, maxDesil }, day, closed: await closedOf(tx, day) }
      const { eligibleServed, eligibleUnserved } = sumOf(await countTarget(tx, judged))
      return eligibleServed + eligibleUnserved
    }
    const [five, two] = [await eligible(5), await eligible(2)]
    const change = await countLimit(inside, {
      program,
      before: { ...program.params, maxDesil: 5 },
      after: { ...program.params, maxDesil: 2 },
      day,
    })
    expect(change).toEqual({ before: five, entering: 0, leaving: five - two })
  })
})
