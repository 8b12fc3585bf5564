import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import type { Definition } from '@slrt/domain/program'
import { filledPlaces, known, poorFamily, thisYear } from '../support/enrolment.ts'
import { askedProgram, definitionOf, draftedProgram, programOf, publishedProgram } from '../support/programs.ts'
import { familyOf } from '../support/register.ts'
import { instrumentOf, laterDay } from '../support/regulation.ts'
import { failure, world, type Person } from '../support/world.ts'

const CODE = 'REHAB_RUMAH'
const DESA = '32.04.05.2003'

async function district() {
  const made = await world()
  const admin = await made.district('32.04')
  const draft = (more: Record<string, unknown>, { api }: Person = admin) =>
    api.program.draft.mutate({ commandId: newId(), ...programOf(more) })
  const refusal = async (more: Record<string, unknown>, who = admin) => failure(draft(more, who))
  const refusalOf = (more: Partial<Definition>) => refusal({ definition: definitionOf(more) })
  const line = async (code = CODE, who = admin) =>
    (await who.api.program.list.query({})).rows.find((one) => one.code === code)
  return { made, admin, draft, refusal, refusalOf, line }
}

describe('programs of a district', () => {
  test('stand beside the nation’s, with what they give and whose they are', async () => {
    const { made, admin, line } = await district()
    const before = await admin.api.program.list.query({})
    expect(before.rows.length).toBeGreaterThanOrEqual(22)
    expect(before.rows.every(({ isOwn, shown }) => !isOwn && shown === 'BERLAKU')).toBe(true)
    expect(before.kecamatan).toHaveLength(31)
    const { instrument, id } = await publishedProgram(made, admin)
    expect(await line()).toMatchObject({
      name: 'Perbaikan rumah Sabilulungan',
      isOwn: true,
      shown: 'BERLAKU',
      fund: 'APBD',
      benefit: { per: 'SEKALI', amount: 20_000_000 },
      citation: `Perbup ${instrument.number}/2026 Pasal 4`,
      receivers: 0,
    })
    const shown = await admin.api.program.show.query({ code: CODE })
    expect(shown).toMatchObject({ isOwn: true, current: id, params: { maxDesil: 4 }, enrolled: { total: 0 } })
    expect(shown.versions).toMatchObject([{ id, shown: 'BERLAKU', approval: { state: 'DISETUJUI' } }])
  })

  test('are seen by those who work with them, written by the admin alone, and by no neighbour', async () => {
    const { made, admin, draft, line } = await district()
    const neighbour = await made.district('32.73')
    await publishedProgram(made, admin)
    await draft({ code: 'SENDIRI' })
    expect(await line(CODE, neighbour)).toBeUndefined()
    expect((await failure(neighbour.api.program.show.query({ code: CODE }))).code).toBe('program.not_found')
    const manager = await made.somebody('32.04', 'MANAJER')
    expect((await line(CODE, manager))?.isOwn).toBe(true)
    expect((await failure(draft({}, manager))).code).toBe('path.forbidden')
    expect((await line('PKH', made.secretariat))?.isOwn).toBe(true)
    expect(await line(CODE, made.secretariat)).toBeUndefined()
  })

  test('have their limits from the regulation, and a new version takes over on its day', async () => {
    const { made, admin } = await district()
    const first = await publishedProgram(made, admin)
    const next = await publishedProgram(made, admin, {
      effectiveFrom: laterDay(5),
      definition: definitionOf({ benefit: { ...definitionOf().benefit, amount: 25_000_000 } }),
    })
    const on = async (day: string) => {
      const { current, versions } = await admin.api.program.show.query({ code: CODE, day })
      return [current, ...[first, next].map(({ id }) => versions.find((one) => one.id === id)!.shown)]
    }
    expect(await on(laterDay(0))).toEqual([first.id, 'BERLAKU', 'TERJADWAL'])
    expect(await on(laterDay(5))).toEqual([next.id, 'DIGANTIKAN', 'BERLAKU'])
    const cancel = (version: number) => admin.api.program.cancel.mutate({ commandId: newId(), id: next.id, version })
    expect((await failure(cancel(2))).code).toBe('program.changed')
    await cancel(3)
    expect(await on(laterDay(5))).toEqual([first.id, 'BERLAKU', 'DITARIK'])
    const begun = admin.api.program.cancel.mutate({ commandId: newId(), id: first.id, version: 3 })
    expect((await failure(begun)).code).toBe('program.begun')
  })
})

