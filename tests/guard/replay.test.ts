import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { paths, stateOf } from '../support/catalog.ts'
import { call, exampleOf, type Example } from '../support/examples.ts'
import { makeWorld, type World } from '../support/world.ts'

const commands = paths.filter(({ kind }) => kind === 'command').map(({ path }) => path)

// To make a world takes longer than these tests: one for the three, which hold in whatever order they run.
describe.each(commands)('%s', (path) => {
  let made: World
  let example: Example
  const commandId = newId()
  beforeAll(async () => {
    made = await makeWorld()
    example = await exampleOf(made, path)
    return made.end
  })

  test('sent again, and five times at once: one effect, the same answer', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => call(made, path, example, { commandId })))
    const after = await stateOf(made.owner)
    answers.push(await call(made, path, example, { commandId }))
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify(answers[0])]))
    expect(answers[0]!.status).toBe(200)
    expect(await stateOf(made.owner)).toBe(after)
    const { rows } = await made.owner.query('select path from command where id = $1', [commandId])
    expect(rows).toEqual([{ path }])
  })

  test('the same id with another input, or by somebody else, is refused', async () => {
    expect((await call(made, path, example, { commandId })).status).toBe(200)
    const after = await stateOf(made.owner)
    const [field, value] =
      Object.entries(example.input).find(([, one]) => typeof one === 'string' && one.includes(' ')) ?? []
    const changed = example.changed ?? (field ? { [field]: `${String(value)} lagi` } : { id: newId() })
    const reused = await call(made, path, example, { commandId, ...changed })
    expect([reused.status, reused.body.error?.data.code]).toEqual([409, 'command.reused'])
    expect(await stateOf(made.owner)).toBe(after)
    const twin = await made.somebody(example.as.tenant, example.as.role)
    const before = await stateOf(made.owner)
    const stolen = await call(made, path, { ...example, as: twin }, { commandId })
    expect([stolen.status, stolen.body.error?.data.code]).toEqual([409, 'command.reused'])
    expect(await stateOf(made.owner)).toBe(before)
  })

  test('a command that fails leaves nothing behind, not even its own row', async () => {
    const { as } = example
    const before = await stateOf(made.owner)
    const { status } = await call(made, path, { as, input: { id: newId() } }, { commandId: newId() })
    expect([200, 500]).not.toContain(status)
    expect(await stateOf(made.owner)).toBe(before)
  })
})
