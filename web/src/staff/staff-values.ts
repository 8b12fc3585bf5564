import { NATION, rolesOfTenant, scopeLevel, type Role } from '@slrt/domain/permission'
import { unitKindOf } from '@slrt/domain/unit'
import type { Outputs } from '../api.ts'
import { codesOf, textOf } from '../mend.tsx'
import type { FieldProblem } from '../problem.ts'
import { dateOf, datePartsOf, noDate, type DateParts } from '../regulation/dates.ts'
import { acting } from '../session.tsx'
import { t, tCode } from '../text/text.ts'
import type { Area } from '../ui/AreaPicker.tsx'
import type { Choice } from '../ui/ChoiceRows.tsx'
import type { Status } from '../ui/StatusTag.tsx'

export type StaffRow = Outputs['staff']['list']['rows'][number]

/** What a form about one officer holds. */
export type StaffValues = {
  id: string
  name: string
  /** Of an invitation: by e-mail, or by a card with a user name. */
  how: 'email' | 'card'
  email: string
  userName: string
  role: Role | ''
  areas: Area[]
  unit: string
  until: DateParts
}

/** An invitation that is out waits for the one who was invited: moving, not my turn. */
export const staffStatus: Record<string, Status> = { DIUNDANG: 'moving', AKTIF: 'done', BERAKHIR: 'ended' }

/** Which roles a tenant has, in groups that people of the office know. */
const groups: [heading: 'office' | 'head' | 'field' | 'agency' | 'watch' | 'nation', roles: Role[]][] = [
  ['office', ['KAB_ADMIN', 'MANAJER', 'FO', 'BO']],
  ['head', ['KADIS', 'KABID']],
  ['field', ['SUPERVISOR', 'PUSKESOS_KOORD', 'PUSKESOS_PETUGAS', 'FASILITATOR', 'OPERATOR_SIKS']],
  ['agency', ['OPD_PETUGAS', 'OPD_VERIFIKATOR', 'LEMBAGA_MITRA']],
  ['watch', ['AUDITOR']],
  ['nation', ['SEKNAS_ADMIN', 'SEKNAS_ANALIS', 'PROV_KOORDINATOR']],
]

export const ownRoles = (): Role[] => rolesOfTenant(acting()?.tenant ?? NATION)

/** The roles of this tenant as choices, by group; the nation has one group, and so no headings. */
export function roleChoices(): Choice[] | { heading: string; choices: Choice[] }[] {
  const own = ownRoles()
  const choiceOf = (role: Role): Choice => ({
    value: role,
    label: tCode('role.', role, 'role.other'),
    hint: tCode('role.does.', role, 'role.other'),
  })
  const parts = groups.map(([heading, roles]) => ({
    heading,
    choices: roles.filter((role) => own.includes(role)).map(choiceOf),
  }))
  const filled = parts.filter(({ choices }) => choices.length > 0)
  if (filled.length === 1) return filled[0]!.choices
  return filled.map(({ heading, choices }) => ({ heading: t(`role.group.${heading}`), choices }))
}

/** The level at which this role's places are chosen; undefined when it works in the whole tenant. */
export function placesOf(role: Role | ''): 'kecamatan' | 'desa' | undefined {
  const level = role ? scopeLevel(role) : undefined
  return level === 'kecamatan' || level === 'desa' ? level : undefined
}

/** "seluruh Kabupaten Bandung", or the names of the places. */
export const scopeText = (scope: readonly { label: string }[]): string =>
  scope.length > 0
    ? scope.map(({ label }) => label).join(', ')
    : t('staff.whole', { tenant: acting()?.tenantName ?? '' })

/** What the scope of a command is: none for a role of the whole tenant, whatever was chosen before. */
export const scopeOf = (values: StaffValues): string[] =>
  placesOf(values.role) ? values.areas.map(({ code }) => code) : []

/** The agency or partner of a command: none for a role that has none, whatever was chosen before. */
export const unitOf = ({ role, unit }: StaffValues): string | null => (role && unitKindOf(role) && unit) || null

/** How somebody is reached, as the command wants it. */
export const contactOf = ({ how, email, userName }: StaffValues) => (how === 'card' ? { userName } : { email })

/** The last day of a command: null where there is none. */
export const untilOf = ({ until }: StaffValues): string | null => dateOf(until) || null
export const untilParts = (until: string | null): DateParts => (until ? datePartsOf(until) : noDate)

/** What a form still lacks that no schema sees: the places of a role that has some, the institution of one that has one. */
export const lacking = (values: StaffValues): FieldProblem[] => [
  ...(placesOf(values.role) && scopeOf(values).length === 0 ? [{ path: 'scope', reason: 'required' }] : []),
  ...(values.role && unitKindOf(values.role) && !values.unit ? [{ path: 'workplace', reason: 'required' }] : []),
  ...(values.role === 'AUDITOR' && !untilOf(values) ? [{ path: 'until', reason: 'required' }] : []),
]

/** The form behind a command that was refused. Names of places are asked for afterwards. */
export const writtenIn = (input: Record<string, unknown>): StaffValues => ({
  id: textOf(input.id),
  name: textOf(input.name),
  how: input.userName ? 'card' : 'email',
  email: textOf(input.email),
  userName: textOf(input.userName),
  until: untilParts(textOf(input.until) || null),
  role: ownRoles().find((role) => role === input.role) ?? '',
  areas: codesOf(input.scope).map((code) => ({ code, label: code })),
  unit: textOf(input.unit),
})