describe('four eyes', () => {
  test('a second person approves, never the one who asked, and sees old and new', async () => {
    const { made, admin, line } = await district()
    await publishedProgram(made, admin)
    const { id, approval } = await askedProgram(admin, {
      effectiveFrom: laterDay(3),
      definition: definitionOf({ params: { maxDesil: 2 } }),
    })
    const approve = ({ api }: Person) => api.approval.approve.mutate({ commandId: newId(), id: approval, version: 1 })
    expect((await failure(approve(admin))).code).toBe('approval.own')
    const manager = await made.somebody('32.04', 'MANAJER')
    expect((await failure(approve(manager))).code).toBe('approval.not_decider')
    const head = await made.somebody('32.04', 'KABID')
    const { rows } = await head.api.approval.list.query({})
    expect(rows[0]).toMatchObject({
      deed: 'program.publish',
      mayDecide: true,
      program: {
        code: CODE,
        effectiveFrom: laterDay(3),
        definition: { params: { maxDesil: 2 } },
        before: { definition: { params: { maxDesil: 4 } } },
      },
    })
    expect((await line())?.open).toEqual({ id, shown: 'DIAJUKAN' })
    await approve(head)
    expect((await line())?.next).toBe(laterDay(3))
  })

  test('a publication that is sent twice acts once', async () => {
    const { made, admin } = await district()
    const { id, approval } = await askedProgram(admin)
    const head = await made.somebody('32.04', 'KADIS')
    const configuration = async () => (await admin.api.regulation.show.query({})).configuration
    const before = await configuration()
    const same = { commandId: newId(), id: approval, version: 1 }
    await Promise.all([head.api.approval.approve.mutate(same), head.api.approval.approve.mutate(same)])
    const other = head.api.approval.approve.mutate({ ...same, commandId: newId() })
    expect((await failure(other)).code).toBe('approval.decided')
    expect(await configuration()).toBe(before + 1)
    const { versions } = await admin.api.program.show.query({ code: CODE })
    expect(versions.filter(({ state }) => state === 'TERBIT').map((one) => one.id)).toEqual([id])
  })

  test('given back it is a draft again, with the answer; withdrawn too; dropped it is gone', async () => {
    const { made, admin, line } = await district()
    const { id, approval, input } = await askedProgram(admin)
    const waiting = admin.api.program.draft.mutate({ commandId: newId(), ...input, version: 2 })
    expect((await failure(waiting)).code).toBe('program.waiting')
    const head = await made.somebody('32.04', 'KADIS')
    const note = 'Tambahkan foto rumah sebagai berkas.'
    await head.api.approval.giveBack.mutate({ commandId: newId(), id: approval, version: 1, note })
    const { versions } = await admin.api.program.show.query({ code: CODE })
    expect(versions).toMatchObject([{ shown: 'DRAF', version: 3, approval: { state: 'DIKEMBALIKAN', answer: note } }])
    await admin.api.program.draft.mutate({ commandId: newId(), ...input, version: 3 })
    const stale = admin.api.program.draft.mutate({ commandId: newId(), ...input, version: 3 })
    expect(await failure(stale)).toMatchObject({ code: 'program.changed', facts: { by: 'Nia Kurniasih' } })
    await admin.api.program.drop.mutate({ commandId: newId(), id, version: 4 })
    expect(await line()).toBeUndefined()
  })
})

