import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import type { ItemState } from '@slrt/domain/item-state'
import { ACTS } from '@slrt/domain/transition'
import { expireItems } from '@slrt/functions/jobs/expire'
import { foldEvents } from '@slrt/functions/jobs/fold'
import { complaintOf, office } from '../support/complaints.ts'
import { call } from '../support/examples.ts'
import { foldAll } from '../support/folded.ts'
import {
  flowOf,
  journeyOf,
  ownerless,
  shownOf,
  type EventRow,
  type NeedRow,
  type ReferralRow,
} from '../support/recount.ts'
import { wayWritten } from '../support/transition-table.ts'
import { makeWorld, type Person, type World } from '../support/world.ts'

/**
 * Random histories of needs: several officers and two agencies act through the API, one after the other and at once,
 * as what they saw or as what they had seen before, send again what they have sent, and terms end. What they may do is
 * read from the hand-written table; what must hold is recounted from the rows.
 */

let made: World
let people: Person[]
let units: string[]
let at: Date
/** Commands of all histories that were accepted, and that were refused. */
const accepted = new Map<string, string>()
const refused = new Set<string>()

const START = Date.parse('2026-11-02T02:00:00Z')
const MINUTE = 60_000

beforeAll(async () => {
  made = await makeWorld({ now: () => at })
  at = new Date(START)
  const { fasilitator, puskesos, supervisor, bo, manager, health, school, ...rest } = await office(made)
  const head = await made.somebody('32.04', 'KADIS')
  people = [fasilitator, puskesos, supervisor, bo, manager, head, health, school]
  units = [rest.units.health, rest.units.school]
})
afterAll(() => made.end())

type Clocked = { readonly due: Date | null; readonly is_provisional: boolean; readonly is_extended: boolean }
type Seen = {
  readonly need: NeedRow & Clocked & { readonly since: Date }
  readonly referrals: readonly (ReferralRow & Clocked)[]
}

const CLOCK = 'due, is_provisional, is_extended'

async function seen(id: string): Promise<Seen> {
  const [needs, referrals] = await Promise.all([
    made.owner.query<Seen['need']>(
      `select id, state, came_from, turn, cycle, version, category, since, ${CLOCK} from item where id = $1`,
      [id],
    ),
    made.owner.query<Seen['referrals'][number]>(
      `select id, unit, cycle, state, version, ${CLOCK} from referral where item = $1 order by sent_at, id`,
      [id],
    ),
  ])
  return { need: needs.rows[0]!, referrals: referrals.rows }
}

type Call = { readonly as: Person; readonly path: string; readonly input: Record<string, unknown> }
/** What one step of a history is made of; numbers choose among what there is at that moment. */
type Choice = { who: number; act: number; which: number; isWild: boolean; isStale: boolean }

const OPEN = ['DIKIRIM', 'DITERIMA', 'PROSES']
const alone: Readonly<Record<string, ItemState>> = {
  DIKIRIM: 'DIRUJUK',
  DITERIMA: 'DITERIMA_OPD',
  PROSES: 'PROSES_OPD',
}
const acts = ACTS.filter((act) => act !== 'item.expire')
const isStep = (act: string) => act.startsWith('referral.') && act !== 'referral.send'

/** A deadline may be put off once, and before it is over. */
const canExtend = ({ due, is_provisional: isUnsure, is_extended: isExtended }: Clocked) =>
  due !== null && !isExtended && (isUnsure || due >= at)

/** Thirty days, by the calendar of Bandung. */
const canReopen = ({ since }: { since: Date }) => {
  const day = (moment: Date) => Math.floor((moment.getTime() + 7 * 3_600_000) / 86_400_000)
  return day(at) <= day(since) + 30
}

/** Whether the table, and what side by side means, allows this call on what is there now. */
function allows({ as, path, input }: Call, { need, referrals }: Seen): boolean {
  const shown = shownOf(need, referrals)
  const current = referrals.filter(({ cycle }) => cycle === need.cycle)
  if (isStep(path)) {
    const one = referrals.find(({ id }) => id === input.id)
    if (!one || (as.unit && one.unit !== as.unit)) return false
    if (path === 'referral.extend' && !canExtend(one)) return false
    const isHere = need.state === 'DIRUJUK' && current.includes(one) && OPEN.includes(one.state)
    return isHere && one.version === input.version && wayWritten(as.role, path, alone[one.state]!) !== undefined
  }
  if (need.version !== input.version) return false
  const holds = current.some(({ unit, state }) => unit === as.unit && OPEN.includes(state))
  if (as.unit && !holds) return false
  const isTwice = current.some(({ unit, state }) => unit === input.unit && OPEN.includes(state))
  if (path === 'referral.send' && need.state === 'DIRUJUK' && isTwice) return false
  if (path === 'item.extend' && !canExtend(need)) return false
  if (path === 'item.reopen' && !canReopen(need)) return false
  return wayWritten(as.role, path, shown) !== undefined
}

