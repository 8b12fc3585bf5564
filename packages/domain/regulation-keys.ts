import * as z from 'zod/mini'
import { DEEDS, type Deed } from './approval.ts'
import type { Term } from './calendar.ts'
import { CategoryCode } from './category-code.ts'
import { CLOCK_STATES, TERMS, type ClockState, type Terms } from './clock.ts'
import { Id, Line } from './field.ts'
import { Day } from './instrument.ts'
import { may, ROLES, type Role } from './permission.ts'
import { PROPOSAL_KINDS, type ProposalKind } from './proposal-state.ts'

/** The parts of the editor, in its order. */
export const KEY_GROUPS = [
  'clock',
  'calendar',
  'structure',
  'routing',
  'documents',
  'program',
  'approval',
  'service',
] as const
export type KeyGroup = (typeof KEY_GROUPS)[number]

/** How far down a key may be set: for the whole tenant only, or for single kecamatan and desa as well. */
export type KeyReach = 'tenant' | 'kecamatan' | 'desa'

type Spec<V> = {
  readonly group: KeyGroup
  readonly schema: z.ZodMiniType<V, unknown>
  /** What holds where nobody decided otherwise: the nation's default (handbook §13, §15, its tag D). */
  readonly standard: V
  readonly reach: KeyReach
  /** What an entry may be about: a sector or one category of it, or a program; `none` where it is about everything. */
  readonly subject: 'none' | 'sector' | 'category' | 'program'
}

const spec = <V>(
  group: KeyGroup,
  schema: z.ZodMiniType<V, unknown>,
  standard: V,
  reach: KeyReach = 'tenant',
  subject: Spec<V>['subject'] = 'none',
): Spec<V> => ({ group, schema, standard, reach, subject })

/** The longest term of each unit: a year of it. Of `same_day` the amount is 1 and says nothing. */
const longest: Readonly<Record<Term['unit'], number>> = {
  working_day: 366,
  working_minute: 366 * 24 * 60,
  clock_hour: 366 * 24,
  same_day: 1,
  calendar_day: 366,
}
/** A term: never nothing, and at most a year. */
const TermShape = z
  .object({ amount: z.int().check(z.minimum(1)), unit: z.enum(Object.keys(longest) as [Term['unit']]) })
  .check(z.refine(({ amount, unit }) => amount <= longest[unit], { error: 'too_big', path: ['amount'] }))
const TermsShape = z.object({ NORMAL: TermShape, TINGGI: TermShape, DARURAT: TermShape })

const clocks = Object.fromEntries(
  CLOCK_STATES.map((state) => [`clock.${state}`, spec('clock', TermsShape, TERMS[state], 'desa', 'category')]),
) as Record<`clock.${ClockState}`, Spec<Terms>>

/** Who decides on what takes two people, where the regulation says nothing else (handbook §3.3). */
const deciders: Readonly<Record<Deed, readonly Role[]>> = {
  'regulation.publish': ['KADIS', 'KABID', 'MANAJER', 'SEKNAS_ADMIN'],
  'item.reject': ['KADIS', 'KABID', 'MANAJER'],
  'record.delete': ['MANAJER'],
  'record.merge': ['MANAJER'],
  'identity.export': ['MANAJER'],
  'program.publish': ['KADIS', 'KABID', 'SEKNAS_ADMIN'],
  'proposal.ratify': ['KADIS'],
  'letter.sign': ['KADIS'],
}
/** Roles that can decide at all: a list of others would leave nobody who may. */
const DECIDING = ROLES.filter((role) => may(role, 'approval.approve'))
const RolesShape = z.array(z.enum(DECIDING as [Role, ...Role[]])).check(z.minLength(1), z.maxLength(8))
const approvals = Object.fromEntries(
  DEEDS.map((deed) => [`approval.${deed}`, spec('approval', RolesShape, [...deciders[deed]])]),
) as Record<`approval.${Deed}`, Spec<Role[]>>

const Minute = z.int().check(z.minimum(0), z.maximum(24 * 60))
const Hours = z
  .object({ opens: Minute, closes: Minute })
  .check(z.refine(({ opens, closes }) => opens < closes, { error: 'span', path: ['closes'] }))

/** Definitif, or for the time being: pelaksana tugas (Plt), pelaksana harian (Plh). */
export const SIGNATORY_KINDS = ['DEFINITIF', 'PLT', 'PLH'] as const
const Signatory = z
  .object({
    name: Line(2, 120),
    title: Line(3, 160),
    nip: Line(0, 30),
    kind: z.enum(SIGNATORY_KINDS),
    from: Day,
    to: z.nullable(Day),
  })
  .check(z.refine(({ from, to }) => !to || from <= to, { error: 'span', path: ['to'] }))
