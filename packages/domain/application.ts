import * as z from 'zod/mini'
import { Email, Id, Line, Text } from './field.ts'
import { INSTRUMENT_TYPES } from './instrument.ts'
import { Refusal } from './refusal.ts'

/** DRAF is being written; DIKEMBALIKAN went back with reasons and can be sent again; the other three are with the secretariat or over. */
export const APPLICATION_STATES = ['DRAF', 'DIKIRIM', 'DIKEMBALIKAN', 'DISETUJUI', 'DITUTUP'] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

/** What an application consists of, in the order in which it is shown; any order of writing will do. */
export const SECTIONS = ['area', 'contact', 'basis', 'agreement', 'email'] as const
export type Section = (typeof SECTIONS)[number]

/** What the secretariat looks at before it approves (handbook §3.1, §4, §12). */
export const CHECKS = ['area', 'decree', 'mailDomain', 'head', 'agreement'] as const
export type Check = (typeof CHECKS)[number]

/** Version of the data-processing agreement that is shown now; an application agrees to exactly one. */
export const AGREEMENT = '2026-11'

/** Largest scan of a decree, in bytes (a request to a function carries 6 MB, base64 included), and of which types. */
export const MOST_DECREE_BYTES = 4 * 1024 * 1024
export const DECREE_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type DecreeType = (typeof DECREE_TYPES)[number]

const Place = z.string().check(z.regex(/^[1-9]\d(\.\d\d)?$/))
const DECREES = INSTRUMENT_TYPES.filter((type) => ['PERDA', 'PERGUB', 'PERBUP', 'PERWAL', 'SK'].includes(type))

/** Every field may still be empty: what is written is kept from the first letter on. */
const fields = {
  /** `district`: one kab/kota or several; `province`: the code of one province, with all its kab/kota. */
  area: z.object({
    kind: z.enum(['district', 'province']),
    areas: z.array(Place).check(z.maxLength(60)),
    institution: Line(0, 120),
  }),
  contact: z.object({
    headName: Line(0, 120),
    headTitle: Line(0, 120),
    name: Line(0, 120),
    title: Line(0, 120),
    phone: z.string().check(z.trim(), z.regex(/^$|^[+0-9][0-9 ()-]{5,24}$/)),
  }),
  basis: z.object({
    type: z.nullable(z.enum(DECREES)),
    number: Line(0, 40),
    year: z.nullable(z.int().check(z.minimum(1945), z.maximum(2100))),
    title: Line(0, 300),
  }),
}
export const Content = z.object(fields)
export type Content = z.infer<typeof Content>
/** The sections that are saved field by field; the other two are acts: agreeing, and proving an address. */
export type Written = keyof Content

export const emptyContent: Content = {
  area: { kind: 'district', areas: [], institution: '' },
  contact: { headName: '', headTitle: '', name: '', title: '', phone: '' },
  basis: { type: null, number: '', year: null, title: '' },
}

const version = z.int().check(z.minimum(1))
const Token = z.string().check(z.regex(/^[\w-]{32}$/))

/** What the public page sends; the token is that of the link's fragment (`/gabung#TOKEN`). */
export const StartApplication = z.object({ areas: z.optional(z.array(Place).check(z.maxLength(60))) })
export const ShowApplication = z.object({ token: Token })
export const FindPlaces = z.object({ text: z.string().check(z.maxLength(80)) })
export const SaveSection = z.object({
  token: Token,
  version,
  section: z.discriminatedUnion('name', [
    z.object({ name: z.literal('area'), content: fields.area }),
    z.object({ name: z.literal('contact'), content: fields.contact }),
    z.object({ name: z.literal('basis'), content: fields.basis }),
  ]),
})
export type SaveSection = z.infer<typeof SaveSection>
export const AgreeToProcessing = z.object({
  token: Token,
  version,
  agreement: z.literal(AGREEMENT),
  name: Line(2, 120),
  title: Line(2, 120),
})
export const SendCode = z.object({ token: Token, email: Email })
export const ProveEmail = z.object({ token: Token, code: z.string().check(z.trim(), z.regex(/^\d{6}$/)) })
export const SubmitApplication = z.object({ token: Token, version })
/** Comes as a form with a file beside these two. */
export const AddDecree = z.object({ token: Token, version: z.coerce.number().check(z.int(), z.minimum(1)) })

type Label = { readonly code: string; readonly label: string }

/**
 * What every call of the public page answers with, but `start` ({token}) and `areas` ({rows}). Times are ISO strings.
 * `isTaken`: another SLRT or application for the same place exists; nothing more is ever told of it.
 */
export type ApplicationShown = {
  readonly state: ApplicationState
  readonly version: number
  readonly content: Content
  readonly areas: readonly Label[]
  readonly isTaken: boolean
  /** `address`: where the last code went; `codeUntil`: how long it holds, null when there is none. */
  readonly email: { readonly address: string; readonly codeUntil: Date | null; readonly provedAt: Date | null } | null
  /** `current` is the version that is to be agreed to now. */
  readonly agreement: {
    readonly current: string
    readonly version: string | null
    readonly name: string
    readonly title: string
    readonly at: Date | null
  }
  readonly file: { readonly name: string; readonly type: DecreeType; readonly bytes: number } | null
  readonly missing: readonly Section[]
  readonly reasons: Partial<Record<Section, string>>
  readonly submittedAt: Date | null
  readonly decidedAt: Date | null
}