/** A call that fits the choice: mostly one that is possible now, sometimes any. */
function callOf({ who, act, which, isWild, isStale }: Choice, now: Seen): Call | undefined {
  const pick = <T>(from: readonly T[], n: number) => from[n % from.length]
  const input = (as: Person, path: string): Call => {
    const one = isStep(path) ? pick(now.referrals, which) : undefined
    const newest = one?.version ?? now.need.version
    const version = isStale ? (newest > 1 ? newest - 1 : newest + 1_000) : newest
    const fixed = { version, note: 'Sudah diperiksa.', resolution: 'LAYANAN_DIBERIKAN', reason: 'SALAH_ALAMAT' }
    if (path === 'referral.send') {
      const sent = { item: now.need.id, unit: pick(units, which), request: 'Aktifkan kembali.' }
      return { as, path, input: { ...fixed, ...sent, id: newId() } }
    }
    return {
      as,
      path,
      input: { ...fixed, id: one?.id ?? (isStep(path) ? newId() : now.need.id), arrived: which % 3 > 0 },
    }
  }
  const all = acts.flatMap((path) => people.map((as) => input(as, path)))
  if (isWild) return pick(all, who * 31 + act)
  // What ends a history is chosen seldom, what agencies do often: else few needs ever come far.
  const fitting = all.filter((one) => allows(one, now) !== isStale && (one.path !== 'item.cancel' || which === 0))
  const agencies = fitting.filter(({ path }) => path.startsWith('referral.'))
  return pick(agencies.length > 0 && act % 2 === 0 ? agencies : fitting, who * 31 + act)
}

type Answer = Awaited<ReturnType<typeof call>>

async function send({ as, path, input }: Call, commandId: string): Promise<Answer> {
  const answer = await call(made, path, { as, input }, { commandId })
  // Refusals are reasons; anything from 500 on would be a fault, a deadlock too.
  expect([path, [200, 403, 409].includes(answer.status), answer.body.error?.data.code]).toEqual([
    path,
    true,
    answer.body.error?.data.code,
  ])
  if (answer.status === 200) accepted.set(commandId, path)
  else refused.add(commandId)
  return answer
}

type History = { readonly needs: readonly string[]; readonly sent: { call: Call; commandId: string; answer: Answer }[] }

/** One after the other: accepted exactly when the table says so, and then where the table says. */
async function alternate(history: History, need: string, choice: Choice): Promise<void> {
  const before = await seen(need)
  const one = callOf(choice, before)
  if (!one) return
  const expected = allows(one, before)
  const commandId = newId()
  const answer = await send(one, commandId)
  history.sent.push({ call: one, commandId, answer })
  const after = await seen(need)
  const told = `${one.as.role} ${one.path} in ${shownOf(before.need, before.referrals)}: ${answer.body.error?.data.code ?? 'ok'}`
  expect([told, answer.status === 200]).toEqual([told, expected])
  if (!expected) return expect(after).toEqual(before)
  expect([told, after.need.version > before.need.version]).toEqual([told, true])
  if (isStep(one.path) || one.path === 'item.resume') return
  const end = wayWritten(one.as.role, one.path, shownOf(before.need, before.referrals))!.at(-1)!
  const ends = one.path === 'item.feedback' ? [end, 'DITUTUP'] : [end]
  expect(ends).toContain(shownOf(after.need, after.referrals))
}

/** Several at once on one need: of those that go by its version at most one gets through. */
async function race(history: History, need: string, choices: readonly Choice[]): Promise<void> {
  const before = await seen(need)
  const calls = choices.flatMap((choice) => callOf(choice, before) ?? [])
  const ids = calls.map(() => newId())
  const answers = await Promise.all(calls.map((one, n) => send(one, ids[n]!)))
  const through = calls.filter((_, n) => answers[n]!.status === 200)
  expect(through.filter(({ path }) => !isStep(path)).length).toBeLessThanOrEqual(1)
  history.sent.push(...calls.map((one, n) => ({ call: one, commandId: ids[n]!, answer: answers[n]! })))
  const after = await seen(need)
  expect(after.need.version).toBeGreaterThanOrEqual(before.need.version + through.length)
}

