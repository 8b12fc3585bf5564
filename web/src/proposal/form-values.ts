import { FAMILY_FACTS, PERSON_FACTS, type FactField } from '@slrt/domain/fact'
import type { Seen } from '@slrt/domain/ground-check'
import { newId } from '@slrt/domain/id'
import type { SaveProposal } from '@slrt/domain/proposal'
import { missingOf, type Content, type PersonDraft } from '@slrt/domain/proposal-content'
import type { ProposalKind } from '@slrt/domain/proposal-state'
import { isWrongNumber, textOf, valueOf } from '../fact/FactField.tsx'
import { birthDateOf, emptyMember, type MemberValues } from '../household/member-values.ts'
import type { Proposal } from './standing.ts'

/** Answers by record and field: `.wall` of the family, `<person>.works` of a member; '' was not asked. */
export type Answers = Record<string, string>
const specs: Readonly<Record<string, FactField>> = { ...FAMILY_FACTS, ...PERSON_FACTS }

export function seenOf(answers: Answers): Seen[] {
  return Object.entries(answers).flatMap(([key, text]) => {
    const [person, field] = key.split('.') as [string, Seen['field']]
    const spec = specs[field]
    return text === '' || !spec ? [] : [{ field, person: person || null, value: valueOf(spec, text) }]
  })
}
export const answersOf = (seen: readonly Pick<Seen, 'field' | 'person' | 'value'>[]): Answers =>
  Object.fromEntries(seen.map(({ field, person, value }) => [`${person ?? ''}.${field}`, textOf(value)]))

/** Answers that are typed and no number that their field takes, as problems of the form. */
export const wrongNumbers = (answers: Answers): { path: string; reason: string }[] =>
  Object.entries(answers).flatMap(([key, text]) => {
    const field = key.slice(key.indexOf('.') + 1)
    return isWrongNumber(specs[field], text) ? [{ path: `seen.${key}`, reason: `${field}.number` }] : []
  })

/** What the form about a proposal holds; everything may be empty. */
export type FormValues = {
  id: string
  /** Absent for a new one, and for whoever opened it: what they entered last holds. */
  version: number | null
  kind: ProposalKind
  desa: string
  household: string | null
  person: string
  item: string | null
  reason: string
  answers: Answers
  member: MemberValues
  identity: { name: string; nik: string; birthDate: string; birthPlace: string; sex: string; mother: string }
  on: string
  movedTo: string
  twin: string
  kkWay: string
  kkPersons: string[]
  kkWith: string
  program: string
  files: string[]
  objector: { name: string; phone: string; about: string }
  /** Somebody is named already; nobody gets the name back to send it again. */
  hasObjector: boolean
}

const noIdentity = { name: '', nik: '', birthDate: '', birthPlace: '', sex: '', mother: '' }
const noObjector = { name: '', phone: '', about: '' }

export const newValues = (kind: ProposalKind, desa: string, household: string | null): FormValues => ({
  id: newId(),
  version: null,
  kind,
  desa,
  household,
  person: '',
  item: null,
  reason: '',
  answers: {},
  member: emptyMember(),
  identity: noIdentity,
  on: '',
  movedTo: '',
  twin: '',
  kkWay: '',
  kkPersons: [],
  kkWith: '',
  program: '',
  files: [],
  objector: noObjector,
  hasObjector: false,
})

function memberOf(draft: PersonDraft | null | undefined): MemberValues {
  if (!draft) return emptyMember()
  const [year = '', month = '', day = ''] = (draft.birthDate ?? '').split('-')
  return {
    ...emptyMember(draft.relation ?? ''),
    id: draft.id,
    name: draft.name,
    nik: draft.nik ?? '',
    noNik: draft.nikReason !== null,
    nikReason: draft.nikReason ?? '',
    nikConfirmed: draft.nikConfirmed ?? false,
    day,
    month,
    year,
    sex: draft.sex ?? '',
    phone: draft.phone ?? '',
  }
}