/** What the secretariat sends. `reasons`: section → what is to be mended, in words. */
export const CheckApplication = z.object({
  id: Id,
  version,
  checks: z.array(z.enum(CHECKS)).check(z.maxLength(CHECKS.length)),
})
export const GiveBackApplication = z.object({
  id: Id,
  version,
  reasons: z
    .partialRecord(z.enum(SECTIONS), Text(1000, 3))
    .check(z.refine((reasons) => Object.keys(reasons).length > 0, { error: 'required' })),
})
export type Reasons = z.infer<typeof GiveBackApplication>['reasons']
export const ApproveApplication = z.object({ id: Id, version })

/** An application as the rules see it. */
export type Application = {
  readonly state: ApplicationState
  readonly version: number
  readonly content: Content
  readonly provedAt: Date | null
  readonly agreement: string | null
  readonly fileType: string | null
  readonly checked: readonly Check[]
}

type Standing = Pick<Application, 'state' | 'version'>

/** @throws Refusal `application.not_now`, `application.changed` when somebody with the same link saved in between */
function assertOpen(before: Standing, version: number, ...states: readonly ApplicationState[]): void {
  if (!states.includes(before.state)) throw new Refusal('application.not_now', { state: before.state })
  if (before.version !== version) throw new Refusal('application.changed')
}

/** @throws Refusal those of `assertOpen` unless it is in the hands of whoever applies */
export const assertWritable = (before: Standing, version = before.version): void =>
  assertOpen(before, version, 'DRAF', 'DIKEMBALIKAN')

/**
 * Keeps one section as it is now, whole or not.
 * @throws Refusal those of `assertWritable`
 */
export function saveSection(before: Standing & Pick<Application, 'content'>, { section, version }: SaveSection) {
  assertWritable(before, version)
  return { content: { ...before.content, [section.name]: section.content }, version: version + 1 }
}

/** Code of the tenant that it would become: the first of its kab/kota, or the province. Empty while nothing is chosen. */
export const codeOf = ({ areas }: Content['area']): string => areas[0] ?? ''

/** A district's are kab/kota of one province; a province's is the province itself. */
function isWholeArea({ kind, areas, institution }: Content['area']): boolean {
  if (areas.length === 0 || institution.length < 3) return false
  const province = areas[0]!.slice(0, 2)
  if (kind === 'province') return areas.length === 1 && areas[0] === province
  return areas.every((area) => area.length === 5 && area.startsWith(province))
}

const isFilled = (...texts: readonly string[]) => texts.every((text) => text.length >= 2)

/** The sections that are not complete yet, in the order of the page. */
export function missingOf({
  content,
  provedAt,
  agreement,
  fileType,
}: Omit<Application, 'state' | 'version'>): Section[] {
  const { area, contact, basis } = content
  const isWhole: Record<Section, boolean> = {
    area: isWholeArea(area),
    contact: isFilled(contact.headName, contact.headTitle, contact.name, contact.title, contact.phone),
    basis: basis.type !== null && basis.number !== '' && basis.year !== null && basis.title.length >= 3 && !!fileType,
    agreement: agreement === AGREEMENT,
    email: provedAt !== null,
  }
  return SECTIONS.filter((section) => !isWhole[section])
}

/**
 * Hands it in, for the first time or again.
 * @throws Refusal `application.incomplete` with the sections that lack something, and those of `assertWritable`
 */
export function submit(before: Application, version: number) {
  assertWritable(before, version)
  const missing = missingOf(before)
  if (missing.length > 0) throw new Refusal('application.incomplete', { sections: missing.join(',') })
  return { state: 'DIKIRIM' as const, checked: '', reasons: '{}', version: version + 1 }
}

/** @throws Refusal those of `assertOpen` unless it was handed in */
export function check(before: Standing, { checks, version }: z.infer<typeof CheckApplication>) {
  assertOpen(before, version, 'DIKIRIM')
  return { checked: CHECKS.filter((one) => checks.includes(one)).join(','), version: version + 1 }
}

/** @throws Refusal those of `assertOpen` unless it was handed in */
export function giveBack(before: Standing, { reasons, version }: z.infer<typeof GiveBackApplication>) {
  assertOpen(before, version, 'DIKIRIM')
  return { state: 'DIKEMBALIKAN' as const, reasons: JSON.stringify(reasons), version: version + 1 }
}

/**
 * The district may be born.
 * @throws Refusal `application.unchecked` with what was not looked at, `application.incomplete` (the agreement has a new
 * version since), and those of `assertOpen`
 */
export function approve(before: Application, version: number) {
  assertOpen(before, version, 'DIKIRIM')
  const unchecked = CHECKS.filter((one) => !before.checked.includes(one))
  if (unchecked.length > 0) throw new Refusal('application.unchecked', { checks: unchecked.join(',') })
  const missing = missingOf(before)
  if (missing.length > 0) throw new Refusal('application.incomplete', { sections: missing.join(',') })
  return { state: 'DISETUJUI' as const, version: version + 1 }
}

/** Whether two applications want the same place: the same kab/kota, or one the province of the other's. */
export const overlap = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((a) => others.some((b) => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)))

export const mailDomainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1)

/** Whether only a public body can have an address of this domain. */
export const isOfficial = (domain: string): boolean => /(^|\.)(go|desa)\.id$/.test(domain)

const FREE =
  /^(gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|aol|proton|protonmail|gmx|zoho|yandex)\./
/** Anybody gets an address of such a provider: the reviewer is warned, nobody is refused. */
export const isFreeMail = (domain: string): boolean => FREE.test(domain)
