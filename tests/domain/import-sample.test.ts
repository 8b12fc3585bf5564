import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readAreas } from '../../packages/db/area-names.ts'
import { areaFinder } from '@slrt/domain/import-area'
import { cleanerOf, isBlank } from '@slrt/domain/import-clean'
import { suggestMapping } from '@slrt/domain/import-header'
import { makeJudge, type Taken } from '@slrt/domain/import-row'
import { foldPersonName } from '@slrt/domain/name-token'

const { parse } = createRequire(join(import.meta.dirname, '../../packages/db/x.js'))('csv-parse/sync') as {
  parse: (text: Buffer, options: object) => string[][]
}
const samples = join(import.meta.dirname, '../../../shared/samples')
const hasSamples = existsSync(join(samples, 'dtks-3204.txt'))

type Counts = Record<string, number>
const count = (counts: Counts, key: string) => (counts[key] = (counts[key] ?? 0) + 1)

/** What the engine does with the rows of one file, in memory. */
function fold(records: readonly string[][], judge: ReturnType<typeof makeJudge>) {
  const [header, ...rows] = records as [string[], ...string[][]]
  const clean = cleanerOf(suggestMapping('dtks', header).columns, header)
  const seen = new Set<string>()
  const persons = new Map<string, Taken>()
  const families = new Set<string>()
  const [rejected, warned] = [{} as Counts, {} as Counts]
  const sum = { rows: 0, accepted: 0, accepted_with_warning: 0, identical_repeats: 0, corrected: 0 }
  for (const row of rows) {
    if (isBlank(row)) continue
    sum.rows++
    const { cells, content, isMalformed } = clean(row)
    if (seen.has(content)) {
      sum.identical_repeats++
      continue
    }
    seen.add(content)
    const judged = isMalformed ? { rejection: 'row_malformed' } : judge(cells)
    if (!('taken' in judged)) {
      count(rejected, judged.rejection)
      continue
    }
    const { taken, warnings } = judged
    const before = persons.get(taken.nik)
    if (before && foldPersonName(before.name) !== foldPersonName(taken.name)) {
      count(rejected, 'nik_conflict')
      continue
    }
    sum.accepted++
    if (before) sum.corrected++
    if (warnings.length > 0) sum.accepted_with_warning++
    for (const warning of warnings) count(warned, warning)
    persons.set(taken.nik, taken)
    families.add(taken.ref!)
  }
  return { ...sum, rejected, warnings: warned, families: families.size, persons: persons.size }
}

const nation = await readAreas()

test('the sample of DTKS is judged row by row as its README says', (context) => {
  if (!hasSamples) return context.skip('../shared/samples is not there')
  const areas = nation.filter(({ code }) => code.length <= 5 || code.startsWith('32.04.'))
  const judge = makeJudge({
    kind: 'dtks',
    areas: areaFinder(areas, ['32.04']),
    codeSystem: 'kemendagri',
    today: '2026-11-22',
  })
  const records = parse(readFileSync(join(samples, 'dtks-3204.txt')), {
    delimiter: '|',
    bom: true,
    relax_column_count: true,
  })
  const expected: unknown = JSON.parse(readFileSync(join(samples, 'dtks-3204.expected.json'), 'utf8'))
  expect(fold(records, judge)).toEqual(expected)
})
