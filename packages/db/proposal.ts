import { sql } from 'drizzle-orm'
import { date, index, integer, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { MEETING_STATES, PROPOSAL_KINDS, PROPOSAL_STATES, SIKS_STATES } from '@slrt/domain/proposal-state'
import { bytes, instant, plainText, policy, tenantTable, within } from './columns.ts'
import { household } from './household.ts'
import { item } from './item.ts'
import { person } from './person.ts'
import { crossing, tenantUser } from './roles.ts'

/** A village meeting that decides on proposals: its list, who came, what was decided, the signed minutes. */
export const meeting = tenantTable(
  'meeting',
  {
    desa: plainText('desa').notNull(),
    state: text('state', { enum: MEETING_STATES }).notNull(),
    heldOn: date('held_on').notNull(),
    place: text('place').notNull(),
    /** Names and offices of those who came, as JSON; encrypted. */
    attendance: bytes('attendance'),
    attendees: smallint('attendees').notNull().default(0),
    /** The signed minutes (berita acara): a row of `file`. */
    minutes: uuid('minutes'),
    signedBy: text('signed_by'),
    signedAt: instant('signed_at'),
    /** Until when residents may object. */
    objectionUntil: instant('objection_until'),
    openedBy: uuid('opened_by').notNull(),
    openedByName: text('opened_by_name').notNull(),
    openedAt: instant('opened_at').notNull(),
    version: integer('version').notNull().default(1),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  { scope: 'desa' },
  (table) => [
    index('meeting_by_time').on(table.tenant, table.desa, table.heldOn, table.id),
    index('meeting_by_day').on(table.tenant, table.heldOn, table.id),
    index('meeting_to_settle')
      .on(table.tenant, table.objectionUntil)
      .where(sql`state = 'MASA_SANGGAH'`),
    policy(crossing, 'select', sql`true`),
  ],
)

/**
 * Proposals that leave together for SIKS-NG. What the file says is fixed when the batch is made: it is kept encrypted
 * beside the evidence, under its SHA-256, and handed out byte for byte.
 */
export const siksBatch = tenantTable(
  'siks_batch',
  {
    /** `2026-11/3`: month and number in it. */
    number: text('number').notNull(),
    state: text('state', { enum: SIKS_STATES }).notNull(),
    proposals: integer('proposals').notNull(),
    /** SHA-256 of the file. */
    checksum: bytes('checksum'),
    madeByName: text('made_by_name').notNull(),
    madeAt: instant('made_at').notNull(),
    ratifiedByName: text('ratified_by_name'),
    ratifiedAt: instant('ratified_at'),
    sentAt: instant('sent_at'),
    /** SHA-256 of the answer that was read in. */
    answer: bytes('answer'),
    answeredAt: instant('answered_at'),
    version: integer('version').notNull().default(1),
    /** The approval that it waits for, or was ratified by. */
    approval: uuid('approval'),
    /** References of an answer that are no proposal of this batch, as a JSON list. */
    unknown: text('unknown').notNull().default('[]'),
    /** The day on which it was handed in, as whoever did it says. */
    sentOn: date('sent_on'),
    changedBy: text('changed_by').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  {},
  (table) => [
    uniqueIndex('siks_batch_number').on(table.tenant, table.number),
    index('siks_batch_by_time').on(table.tenant, table.madeAt, table.id),
  ],
)

/**
 * A proposal to the national register (usulan). A district proposes; BPS ranks, the ministry decides. What is proposed, why,
 * and who objected is encrypted; an objector (sanggah) is shown to supervisors and the office only.
 */
export const proposal = tenantTable(
  'proposal',
  {
    kind: text('kind', { enum: PROPOSAL_KINDS }).notNull(),
    state: text('state', { enum: PROPOSAL_STATES }).notNull(),
    /** Null until the family is in the register. */
    household: uuid('household'),
    person: uuid('person'),
    desa: plainText('desa').notNull(),
    /** Name of the head of the family, as lists show it. */
    head: text('head').notNull(),
    /** The need of a complaint that it comes from. */
    item: uuid('item'),
    /** What is proposed, as JSON; encrypted. */
    content: bytes('content').notNull(),
    reason: bytes('reason'),
    /** Only of SANGGAH: who objected; encrypted, opened by a reveal. */
    objector: bytes('objector'),
    dukcapil: text('dukcapil', { enum: ['PADAN', 'TIDAK_PADAN'] }),
    dukcapilBy: text('dukcapil_by'),
    dukcapilAt: instant('dukcapil_at'),
    /** What was seen at home, as JSON with position and files; encrypted. */
    groundCheck: bytes('ground_check'),
    groundCheckBy: text('ground_check_by'),
    groundCheckAt: instant('ground_check_at'),
    meeting: uuid('meeting'),
    meetingVerdict: text('meeting_verdict', { enum: ['LAYAK', 'TIDAK_LAYAK', 'DITUNDA'] }),
    validatedBy: text('validated_by'),
    validatedAt: instant('validated_at'),
    siksBatch: uuid('siks_batch'),
    /** Code of the answer, and the desil before and after. */
    answerCode: text('answer_code'),
    desilBefore: smallint('desil_before'),
    desilAfter: smallint('desil_after'),
    /** Why it was given back or refused; encrypted. */
    note: bytes('note'),
    openedBy: uuid('opened_by').notNull(),
    openedByName: text('opened_by_name').notNull(),
    openedAt: instant('opened_at').notNull(),
    since: instant('since').notNull(),
    /** The family was told how it ended. */
    toldAt: instant('told_at'),
    version: integer('version').notNull().default(1),
    /** What the meeting said of the family besides the verdict; encrypted. */
    meetingNote: bytes('meeting_note'),
    /** The cut-off that the new desil belongs to: `2026-10`. */
    answerPeriod: text('answer_period'),
  },
  { scope: 'desa' },
  (table) => [
    within(table, table.household, household),
    within(table, table.person, person),
    within(table, table.item, item),
    within(table, table.meeting, meeting),
    within(table, table.siksBatch, siksBatch),
    index('proposal_by_state').on(table.tenant, table.state, table.since, table.id),
    index('proposal_in_desa').on(table.tenant, table.desa, table.state, table.since, table.id),
    index('proposal_by_kind').on(table.tenant, table.kind, table.since, table.id),
    index('proposal_in_desa_by_kind').on(table.tenant, table.desa, table.kind, table.since, table.id),
    index('proposal_of_opener')
      .on(table.tenant, table.openedBy, table.since, table.id)
      .where(sql`state not in ('SELESAI', 'DITOLAK', 'DITARIK')`),
    index('proposal_untold')
      .on(table.tenant, table.desa, table.since, table.id)
      .where(sql`told_at is null and state in ('DITOLAK', 'SELESAI')`),
    index('proposal_to_validate')
      .on(table.tenant, table.desa, table.since, table.id)
      .where(sql`state = 'VALIDASI_DINSOS' and validated_at is null`),
    index('proposal_for_batch')
      .on(table.tenant, table.since, table.id)
      .where(sql`state = 'VALIDASI_DINSOS' and validated_at is not null and siks_batch is null`),
    index('proposal_for_meeting')
      .on(table.tenant, table.desa, table.since, table.id)
      .where(sql`state = 'MUSDES' and meeting is null`),
    index('proposal_of_household').on(table.tenant, table.household),
    index('proposal_of_meeting').on(table.tenant, table.meeting),
    index('proposal_of_batch').on(table.tenant, table.siksBatch),
  ],
)

/** A step of a proposal: who, when, from which state to which. Rows are added, never changed. */
export const proposalStep = tenantTable(
  'proposal_step',
  {
    proposal: uuid('proposal').notNull(),
    desa: plainText('desa').notNull(),
    act: text('act').notNull(),
    after: text('after', { enum: PROPOSAL_STATES }).notNull(),
    byName: text('by_name').notNull(),
    byRole: text('by_role').notNull(),
    at: instant('at').notNull(),
    note: bytes('note'),
  },
  { scope: 'desa', roles: [[tenantUser, 'select', 'insert']] },
  (table) => [
    within(table, table.proposal, proposal),
    index('proposal_step_of').on(table.tenant, table.proposal, table.at, table.id),
  ],
)
