import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { drafted, instrumentOf, published } from '../support/regulation.ts'
import { failure, world } from '../support/world.ts'

async function district() {
  const made = await world()
  const admin = await made.district('32.04')
  const add = (input: ReturnType<typeof instrumentOf>, who = admin) =>
    who.api.instrument.add.mutate({ commandId: newId(), ...input })
  return { made, admin, add }
}

describe('legal instruments', () => {
  test('are written down with how people cite them, and mended by whoever saw the latest', async () => {
    const { admin, add } = await district()
    const perbup = instrumentOf()
    await add(perbup)
    const change = { ...perbup, title: 'Standar pelayanan SLRT', version: 1 }
    await admin.api.instrument.change.mutate({ commandId: newId(), ...change })
    expect(await admin.api.instrument.list.query({})).toMatchObject([
      { id: perbup.id, citation: 'Perbup 12/2026', title: change.title, isOwn: true, entries: 0, version: 2 },
    ])
    const late = await failure(admin.api.instrument.change.mutate({ commandId: newId(), ...change }))
    expect(late).toMatchObject({ code: 'instrument.changed', facts: { by: 'Nia Kurniasih' } })
  })

  test('hold together: an end after their start, no repeal of themselves, each written down once', async () => {
    const { add } = await district()
    const perbup = instrumentOf()
    await add(perbup)
    const refusal = async (more: object) => (await failure(add({ ...instrumentOf({ number: '13' }), ...more }))).code
    expect(await refusal({ effectiveTo: '2025-12-31' })).toBe('instrument.span')
    const id = newId()
    expect(await refusal({ id, repeals: id })).toBe('instrument.repeals_itself')
    expect(await refusal({ number: '12' })).toBe('instrument.known')
    expect(await refusal({ id: perbup.id })).toBe('instrument.exists')
    expect(await refusal({ repeals: newId() })).toBe('instrument.not_found')
    expect(await refusal({ file: newId() })).toBe('file.unknown')
    await add(instrumentOf({ number: '14', repeals: perbup.id }))
  })

  test('of the province and the nation are seen in the district, those of a neighbour are not', async () => {
    const { made, admin, add } = await district()
    const neighbour = await made.district('32.73')
    await add(instrumentOf({ type: 'PERWAL' }), neighbour)
    await add(instrumentOf({ type: 'PERMENSOS', number: '15', year: 2018 }), made.secretariat)
    await made.owner.query(`insert into national.tenant (code, kind, name) values ('32', 'province', 'Jawa Barat')`)
    await made.owner.query(
      `insert into instrument (tenant, id, type, number, year, title, issuer, effective_from, changed_by, changed_at)
       values ('32', $1, 'PERGUB', '4', 2025, 'Kesejahteraan sosial', 'Gubernur', '2025-01-01', 'Sri', now())`,
      [newId()],
    )
    const seen = await admin.api.instrument.list.query({})
    expect(seen.map(({ citation, isOwn }) => [citation, isOwn])).toEqual([
      ['Pergub 4/2025', false],
      ['Permensos 15/2018', false],
    ])
    const theirs = seen[1]!
    const change = { ...instrumentOf(), id: theirs.id, version: 1 }
    const refused = await failure(admin.api.instrument.change.mutate({ commandId: newId(), ...change }))
    expect(refused.code).toBe('instrument.not_found')
  })

  test('keep the name under which a published rule cites them', async () => {
    const { made, admin } = await district()
    const { instrument } = await published(made, admin)
    const change = (more: object) =>
      admin.api.instrument.change.mutate({ commandId: newId(), ...instrument, version: 1, ...more })
    expect(await failure(change({ number: '99' }))).toMatchObject({ code: 'instrument.cited' })
    await change({ title: 'Standar pelayanan SLRT' })
    const { instrument: free } = await drafted(admin)
    await admin.api.instrument.change.mutate({ commandId: newId(), ...free, number: '98', version: 1 })
    const entries = (await admin.api.instrument.list.query({})).map((one) => one.entries)
    expect(entries).toEqual([1, 1])
  })
})
