import { inForce, type CatalogueKind } from '@slrt/domain/catalogue'
import { CATEGORIES, sectorOf, type Category } from '@slrt/domain/category'
import { NATION, ROLES } from '@slrt/domain/permission'
import { localDate, zoneOf } from '@slrt/domain/zone'
import type { Outputs } from '../api.ts'
import { day } from '../text/date.ts'
import { hasText, t, tCode } from '../text/text.ts'
import type { Status } from '../ui/StatusTag.tsx'

export type Line = Outputs['catalogue']['list']['rows'][number]

/** The parts of the catalogue by the word in their address. */
export const kindOfAddress: Readonly<Record<string, CatalogueKind>> = {
  kategori: 'category',
  program: 'program',
  peran: 'role',
}
export const addressOfKind: Readonly<Record<CatalogueKind, string>> = {
  category: 'kategori',
  program: 'program',
  role: 'peran',
}

export const statusOfLine: Record<Line['shown'], Status> = {
  BERLAKU: 'done',
  TERJADWAL: 'moving',
  DIGANTIKAN: 'ended',
  BERAKHIR: 'ended',
}

/** What a code is called where the secretariat has written nothing: the words of the product. */
export function standardName(kind: CatalogueKind, code: string): string {
  if (kind === 'category') return tCode('category.', code, 'catalogue.standard')
  if (kind === 'role') return tCode('role.', code, 'role.other')
  return hasText(`program.${code}`) ? t(`program.${code}` as 'catalogue.standard') : code
}

/** A code as people read it: `BLT KESRA`. */
export const codeText = (code: string): string => code.replaceAll('_', ' ')

/** A code with what is said of it now, and all that ever was. */
export type Code = {
  readonly code: string
  readonly name: string
  /** What stands for it in a list: what holds, else what is to come, else what was. */
  readonly line: Line | undefined
  readonly lines: readonly Line[]
  readonly sector: string
}

const today = () => localDate(new Date(), zoneOf(NATION))

/** One code among the lines of its kind. */
export function codeOf(kind: CatalogueKind, code: string, all: readonly Line[]): Code {
  const lines = all.filter((one) => one.kind === kind && one.code === code)
  const line = inForce(lines, today()) ?? lines.find(({ shown }) => shown === 'TERJADWAL') ?? lines[0]
  const speaks = line && line.shown !== 'TERJADWAL'
  return {
    code,
    name: speaks || kind === 'program' ? (line?.name ?? code) : standardName(kind, code),
    line,
    lines,
    sector: kind === 'category' ? t(`sector.${sectorOf(code as Category)}`) : '',
  }
}

/** All codes of a kind: those that the product knows, and programs as they were written. */
export function codesOf(kind: CatalogueKind, all: readonly Line[]): Code[] {
  const written = all.filter((one) => one.kind === kind).map(({ code }) => code)
  const known = { category: CATEGORIES, role: ROLES.filter((role) => role !== 'WARGA'), program: [] }[kind]
  return [...new Set<string>([...known, ...written])].map((code) => codeOf(kind, code, all))
}

/** From when to when a line holds, in words. */
export function spanText({ effectiveFrom, effectiveTo, shown }: Line): string {
  const from = day(effectiveFrom)
  if (effectiveTo) return t('catalogue.from_to', { from, to: day(effectiveTo) })
  return t(shown === 'TERJADWAL' ? 'catalogue.from_coming' : 'catalogue.from', { from })
}
