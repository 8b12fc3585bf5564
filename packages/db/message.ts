import { sql } from 'drizzle-orm'
import { index, integer, text } from 'drizzle-orm/pg-core'
import { bytes, instant, policy, tenantTable } from './columns.ts'
import { crossing, job, secretariat, tenantUser } from './roles.ts'

/**
 * Messages on their way out: written in the transaction that causes them, sent by a job at least once. The row's id is
 * the Message-ID. Recipient and text are encrypted, since they may carry a one-time link.
 */
export const message = tenantTable(
  'message',
  {
    channel: text('channel', { enum: ['EMAIL'] }).notNull(),
    recipient: bytes('recipient').notNull(),
    subject: bytes('subject').notNull(),
    body: bytes('body').notNull(),
    madeAt: instant('made_at').notNull(),
    sentAt: instant('sent_at'),
    tries: integer('tries').notNull().default(0),
    nextAt: instant('next_at').notNull(),
  },
  {
    roles: [
      [tenantUser, 'insert'],
      [secretariat, 'insert'],
      [job, 'select', 'update'],
    ],
  },
  (table) => [
    index('message_waiting')
      .on(table.nextAt, table.tenant)
      .where(sql`sent_at is null`),
    policy(crossing, 'select', sql`true`),
  ],
)
