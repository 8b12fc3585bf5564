import { sql } from 'drizzle-orm'
import { bigint, boolean, index, smallint, uuid } from 'drizzle-orm/pg-core'
import { plainText, policy, tenantTable } from './columns.ts'
import { crossing, tenantUser } from './roles.ts'

const word = (name: string) => bigint(name, { mode: 'bigint' }).notNull()
const words = (name: string) => bigint(name, { mode: 'bigint' }).array().notNull()

/**
 * A family with its members as the rules see it, one row each: its facts by the dictionary, packed (situation-bits), so that a
 * rule is asked of a million families without a join or a group. Written by a trigger on `fact` alone (app.situate); `id` is
 * the family's. Nothing is null: rows are read faster so (docs/decisions/0019).
 */
export const situation = tenantTable(
  'situation',
  {
    desa: plainText('desa').notNull(),
    /** False of a family that died, moved, was not found or stood twice, and of one of whom no row of facts tells. */
    present: boolean('present').notNull(),
    /** Members who are there, and those whom a list counts and nobody has written down. */
    here: smallint('here').notNull(),
    unseen: smallint('unseen').notNull(),
    f0: word('f0'),
    f1: word('f1'),
    f2: word('f2'),
    // Both words of the first six members who are there, in the order of their ids; 0 where there are fewer.
    a1: word('a1'),
    a2: word('a2'),
    a3: word('a3'),
    a4: word('a4'),
    a5: word('a5'),
    a6: word('a6'),
    b1: word('b1'),
    b2: word('b2'),
    b3: word('b3'),
    b4: word('b4'),
    b5: word('b5'),
    b6: word('b6'),
    /** Their ids, all of them. */
    members: uuid('members').array().notNull(),
    /** Words of the seventh member and further ones. */
    aMore: words('a_more'),
    bMore: words('b_more'),
  },
  { scope: 'desa', roles: [] },
  (table) => [
    // Asked of a million rows at once, and each time the function looks the setting up: here it is a value (columns.ts `isOwn`).
    policy(tenantUser, 'select', sql`tenant = (select current_setting('app.tenant', true))`),
    ...(['select', 'insert', 'update', 'delete'] as const).map((deed) => policy(crossing, deed, sql`true`)),
    index('situation_in_desa').on(table.tenant, table.desa, table.id),
    // Their members are asked apart from those of smaller families.
    index('situation_large')
      .on(table.tenant, table.desa, table.id)
      .where(sql`here > 6`),
  ],
)
