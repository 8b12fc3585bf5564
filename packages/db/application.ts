import { sql } from 'drizzle-orm'
import { check, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { APPLICATION_STATES } from '@slrt/domain/application'
import { bytes, instant, policy } from './columns.ts'
import { national } from './national.ts'
import { crossing, secretariat } from './roles.ts'

const all = sql`true`

/**
 * A kab/kota, several, or a province asks to join. Whoever files it has no account: the link's secret is the way in.
 * `content` holds what the form says (institution, head, contact, legal basis), encrypted with the nation's key; the
 * columns beside it are what the secretariat compares applications by.
 */
export const application = national.table(
  'application',
  {
    id: uuid('id').primaryKey(),
    /** Keyed hash of the link's secret. */
    secret: bytes('secret').notNull(),
    state: text('state', { enum: APPLICATION_STATES }).notNull(),
    kind: text('kind', { enum: ['district', 'province'] }).notNull(),
    /** Code of the tenant that it would become, and the kab/kota, joined by commas; empty until chosen. */
    code: text('code').notNull().default(''),
    areas: text('areas').notNull().default(''),
    institution: text('institution').notNull().default(''),
    mailDomain: text('mail_domain').notNull().default(''),
    decree: text('decree').notNull().default(''),
    content: bytes('content'),
    /** The mail address that a code was sent to, encrypted; the code's keyed hash, its end, and how often it was tried. */
    email: bytes('email'),
    emailCode: bytes('email_code'),
    codeExpiresAt: instant('code_expires_at'),
    codeTries: integer('code_tries').notNull().default(0),
    codesSent: integer('codes_sent').notNull().default(0),
    provedAt: instant('proved_at'),
    /** Version of the data-processing agreement that was agreed to, by whom and when. */
    agreement: text('agreement'),
    agreedBy: text('agreed_by'),
    agreedAt: instant('agreed_at'),
    /** The decree as a file: keyed by its hash among the files of the nation. */
    fileHash: text('file_hash'),
    fileType: text('file_type'),
    fileBytes: integer('file_bytes'),
    /** Why it was returned: JSON text, section → words. */
    reasons: text('reasons').notNull().default('{}'),
    checked: text('checked').notNull().default(''),
    madeAt: instant('made_at').notNull(),
    submittedAt: instant('submitted_at'),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    check('application_state', sql.raw(`state in (${APPLICATION_STATES.map((state) => `'${state}'`).join(', ')})`)),
    uniqueIndex('application_secret').on(table.secret),
    index('application_by_time')
      .on(table.submittedAt, table.id)
      .where(sql`state <> 'DRAF'`),
    index('application_of_code').on(table.code),
    policy(secretariat, 'select', all),
    policy(secretariat, 'update', all),
    policy(crossing, 'select', all),
    policy(crossing, 'insert', all),
  ],
)
