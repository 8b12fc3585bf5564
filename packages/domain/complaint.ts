import * as z from 'zod/mini'
import type { Actor } from './actor.ts'
import { CategoryCode } from './category-code.ts'
import type { Category } from './category.ts'
import { Id, Line, Text } from './field.ts'
import type { Clock } from './deadline.ts'
import { entered, happeningsOf, unanswered, whoOf, type Happening, type Item } from './item.ts'
import { answerByOf, urgencyOf } from './service-rules.ts'
import { rankOf, type Home, type ItemState } from './item-state.ts'
import { desksOf } from './transition.ts'
import { UrgencyCode } from './urgency.ts'
import { localDate } from './zone.ts'

/** How a complaint came in (handbook §5.1). */
export const CHANNELS = ['KUNJUNGAN', 'DATANG', 'JAUH'] as const
/**
 * What kind of thing it is (jenis, handbook §6.1). HAK_DATA: a family asks that what is stored of it be put right, or
 * objects to its use (UU 27/2022); it has a clock of its own.
 */
export const KINDS = ['PENGADUAN', 'PERMOHONAN', 'PERTANYAAN', 'SARAN', 'HAK_DATA'] as const
/** Programs that a need may be about; the catalogue of programs comes with its own capability. */
export const PROGRAM_CODES = ['PBI_JK', 'PKH', 'BPNT', 'PIP', 'KIP_K', 'BLT_DD', 'ATENSI', 'LAINNYA'] as const
export type ProgramCode = (typeof PROGRAM_CODES)[number]

const Need = z.object({ id: Id, category: CategoryCode, program: z.nullable(z.enum(PROGRAM_CODES)) })

/**
 * A complaint (keluhan) of one family with one or more needs. `consent`: the family was told what is stored and agrees
 * (UU PDP). `recordedAt`: when it was written down, where that was before it was sent.
 */
export const RegisterComplaint = z.object({
  id: Id,
  household: Id,
  /** Who told it, where that is not a member of the family. */
  reporter: z.nullable(Line(2, 120)),
  channel: z.enum(CHANNELS),
  kind: z.enum(KINDS),
  urgency: UrgencyCode,
  story: Text(),
  hope: z.optional(Text()),
  consent: z.literal(true),
  recordedAt: z.optional(z.iso.datetime()),
  items: z.array(Need).check(z.minLength(1), z.maxLength(20)),
})
export type RegisterComplaint = z.infer<typeof RegisterComplaint>

const homeOf = (actor: Actor): Home => (desksOf(actor.role).includes('SLRT') ? 'SLRT' : 'DESA')

/**
 * Registers a complaint: each need is born as TERDAFTAR, its clock running.
 * @param desa of the family
 */
export function registerComplaint(
  input: RegisterComplaint,
  desa: string,
  actor: Actor,
  clock: Clock,
): { items: Item[]; happenings: Happening[] } {
  const who = whoOf(actor)
  const { configuration } = clock.regulation
  const registeredOn = localDate(clock.at, clock.calendar.zone)
  const items = input.items.map(({ id, category }): Item => {
    const blank: Item = {
      id,
      complaint: input.id,
      desa,
      category,
      urgency: urgencyOf(input.urgency, category, registeredOn, clock.regulation),
      home: homeOf(actor),
      state: 'TERDAFTAR',
      cameFrom: null,
      cycle: 0,
      since: clock.at,
      due: null,
      isProvisional: false,
      heldDue: null,
      isExtended: false,
      turn: null,
      ...unanswered,
      configuration,
      registeredOn,
      answerBy: input.kind === 'HAK_DATA' ? answerByOf(registeredOn, clock) : null,
      registeredBy: actor.membership,
      changedBy: who.byName,
      changedAt: clock.at,
      version: 0,
    }
    return entered(blank, 'TERDAFTAR', who, clock)
  })
  const happenings = items.flatMap((item) =>
    happeningsOf({ ...item, due: null }, 'complaint.register', [null, 'TERDAFTAR'], who, clock.at),
  )
  return { items, happenings }
}

type Shown = { readonly shown: ItemState; readonly cameFrom: ItemState | null; readonly turn: unknown }

/** The need that speaks for a complaint: the open one that has come least far; of ended ones the first. */
export function leading<T extends Shown>(items: readonly T[]): T | undefined {
  const open = items.filter(({ turn }) => turn !== null)
  const rank = ({ shown, cameFrom }: T) => rankOf(shown, cameFrom)
  return (open.length > 0 ? open : items).reduce<T | undefined>(
    (least, one) => (least && rank(least) <= rank(one) ? least : one),
    undefined,
  )
}

/** Which needs are proposed besides what was told: papers for those who have none (handbook §5.4). */
export const proposedCategories = (lackPapers: boolean): Category[] => (lackPapers ? ['ADM01'] : [])