/** The form as a saved draft fills it. */
export function valuesOf(of: Proposal): FormValues {
  const { content } = of
  const identity = content.identity
  return {
    ...newValues(of.kind, of.desa.code, of.household),
    id: of.id,
    version: of.isMine ? null : of.version,
    person: of.person ?? '',
    item: of.item,
    reason: of.reason ?? '',
    answers: answersOf(content.variables ?? []),
    member: memberOf(content.member),
    identity: identity
      ? { ...identity, nik: identity.nik ?? '', birthDate: identity.birthDate ?? '', sex: identity.sex ?? '' }
      : noIdentity,
    on: content.on ?? '',
    movedTo: content.movedTo ?? '',
    twin: content.twin ?? '',
    kkWay: content.kkWay ?? '',
    kkPersons: [...(content.kkPersons ?? [])],
    kkWith: content.kkWith ?? '',
    program: content.program ?? '',
    files: [...(content.files ?? [])],
    hasObjector: of.hasObjector,
  }
}

/** A number that came back masked is sent back as it is: it stays what it was. */
const numberOf = (text: string): string | null =>
  text.includes('•') ? text.replace(/\s/g, '') : text.replace(/\D/g, '') || null

const personOf = (values: MemberValues): PersonDraft => ({
  id: values.id,
  name: values.name.trim(),
  nik: values.noNik ? null : numberOf(values.nik),
  nikReason: values.noNik ? values.nikReason || null : null,
  nikConfirmed: values.nikConfirmed,
  birthDate: values.noBirthDate ? null : birthDateOf(values) || null,
  sex: values.sex || null,
  relation: values.relation || null,
  phone: values.phone.includes('•') ? values.phone : values.phone.trim() || null,
})

/** Only the part of its kind is sent: what was written of another kind before is not proposed. */
const contents: Partial<Record<ProposalKind, (values: FormValues) => Content>> = {
  TAMBAH_ANGGOTA: ({ member }) => ({ member: personOf(member) }),
  UBAH_VARIABEL: ({ answers }) => ({ variables: wrongNumbers(answers).length > 0 ? [] : seenOf(answers) }),
  UBAH_IDENTITAS: ({ identity }) => ({
    identity: {
      ...identity,
      nik: numberOf(identity.nik),
      birthDate: identity.birthDate || null,
      sex: identity.sex === 'L' || identity.sex === 'P' ? identity.sex : null,
    },
  }),
  PINDAH: ({ on, movedTo }) => ({ on: on || null, movedTo: movedTo.trim() }),
  MENINGGAL: ({ on }) => ({ on: on || null }),
  GANDA: ({ twin }) => ({ twin: twin || null }),
  PECAH_GABUNG_KK: ({ kkWay, kkPersons, kkWith }) => ({
    kkWay: kkWay === 'PECAH' || kkWay === 'GABUNG' ? kkWay : null,
    kkPersons: [...kkPersons],
    kkWith: kkWay === 'GABUNG' ? kkWith || null : null,
  }),
  USUL_PROGRAM: ({ program }) => ({ program: program || null }),
}

/** The proposal as it is saved. */
export function inputOf(values: FormValues): SaveProposal {
  const { id, kind, desa, household, person, item, reason, files, objector, version } = values
  const names = objector.name.trim() !== ''
  return {
    id,
    ...(version === null ? {} : { version }),
    kind,
    desa,
    household,
    person: person || null,
    item,
    content: { ...contents[kind]?.(values), files: [...files] },
    reason: reason.trim(),
    ...(kind === 'SANGGAH' && names ? { objector: { ...objector } } : {}),
  }
}

/** What the form still lacks, by names of its fields: as the server will see it. */
export function missingIn(values: FormValues): string[] {
  const input = inputOf(values)
  const hasObjector = values.hasObjector || values.objector.name.trim() !== ''
  // A masked number is one that the server knows to be whole.
  return missingOf({ ...input, hasObjector }).filter(
    (name) => !(name === 'member.nik' && values.member.nik.includes('•')),
  )
}
