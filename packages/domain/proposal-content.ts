import * as z from 'zod/mini'
import type { FactValue } from './fact.ts'
import { Id, Line, PersonName } from './field.ts'
import { Seen } from './ground-check.ts'
import { KK_REASONS, RegisterHousehold } from './household.ts'
import { maskNumber, maskPhone, Nik } from './nik.ts'
import { IsoDay, NIK_REASONS, Person, RELATIONS } from './person.ts'
import type { ProposalKind } from './proposal-state.ts'

/** What is written down of somebody so far: every field may be empty while it is a draft. */
const PersonDraft = z.object({
  id: Id,
  name: Line(0, 120),
  nik: z.nullable(Line(0, 30)),
  nikReason: z.nullable(z.enum(NIK_REASONS)),
  nikConfirmed: z.optional(z.boolean()),
  birthDate: z.nullable(Line(0, 10)),
  sex: z.nullable(z.enum(['L', 'P'])),
  relation: z.nullable(z.enum(RELATIONS)),
  phone: z.nullable(Line(0, 30)),
})
export type PersonDraft = z.infer<typeof PersonDraft>

/** A family that the register does not have yet. */
const FamilyDraft = z.object({
  id: Id,
  rt: Line(0, 3),
  rw: Line(0, 3),
  address: Line(0, 300),
  kk: z.nullable(Line(0, 30)),
  kkReason: z.nullable(z.enum(KK_REASONS)),
  persons: z.array(PersonDraft).check(z.maxLength(30)),
})
export type FamilyDraft = z.infer<typeof FamilyDraft>

/** What a person's papers really say. Empty: stays as it is. */
const IdentityDraft = z.object({
  name: Line(0, 120),
  nik: z.nullable(Line(0, 30)),
  birthDate: z.nullable(Line(0, 10)),
  birthPlace: Line(0, 80),
  sex: z.nullable(z.enum(['L', 'P'])),
  mother: Line(0, 120),
})

export const KK_WAYS = ['PECAH', 'GABUNG'] as const

/**
 * What is proposed: each kind has its part, and every field may be left out while it is a draft. Numbers that a screen
 * knows masked only come back masked, and stay what they were.
 */
export const Content = z.object({
  /** TAMBAH_KELUARGA of a family that is not in the register. */
  family: z.optional(z.nullable(FamilyDraft)),
  /** TAMBAH_ANGGOTA: somebody new in the family. */
  member: z.optional(z.nullable(PersonDraft)),
  /** UBAH_VARIABEL: what it should say. */
  variables: z.optional(z.array(Seen).check(z.maxLength(80))),
  /** UBAH_IDENTITAS. */
  identity: z.optional(z.nullable(IdentityDraft)),
  /** MENINGGAL, PINDAH: when; PINDAH: where to, as people say it. */
  on: z.optional(z.nullable(Line(0, 10))),
  movedTo: z.optional(Line(0, 200)),
  /** GANDA: the person that is the same. */
  twin: z.optional(z.nullable(Id)),
  /** PECAH_GABUNG_KK: who goes, and to which family. */
  kkWay: z.optional(z.nullable(z.enum(KK_WAYS))),
  kkPersons: z.optional(z.array(Id).check(z.maxLength(30))),
  kkWith: z.optional(z.nullable(Id)),
  /** USUL_PROGRAM: code of the program. */
  program: z.optional(z.nullable(Line(0, 40))),
  /** Evidence: ids of files. */
  files: z.optional(z.array(Id).check(z.maxLength(20))),
})
export type Content = z.infer<typeof Content>

/** A corrected variable with what stood there when it was proposed; null is "tidak tahu" or nothing. */
export type Corrected = Seen & { readonly before: FactValue }
/** As it is stored: the server adds what stood there. */
export type StoredContent = Omit<Content, 'variables'> & { readonly variables?: readonly (Seen & Partial<Corrected>)[] }

/** Who objected to a family's place. */
export const Objector = z.object({ name: Line(0, 120), phone: Line(0, 30), about: Line(0, 300) })
export type Objector = z.infer<typeof Objector>

/** A draft as a rule looks at it. */
export type Draft = {
  readonly kind: ProposalKind
  readonly desa: string
  readonly household: string | null
  readonly person: string | null
  readonly content: StoredContent
  readonly reason: string
  /** Whether somebody is named who objected. */
  readonly hasObjector: boolean
}

/** Kinds that say something about one person. */
export const OF_PERSON: readonly ProposalKind[] = ['UBAH_IDENTITAS', 'MENINGGAL', 'GANDA']
/** Kinds that need a paper: a letter of death, of moving, both cards (handbook §3.3, §10.3). */
export const NEED_EVIDENCE: readonly ProposalKind[] = ['MENINGGAL', 'PINDAH', 'GANDA']

