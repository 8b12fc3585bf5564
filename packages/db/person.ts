import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { NIK_REASONS, RELATIONS } from '@slrt/domain/person'
import { bytes, instant, plainText, tenantTable, within } from './columns.ts'
import { household } from './household.ts'

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
  },
  { scope: 'desa' },
  (table) => [
    within(table, table.household, household),
    index('person_of_household').on(table.tenant, table.household),
    uniqueIndex('person_nik_once')
      .on(table.tenant, table.nikIndex)
      .where(sql`nik_index is not null`),
  ],
)
