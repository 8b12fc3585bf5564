import { describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { asked, entryOf, laterDay, published, termsOf } from '../support/regulation.ts'
import { failure, world, type Api, type Person, type World } from '../support/world.ts'

const approve = ({ api }: { api: Api }, id: string, version = 1, commandId = newId()) =>
  api.approval.approve.mutate({ commandId, id, version })
const giveBack = ({ api }: { api: Api }, id: string, note = 'Sebutkan pasalnya dahulu.') =>
  api.approval.giveBack.mutate({ commandId: newId(), id, version: 1, note })
const ruleOf = async ({ api }: Person, key = 'clock.DIRUJUK') =>
  (await api.regulation.show.query({})).keys.find((one) => one.key === key)!
const entryRow = async (admin: Person, id: string) => (await ruleOf(admin)).own.find((one) => one.id === id)!

async function waiting() {
  const made = await world()
  const admin = await made.district('32.04')
  const kadis = await made.somebody('32.04', 'KADIS')
  return { made, admin, kadis, ...(await asked(admin)) }
}

/** Another membership of a person who is here already. */
async function alsoAs(made: World, { id, cookie, tenant }: Person, role: 'KADIS'): Promise<Api> {
  const { membership } = await made.somebody(tenant, role)
  await made.owner.query('update staff set person = $1 where id = $2', [id, membership])
  return made.client(cookie, membership)
}

describe('what takes two people', () => {
  test('waits in the list of those who decide, with who asks and why, and is decided by one of them', async () => {
    const { made, admin, kadis, id, approval } = await waiting()
    const [seen] = (await kadis.api.approval.list.query({})).rows
    expect(seen).toMatchObject({
      id: approval,
      deed: 'regulation.publish',
      subject: id,
      subjectTitle: 'clock.DIRUJUK',
      version: 1,
      reason: 'Perbup sudah diundangkan.',
      state: 'DIMINTA',
      mayDecide: true,
      mine: false,
      answer: null,
      askedBy: 'Nia Kurniasih',
      entry: { key: 'clock.DIRUJUK', subject: '', area: null },
    })
    const days = (Date.parse(seen!.expiresAt) - Date.parse(seen!.askedAt)) / 86_400_000
    expect(days).toBe(14)
    expect((await admin.api.approval.list.query({})).rows).toMatchObject([{ mayDecide: false, mine: true }])
    const fo = await made.somebody('32.04', 'FO')
    expect(await failure(approve(fo, approval))).toMatchObject({ httpStatus: 403, code: 'path.forbidden' })
    await approve(kadis, approval)
    expect((await kadis.api.approval.list.query({})).rows).toEqual([])
    expect((await kadis.api.approval.list.query({ state: 'all' })).rows).toMatchObject([
      { id: approval, state: 'DISETUJUI', decidedBy: 'KADIS 32.04', mayDecide: false, version: 2 },
    ])
  })

  test('is never decided by whoever asked, in whichever of their roles', async () => {
    const { made, admin, approval } = await waiting()
    expect((await failure(approve(admin, approval))).code).toBe('approval.own')
    const asKadis = await alsoAs(made, admin, 'KADIS')
    expect((await failure(approve({ api: asKadis }, approval))).code).toBe('approval.own')
    expect((await failure(giveBack({ api: asKadis }, approval))).code).toBe('approval.own')
    expect((await asKadis.approval.list.query({})).rows).toMatchObject([{ mine: true, mayDecide: false }])
  })

  test('sent twice acts once; of two who decide at once the second hears that it is decided', async () => {
    const { made, admin, kadis, approval } = await waiting()
    const manager = await made.somebody('32.04', 'MANAJER')
    const outcomes = await Promise.allSettled([approve(kadis, approval), giveBack(manager, approval)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(['DISETUJUI', 'DIKEMBALIKAN']).toContain(
      (await admin.api.approval.list.query({ state: 'all' })).rows[0]!.state,
    )
    expect((await failure(approve(kadis, approval, 2))).code).toBe('approval.decided')

    const second = await asked(admin, { subject: 'KES' })
    const commandId = newId()
    await Promise.all(Array.from({ length: 4 }, () => approve(kadis, second.approval, 1, commandId)))
    const { rows } = await made.owner.query('select published_in from entry where id = $1', [second.id])
    const { rows: numbers } = await made.owner.query(
      `select configuration as n from national.tenant where code = '32.04'`,
    )
    expect(rows[0].published_in).toBe(numbers[0].n)
  })

  test('given back is a draft again, with the answer beside it, and can be asked for anew', async () => {
    const { admin, kadis, id, approval } = await waiting()
    await giveBack(kadis, approval)
    expect(await entryRow(admin, id)).toMatchObject({
      state: 'DRAF',
      shown: 'DRAF',
      version: 3,
      approval: { id: approval, state: 'DIKEMBALIKAN', decidedBy: 'KADIS 32.04', answer: 'Sebutkan pasalnya dahulu.' },
    })
    const again = { id, version: 3, reason: 'Pasal sudah disebut.' }
    await admin.api.regulation.submit.mutate({ commandId: newId(), ...again })
    const [open] = (await kadis.api.approval.list.query({})).rows
    await approve(kadis, open!.id)
    expect(await entryRow(admin, id)).toMatchObject({ state: 'TERBIT', shown: 'BERLAKU' })
  })

  test('is taken back by whoever asked alone', async () => {
    const { made, admin, kadis, id, approval } = await waiting()
    const withdraw = ({ api }: Person) => api.approval.withdraw.mutate({ commandId: newId(), id: approval, version: 1 })
    expect((await failure(withdraw(kadis))).code).toBe('approval.not_asker')
    const other = await made.somebody('32.04', 'KAB_ADMIN')
    expect((await failure(withdraw(other))).code).toBe('approval.not_asker')
    await withdraw(admin)
    expect(await entryRow(admin, id)).toMatchObject({ state: 'DRAF', approval: { state: 'DITARIK' } })
    expect((await failure(approve(kadis, approval, 2))).code).toBe('approval.decided')
  })

  test('not decided within 14 days has lapsed: nobody decides any more, and the draft is free', async () => {
    const { made, admin, kadis, id, input, approval } = await waiting()
    await made.owner.query(
      `update approval set asked_at = asked_at - interval '15 days', expires_at = expires_at - interval '15 days'`,
    )
    expect((await kadis.api.approval.list.query({})).rows).toEqual([])
    expect((await kadis.api.approval.list.query({ state: 'all' })).rows).toMatchObject([
      { state: 'KEDALUWARSA', mayDecide: false },
    ])
    expect((await failure(approve(kadis, approval))).code).toBe('approval.expired')
    expect((await failure(giveBack(kadis, approval))).code).toBe('approval.expired')
    expect(await entryRow(admin, id)).toMatchObject({
      state: 'DIAJUKAN',
      shown: 'DRAF',
      approval: { state: 'KEDALUWARSA' },
    })
    await admin.api.regulation.draft.mutate({ commandId: newId(), ...input, version: 2 })
    expect(await entryRow(admin, id)).toMatchObject({ state: 'DRAF', version: 3 })
    const { rows } = await made.owner.query('select state from approval where id = $1', [approval])
    expect(rows).toEqual([{ state: 'KEDALUWARSA' }])
  })

  test('is decided by those whom the regulation names, from the moment that it names them', async () => {
    const { made, admin, kadis, approval } = await waiting()
    const manager = await made.somebody('32.04', 'MANAJER')
    await published(made, admin, { key: 'approval.regulation.publish', value: '["MANAJER"]' })
    expect((await failure(approve(kadis, approval))).code).toBe('approval.not_decider')
    expect((await kadis.api.approval.list.query({})).rows).toMatchObject([{ mayDecide: false }])
    await approve(manager, approval)
    expect((await ruleOf(admin)).source.level).toBe('district')
  })

  test('is looked at again when it is decided: what no longer fits is refused, and goes on waiting', async () => {
    const { made, admin, kadis } = await waiting()
    const first = await asked(admin, { subject: 'PEN' })
    const second = await asked(admin, { subject: 'PEN', value: termsOf(7) })
    await approve(kadis, first.approval)
    expect(await failure(approve(kadis, second.approval))).toMatchObject({
      code: 'regulation.overlap',
      facts: { key: 'clock.DIRUJUK', subject: 'PEN', day: laterDay(0) },
    })
    const unit = await made.unit('32.04', 'Dinas Pendidikan')
    const route = await asked(admin, { key: 'routing.unit', subject: 'PEN', value: JSON.stringify(unit) })
    await admin.api.unit.end.mutate({ commandId: newId(), id: unit })
    expect((await failure(approve(kadis, route.approval))).code).toBe('regulation.unit_closed')
    const waits = (await kadis.api.approval.list.query({})).rows.map(({ id }) => id)
    expect(waits).toEqual(expect.arrayContaining([second.approval, route.approval]))
    await giveBack(kadis, second.approval)
  })

  test('of the nation is asked for by one admin of the secretariat and decided by another', async () => {
    const made = await world()
    const admin = await made.district('32.04')
    const { approval } = await asked(made.secretariat)
    expect((await failure(approve(made.secretariat, approval))).code).toBe('approval.own')
    const kadis = await made.somebody('32.04', 'KADIS')
    expect((await failure(approve(kadis, approval))).code).toBe('approval.not_found')
    await approve(await made.somebody('00', 'SEKNAS_ADMIN'), approval)
    expect((await ruleOf(admin)).source).toMatchObject({
      level: 'nation',
      citation: expect.stringContaining('Pasal 9'),
    })
  })

  test('keeps its words encrypted, and stays in its district', async () => {
    const { made, kadis, approval } = await waiting()
    await giveBack(kadis, approval)
    const { rows } = await made.owner.query<{ reason: Buffer; answer: Buffer }>('select reason, answer from approval')
    for (const { reason, answer } of rows)
      expect(`${reason.toString()}${answer.toString()}`).not.toMatch(/Perbup|Sebutkan/)
    const neighbour = await made.district('32.73')
    expect((await neighbour.api.approval.list.query({ state: 'all' })).rows).toEqual([])
  })

  test('comes by pages, the newest first', async () => {
    const made = await world()
    const admin = await made.district('32.04')
    const all: string[] = []
    for (let n = 0; n < 52; n++) {
      const input = entryOf({ effectiveFrom: laterDay(n) })
      await admin.api.regulation.draft.mutate({ commandId: newId(), ...input })
      await admin.api.regulation.submit.mutate({ commandId: newId(), id: input.id, version: 1, reason: 'Uji coba.' })
      all.unshift(input.id)
    }
    for (const state of ['open', 'all'] as const) {
      const first = await admin.api.approval.list.query({ state })
      const rest = await admin.api.approval.list.query({ state, after: first.next! })
      expect([first.rows.length, rest.rows.length, rest.next]).toEqual([50, 2, null])
      expect([...first.rows, ...rest.rows].map(({ subject }) => subject)).toEqual(all)
    }
  })
})
