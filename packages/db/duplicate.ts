import { index, integer, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { DUPLICATE_STATES } from '@slrt/domain/duplicate'
import { bytes, instant, plainText, tenantTable, within } from './columns.ts'
import { person } from './person.ts'

/** Two records that may be one person (handbook §9.6), with what speaks for it, and what was decided. */
export const duplicate = tenantTable(
  'duplicate',
  {
    /** The two, the smaller id first: a pair stands here once. */
    one: uuid('one').notNull(),
    other: uuid('other').notNull(),
    /** Of `one`; whoever works in either desa is told through it, decisions are the office's. */
    desa: plainText('desa').notNull(),
    /** Likeness in thousandths. */
    score: smallint('score').notNull(),
    state: text('state', { enum: DUPLICATE_STATES }).notNull(),
    /** The record that stays, once somebody asked for merging. */
    kept: uuid('kept'),
    /** Once merged: what it moved, so that it can be taken apart; encrypted. */
    moved: bytes('moved'),
    foundAt: instant('found_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    version: integer('version').notNull().default(1),
    /** The request for merging that waits, or was decided on last. */
    approval: uuid('approval'),
  },
  { scope: 'desa' },
  (table) => [
    within(table, table.one, person),
    within(table, table.other, person),
    within(table, table.kept, person),
    uniqueIndex('duplicate_once').on(table.tenant, table.one, table.other),
    index('duplicate_waiting').on(table.tenant, table.state, table.score, table.id),
    index('duplicate_in_desa').on(table.tenant, table.desa, table.state, table.score, table.id),
    index('duplicate_of_other').on(table.tenant, table.other),
  ],
)
