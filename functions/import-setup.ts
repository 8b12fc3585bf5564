import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { area } from '@slrt/db/area'
import { systemSeat } from '@slrt/db/as-actor'
import type { Index } from '@slrt/db/crypto'
import { areaBridge } from '@slrt/db/bridge'
import type { Tx } from '@slrt/db/connect'
import { tenantArea } from '@slrt/db/tenant'
import type { CodeSystem, ImportKind } from '@slrt/domain/import'
import { areaFinder, type AreaFinder } from '@slrt/domain/import-area'
import { cleanerOf, isRemainder, type Cleaned, type Columns } from '@slrt/domain/import-clean'
import { firstId } from '@slrt/domain/id'
import { hasAreaCodes } from '@slrt/domain/import-header'
import { placeOf } from '@slrt/domain/import-place'
import { listName, type ImportList } from '@slrt/domain/import-list'
import { makeJudge, type Judged } from '@slrt/domain/import-row'
import { Refusal } from '@slrt/domain/refusal'
import type { Source } from '@slrt/domain/source'
import { localDate, zoneOf } from '@slrt/domain/zone'
import type { Work } from './import-book.ts'
import type { Engine } from './import-chunk.ts'
import type { Table } from './import-file.ts'
import { makeStager, type Staged } from './import-stage.ts'

export const SOURCE_OF: Readonly<Record<ImportKind, Source>> = {
  dtks: 'DTKS',
  dtsen: 'DTSEN',
  'dtsen-family': 'DTSEN',
  generic: 'LAIN',
  list: 'LAIN',
}

/** A list of one's own may be of some people only, and a table of families names nobody: nobody is gone from them. */
const WHOLE: ReadonlySet<ImportKind> = new Set(['dtks', 'dtsen', 'list'])

/** The areas that rows may name: the whole nation down to the districts, and everything inside the tenant. */
export async function areasFor(tx: Tx, tenant: string): Promise<AreaFinder> {
  const own = await tx.select({ code: tenantArea.area }).from(tenantArea).where(eq(tenantArea.tenant, tenant))
  const codes = own.map(({ code }) => code)
  const inside = codes.map((code) => sql`${area.code} >= ${`${code}.`} and ${area.code} < ${`${code}/`}`)
  const [areas, bridge] = await Promise.all([
    tx
      .select({ code: area.code, level: area.level, name: area.name })
      .from(area)
      .where(and(isNull(area.validTo), or(inArray(area.level, ['province', 'district']), ...inside))),
    tx.select().from(areaBridge),
  ])
  return areaFinder(areas, codes, new Map(bridge.map(({ bps, code }) => [bps.replace(/\D/g, ''), code])))
}

/** How the records of one file become rows that can be taken in. */
export type Reading = {
  readonly work: Work
  readonly clean: (raw: readonly string[]) => Cleaned
  readonly stage: (row: number, raw: readonly string[]) => Staged
  readonly areas: AreaFinder
  readonly codeSystem: CodeSystem | null
}

export type File = {
  readonly tenant: string
  readonly batch: string
  readonly kind: ImportKind
  readonly codeSystem: CodeSystem | null
  readonly columns: Columns
  readonly asOf: string | null
  readonly startedAt: Date
  readonly list?: ImportList | null
}

/** @throws Refusal `import.code_system`: the file has codes of areas, and nobody said whose they are */
export function assertCodeSystem(columns: Columns, codeSystem: CodeSystem | null): void {
  if (codeSystem === null && hasAreaCodes(columns)) throw new Refusal('import.code_system')
}

type Given = { readonly areas: AreaFinder; readonly index: Index; readonly today: string }

/** How the records of a file become rows. `header` as in the file. */
export function readingOf({ areas, index, today }: Given, file: File, header: readonly string[]): Reading {
  const { tenant, batch, kind, codeSystem, columns, asOf, startedAt, list = null } = file
  const source = SOURCE_OF[kind]
  const clean = cleanerOf(columns, header)
  const judge = makeJudge({ kind, areas, codeSystem, today, list })
  const author = list ? listName(list) : `Impor ${source}`
  // The same row of another list says something else.
  const stage = makeStager(index, list ? author : source)
  const malformed: Judged = { rejection: 'row_malformed', field: '' }
  return {
    work: {
      tenant,
      batch,
      kind,
      source,
      byName: author,
      asOf,
      firstId: firstId(startedAt),
      isWhole: WHOLE.has(kind) && !isRemainder(header),
      list,
    },
    clean,
    stage: (row, raw) => {
      const cleaned = clean(raw)
      return stage(row, raw, cleaned, cleaned.isMalformed ? malformed : judge(cleaned.cells))
    },
    areas,
    codeSystem,
  }
}

/** Prepares the reading of a file. */
export async function prepare(services: Engine, file: File, header: readonly string[]): Promise<Reading> {
  const { tenant } = file
  const areas = await services.as(systemSeat(tenant), ({ tx }) => areasFor(tx, tenant), { readOnly: true })
  return readingOf({ areas, index: services.index, today: localDate(services.now(), zoneOf(tenant)) }, file, header)
}

/** How many records are looked at before anything is taken in, and which part of them must agree (handbook §17.7). */
const LOOKED_AT = 2000
const LEAST = 0.95

/**
 * Names and codes of areas must mean the same: else the codes are not whose they are said to be, and families would land
 * in another district. Rows that have not both are not compared.
 * @throws Refusal `import.areas_disagree` with how many of how many rows
 */
export async function assertAgreement({ clean, areas, codeSystem }: Reading, table: Table): Promise<void> {
  if (!codeSystem) return
  let [looked, compared, agreeing] = [0, 0, 0]
  for await (const { records } of table.pages()) {
    for (const raw of records) {
      if (looked++ >= LOOKED_AT) break
      const { cells, isMalformed } = clean(raw)
      const agrees = isMalformed ? null : areas.agrees(placeOf(cells), codeSystem)
      if (agrees !== null) compared += 1
      if (agrees) agreeing += 1
    }
    if (looked >= LOOKED_AT) break
  }
  if (agreeing < compared * LEAST) throw new Refusal('import.areas_disagree', { rows: compared, agreeing })
}

/** A row whose codes mean another place than its names: its number, both as they stand there, and what the codes mean. */
export type Disagreeing = {
  readonly row: number
  readonly codes: string
  readonly names: string
  readonly means: string
}

const said = (...parts: readonly string[]) => parts.filter(Boolean).join(', ').slice(0, 200)

/** The first rows, at most so many, for which `assertAgreement` stopped a file. */
export async function disagreeing(reading: Reading, table: Table, most: number): Promise<Disagreeing[]> {
  const { clean, areas, codeSystem } = reading
  const found: Disagreeing[] = []
  let row = 0
  if (!codeSystem) return found
  for await (const { records } of table.pages()) {
    for (const raw of records) {
      if (row++ >= LOOKED_AT || found.length === most) return found
      const { cells, isMalformed } = clean(raw)
      const place = placeOf(cells)
      if (isMalformed || areas.agrees(place, codeSystem) !== false) continue
      const { province, district, kecamatan, desa } = place.codes!
      const names = said(place.desa, place.kecamatan, place.district)
      found.push({ row, codes: said(province, district, kecamatan, desa), names, means: areas.means(place, codeSystem) }) // prettier-ignore
    }
  }
  return found
}
