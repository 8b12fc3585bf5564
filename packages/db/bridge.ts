import { primaryKey, text } from 'drizzle-orm/pg-core'
import { plainText } from './columns.ts'
import { national } from './national.ts'

/** BPS code of an area and its Kemendagri code (handbook §9.2, §16): from a file that the secretariat brings. */
export const areaBridge = national.table(
  'area_bridge',
  { bps: plainText('bps').notNull(), code: plainText('code').notNull(), name: text('name').notNull() },
  (table) => [primaryKey({ columns: [table.bps] })],
)
