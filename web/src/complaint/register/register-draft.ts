import { CATEGORIES, groupOf, NEEDS, type Category, type Need } from '@slrt/domain/category'
import { PROGRAM_CODES, proposedCategories, type ProgramCode, type RegisterComplaint } from '@slrt/domain/complaint'
import type { RegisterHousehold } from '@slrt/domain/household'
import { newId } from '@slrt/domain/id'
import { lacksPapers } from '@slrt/domain/person'
import type { Proves } from '@slrt/domain/file'
import type { Urgency } from '@slrt/domain/urgency'
import { acting } from '../../session.tsx'
import { emptyFamily, familyOf, type FamilyValues } from '../../household/family-values.ts'
import { ownDesa } from '../../household/own-desa.ts'
import { personOf, type MemberValues } from '../../household/member-values.ts'

/** A family that is there already, as far as the form shows it. */
export type KnownFamily = {
  id: string
  head: string
  members: number
  rt: string
  rw: string
  desa: { code: string; label: string }
  /** First of its members without papers. */
  paperless: string
}

/** One chosen picture, and which need it stands for. */
export type ChosenNeed = { need: Need; category: Category | ''; program: ProgramCode | ''; item: string }

export type PhotoDraft = { id: string; proves: Proves; bytes: number; sha256: string }

/** Ids of the commands that a draft becomes: made once, so that sending it again is the same sending. */
export type Commands = { household: string | null; complaint: string; files: Record<string, string> }

/** Everything that is written while a complaint is recorded. */
export type RegisterDraft = {
  /** Of the complaint. */
  id: string
  startedAt: number
  /** Where it goes on: the last part of its address. */
  at: string
  known: KnownFamily | null
  isNew: boolean
  family: FamilyValues
  members: MemberValues[]
  isByOther: boolean
  reporter: string
  needs: ChosenNeed[]
  /** The proposal of papers was made once; taken off by hand it stays off. */
  isPapersProposed: boolean
  urgency: Urgency
  story: string
  hope: string
  /** The family asks about what is stored of it: a right, with a clock of its own (UU 27/2022). */
  isRight?: boolean
  photos: PhotoDraft[]
  /** Papers that the family has. */
  papers: string[]
  /** Papers that prove a fact of the register, ticked in step 4: `record|field`. */
  proved?: string[]
  consent: boolean
  commands: Commands | null
  /** Refused entries of the outbox that these commands replace. */
  instead: string[]
  /** The outbox has it. */
  sentAt: number | null
}

export function emptyDraft(id = newId()): RegisterDraft {
  const desa = ownDesa()
  return {
    id,
    startedAt: Date.now(),
    at: 'siapa',
    known: null,
    isNew: false,
    family: emptyFamily(desa.length === 1 ? desa[0]! : null),
    members: [],
    isByOther: false,
    reporter: '',
    needs: [],
    isPapersProposed: false,
    urgency: 'NORMAL',
    story: '',
    hope: '',
    photos: [],
    papers: [],
    consent: false,
    commands: null,
    instead: [],
    sentAt: null,
  }
}

export const householdId = (draft: RegisterDraft): string => draft.known?.id ?? draft.family.id

/** Head of the family in words; empty while nobody is named. */
export const headOf = ({ known, members }: RegisterDraft): string =>
  known?.head ?? members.find(({ relation }) => relation === 'KEPALA')?.name.trim() ?? ''

/** Somebody of the family who has no number because there is none: then papers are a need of their own. */
export const paperlessOf = ({ known, members }: RegisterDraft): string =>
  known ? known.paperless : (members.find((one) => one.noNik && lacksPapers(personOf(one)))?.name ?? '')

/** The program that a picture is mostly about, where its category is one of a program's. */
const usualProgram: Partial<Record<Need, ProgramCode>> = { berobat_kis: 'PBI_JK', sekolah: 'PIP' }

export const asksProgram = ({ need, category }: ChosenNeed): boolean =>
  category !== '' && groupOf(category) === 'KEPESERTAAN' && usualProgram[need] === undefined

