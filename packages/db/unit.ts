import { sql } from 'drizzle-orm'
import { check, index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { UNIT_KINDS, UNIT_STATES } from '@slrt/domain/unit'
import { ownUnit, policy, tenantTable } from './columns.ts'
import { agencyUser, crossing, tenantUser } from './roles.ts'

/** What a district's SLRT consists of: its office, Puskesos, agencies (OPD) and partners. */
export const unit = tenantTable(
  'unit',
  {
    kind: text('kind', { enum: UNIT_KINDS }).notNull(),
    name: text('name').notNull(),
    /** Of a Puskesos: the desa or kelurahan that it serves. */
    desa: text('desa'),
    /** Sectors whose needs are sent to it, joined by commas. */
    sectors: text('sectors').notNull(),
    state: text('state', { enum: UNIT_STATES }).notNull(),
    version: integer('version').notNull().default(1),
  },
  { roles: [[tenantUser, 'select', 'insert', 'update']] },
  (table) => [
    check('unit_kind', sql.raw(`kind in (${UNIT_KINDS.map((kind) => `'${kind}'`).join(', ')})`)),
    check('unit_state', sql.raw(`state in ('AKTIF', 'BERAKHIR')`)),
    index('unit_by_name').on(table.tenant, table.kind, table.name, table.id),
    uniqueIndex('unit_once').on(table.tenant, table.kind, table.name).where(sql.raw(`state = 'AKTIF'`)),
    uniqueIndex('unit_of_desa').on(table.tenant, table.desa).where(sql.raw(`state = 'AKTIF' and desa is not null`)),
    policy(agencyUser, 'select', sql.raw(ownUnit('id'))),
    policy(crossing, 'insert', sql`true`),
  ],
)
