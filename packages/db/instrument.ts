import { sql } from 'drizzle-orm'
import { check, date, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { INSTRUMENT_TYPES } from '@slrt/domain/instrument'
import { instant, isOwn, plainText, policy, tenantTable, within } from './columns.ts'
import { agencyUser, crossing, secretariat, tenantUser } from './roles.ts'

/** Rows of the tenant itself, of its province, and of the nation: what may bind it. */
export const bindsOwn = sql.raw(
  `(${isOwn('tenant')} or tenant = '00' or tenant = left(current_setting('app.tenant', true), 2))`,
)

/**
 * A legal instrument (Perda, Perbup, Perwal, SK …; handbook §4): what an entry of the regulation cites. A tenant reads
 * those of its province and of the nation, too. `file` is the row of the scanned text.
 */
export const instrument = tenantTable(
  'instrument',
  {
    type: text('type', { enum: INSTRUMENT_TYPES }).notNull(),
    number: text('number').notNull(),
    year: integer('year').notNull(),
    title: text('title').notNull(),
    issuer: text('issuer').notNull(),
    effectiveFrom: date('effective_from').notNull(),
    effectiveTo: date('effective_to'),
    /** The instrument that this one repeals, of the same tenant. */
    repeals: uuid('repeals'),
    file: uuid('file'),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  {
    roles: [
      [tenantUser, 'insert', 'update'],
      [secretariat, 'select', 'insert', 'update'],
    ],
  },
  (table) => [
    check('instrument_type', sql.raw(`type in (${INSTRUMENT_TYPES.map((type) => `'${type}'`).join(', ')})`)),
    within(table, table.repeals, table),
    index('instrument_by_year').on(table.tenant, table.year, table.id),
    policy(tenantUser, 'select', bindsOwn),
    policy(agencyUser, 'select', bindsOwn),
    policy(crossing, 'insert', sql`true`),
  ],
)

/**
 * One rule of a regulation: a key of the catalogue with a value, for an area and a span of days, citing an article. A
 * published row is never changed but for `endedIn`. `publishedIn` and `endedIn` are numbers of the configuration: see
 * `tenant.configuration`.
 */
export const entry = tenantTable(
  'entry',
  {
    key: text('key').notNull(),
    /** What the key is about where it asks for that: a category, a sector. Empty: all. */
    subject: plainText('subject').notNull().default(''),
    /** Kecamatan or desa where it holds; empty: the whole tenant. */
    area: plainText('area').notNull().default(''),
    /** The value as JSON text; the key's schema decides. */
    value: text('value').notNull(),
    instrument: uuid('instrument'),
    article: text('article').notNull().default(''),
    effectiveFrom: date('effective_from').notNull(),
    effectiveTo: date('effective_to'),
    state: text('state', { enum: ['DRAF', 'DIAJUKAN', 'TERBIT', 'DITARIK'] }).notNull(),
    publishedIn: integer('published_in'),
    endedIn: integer('ended_in'),
    /** The approval by which it was published. */
    approval: uuid('approval'),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  {
    roles: [
      [tenantUser, 'insert', 'update'],
      [secretariat, 'select', 'insert', 'update'],
    ],
  },
  (table) => [
    check('entry_state', sql.raw(`state in ('DRAF', 'DIAJUKAN', 'TERBIT', 'DITARIK')`)),
    check('entry_published', sql.raw(`(state = 'TERBIT') = (published_in is not null) or state = 'DITARIK'`)),
    within(table, table.instrument, instrument),
    index('entry_of_key').on(table.tenant, table.key, table.subject, table.area),
    index('entry_in_force')
      .on(table.tenant)
      .where(sql`published_in is not null`),
    policy(tenantUser, 'select', bindsOwn),
    policy(agencyUser, 'select', bindsOwn),
    policy(crossing, 'insert', sql`true`),
  ],
)