export type Signatory = z.infer<typeof Signatory>

/** Everything that a Perda, Perbup or SK decides in this product (handbook §15). Each key has a reader in this package. */
export const KEYS = {
  ...clocks,
  'calendar.week': spec(
    'calendar',
    z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.minLength(1), z.maxLength(7)),
    [1, 2, 3, 4, 5],
  ),
  'calendar.hours': spec('calendar', Hours, { opens: 7 * 60 + 30, closes: 16 * 60 }),
  /** Null: that of the province. */
  'calendar.zone': spec('calendar', z.nullable(z.enum(['WIB', 'WITA', 'WIT'])), null),
  /** Days off of this district alone. */
  'calendar.holidays': spec('calendar', z.array(z.object({ day: Day, name: Line(2, 80) })).check(z.maxLength(60)), []),
  'structure.supervisor': spec('structure', z.boolean(), true),
  /** Where village posts stand. */
  'structure.puskesos': spec('structure', z.enum(['DESA', 'KECAMATAN']), 'DESA'),
  /** Most desa that one fasilitator may have. */
  'structure.villagesPerFasilitator': spec('structure', z.int().check(z.minimum(1), z.maximum(100)), 6, 'kecamatan'),
  /** Whether village posts and fasilitator take complaints here; else the secretariat's desk alone. */
  'structure.live': spec('structure', z.boolean(), true, 'kecamatan'),
  /** Signatories, with their terms of office. */
  'structure.signatories': spec('structure', z.array(Signatory).check(z.maxLength(20)), []),
  /** The agency or partner that a need is sent to; null where nobody decided. */
  'routing.unit': spec('routing', z.nullable(Id), null, 'kecamatan', 'category'),
  /** Papers that a family brings. */
  'documents.needed': spec(
    'documents',
    z.array(Line(2, 120)).check(z.maxLength(20)),
    ['KTP', 'Kartu Keluarga'],
    'tenant',
    'category',
  ),
  /** The highest desil that a program is for (handbook §10.4); null: what the program itself says. */
  'program.maxDesil': spec<number | null>('program', z.nullable(z.int().check(z.minimum(1), z.maximum(10))), null, 'tenant', 'program'), // prettier-ignore
  /** From which age somebody is elderly for a program: sources differ, 60 or 70. */
  'program.elderlyAge': spec<number | null>('program', z.nullable(z.int().check(z.minimum(50), z.maximum(100))), null, 'tenant', 'program'), // prettier-ignore
  /** How many signs of an unfit house it takes. */
  'program.houseScore': spec<number | null>('program', z.nullable(z.int().check(z.minimum(0), z.maximum(5))), null, 'tenant', 'program'), // prettier-ignore
  /** Whether the district insures everybody who is not insured (UHC non cut-off). */
  'program.uhc': spec('program', z.boolean(), false, 'tenant', 'program'),
  ...approvals,
  /** Days after its end in which a need can be opened again. */
  'service.reopenDays': spec('service', z.int().check(z.minimum(0), z.maximum(3650)), 30),
  /** Whether a need may be closed only after its family was asked. */
  'service.feedbackRequired': spec('service', z.boolean(), true),
  /** Needs that are never less urgent than TINGGI (kartu merah). */
  'service.fastTrack': spec('service', z.array(CategoryCode).check(z.maxLength(80)), []),
  /** Hours in which a request about one's own data is answered; the law allows no more (UU 27/2022). */
  'service.rightsHours': spec('service', z.int().check(z.minimum(1), z.maximum(72)), 72),
  /** Kinds of proposals to the national register that a village meeting decides on first (handbook §10.3). */
  'proposal.meeting': spec<ProposalKind[]>(
    'service',
    z.array(z.enum(PROPOSAL_KINDS)).check(z.maxLength(PROPOSAL_KINDS.length)),
    ['TAMBAH_KELUARGA', 'UBAH_VARIABEL', 'TIDAK_LAYAK', 'SANGGAH', 'USUL_PROGRAM'],
  ),
  /** Days after its minutes are signed in which residents may object to what a village meeting decided; 0: not at all. */
  'meeting.objection': spec('service', z.int().check(z.minimum(0), z.maximum(60)), 7),
  /** Years that a closed complaint is kept. */
  'service.retentionYears': spec('service', z.int().check(z.minimum(1), z.maximum(50)), 5),
} as const

export type Key = keyof typeof KEYS
export type ValueOf<K extends Key> = (typeof KEYS)[K]['standard']

export const KEY_NAMES = Object.keys(KEYS) as Key[]
export const isKey = (key: string): key is Key => Object.hasOwn(KEYS, key)
