import { sql } from 'drizzle-orm'
import { check, date, index, integer, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { ENROLMENT_STATES, LIST_KINDS, NEWS } from '@slrt/domain/enrolment'
import { bytes, instant, plainText, policy, tenantTable, within } from './columns.ts'
import { household } from './household.ts'
import { importBatch } from './import-batch.ts'
import { bindsOwn, instrument } from './instrument.ts'
import { person } from './person.ts'
import { crossing, secretariat, tenantUser } from './roles.ts'

const STATES = ['DRAF', 'DIAJUKAN', 'TERBIT', 'DITARIK'] as const

/**
 * A version of a program: whom it is for, what it gives, how many places (`definition`, as JSON). Of the nation (tenant
 * `00`), which every district reads, or of the district itself. As an entry of the regulation: a published row is never
 * changed but for `endedIn`, and the newest in force speaks.
 */
export const program = tenantTable(
  'program',
  {
    code: text('code').notNull(),
    definition: text('definition').notNull(),
    instrument: uuid('instrument'),
    article: text('article').notNull().default(''),
    effectiveFrom: date('effective_from').notNull(),
    effectiveTo: date('effective_to'),
    state: text('state', { enum: STATES }).notNull(),
    publishedIn: integer('published_in'),
    endedIn: integer('ended_in'),
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
    check('program_state', sql.raw(`state in (${STATES.map((state) => `'${state}'`).join(', ')})`)),
    check('program_published', sql.raw(`(state = 'TERBIT') = (published_in is not null) or state = 'DITARIK'`)),
    within(table, table.instrument, instrument),
    index('program_of_code').on(table.tenant, table.code, table.effectiveFrom),
    policy(tenantUser, 'select', bindsOwn),
    policy(crossing, 'insert', sql`true`),
  ],
)

/**
 * A list that was brought in whole: receivers of a program, those whom SIKS-NG excludes, civil servants, holders of KIP or
 * KKS. From then on a fact of its kind that is absent there is "no", for its area and for so long (design §2.8).
 */
export const sourceList = tenantTable(
  'source_list',
  {
    kind: text('kind', { enum: LIST_KINDS }).notNull(),
    /** Of PENERIMA: the program. Else empty. */
    program: text('program').notNull().default(''),
    /** Kecamatan or desa that it is complete for; empty: the whole district. */
    area: plainText('area').notNull().default(''),
    /** The day on which it was right. */
    asOf: date('as_of').notNull(),
    rows: integer('rows').notNull(),
    batch: uuid('batch'),
    byName: text('by_name').notNull(),
    at: instant('at').notNull(),
  },
  { roles: [[tenantUser, 'select', 'insert']] },
  (table) => [
    within(table, table.batch, importBatch),
    index('source_list_of').on(table.tenant, table.kind, table.program, table.asOf),
  ],
)

/** A family, or one of its members, and a program of the district: proposed, waiting, receiving, out again. */
export const enrolment = tenantTable(
  'enrolment',
  {
    program: text('program').notNull(),
    household: uuid('household').notNull(),
    person: uuid('person'),
    desa: plainText('desa').notNull(),
    state: text('state', { enum: ENROLMENT_STATES }).notNull(),
    /** The year whose places it takes. */
    year: smallint('year').notNull(),
    /** Where it stands among those who wait: smaller goes first; made from the program's priorities, see `rankOf`. */
    rank: plainText('rank').notNull().default(''),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    since: date('since'),
    until: date('until'),
    /** Why it was refused or ended, in words; encrypted. */
    reason: bytes('reason'),
    /** What the rule said when it was proposed and when it was decided: version, parameters, verdict, leaves; as JSON. */
    evaluation: text('evaluation').notNull().default(''),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
    /** When the family heard of the state it is in, and from whom. */
    toldAt: instant('told_at'),
    toldBy: text('told_by'),
  },
  { scope: 'desa' },
  (table) => [
    check('enrolment_state', sql.raw(`state in (${ENROLMENT_STATES.map((state) => `'${state}'`).join(', ')})`)),
    within(table, table.household, household),
    within(table, table.person, person),
    // One open enrolment of a family or person in a program.
    uniqueIndex('enrolment_once')
      .on(table.tenant, table.household, table.program, sql`coalesce(person, household)`)
      .where(sql`state in ('DIUSULKAN', 'DAFTAR_TUNGGU', 'MENERIMA')`),
    index('enrolment_in_line').on(table.tenant, table.program, table.state, table.rank, table.id),
    index('enrolment_of').on(table.tenant, table.household),
    index('enrolment_in_area').on(table.tenant, table.desa, table.program, table.state),
    // News that a family has not heard yet.
    index('enrolment_untold')
      .on(table.tenant, table.desa, table.changedAt)
      .where(sql.raw(`told_at is null and state in (${NEWS.map((state) => `'${state}'`).join(', ')})`)),
    index('enrolment_by_change').on(table.tenant, table.changedAt, table.desa),
    policy(crossing, 'select', sql`true`),
  ],
)

/** What happened to an enrolment, and who did it; its history. */
export const enrolmentStep = tenantTable(
  'enrolment_step',
  {
    enrolment: uuid('enrolment').notNull(),
    desa: plainText('desa').notNull(),
    state: text('state', { enum: ENROLMENT_STATES }).notNull(),
    byName: text('by_name').notNull(),
    at: instant('at').notNull(),
  },
  { scope: 'desa', roles: [[tenantUser, 'select', 'insert']] },
  (table) => [
    within(table, table.enrolment, enrolment),
    index('enrolment_step_of').on(table.tenant, table.enrolment, table.at),
  ],
)

/**
 * Targeting of a program in a desa (Sasaran): how many units the rule says yes, no, or cannot say of, served or not. Made
 * anew for a desa whenever something in it changed.
 */
export const target = tenantTable(
  'target',
  {
    program: text('program').notNull(),
    desa: plainText('desa').notNull(),
    eligibleServed: integer('eligible_served').notNull(),
    eligibleUnserved: integer('eligible_unserved').notNull(),
    ineligibleServed: integer('ineligible_served').notNull(),
    ineligibleUnserved: integer('ineligible_unserved').notNull(),
    unknownServed: integer('unknown_served').notNull(),
    unknownUnserved: integer('unknown_unserved').notNull(),
    /** What the figures rest on: version of the program and its parameters, hashed. */
    basis: text('basis').notNull(),
    countedAt: instant('counted_at').notNull(),
  },
  { scope: 'desa', roles: [[tenantUser, 'select', 'insert', 'update', 'delete']] },
  (table) => [uniqueIndex('target_once').on(table.tenant, table.program, table.desa)],
)