const issuesOf = (parsed: z.core.util.SafeParseResult<unknown>, at: string): string[] =>
  parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => [at, ...path.map(String)].join('.')))]

const empty = (text: string | null | undefined) => !text?.trim()

/** Papers as the register takes them; what is empty stays as it is. */
const Mended = z.object({
  name: z.union([z.literal(''), PersonName]),
  nik: z.union([z.literal(''), z.null(), Nik]),
  birthDate: z.union([z.literal(''), z.null(), IsoDay]),
})

/** The parts of the content that each kind must have, by name. */
const parts: Record<ProposalKind, (draft: Draft) => string[]> = {
  TAMBAH_KELUARGA: ({ household, content: { family }, desa }) => {
    if (household) return []
    return family ? issuesOf(RegisterHousehold.safeParse({ ...family, desa }), 'family') : ['family']
  },
  TAMBAH_ANGGOTA: ({ content: { member } }) => (member ? issuesOf(Person.safeParse(member), 'member') : ['member']),
  UBAH_VARIABEL: ({ content: { variables = [] } }) => (variables.length > 0 ? [] : ['variables']),
  UBAH_IDENTITAS: ({ content: { identity } }) =>
    identity && Object.values(identity).some((value) => !empty(value))
      ? issuesOf(Mended.safeParse(identity), 'identity')
      : ['identity'],
  PINDAH: ({ content: { on, movedTo } }) => [...(empty(on) ? ['on'] : []), ...(empty(movedTo) ? ['movedTo'] : [])],
  MENINGGAL: ({ content: { on } }) => (empty(on) ? ['on'] : []),
  GANDA: ({ person, content: { twin } }) => (twin && twin !== person ? [] : ['twin']),
  PECAH_GABUNG_KK: ({ content: { kkWay, kkPersons = [], kkWith } }) => [
    ...(kkWay ? [] : ['kkWay']),
    ...(kkWay === 'GABUNG' ? (kkWith ? [] : ['kkWith']) : kkPersons.length > 0 ? [] : ['kkPersons']),
  ],
  TIDAK_LAYAK: () => [],
  SANGGAH: ({ hasObjector }) => (hasObjector ? [] : ['objector']),
  USUL_PROGRAM: ({ content: { program } }) => (empty(program) ? ['program'] : []),
}

/** What a draft still lacks before it can be handed in, by names of its fields; the same on tablet and server. */
export function missingOf(draft: Draft): string[] {
  const { kind, household, person, content, reason } = draft
  return [
    ...(household || kind === 'TAMBAH_KELUARGA' ? [] : ['household']),
    ...(OF_PERSON.includes(kind) && !person ? ['person'] : []),
    ...parts[kind](draft),
    ...(NEED_EVIDENCE.includes(kind) && (content.files ?? []).length === 0 ? ['files'] : []),
    ...(empty(reason) ? ['reason'] : []),
  ]
}

const isMasked = (text: string) => text.includes('•')

const kept = (after: string | null, before: string | null | undefined) =>
  after !== null && isMasked(after) ? (before ?? null) : after

const keptPerson = <P extends Pick<PersonDraft, 'nik' | 'phone'>>(
  after: P,
  before: Pick<PersonDraft, 'nik' | 'phone'> | null | undefined,
): P => ({
  ...after,
  nik: kept(after.nik, before?.nik),
  phone: kept(after.phone, before?.phone),
})

/** Numbers that came back masked are those that stood there. */
export function withKept<C extends Content>(after: C, before: StoredContent | null): C {
  const { family, member, identity } = after
  return {
    ...after,
    ...(family && {
      family: {
        ...family,
        kk: kept(family.kk, before?.family?.kk),
        persons: family.persons.map((one) =>
          keptPerson(
            one,
            before?.family?.persons.find(({ id }) => id === one.id),
          ),
        ),
      },
    }),
    ...(member && { member: keptPerson(member, before?.member) }),
    ...(identity && { identity: { ...identity, nik: kept(identity.nik, before?.identity?.nik) } }),
  }
}

const maskedPerson = <P extends Pick<PersonDraft, 'nik' | 'phone'>>(one: P): P => ({
  ...one,
  nik: one.nik && maskNumber(one.nik),
  phone: one.phone && maskPhone(one.phone),
})

/** The content as screens show it: numbers masked. */
export function maskedContent<C extends StoredContent>(content: C): C {
  const { family, member, identity } = content
  return {
    ...content,
    ...(family && {
      family: { ...family, kk: family.kk && maskNumber(family.kk), persons: family.persons.map(maskedPerson) },
    }),
    ...(member && { member: maskedPerson(member) }),
    ...(identity && { identity: { ...identity, nik: identity.nik && maskNumber(identity.nik) } }),
  }
}
