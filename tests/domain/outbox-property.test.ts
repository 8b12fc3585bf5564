import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answer } from '../../web/src/offline/answer.ts'
import { chunkBytes, createWorld, ok, refusal } from './outbox-world.ts'

const rini = { person: 'rini', membership: 'm-rini' }

/** A file that is known by its name: three chunks of it. */
const contentOf = (file: string) => file.padEnd(2 * chunkBytes + 3, '.')

/** What happens to one request. `lost`: before the server, `unheard`: after it, `late`: it arrives when all gave up. */
const Fate = fc.constantFrom(
  'done',
  'lost',
  'unheard',
  'late',
  'busy',
  'asked',
  'fault',
  'portal',
  'refused',
  'signed out',
)
type Fate = typeof Fate extends fc.Arbitrary<infer T> ? T : never

const Step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      subject: fc.integer({ min: 0, max: 3 }),
      file: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 400_000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), reopen: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('network' as const), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), jump: fc.integer({ min: -9e9, max: 9e9 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tab' as const) }) },
)

/** What the network and the server make of a request of an upload; undefined: it arrives. */
function fateOfChunk(fate: Fate): Answer | null | undefined {
  switch (fate) {
    case 'lost':
    case 'unheard':
    case 'late':
      return null
    case 'busy':
      return refusal(503, 'server.busy')
    case 'asked':
      return { ...refusal(429, 'rate.limited'), retryAfter: 45_000 }
    case 'fault':
      return refusal(500, 'server.failed')
    case 'portal':
      return { status: 200, body: undefined, retryAfter: null }
    case 'signed out':
      return refusal(401, 'session.missing')
    default:
      return undefined
  }
}

/** A server that does each id once, and answers it as before; with a file only when all of it has arrived. */
function createServer(
  fates: Fate[],
  later: (ms: number, run: () => void) => void,
  depot: ReturnType<typeof createWorld>['depot'],
) {
  const effects: { id: string; subject: string }[] = []
  depot.fate = () => fateOfChunk(fates.shift() ?? 'done')
  const carryOut = (id: string, subject: string, file: string | undefined): Answer => {
    if (effects.some((effect) => effect.id === id)) return ok
    if (file && depot.whole(file).toString() !== contentOf(file)) return refusal(409, 'file.not_uploaded')
    if (file) depot.files.delete(file)
    effects.push({ id, subject })
    return ok
  }
  function answer(id: string, subject: string, file?: string): Answer | null | Promise<Answer | null> {
    switch (fates.shift() ?? 'done') {
      case 'done':
        return carryOut(id, subject, file)
      case 'lost':
        return null
      case 'unheard':
        carryOut(id, subject, file)
        return null
      case 'late':
        later(200_000, () => carryOut(id, subject, file))
        return new Promise(() => {})
      case 'busy':
        return refusal(503, 'server.busy')
      case 'asked':
        return { ...refusal(429, 'rate.limited'), retryAfter: 45_000 }
      case 'fault':
        return refusal(500, 'server.failed')
      case 'portal':
        return { status: 200, body: undefined, retryAfter: null }
      case 'refused':
        return effects.some((effect) => effect.id === id) ? ok : refusal(409, 'x.no')
      case 'signed out':
        return refusal(401, 'session.missing')
    }
  }
  /** From now on everything is answered. */
  const recover = () => void fates.splice(0)
  return { effects, answer, recover }
}

test('each command takes effect exactly once, in order within its subject, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Step, { maxLength: 25 }), fc.array(Fate, { maxLength: 40 }), async (steps, fates) => {
      const world = createWorld()
      const server = createServer([...fates], (ms, run) => void world.clock.after(ms, run), world.depot)
      world.reply = ({ id, input }) =>
        server.answer(id, String(input['subject']), input['sha256'] as string | undefined)
      let opened = 0
      const open = async () => {
        const tab = world.openTab(`tab ${++opened}`)
        await tab.actAs(rini)
        return tab
      }
      const tabs = [await open()]
      const added: { id: string; subject: string }[] = []

      for (const step of steps) {
        const tab = tabs.at(-1)!
        if (step.do === 'add') {
          const id = `id-${added.length}`
          const subject = `x:${step.subject}`
          added.push({ id, subject })
          const file = step.file ? new TextEncoder().encode(contentOf(id)) : undefined
          void tab.add('x.y', { subject, ...(file ? { sha256: id } : {}) }, { subject, id, file })
          await world.calm()
        } else if (step.do === 'pass') await world.pass(step.ms)
        else if (step.do === 'network') world.online = step.on
        else if (step.do === 'clock') world.offset = step.jump
        else if (step.do === 'tab') tabs.push(await open())
        else {
          tab.kill()
          tabs.pop()
          if (step.reopen || tabs.length === 0) tabs.push(await open())
        }
      }

      // in the end the network holds, the session too, and the person sends again what was refused or set aside
      world.online = true
      server.recover()
      const last = await open()
      for (let round = 0; round < 60 && last.look().entries.length > 0; round++) {
        for (const { id, state } of last.look().entries) {
          if (state === 'attention' || state === 'aside') await last.retry(id)
        }
        await world.pass(400_000)
      }
      expect(last.look().entries).toEqual([])
      await world.pass(400_000)

      expect(server.effects.map(({ id }) => id).sort()).toEqual(added.map(({ id }) => id).sort())
      for (const subject of new Set(added.map((one) => one.subject))) {
        const ids = (all: typeof added) => all.filter((one) => one.subject === subject).map(({ id }) => id)
        expect(ids(server.effects)).toEqual(ids(added))
      }
      for (const tab of tabs) tab.kill()
      last.kill()
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 60) },
  )
}, 120_000)