describe('what bad input gets', () => {
  test('a rule that is none is refused at the word, and nothing is kept', async () => {
    const { admin, refusalOf, refusal } = await district()
    const code = async (rule: unknown) => (await refusalOf({ rule: rule as Definition['rule'] })).code
    const nested = (depth: number) =>
      Array.from({ length: depth }).reduce((inside) => ({ and: [inside] }), {
        '===': [{ var: 'rumah.tidak_layak' }, true],
      } as unknown)
    expect(await code({ '===': [{ var: 'keluarga.bahagia' }, true] })).toBe('rule.unknown_fact')
    expect(await code({ '<=': [{ var: 'keluarga.desil' }, 'empat'] })).toBe('rule.wrong_type')
    expect(await code(nested(200))).toBe('rule.too_deep')
    expect(await code({ '>=': [{ count: [{ var: 'anggota' }] }, 1] })).toBe('rule.bad_count')
    expect((await refusal({ code: 'PKH' })).code).toBe('program.national_code')
    expect((await refusal({ code: 'kecil' })).fields).toMatchObject([{ path: 'code' }])
    expect((await admin.api.program.list.query({})).rows.some(({ isOwn }) => isOwn)).toBe(false)
  })

  test('a rule that nobody could even read is bad input, not a fault of the server', async () => {
    const { made, admin } = await district()
    const deep = `${'{"and":['.repeat(20_000)}${']}'.repeat(20_000)}`
    const body = JSON.stringify({ commandId: newId(), ...programOf() }).replace(
      /"rule":\{.*?\},"params"/,
      `"rule":${deep},"params"`,
    )
    const headers = { 'content-type': 'application/json', cookie: admin.cookie, 'x-sebagai': admin.membership }
    const response = await made.app.request('http://slrt.test/trpc/program.draft', { method: 'POST', headers, body })
    expect(response.status).toBe(400)
    const { error } = (await response.json()) as { error: { data: { fields: unknown } } }
    expect(error.data.fields).toMatchObject([{ path: 'definition.rule' }])
  })

  test('an amount in the wrong unit, an end before its start, an article without its instrument', async () => {
    const { refusal, refusalOf } = await district()
    const amount = (n: number) => refusalOf({ benefit: { ...definitionOf().benefit, amount: n } })
    expect(await amount(20)).toMatchObject({ fields: [{ path: 'definition.benefit.amount', reason: 'too_small' }] })
    expect(await amount(2_000)).toMatchObject({ code: 'program.amount_unit', facts: { amount: 2_000 } })
    expect((await refusal({ effectiveTo: laterDay(-1) })).code).toBe('program.span')
    expect((await refusal({ article: 'Pasal 4' })).code).toBe('program.article')
    expect((await refusal({ instrument: newId(), article: 'Pasal 4' })).code).toBe('instrument.not_found')
  })

  test('overlapping versions, a start that has passed, an instrument that does not hold', async () => {
    const { made, admin } = await district()
    await publishedProgram(made, admin, { effectiveTo: laterDay(30) })
    const submit = async (more: Record<string, unknown>) => {
      const { id } = await draftedProgram(admin, more)
      return failure(admin.api.program.submit.mutate({ commandId: newId(), id, version: 1, reason: 'Perlu berlaku.' }))
    }
    expect(await submit({ effectiveFrom: laterDay(10) })).toMatchObject({
      code: 'program.overlap',
      facts: { day: laterDay(10), from: laterDay(0), to: laterDay(30) },
    })
    expect((await submit({ effectiveFrom: laterDay(-1) })).code).toBe('program.past')
    const instrument = instrumentOf({ number: '99', effectiveFrom: laterDay(50) })
    await admin.api.instrument.add.mutate({ commandId: newId(), ...instrument })
    const cites = programOf({ instrument: instrument.id, article: 'Pasal 1', effectiveFrom: laterDay(40) })
    const call = admin.api.program.draft.mutate({ commandId: newId(), ...cites })
    expect((await failure(call)).code).toBe('program.instrument_span')
  })

  test('fewer places than are taken, also when they were taken after it was asked for', async () => {
    const { made, admin, refusalOf } = await district()
    const { approval } = await askedProgram(admin)
    const head = await made.somebody('32.04', 'KADIS')
    await filledPlaces(made, 101, { code: CODE })
    const year = String(thisYear())
    const below = { code: 'program.quota_below_area', facts: { area: 'Kec. Cileunyi', places: 100, taken: 101, year } }
    const approve = head.api.approval.approve.mutate({ commandId: newId(), id: approval, version: 1 })
    expect(await failure(approve)).toMatchObject(below)
    expect(await refusalOf({})).toMatchObject(below)
    expect(await refusalOf({ quota: { year: thisYear(), total: 90, areas: {} } })).toMatchObject({
      code: 'program.quota_below',
      facts: { places: 90, taken: 101 },
    })
    expect((await admin.api.program.list.query({})).rows.find(({ code }) => code === CODE)?.receivers).toBe(101)
  })
})

