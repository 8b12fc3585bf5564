import { sql } from 'drizzle-orm'
import { check, date, index, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'
import { AREA_LEVELS } from '@slrt/domain/area'
import { plainText } from './columns.ts'
import { national } from './national.ts'

/**
 * The areas of Indonesia (Kemendagri). A code names one area at a time and may be given away later, so a row is a code
 * from a day on. Rows are closed, never deleted: other tables keep the code they were written with.
 */
export const area = national.table(
  'area',
  {
    code: plainText('code').notNull(),
    level: text('level', { enum: AREA_LEVELS }).notNull(),
    parent: plainText('parent'),
    /** Without prefix: `Bandung`. */
    name: text('name').notNull(),
    /** With prefix: `Kabupaten Bandung`. */
    label: text('label').notNull(),
    /** First day of the code, or the day of the regulation that it was read from where that is not known. */
    validFrom: date('valid_from').notNull(),
    /** First day on which the code no longer holds; null while it does. */
    validTo: date('valid_to'),
    /** Code under which a closed area lives on, if it is one. */
    successor: plainText('successor'),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.validFrom] }),
    index('area_parent').on(table.parent),
    check('area_level', sql.raw(`level in (${AREA_LEVELS.map((level) => `'${level}'`).join(', ')})`)),
    check('area_closed', sql`valid_to > valid_from`),
    check('area_successor', sql`successor is null or valid_to is not null`),
  ],
)

/**
 * What people may type to find an area that holds today: a row for each word of its name and prefix (`desa` left out:
 * 75,000 areas have it). The primary key is the order of the answer, so a search reads no more rows than it shows.
 */
export const areaWord = national.table(
  'area_word',
  {
    /** Level of the area: 0 province, 1 district, 2 kecamatan, 3 desa. */
    rank: smallint('rank').notNull(),
    word: plainText('word').notNull(),
    /** What the word is: 0 the whole name, 1 its first word or of the prefix, 2 a later one. */
    place: smallint('place').notNull(),
    /** All words of the area, name before prefix: `bandung barat / kabupaten`. */
    terms: plainText('terms').notNull(),
    code: plainText('code').notNull(),
  },
  (table) => [primaryKey({ columns: [table.rank, table.word, table.place, table.terms, table.code] })],
)

/** Where the areas come from: one row, shown wherever the licence asks for it. */
export const areaSource = national.table('area_source', {
  name: text('name').primaryKey(),
  /** Version of the package, and of what we mend in it. */
  version: text('version').notNull(),
  licence: text('licence').notNull(),
  attribution: text('attribution').notNull(),
  loadedAt: timestamp('loaded_at', { withTimezone: true }).notNull().defaultNow(),
})
