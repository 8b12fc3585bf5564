import { foldName } from '@slrt/domain/area'
import type { CheckCode } from '@slrt/domain/readiness'
import type { Outputs } from '../api.ts'
import { countedChecks, holding, type Shown } from './checks.ts'

export type District = Outputs['readiness']['nation']['districts'][number]

/** How much is wanting of some checks together; null while the district has not been counted. */
export const wantingOf = ({ checks }: District, codes: readonly CheckCode[]): number | null =>
  Object.keys(checks).length === 0 ? null : codes.reduce((sum, code) => sum + (checks[code] ?? 0), 0)

/** How many checks stop complaints there; null while it has not been counted. */
export const lacksOf = ({ checks }: District): number | null =>
  Object.keys(checks).length === 0 ? null : holding(countedChecks(checks)).length

/** How many things are wanting in all: of two with as many checks, the one with more villages comes first. */
const amountOf = ({ checks }: District) => holding(countedChecks(checks)).reduce((sum, { wanting }) => sum + wanting, 0)

const byName = (a: District, b: District) => a.name.localeCompare(b.name, 'id')

/** Of what stops complaints there, that of which most is wanting; or of the check that was asked for. */
export const worstOf = ({ checks }: District, asked: CheckCode | ''): Shown | undefined =>
  asked
    ? countedChecks(checks).find(({ code }) => code === asked)
    : holding(countedChecks(checks)).toSorted((a, b) => b.wanting - a.wanting)[0]

export const ORDERS = ['kurang', 'nama', 'beda'] as const
export type Order = (typeof ORDERS)[number]
const compare: Record<Order, (a: District, b: District) => number> = {
  kurang: (a, b) => (lacksOf(b) ?? -1) - (lacksOf(a) ?? -1) || amountOf(b) - amountOf(a) || byName(a, b),
  nama: byName,
  beda: (a, b) => b.differs.length - a.differs.length || byName(a, b),
}

/** Districts whose name fits and that lack what is asked for, in order. */
export const shownDistricts = (
  all: readonly District[],
  { text, lack, order }: { text: string; lack: CheckCode | ''; order: Order },
): District[] =>
  all
    .filter(({ name }) => foldName(name).includes(foldName(text)))
    .filter(({ checks }) => lack === '' || (checks[lack] ?? 0) > 0)
    .toSorted(
      (a, b) =>
        (order === 'kurang' && lack ? (b.checks[lack] ?? 0) - (a.checks[lack] ?? 0) : 0) || compare[order](a, b),
    )