/** The same command again: the same answer, and nothing changes; twice at once as well. */
async function again(history: History, which: number): Promise<void> {
  const { call: one, commandId, answer } = history.sent[which % history.sent.length] ?? {}
  if (!one || answer?.status !== 200) return
  const before = await Promise.all(history.needs.map(seen))
  const answers = await Promise.all([send(one, commandId!), send(one, commandId!)])
  expect(answers).toEqual([answer, answer])
  expect(await Promise.all(history.needs.map(seen))).toEqual(before)
  const changed = { version: Number(one.input.version) + 1 }
  const { status, body } = await call(made, one.path, one, { commandId, ...changed })
  expect([status, body.error?.data.code]).toEqual([409, 'command.reused'])
}

const choice = fc.record({
  who: fc.nat(1_000),
  act: fc.nat(1_000),
  which: fc.nat(10),
  isWild: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  isStale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
})
const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('act' as const), need: fc.nat(2), choice }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('race' as const),
      need: fc.nat(2),
      choices: fc.array(choice, { minLength: 2, maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('again' as const), which: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('expire' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fold' as const) }) },
)

const EVENTS = 'select item, category, before, after, at, step, act from event'

test('whatever officers do, one after the other and at once, no need is lost and every figure is right', async () => {
  // A slow machine does fewer histories, each of them to its end.
  const until = Date.now() + 25_000
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 36 }), async (steps) => {
      if (Date.now() > until) return
      at = new Date(START)
      const one = await complaintOf(people[0]!, ['KP02', 'PEN01'])
      const other = await complaintOf(people[3]!, ['KES07'])
      const history: History = { needs: [...one.items, ...other.items], sent: [] }
      for (const next of steps) {
        at = new Date(at.getTime() + MINUTE)
        if (next.kind === 'act') await alternate(history, history.needs[next.need]!, next.choice)
        else if (next.kind === 'race') await race(history, history.needs[next.need]!, next.choices)
        else if (next.kind === 'again') await again(history, next.which)
        else if (next.kind === 'fold') await foldEvents(made.services)
        else {
          at = new Date(at.getTime() + 21 * 24 * 60 * MINUTE)
          const ended = await Promise.all([expireItems(made.services), expireItems(made.services)])
          expect(ended.every((n) => n >= 0)).toBe(true)
        }
      }
      for (const id of history.needs) {
        const { need, referrals } = await seen(id)
        const { rows } = await made.owner.query<EventRow>(`${EVENTS} where item = $1`, [id])
        expect([id, ownerless(need)]).toEqual([id, false])
        // States 8 to 11 are referrals' work, and open ones are only where a need is referred.
        const isOut = need.state === 'DIRUJUK' || (need.state === 'MENUNGGU_WARGA' && need.came_from === 'DIRUJUK')
        expect([isOut || !referrals.some(({ state }) => OPEN.includes(state)), need]).toEqual([true, need])
        expect([journeyOf(rows), need]).toEqual([shownOf(need, referrals), need])
      }
    }),
    { numRuns: 50 },
  )
  await everythingIsCounted()
}, 90_000)

/** Over all histories: commands are what was accepted, and figures are what the rows and the events say. */
async function everythingIsCounted(): Promise<void> {
  await foldAll(made)
  const ids = [...accepted.keys(), ...refused]
  const { rows: commands } = await made.owner.query<{ id: string; path: string }>(
    'select id, path from command where id = any ($1)',
    [ids],
  )
  expect(new Map(commands.map(({ id, path }) => [id, path]))).toEqual(accepted)

  const [needs, referrals, events, stock] = await Promise.all([
    made.owner.query<NeedRow>('select id, state, came_from, turn, cycle, version, category from item'),
    made.owner.query<ReferralRow & { item: string }>('select item, id, unit, cycle, state, version from referral'),
    made.owner.query<EventRow>(EVENTS),
    made.owner.query<{ category: string; state: string; now: number }>(
      'select category, state, now from monitor.stock where now <> 0',
    ),
  ])
  const standing = new Map<string, number>()
  for (const need of needs.rows) {
    const own = referrals.rows.filter(({ item }) => item === need.id)
    const key = `${need.category} ${shownOf(need, own)}`
    standing.set(key, (standing.get(key) ?? 0) + 1)
  }
  const folded = new Map(stock.rows.map(({ category, state, now }) => [`${category} ${state}`, now]))
  expect(folded).toEqual(standing)

  const daily = await made.owner.query<{ key: string; entered: number; departed: number }>(
    `select day::text || ' ' || category || ' ' || state as key, entered, departed from monitor.daily
     where entered <> 0 or departed <> 0 order by 1`,
  )
  expect(daily.rows).toEqual(flowOf(events.rows))
}
