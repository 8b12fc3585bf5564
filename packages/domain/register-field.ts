import type { CodeVersion, ListName } from './code-list.ts'
import { BDT_HOUSEHOLD, BDT_PERSON } from './register-field-bdt.ts'
import { DTKS } from './register-field-dtks.ts'
import { DTSEN_FAMILY, DTSEN_PERSON } from './register-field-dtsen.ts'
import { SHARED_FIELDS, type SharedField } from './register-field-shared.ts'
import type { HouseholdFacts, PersonFacts } from './register-fact.ts'

/**
 * What kind of data a field is (UU 27/2022, handbook §12):
 * `open` a readable column of family or person; `fact` a coarse column of table `fact`, that a rule may test;
 * `sealed` encrypted with the tenant's key; `none` not taken, for a reason.
 */
export const FIELD_KINDS = ['open', 'fact', 'sealed', 'none'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]
export type FactColumn = keyof HouseholdFacts | keyof PersonFacts

export type RegisterField = {
  readonly code: string
  readonly of: 'household' | 'person'
  readonly kind: FieldKind
  /** Column of table household, person or fact; absent where the field lies in the encrypted `detail`. */
  readonly column?: string
  /** Columns of table `fact` that are drawn from it. */
  readonly feeds?: readonly FactColumn[]
  /** The code list of its cells; `version` only where it is not that of table `fact`. */
  readonly list?: ListName
  readonly version?: CodeVersion
  /** Why it is not taken. */
  readonly why?: string
}

/**
 * The columns of one table of the handbook, each in exactly one list. `shared`: column → code of a field that other tables
 * have too. `sealed`: into the encrypted detail, under the column's own name in small letters. `none`: not taken, and why.
 */
export type SourceTable = {
  readonly of: 'household' | 'person'
  /** Numbering of its codes. */
  readonly version: CodeVersion
  readonly shared: Readonly<Record<string, string>>
  readonly sealed: readonly string[]
  /** Code lists of sealed columns. */
  readonly lists?: Readonly<Record<string, ListName>>
  readonly none: Readonly<Record<string, string>>
}

export const SOURCE_TABLES = {
  'bdt-household': BDT_HOUSEHOLD,
  'bdt-person': BDT_PERSON,
  dtks: DTKS,
  'dtsen-person': DTSEN_PERSON,
  'dtsen-family': DTSEN_FAMILY,
} as const satisfies Record<string, SourceTable>
export type SourceTableName = keyof typeof SOURCE_TABLES

/** A column's name as it is compared: letters and digits only. */
export const slugOf = (column: string): string =>
  column
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** The code of a column that only its own table has: `Sta_kawin` is `sta_kawin`. */
export const ownCode = (column: string): string =>
  column
    .toLowerCase()
    .replace(/[^a-z0-9*]+/g, '_')
    .replace(/^_|_$/g, '')

const ofShared = (code: string): RegisterField => ({ code, ...(SHARED_FIELDS as Record<string, SharedField>)[code]! })

/** The field of a column of the handbook's tables; undefined for a column that nobody knows. */
export function fieldOf(name: SourceTableName, column: string): RegisterField | undefined {
  const table: SourceTable = SOURCE_TABLES[name]
  if (Object.hasOwn(table.shared, column)) return ofShared(table.shared[column]!)
  if (table.sealed.includes(column)) {
    const list = table.lists?.[column]
    return { code: ownCode(column), of: table.of, kind: 'sealed', ...(list && { list, version: table.version }) }
  }
  const why = Object.hasOwn(table.none, column) ? table.none[column] : undefined
  return why === undefined ? undefined : { code: ownCode(column), of: table.of, kind: 'none', why }
}

/** Every field by its code, the shared ones and those of single tables. */
export const REGISTER_FIELDS: ReadonlyMap<string, RegisterField> = new Map(
  [
    ...Object.keys(SHARED_FIELDS).map(ofShared),
    ...(Object.keys(SOURCE_TABLES) as SourceTableName[]).flatMap((name) => {
      const { sealed, none } = SOURCE_TABLES[name]
      return [...sealed, ...Object.keys(none)].map((column) => fieldOf(name, column)!)
    }),
  ].map((field) => [field.code, field]),
)
