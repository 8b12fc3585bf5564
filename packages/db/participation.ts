import { sql } from 'drizzle-orm'
import { index, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { PARTICIPATIONS } from '@slrt/domain/participation'
import { SOURCES } from '@slrt/domain/source'
import { instant, plainText, tenantTable, within } from './columns.ts'
import { household } from './household.ts'
import { person } from './person.ts'
import { tenantUser } from './roles.ts'

/** The participation card (kartu kepesertaan): what a family, or one of its members, has of a program. One row each. */
export const participation = tenantTable(
  'participation',
  {
    household: uuid('household').notNull(),
    person: uuid('person'),
    desa: plainText('desa').notNull(),
    /** Code of the catalogue of programs. */
    program: text('program').notNull(),
    state: text('state', { enum: PARTICIPATIONS }).notNull(),
    /** The year since which, or in which last. */
    year: smallint('year'),
    source: text('source', { enum: SOURCES }).notNull(),
    byName: text('by_name').notNull(),
    at: instant('at').notNull(),
  },
  // Merging two records of one person takes one of two rows away (`duplicate.moved` keeps it).
  { scope: 'desa', roles: [[tenantUser, 'select', 'insert', 'update', 'delete']] },
  (table) => [
    within(table, table.household, household),
    within(table, table.person, person),
    uniqueIndex('participation_once').on(
      table.tenant,
      table.household,
      table.program,
      sql`coalesce(person, household)`,
    ),
    // Which desa are to be counted again, and who receives a program or needs it (`target`).
    index('participation_by_change').on(table.tenant, table.at, table.desa),
    index('participation_of_program').on(table.tenant, table.program, table.state, table.desa, table.household),
  ],
)
