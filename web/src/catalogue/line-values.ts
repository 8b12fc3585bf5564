import type { CatalogueKind, Confidence, SaveCatalogue } from '@slrt/domain/catalogue'
import { NATION } from '@slrt/domain/permission'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { textOf } from '../mend.tsx'
import { dateOf, datePartsOf, noDate, type DateParts } from '../regulation/dates.ts'
import { standardName, type Line } from './lines.ts'

/** What a form about one line holds; its days in three boxes. */
export type LineValues = {
  code: string
  name: string
  details: string
  owner: string
  source: string
  confidence: Confidence | ''
  from: DateParts
  to: DateParts
  version: number
}

export const written = ({ code, name, details, owner, source, confidence, version, ...span }: Line): LineValues => ({
  code,
  name,
  details,
  owner,
  source,
  confidence,
  from: datePartsOf(span.effectiveFrom),
  to: span.effectiveTo ? datePartsOf(span.effectiveTo) : noDate,
  version,
})

/** A new line begins today with what holds now, and says anew where it is written. */
export function begun(kind: CatalogueKind, code: string, lines: readonly Line[]): LineValues {
  const today = localDate(new Date(), zoneOf(NATION))
  const before = lines.find(({ shown }) => shown === 'BERLAKU')
  // A line that began today is changed, not begun again: another needs another day.
  const from = lines.some(({ effectiveFrom }) => effectiveFrom === today) ? noDate : datePartsOf(today)
  if (before) return { ...written(before), from, to: noDate, source: '', confidence: '', version: 0 }
  const name = code === '' ? '' : standardName(kind, code)
  return { code, name, details: '', owner: '', source: '', confidence: '', from, to: noDate, version: 0 }
}

/** What a refused entry of the outbox says. */
export function ofInput(input: Record<string, unknown>): Partial<LineValues> {
  const { effectiveFrom, effectiveTo, confidence, version } = input
  return {
    code: textOf(input.code),
    name: textOf(input.name),
    details: textOf(input.details),
    owner: textOf(input.owner),
    source: textOf(input.source),
    confidence: textOf(confidence) as Confidence,
    from: datePartsOf(textOf(effectiveFrom)),
    to: textOf(effectiveTo) ? datePartsOf(textOf(effectiveTo)) : noDate,
    version: Number(version),
  }
}

/** The line as the command takes it; what is missing stays unlike an answer. */
export const inputOf = (kind: CatalogueKind, { from, to, confidence, ...values }: LineValues): SaveCatalogue => ({
  kind,
  ...values,
  name: values.name.trim(),
  effectiveFrom: dateOf(from),
  effectiveTo: dateOf(to) || null,
  confidence: confidence as Confidence,
})
