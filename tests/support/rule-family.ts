import { judge, type Judged, type Verdict } from '@slrt/domain/explain'
import { NATIONAL_PROGRAMS } from '@slrt/domain/program-national'
import type { Params } from '@slrt/domain/rule-bind'
import { situationOf, type FactRow } from '@slrt/domain/situation'

export type Told = Partial<Omit<FactRow, 'id' | 'household' | 'person'>>

/** Rows of facts of a family of Cimekar: what is known of it, and of each of its members by name. */
export function familyRows(family: Told, members: Readonly<Record<string, Told>>): FactRow[] {
  const home = { household: 'keluarga', desa: '32.04.05.2003' }
  return [
    { ...home, ...family, id: 'keluarga', person: null },
    ...Object.entries(members).map(([id, told]) => ({ ...home, ...told, id, person: id })),
  ]
}

export const nationalOf = (code: string) => NATIONAL_PROGRAMS.find((one) => one.code === code)!.definition

/** What a national program says of a family, by person; of one for families under `keluarga`. */
export function judged(
  code: string,
  rows: readonly FactRow[],
  { params = {}, closed = [], day = '2026-11-22' }: { params?: Params; closed?: readonly string[]; day?: string } = {},
): Readonly<Record<string, Judged>> {
  const definition = nationalOf(code)
  const situation = situationOf(rows, { day, closed: new Set(closed) })
  const all = judge(definition, { ...definition.params, ...params }, situation)
  return Object.fromEntries(all.map((one) => [one.person ?? 'keluarga', one]))
}

/** The best that it says of anybody in the family. */
export function verdictIn(code: string, rows: readonly FactRow[], closed: readonly string[] = []): Verdict {
  const all = Object.values(judged(code, rows, { closed })).map(({ verdict }) => verdict)
  if (all.includes('LAYAK')) return 'LAYAK'
  return all.includes('MUNGKIN') ? 'MUNGKIN' : 'TIDAK'
}