describe('trying a rule', () => {
  const rule = (limit: number): Definition['rule'] => ({
    and: [{ '<=': [{ var: 'keluarga.desil' }, limit] }, { '===': [{ var: 'rumah.tidak_layak' }, true] }],
  })

  async function families() {
    const all = await district()
    const { made } = all
    const fasilitator = await made.somebody('32.04', 'FASILITATOR', [DESA])
    for (const desil of [1, 2, 3, 5]) await poorFamily(made, fasilitator, desil)
    const unknown = await familyOf(fasilitator, 901)
    await known(made, unknown.id, { floor: 8 })
    const tried = (more: object, who = all.admin) =>
      who.api.program.try.query({ code: CODE, unit: 'KELUARGA', rule: rule(2), params: {}, ...more })
    return { ...all, tried }
  }

  test('shows families of a desa by their facts alone, some of each answer', async () => {
    const { tried } = await families()
    const { families: offered } = await tried({ desa: DESA })
    expect(offered?.desa.label).toBe('Desa Cimekar')
    const told = JSON.stringify(offered)
    expect(told).not.toMatch(/[\da-f]{8}-[\da-f]{4}/)
    expect(told).not.toMatch(/\d{16}|"name"|Siti|Asep|Kurnia|birth/i)
    const desil = offered?.rows.map(({ situation }) => situation.keluarga['desil'])
    expect(desil).toEqual(expect.arrayContaining([1, 2, 3, 5, null]))
    expect(offered?.rows[0]?.situation.rumah['tidak_layak']).toBe(true)
  })

  test('counts the whole district, beside the rule in force: who enters and who leaves', async () => {
    const { made, admin, tried } = await families()
    const alone = await tried({ whole: true })
    expect(alone.whole).toMatchObject({ counts: { yes: 2, unknown: 1, no: 2 }, entering: null, leaving: null })
    const only = (limit: number) => definitionOf({ rule: rule(limit), params: {} })
    await publishedProgram(made, admin, { definition: only(3) })
    expect((await tried({ whole: true })).whole).toMatchObject({ was: 3, entering: 0, leaving: 1 })
    expect((await tried({ rule: rule(5), whole: true })).whole).toMatchObject({ was: 3, entering: 1, leaving: 0 })
    const params = { maxDesil: 1 }
    const limited = { '<=': [{ var: 'keluarga.desil' }, { var: 'param.maxDesil' }] } as Definition['rule']
    expect((await tried({ rule: limited, params, whole: true })).whole?.counts.yes).toBe(1)
  })

  test('refuses what is no rule; the nation sees no families', async () => {
    const { made, tried } = await families()
    const bad = { rule: { '===': [{ var: 'orang.hamil' }, true] } }
    expect((await failure(tried({ ...bad, whole: true }))).code).toBe('rule.unknown_fact')
    expect(await tried({ whole: true, desa: DESA }, made.secretariat)).toMatchObject({ families: null, whole: null })
  })
})
