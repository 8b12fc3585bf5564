import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { EXISTENCES, NIK_REASONS, RELATIONS } from '@slrt/domain/person'
import { bytes, instant, plainText, tenantTable, within } from './columns.ts'
import { household } from './household.ts'
import { importBatch } from './import-batch.ts'

/** A member of a family. NIK and telephone are encrypted; the NIK is found by its keyed hash. */
export const person = tenantTable(
  'person',
  {
    household: uuid('household').notNull(),
    desa: plainText('desa').notNull(),
    name: text('name').notNull(),
    relation: text('relation', { enum: RELATIONS }).notNull(),
    sex: text('sex', { enum: ['L', 'P'] }),
    birthDate: date('birth_date'),
    nik: bytes('nik'),
    nikMasked: text('nik_masked'),
    nikIndex: bytes('nik_index'),
    nikReason: text('nik_reason', { enum: NIK_REASONS }),
    /** An officer saw the card: the number is right although birth date or sex disagree. */
    nikConfirmed: boolean('nik_confirmed').notNull().default(false),
    phone: bytes('phone'),
    phoneMasked: text('phone_masked'),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
    /** Name of the mother before her marriage (nama gadis ibu kandung); by it two records of one person are known. */
    mother: text('mother'),
    birthPlace: text('birth_place'),
    existence: text('existence', { enum: EXISTENCES }).notNull().default('ADA'),
    /** What is finer than a rule may test (handbook §9.4, §9.7), as JSON by the codes of `register-field`; encrypted. */
    detail: bytes('detail'),
    /** The import that last wrote the record. What differs from it stands in `provenance`. */
    batch: uuid('batch'),
    /** The record that this one was merged into: it is shown no more, and found by its number still. */
    mergedInto: uuid('merged_into'),
  },
  { scope: 'desa' },
  (table) => [
    within(table, table.household, household),
    within(table, table.batch, importBatch),
    within(table, table.mergedInto, table),
    index('person_of_household').on(table.tenant, table.household),
    // Two records of one person are looked for among those of one day and desa, as far as they changed since.
    index('person_by_birth').on(table.tenant, table.desa, table.birthDate),
    index('person_by_change').on(table.tenant, table.changedAt, table.id),
    uniqueIndex('person_nik_once')
      .on(table.tenant, table.nikIndex)
      .where(sql`nik_index is not null`),
    // Few are gone, and what they still receive is looked for.
    index('person_gone')
      .on(table.tenant, table.household, table.id)
      .where(sql`existence <> 'ADA'`),
  ],
)
