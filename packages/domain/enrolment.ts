import * as z from 'zod/mini'
import { Id, Text } from './field.ts'
import { Refusal } from './refusal.ts'

/**
 * Where somebody stands with a program: proposed, waiting for a place, receiving; refused; out again because it is over
 * (LULUS: no longer in need, SELESAI: given) or because it was wrong (DIKELUARKAN); taken back by whoever proposed.
 */
export const ENROLMENT_STATES = [
  'DIUSULKAN',
  'DAFTAR_TUNGGU',
  'MENERIMA',
  'DITOLAK',
  'LULUS',
  'SELESAI',
  'DIKELUARKAN',
  'DITARIK',
] as const
export type EnrolmentState = (typeof ENROLMENT_STATES)[number]

/** Lists that make a fact closed once they are in (design §2.8): whoever is not on one is not. */
export const LIST_KINDS = ['PENERIMA', 'PENGECUALIAN', 'ASN', 'KIP', 'KKS'] as const
export type ListKind = (typeof LIST_KINDS)[number]

/** Something still happens with these; a family or person has at most one of them in a program. */
export const OPEN_ENROLMENTS = ['DIUSULKAN', 'DAFTAR_TUNGGU', 'MENERIMA'] as const satisfies readonly EnrolmentState[]
export const isOpenEnrolment = (state: EnrolmentState): boolean =>
  (OPEN_ENROLMENTS as readonly string[]).includes(state)

/** How receiving ends: no longer in need, given, or wrong from the beginning. */
export const ENDINGS = ['LULUS', 'SELESAI', 'DIKELUARKAN'] as const satisfies readonly EnrolmentState[]
export type Ending = (typeof ENDINGS)[number]

/** The family is to hear of these, from whoever works in its village; somebody writes down that it did. */
export const NEWS = ['DAFTAR_TUNGGU', 'MENERIMA', 'DITOLAK', ...ENDINGS] as const satisfies readonly EnrolmentState[]

const Code = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,38}[A-Z]$/))
const Version = z.int().check(z.minimum(1))
export const ProposeEnrolment = z.object({ id: Id, household: Id, person: z.nullable(Id), program: Code })
export const WithdrawEnrolment = z.object({ id: Id, version: Version })
export const TellEnrolment = z.object({ id: Id, version: Version })
export const ConfirmEnrolment = z.object({ id: Id, version: Version })
export const RefuseEnrolment = z.object({ id: Id, version: Version, reason: Text(2000, 3) })
export const EndEnrolment = z.object({ id: Id, version: Version, ending: z.enum(ENDINGS), reason: Text(2000, 3) })

type Step = {
  readonly act: string
  readonly from: readonly EnrolmentState[]
  /** Where it can lead; which of them follows from the places, or from what the officer says. */
  readonly to: readonly EnrolmentState[]
  /** Decided by somebody else than whoever proposed: nobody gives aid on their own word. */
  readonly takesTwo: boolean
}

/** The transitions, by the path of the command (handbook §11.2, matcher notes: a program with a quota ends in a list). */
export const ENROLMENT_STEPS: readonly Step[] = [
  { act: 'enrolment.withdraw', from: ['DIUSULKAN', 'DAFTAR_TUNGGU'], to: ['DITARIK'], takesTwo: false },
  { act: 'enrolment.confirm', from: ['DIUSULKAN'], to: ['MENERIMA', 'DAFTAR_TUNGGU'], takesTwo: true },
  { act: 'enrolment.confirm', from: ['DAFTAR_TUNGGU'], to: ['MENERIMA'], takesTwo: true },
  { act: 'enrolment.refuse', from: ['DIUSULKAN', 'DAFTAR_TUNGGU'], to: ['DITOLAK'], takesTwo: true },
  { act: 'enrolment.end', from: ['MENERIMA'], to: ENDINGS, takesTwo: false },
]

/** The family has heard: that changes nothing of where it stands, and once is enough. */
const TELL: Step = { act: 'enrolment.tell', from: NEWS, to: [], takesTwo: false }
const stepsOf = (isTold: boolean) => (isTold ? ENROLMENT_STEPS : [...ENROLMENT_STEPS, TELL])

export type Standing = {
  readonly state: EnrolmentState
  /** Account of whoever proposed. */
  readonly proposedBy: string
  readonly version: number
  /** When the family heard of it. */
  readonly toldAt: Date | null
}

/** What can be done with an enrolment by somebody. */
export const enrolmentActs = (standing: Standing, who: string, may: (act: string) => boolean): string[] =>
  stepsOf(standing.toldAt !== null)
    .filter(
      ({ act, from, takesTwo }) =>
        from.includes(standing.state) && may(act) && !(takesTwo && standing.proposedBy === who),
    )
    .map(({ act }) => act)

/**
 * An act may be done.
 * @param who account of whoever does it
 * @param version the one that the screen showed
 * @throws Refusal `enrolment.changed` where somebody acted since, with the state; `enrolment.state` where it is not
 *   possible there; `enrolment.own` where a second person decides
 */
export function assertEnrolmentAct(act: string, before: Standing, version: number, who: string): void {
  const { state } = before
  if (before.version !== version) throw new Refusal('enrolment.changed', { state })
  const step = stepsOf(false).find((one) => one.act === act && one.from.includes(state))
  if (!step) throw new Refusal('enrolment.state', { state })
  if (step.takesTwo && before.proposedBy === who) throw new Refusal('enrolment.own')
}
