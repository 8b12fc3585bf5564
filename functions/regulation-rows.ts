import { and, eq, inArray } from 'drizzle-orm'
import { approval } from '@slrt/db/approval'
import { instrument } from '@slrt/db/instrument'
import { standsAs, type ApprovalState } from '@slrt/domain/approval'
import { cited } from '@slrt/domain/instrument'
import { shownState, type EntryState, type ShownEntryState } from '@slrt/domain/regulation-draft'
import { approvalPlace } from './approval-ask.ts'
import type { ApprovalRow } from './approval-effects.ts'
import { labelled, type Labelled } from './area.ts'
import type { EntryRow } from './regulation-publish.ts'
import type { Room } from './trpc.ts'

/** An entry of the tenant's own as screens show it. */
export type ShownEntry = {
  readonly id: string
  readonly key: string
  readonly subject: string
  readonly area: Labelled | null
  readonly value: unknown
  readonly instrument: string | null
  readonly citation: string | null
  readonly article: string
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  readonly state: EntryState
  readonly shown: ShownEntryState
  readonly changedBy: string
  readonly changedAt: Date
  readonly version: number
  /** The latest asking for it: who asked, who decided, what was answered. */
  readonly approval: {
    readonly id: string
    readonly state: ApprovalState
    readonly askedBy: string
    readonly decidedBy: string | null
    readonly answer: string | null
    readonly expiresAt: Date
    readonly version: number
  } | null
}

async function approvalsOf({ tx }: Room, rows: readonly EntryRow[]): Promise<Map<string, ApprovalRow>> {
  const ids = rows.flatMap((row) => row.approval ?? [])
  const found = ids.length ? await tx.select().from(approval).where(inArray(approval.id, ids)) : []
  return new Map(found.map((one) => [one.id, one]))
}

async function citationsOf({ tx, actor }: Room, rows: readonly EntryRow[]) {
  const ids = [...new Set(rows.flatMap((row) => row.instrument ?? []))]
  const own = and(eq(instrument.tenant, actor.tenant), inArray(instrument.id, ids))
  const found = ids.length ? await tx.select().from(instrument).where(own) : []
  return new Map(found.map((one) => [one.id, one]))
}

/**
 * Entries as screens show them on a day, in the order given.
 * @param rows all of the tenant's own that are about the same things: which one is in force follows from the others
 */
export async function shownEntries(room: Room, rows: readonly EntryRow[], day: string): Promise<ShownEntry[]> {
  const { tx, actor, at, keys } = room
  const codes = rows.map(({ area }) => area).filter(Boolean)
  const [labels, approvals, instruments] = await Promise.all([
    labelled(tx, codes),
    approvalsOf(room, rows),
    citationsOf(room, rows),
  ])
  const labelOf = new Map(labels.map((one) => [one.code, one]))
  return Promise.all(
    rows.map(async (row) => {
      const { id, key, subject, area, article, state, effectiveFrom, effectiveTo, changedBy, changedAt } = row
      const siblings = rows.filter((one) => one.key === key && one.subject === subject && one.area === area)
      const cites = row.instrument && instruments.get(row.instrument)
      const asked = row.approval && approvals.get(row.approval)
      const place = asked && approvalPlace(actor.tenant, asked.id, 'answer')
      return {
        id,
        key,
        subject,
        article,
        state,
        effectiveFrom,
        effectiveTo,
        changedBy,
        changedAt,
        area: area ? (labelOf.get(area) ?? null) : null,
        value: JSON.parse(row.value) as unknown,
        instrument: row.instrument,
        citation: cites ? cited(cites, article) : null,
        shown: asked && standsAs(asked, at) === 'KEDALUWARSA' ? 'DRAF' : shownState(row, siblings, day),
        version: row.version,
        approval: asked
          ? {
              id: asked.id,
              state: standsAs(asked, at),
              askedBy: asked.askedByName,
              decidedBy: asked.decidedByName,
              answer: asked.answer && place ? await keys.decrypt(tx, place, asked.answer) : null,
              expiresAt: asked.expiresAt,
              version: asked.version,
            }
          : null,
      }
    }),
  )
}
