import { date, text } from 'drizzle-orm/pg-core'
import { national } from './national.ts'

/** National holidays (L) and collective leave (CB), by the yearly SKB of three ministers: changed within a year too. */
export const holiday = national.table('holiday', {
  day: date('day').primaryKey(),
  kind: text('kind', { enum: ['L', 'CB'] }).notNull(),
  name: text('name').notNull(),
})
