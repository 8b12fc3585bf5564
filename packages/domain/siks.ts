import * as z from 'zod/mini'
import { Id, Line, Text } from './field.ts'
import { Sha256 } from './file.ts'
import { may, type Role } from './permission.ts'
import { IsoDay } from './person.ts'
import type { ProposalKind, ProposalState, SiksState } from './proposal-state.ts'
import { ANSWERS, PROPOSAL_STEPS, type Answer } from './proposal-transition.ts'
import { Refusal } from './refusal.ts'

const Version = z.int().check(z.minimum(1))

/** Most proposals of one batch. */
export const MOST_IN_BATCH = 1000
/** Most rows of an answer that are read at once. */
export const MOST_ANSWERS = 5000

/** A new batch, or the changed list of one that nobody was asked to ratify (then with its version). */
export const MakeSiks = z.object({
  id: Id,
  version: z.optional(Version),
  proposals: z.array(Id).check(z.minLength(1), z.maxLength(MOST_IN_BATCH)),
})
export type MakeSiks = z.infer<typeof MakeSiks>
/** `approval` is the id of what is asked. */
export const RatifySiks = z.object({ id: Id, version: Version, approval: Id, reason: Text(2000, 3) })
export const SendSiks = z.object({ id: Id, version: Version, sentOn: IsoDay })

/** The cut-off that a desil belongs to: `2026-10`. */
const Period = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/))

/** A row of an answer: which proposal, what became of it, and the desil that BPS gave. */
export const AnswerRow = z.object({
  reference: Line(1, 60),
  answer: z.enum(ANSWERS),
  /** Why it was refused, as SIKS-NG writes it. */
  code: Line(0, 60),
  desil: z.nullable(z.int().check(z.minimum(1), z.maximum(10))),
  period: z.nullable(Period),
})
export type AnswerRow = z.infer<typeof AnswerRow>

export const PreviewSiks = z.object({
  id: Id,
  rows: z.array(AnswerRow).check(z.minLength(1), z.maxLength(MOST_ANSWERS)),
})
export const AnswerSiks = z.object({
  id: Id,
  version: Version,
  /** SHA-256 and name of the file that was read. */
  sha256: Sha256,
  file: Line(1, 200),
  rows: z.array(AnswerRow).check(z.minLength(1), z.maxLength(MOST_ANSWERS)),
})

/** The acts on a batch, from which states; who may is a matter of rights. */
export const SIKS_STEPS: readonly { readonly act: string; readonly from: readonly SiksState[] }[] = [
  { act: 'siks.make', from: ['DISUSUN'] },
  { act: 'siks.ratify', from: ['DISUSUN'] },
  { act: 'siks.file', from: ['DISAHKAN', 'DIKIRIM', 'DIJAWAB'] },
  { act: 'siks.send', from: ['DISAHKAN'] },
  { act: 'siks.answer', from: ['DIKIRIM', 'DIJAWAB'] },
]

type Batch = { readonly state: SiksState }

const isOpenTo = ({ state }: Batch, act: string) =>
  SIKS_STEPS.some((step) => step.act === act && step.from.includes(state))

/** What this role can do with a batch now. */
export const siksActs = (batch: Batch, role: Role): string[] =>
  SIKS_STEPS.map(({ act }) => act).filter((act) => may(role, act) && isOpenTo(batch, act))

/** @throws Refusal `siks.not_now` with the state */
export function assertSiks(batch: Batch, act: string): void {
  if (!isOpenTo(batch, act)) throw new Refusal('siks.not_now', { state: batch.state })
}

/**
 * @param sentOn, today, ratifiedOn ISO dates
 * @throws Refusal `siks.sent_when`: before it was ratified, or later than today
 */
export function assertSentOn(sentOn: string, ratifiedOn: string, today: string): void {
  if (sentOn < ratifiedOn || sentOn > today) throw new Refusal('siks.sent_when', { from: ratifiedOn, to: today })
}

/** Kinds whose family BPS ranks anew: an answer that ends them names a desil. */
const RANKED: readonly ProposalKind[] = ['TAMBAH_KELUARGA', 'UBAH_VARIABEL', 'PECAH_GABUNG_KK']

/**
 * What becomes of a row: NEW changes its proposal; SAME says what is known already; the others change nothing. UNKNOWN is
 * no proposal of this batch, TWICE stands in the file a second time, BACKWARDS would undo an answer, NO_DESIL ends a
 * proposal without the desil that it waited for.
 */
export type AnswerVerdict = 'NEW' | 'SAME' | 'UNKNOWN' | 'TWICE' | 'BACKWARDS' | 'NO_DESIL'

type Answered = {
  readonly kind: ProposalKind
  readonly state: ProposalState
  readonly answerCode: string | null
  readonly desilAfter: number | null
  readonly answerPeriod: string | null
}

const leadsTo = (state: ProposalState): readonly string[] =>
  PROPOSAL_STEPS.filter(({ act, from }) => act === 'siks.answer' && from.includes(state)).flatMap(({ to }) => to)

/** Whether a proposal already has this very answer. */
const isSame = (row: AnswerRow, before: Answered) =>
  row.answer === before.state &&
  (row.answer !== 'DITOLAK' || row.code === (before.answerCode ?? '')) &&
  (row.answer !== 'SELESAI' || (row.desil === before.desilAfter && row.period === before.answerPeriod))

/** What becomes of one row of an answer; `before` is undefined where its reference is none of this batch. */
export function judgeAnswer(row: AnswerRow, before: Answered | undefined): Exclude<AnswerVerdict, 'TWICE'> {
  if (!before) return 'UNKNOWN'
  if (isSame(row, before)) return 'SAME'
  // An earlier answer that is read again says nothing new.
  const passed: readonly ProposalState[] = ['DITERIMA', 'MENUNGGU_PERINGKAT', 'SELESAI']
  if (passed.includes(row.answer) && passed.indexOf(row.answer) < passed.indexOf(before.state)) return 'SAME'
  if (!leadsTo(before.state).includes(row.answer)) return 'BACKWARDS'
  return row.answer === 'SELESAI' && RANKED.includes(before.kind) && row.desil === null ? 'NO_DESIL' : 'NEW'
}

/**
 * What becomes of each row of an answer, in its order.
 * @param of the proposal of this batch by its reference
 */
export function judgeAnswers(
  rows: readonly AnswerRow[],
  of: (reference: string) => Answered | undefined,
): readonly { readonly row: AnswerRow; readonly verdict: AnswerVerdict }[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    const reference = row.reference.toLowerCase()
    const verdict = seen.has(reference) ? 'TWICE' : judgeAnswer(row, of(reference))
    seen.add(reference)
    return { row, verdict }
  })
}

/** The code that a proposal keeps of its answer; null where the answer says nothing besides. */
export const codeOf = ({ answer, code }: Pick<AnswerRow, 'answer' | 'code'>): string | null =>
  answer === ('DITOLAK' satisfies Answer) || code !== '' ? code : null

/** Number of a batch: month and place in it. @param day ISO date */
export const batchNumber = (day: string, place: number): string => `${day.slice(0, 7)}/${place}`