const programOf = ({ need, category, program }: ChosenNeed): ProgramCode | null =>
  category === '' || groupOf(category) !== 'KEPESERTAAN' ? null : (usualProgram[need] ?? (program || null))

/** Chooses a picture, or takes it off; in the order of the pictures. */
export function toggled(needs: readonly ChosenNeed[], need: Need): ChosenNeed[] {
  if (needs.some((one) => one.need === need)) return needs.filter((one) => one.need !== need)
  const added: ChosenNeed = { need, category: '', program: '', item: newId() }
  const place = (one: ChosenNeed) => NEEDS.findIndex(({ code }) => code === one.need)
  return [...needs, added].sort((a, b) => place(a) - place(b))
}

/** The need that a link names: by its category, and the program that it is about; none where the category is unknown. */
export function needFrom(category: string | undefined, program: string | undefined): ChosenNeed[] {
  const known = CATEGORIES.find((one) => one === category)
  if (!known) return []
  const fitting = NEEDS.filter(({ categories }) => (categories as readonly string[]).includes(known))
  const code = PROGRAM_CODES.find((one) => one === program)
  const usual = fitting.find((one) => code !== undefined && usualProgram[one.code] === code)
  const other = fitting.find((one) => usualProgram[one.code] === undefined)
  const need = (usual ?? other ?? fitting[0])!.code
  const named =
    groupOf(known) === 'KEPESERTAAN' && usualProgram[need] === undefined && program ? (code ?? 'LAINNYA') : ''
  return [{ need, category: known, program: named, item: newId() }]
}

/** The needs, with that of papers where somebody of the family has none (handbook §5.4). */
export function withProposal(draft: RegisterDraft): ChosenNeed[] {
  const [category] = proposedCategories(paperlessOf(draft) !== '')
  if (!category || draft.needs.some(({ need }) => need === 'dokumen')) return draft.needs
  return toggled(draft.needs, 'dokumen').map((one) => (one.need === 'dokumen' ? { ...one, category } : one))
}

/** What kind of thing it is (jenis, handbook §6.1), by its first need: what people ask for is not all a complaint. */
function kindOf(category: Category): RegisterComplaint['kind'] {
  if (category === 'KP10') return 'PERTANYAAN'
  return groupOf(category) === 'NON_KEPESERTAAN' || category === 'DT07' ? 'PERMOHONAN' : 'PENGADUAN'
}

/** Whether the form asks if this is a request about one's own data: where something about data was chosen. */
export const asksRight = ({ needs }: Pick<RegisterDraft, 'needs'>): boolean => needs.some(({ need }) => need === 'data')

/** Two pictures may stand for the same need: it is one. */
function itemsOf({ needs }: RegisterDraft) {
  const items = needs.map((one) => ({ id: one.item, category: one.category as Category, program: programOf(one) }))
  const key = (one: (typeof items)[number]) => `${one.category}|${one.program}`
  return items.filter((one, at) => items.findIndex((other) => key(other) === key(one)) === at)
}

export const householdInput = (draft: RegisterDraft): RegisterHousehold => ({
  ...familyOf(draft.family),
  desa: draft.family.desa?.code ?? '',
  persons: draft.members.map(personOf),
})

export function complaintInput(draft: RegisterDraft): RegisterComplaint {
  const items = itemsOf(draft)
  return {
    id: draft.id,
    household: householdId(draft),
    reporter: draft.isByOther ? draft.reporter.trim() : null,
    channel: acting()?.role === 'FASILITATOR' ? 'KUNJUNGAN' : 'DATANG',
    kind: asksRight(draft) && draft.isRight ? 'HAK_DATA' : kindOf(items[0]?.category ?? 'LNN01'),
    urgency: draft.urgency,
    story: draft.story,
    ...(draft.hope.trim() ? { hope: draft.hope } : {}),
    consent: true,
    recordedAt: new Date(draft.startedAt).toISOString(),
    items,
  }
}
