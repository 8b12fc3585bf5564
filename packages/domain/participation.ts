import * as z from 'zod/mini'
import { Id } from './field.ts'
import { Refusal } from './refusal.ts'

/** What a family has of a program: it receives, has received, needs it, or neither; TIDAK_TAHU is an answer too. */
export const PARTICIPATIONS = ['MENERIMA', 'PERNAH', 'BUTUH', 'TIDAK', 'TIDAK_TAHU'] as const
export type Participation = (typeof PARTICIPATIONS)[number]

/** Programs that most families are asked about: they come first on the card. */
const COMMON = ['PKH', 'BPNT', 'PBI_JK', 'PIP', 'BLT_DD', 'PBPU_PEMDA', 'RTLH']

/** Programs as the card asks for them: the common ones first, the others by name. */
export const inCardOrder = <T extends { readonly code: string; readonly name: string }>(
  programs: readonly T[],
): T[] => {
  const place = ({ code }: T) => (COMMON.includes(code) ? COMMON.indexOf(code) : COMMON.length)
  return [...programs].sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'id'))
}
export const isCommon = (code: string): boolean => COMMON.includes(code)

const Answer = z.object({
  program: z.string().check(z.regex(/^[A-Z][A-Z0-9_]{1,39}$/)),
  state: z.enum(PARTICIPATIONS),
  /** Since which year, or in which last; null where nobody knows. */
  year: z.nullable(z.int().check(z.minimum(1990), z.maximum(2100))),
})
/** The card of a family: all programs that were asked about, in one. What was not asked is left out. */
export const SaveParticipation = z.object({
  /** The family. */
  id: Id,
  answers: z.array(Answer).check(z.minLength(1), z.maxLength(100)),
})
export type SaveParticipation = z.infer<typeof SaveParticipation>
export type CardAnswer = SaveParticipation['answers'][number]

/** Of these states one says a year. */
export const hasYear = (state: Participation): boolean => state === 'MENERIMA' || state === 'PERNAH'

type Known = Omit<CardAnswer, 'state'> & { readonly state: Participation; readonly source: string }

/**
 * The answers that say something new: another state or year, or the same of a list that an officer now confirms.
 * @param programs codes of the catalogue
 * @param before what stands of the family
 * @param thisYear local year
 * @throws Refusal `participation.unknown_program`, `participation.twice`, `participation.year_later`
 */
export function changedAnswers(
  { answers }: Pick<SaveParticipation, 'answers'>,
  programs: ReadonlySet<string>,
  before: readonly Known[],
  thisYear: number,
): CardAnswer[] {
  if (new Set(answers.map(({ program }) => program)).size < answers.length) throw new Refusal('participation.twice')
  for (const { program, year } of answers) {
    if (!programs.has(program)) throw new Refusal('participation.unknown_program', { program })
    if (year !== null && year > thisYear) throw new Refusal('participation.year_later', { year: String(year) })
  }
  return answers
    .map((one) => (hasYear(one.state) ? one : { ...one, year: null }))
    .filter((one) => {
      const known = before.find(({ program }) => program === one.program)
      return !known || known.state !== one.state || known.year !== one.year || known.source !== 'PETUGAS'
    })
}

/** The coarse fact that an answer on a program also is (handbook §11.3); nothing where it is none, or nobody knows. */
export function factOf({
  program,
  state,
}: CardAnswer): { field: 'receivesPkh' | 'receivesBpnt'; value: boolean } | null {
  if (state === 'TIDAK_TAHU') return null
  if (program === 'PKH') return { field: 'receivesPkh', value: state === 'MENERIMA' }
  return program === 'BPNT' ? { field: 'receivesBpnt', value: state === 'MENERIMA' } : null
}
