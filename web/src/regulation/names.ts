import { SECTORS } from '@slrt/domain/category'
import { PROGRAMS_WITH } from '@slrt/domain/program-params'
import { createMemo, type Accessor } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { acting, may } from '../session.tsx'
import { t, tCode } from '../text/text.ts'
import type { Rule } from './shapes.ts'
import type { Names } from './value-words.ts'

export const NATION = '00'
export const isNation = () => acting()?.tenant === NATION

/** Names of the institutions that a value may hold; the nation has none. */
export function createNames(isNeeded: Accessor<boolean>): Names & { units: Accessor<{ id: string; name: string }[]> } {
  const ask = createAsk(
    'unit.list',
    () => (isNeeded() && may('unit.list') ? {} : undefined),
    (input) => api.unit.list.query(input),
  )
  const units = createMemo(() => (ask.data() ?? []).filter(({ kind }) => kind === 'OPD' || kind === 'MITRA'))
  const names = createMemo(() => new Map(units().map(({ id, name }) => [id, name])))
  return { unit: (id) => names().get(id), units }
}

const isProgram = (subject: string) => Object.values(PROGRAMS_WITH).some((codes) => codes.includes(subject))

/** What a rule is about: "Kesehatan", "Perlu alat bantu"; nothing where it is about everything. */
export function subjectText(subject: string): string {
  if (subject === '') return ''
  if (isProgram(subject)) return tCode('rule.program.', subject, 'rule.program.PKH')
  return (SECTORS as readonly string[]).includes(subject)
    ? tCode('sector.', subject, 'sector.LNN')
    : tCode('category.', subject, 'category.LNN01')
}

/** What a rule is about and where it holds: "Kesehatan, Kecamatan Soreang"; nothing where it holds for everything. */
export const aboutText = ({ subject, area }: { subject: string; area: { label: string } | null }): string =>
  [subjectText(subject), area?.label ?? ''].filter(Boolean).join(', ')

/** Who says what holds now, and by which article: "Kabupaten/kota, Perbup 12/2026 Pasal 9 ayat 2"; of the standard, the nation. */
export function sourceText({ source, chain }: Rule): string {
  const level = t(`rule.level.${source.level}`)
  return chain.at(-1)?.effectiveFrom ? `${level}, ${citationText(source.citation)}` : level
}

/** "Perbup 12/2026 Pasal 9 ayat 2", or that there is none. */
export const citationText = (citation: string | null): string => citation ?? t('rule.no_article')
