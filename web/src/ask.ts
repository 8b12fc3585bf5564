import { createEffect, createMemo, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import { problemOfError } from './api.ts'
import type { Problem } from './problem.ts'
import { acting } from './session.tsx'
import { forgetKeptAnswers, keepAnswer, keptAnswer } from './shelf.ts'

export type Ask<T> = {
  /** The last answer; it stays while a newer one is asked for. */
  data: Accessor<T | undefined>
  /** When the server gave it, in milliseconds since 1970. */
  at: Accessor<number | undefined>
  problem: Accessor<Problem | undefined>
  asking: Accessor<boolean>
  again: () => Promise<void>
  /** Puts another answer in its place: for a list that grew by a page. */
  put: (data: T) => void
}

/** Last answers of this session, in memory, so that a screen opened without signal shows what was last known. */
const lastAnswers = new Map<string, { data: unknown; at: number }>()
/** Answers that are work in the field, and the figures of the map: they outlive a reload, sealed on the device. */
const lasting = new Set([
  'item.queue',
  'household.list',
  'household.show',
  'fact.show',
  'eligibility.show',
  'enrolment.show',
  'participation.show',
  'complaint.show',
  'catalogue.list',
  'indicator.nation',
  'indicator.district',
  'regulation.service',
])

export function forgetAnswers(): Promise<void> {
  lastAnswers.clear()
  return forgetKeptAnswers()
}

const [delivered, setDelivered] = createSignal(0)
/** Every screen that is open asks again: the outbox has delivered something. */
export const askAllAgain = () => setDelivered((count) => count + 1)

/**
 * Asks the server whenever `input` changes, when the network comes back, and when something was delivered.
 * @param name the tRPC path; with the input and the acting membership it names the answer
 * @param input what to ask; `undefined` asks nothing
 */
export function createAsk<Input, T>(
  name: string,
  input: Accessor<Input | undefined>,
  fetcher: (input: Input) => Promise<T>,
): Ask<T> {
  const [answer, setAnswer] = createSignal<{ key: string; data: T; at: number }>()
  const [problem, setProblem] = createSignal<Problem>()
  const [asking, setAsking] = createSignal(false)
  let turn = 0

  const keyOf = (value: Input) => `${acting()?.id}.${name}.${JSON.stringify(value)}`

  async function again() {
    const value = input()
    if (value === undefined) return
    const mine = ++turn
    const key = keyOf(value)
    const known = lastAnswers.get(key) as { data: T; at: number } | undefined
    if (known && answer()?.key !== key) setAnswer({ key, ...known })
    setAsking(true)
    if (!known && lasting.has(name)) {
      void keptAnswer<T>(key).then((kept) => {
        if (kept && mine === turn && answer()?.key !== key) setAnswer({ key, ...kept })
      })
    }
    try {
      const data = await fetcher(value)
      if (mine !== turn) return
      const at = Date.now()
      lastAnswers.set(key, { data, at })
      setAnswer({ key, data, at })
      setProblem(undefined)
      if (lasting.has(name)) void keepAnswer(key, { data, at })
    } catch (error) {
      if (mine === turn) setProblem(problemOfError(error))
    }
    if (mine === turn) setAsking(false)
  }

  function put(data: T) {
    const now = answer()
    if (!now) return
    lastAnswers.set(now.key, { data, at: now.at })
    setAnswer({ ...now, data })
  }

  const asked = createMemo(() => JSON.stringify(input()))
  createEffect(on([asked, delivered], () => void again()))
  const online = () => problem() && void again()
  addEventListener('online', online)
  onCleanup(() => {
    turn++
    removeEventListener('online', online)
  })
  return { data: () => answer()?.data, at: () => answer()?.at, problem, asking, again, put }
}
