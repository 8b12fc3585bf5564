import type { Rank, RankReason } from './enrolment-rank.ts'
import type { Judged, Leaf, Verdict } from './explain.ts'
import type { Literal } from './rule.ts'

/** What a rule said of somebody on a day: it stays, whatever the rule, its limits or the facts are afterwards. */
export type Snapshot = {
  readonly on: string
  /** The version of the program, from which day it holds, and where it is written. */
  readonly version: string
  readonly from: string
  readonly citation: string | null
  readonly params: Readonly<Record<string, Literal>>
  readonly verdict: Verdict
  readonly missing: readonly string[]
  readonly failed: readonly Leaf[]
  readonly amountYear: number | null
  readonly rank: readonly RankReason[]
}

/** Of an enrolment: when it was proposed, when it was decided, and while it waits what is said since; as JSON in its row. */
export type Evaluation = { readonly proposed: Snapshot; readonly decided: Snapshot | null; readonly now?: Snapshot }

/** What was said last. */
export const latestOf = ({ proposed, decided, now }: Evaluation): Snapshot => now ?? decided ?? proposed

type Version = {
  readonly id: string
  readonly effectiveFrom: string
  readonly citation: string | null
  readonly params: Readonly<Record<string, Literal>>
}

export const snapshotOf = (
  { id: version, effectiveFrom: from, citation, params }: Version,
  { verdict, missing, failed, amountYear }: Judged,
  { reasons: rank }: Rank,
  on: string,
): Snapshot => ({ on, version, from, citation, params, verdict, missing, failed, amountYear, rank })

export const evaluationIn = (text: string): Evaluation | null => (text ? (JSON.parse(text) as Evaluation) : null)
