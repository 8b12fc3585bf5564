import type { LedgerState, Rejection } from '@slrt/domain/import'
import { batch, createEffect, createSignal, on, type Accessor } from 'solid-js'
import { api, problemOfError, type Outputs } from '../api.ts'
import type { Problem } from '../problem.ts'

type Answer = Outputs['import']['ledger']
export type LedgerRow = Answer['rows'][number]
export type LedgerFilter = { readonly reason: Rejection | ''; readonly state: LedgerState }

/** Pages that are fetched at most for what is done to all alike at once. */
const MOST_PAGES = 20

/**
 * The refused rows of a file. Each look is in the audit trail, so they are asked for when the filter changes and never
 * by themselves; what is mended is taken out here. Nothing of it is kept on the device.
 */
export function createLedger(id: string, filter: Accessor<LedgerFilter>) {
  const [page, setPage] = createSignal<Answer>()
  const [problem, setProblem] = createSignal<Problem>()
  const [busy, setBusy] = createSignal(false)
  let turn = 0

  const ask = ({ reason, state }: LedgerFilter, after?: number) =>
    api.import.ledger.mutate({ id, state, ...(reason && { reason }), ...(after !== undefined && { after }) })

  async function fetched(after?: number): Promise<void> {
    const mine = ++turn
    setBusy(true)
    setProblem(undefined)
    try {
      const answer = await ask(filter(), after)
      const before = after === undefined ? [] : (page()?.rows ?? [])
      if (mine === turn) setPage({ ...answer, rows: [...before, ...answer.rows] })
    } catch (error) {
      if (mine === turn) setProblem(problemOfError(error))
    }
    if (mine === turn) setBusy(false)
  }
  createEffect(on(filter, () => void fetched()))

  const more = () => {
    const next = page()?.next
    return typeof next === 'number' && !busy() ? fetched(next) : Promise.resolve()
  }
  /** Fetches the rest of what the filter shows, as far as anybody works through it at once. */
  async function rest(): Promise<void> {
    for (let at = 0; at < MOST_PAGES && page()?.next && !problem(); at++) await more()
  }
  /** A row that is in another state now: gone from here, and counted there. After the last one come the next. */
  function settled({ id: row, reason, state: from }: LedgerRow, to: LedgerState) {
    batch(() => {
      setPage((now) => {
        if (!now) return now
        const counted = now.totals.map((one) =>
          one.reason !== reason
            ? one
            : one.state === from
              ? { ...one, rows: one.rows - 1 }
              : one.state === to
                ? { ...one, rows: one.rows + 1 }
                : one,
        )
        const isCounted = counted.some((one) => one.reason === reason && one.state === to)
        const totals = isCounted ? counted : [...counted, { reason, state: to, rows: 1 }]
        return { ...now, totals, rows: now.rows.filter((one) => one.id !== row) }
      })
    })
    if (page()?.rows.length === 0) void more()
  }
  const countOf = (state: LedgerState, reason: Rejection | '' = '') =>
    (page()?.totals ?? [])
      .filter((one) => one.state === state && (!reason || one.reason === reason))
      .reduce((sum, { rows }) => sum + rows, 0)
  return { page, problem, busy, again: () => fetched(), more, rest, settled, countOf }
}

export type LedgerList = ReturnType<typeof createLedger>
