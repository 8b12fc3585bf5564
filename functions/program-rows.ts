import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { approval } from '@slrt/db/approval'
import type { Tx } from '@slrt/db/connect'
import { instrument } from '@slrt/db/instrument'
import { program } from '@slrt/db/program'
import { standsAs, type ApprovalState } from '@slrt/domain/approval'
import { cited } from '@slrt/domain/instrument'
import { NATION } from '@slrt/domain/permission'
import type { Definition } from '@slrt/domain/program'
import type { ProgramState } from '@slrt/domain/program-draft'
import { paramsOf } from '@slrt/domain/program-params'
import { speaks } from '@slrt/domain/regulation'
import { shownState, type ShownEntryState } from '@slrt/domain/regulation-draft'
import { approvalPlace } from './approval-ask.ts'
import { definitionOf, type ProgramRow } from './program-publish.ts'
import type { RulesOf } from './regulation-cache.ts'
import type { Room } from './trpc.ts'

/** A version of a program that holds on a day, with its parameters as the regulation has them then. */
export type ProgramInForce = {
  readonly id: string
  readonly code: string
  /** Whose it is: the district's, its province's, or `00`. */
  readonly tenant: string
  readonly definition: Definition
  readonly citation: string | null
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  readonly params: ReturnType<typeof paramsOf>
}

type Published = Omit<ProgramInForce, 'params'> & { readonly publishedIn: number; readonly endedIn: number | null }

/** What asking for programs takes: an officer comes with a room, the software itself with less. */
export type AsksPrograms = Pick<Room, 'tx' | 'rules' | 'configuration'> & {
  readonly actor: { readonly tenant: string }
}

/** Instruments by tenant and id: ids are unique within a tenant only. */
async function namedInstruments(tx: Tx, rows: readonly Pick<ProgramRow, 'instrument'>[]) {
  const ids = [...new Set(rows.flatMap((row) => row.instrument ?? []))]
  const found = ids.length ? await tx.select().from(instrument).where(inArray(instrument.id, ids)) : []
  const named = new Map(found.map((one) => [`${one.tenant}|${one.id}`, one]))
  return ({ tenant, instrument: id, article }: Pick<ProgramRow, 'tenant' | 'instrument' | 'article'>) => {
    const source = id && named.get(`${tenant}|${id}`)
    return source ? cited(source, article) : null
  }
}

async function load(tx: Tx): Promise<Published[]> {
  const rows = await tx.select().from(program).where(isNotNull(program.publishedIn))
  const citationOf = await namedInstruments(tx, rows)
  return rows.map((row) => {
    const { id, code, tenant, effectiveFrom, effectiveTo, publishedIn, endedIn } = row
    const span = { effectiveFrom, effectiveTo, publishedIn: publishedIn!, endedIn }
    return { id, code, tenant, definition: definitionOf(row), citation: citationOf(row), ...span }
  })
}

/** What a process knows of the programs of its tenants, each as of one number of the configuration (design §2.7). */
const known = new WeakMap<RulesOf, Map<string, { configuration: number; programs: readonly Published[] }>>()

async function publishedPrograms({ tx, actor, rules, configuration }: AsksPrograms): Promise<readonly Published[]> {
  const kept = known.get(rules)?.get(actor.tenant)
  if (kept?.configuration === configuration) return kept.programs
  const programs = await load(tx)
  const all = known.get(rules) ?? new Map<string, { configuration: number; programs: readonly Published[] }>()
  known.set(rules, all)
  if ((all.get(actor.tenant)?.configuration ?? 0) < configuration) all.set(actor.tenant, { configuration, programs })
  return programs
}

const isNewer = (one: Published, than: Published) =>
  one.effectiveFrom > than.effectiveFrom ||
  (one.effectiveFrom === than.effectiveFrom && one.publishedIn > than.publishedIn)

/** Of two of one code the narrower tenant's speaks: the district's before the province's before the nation's. */
const goesBefore = (one: Published, than: Published) => {
  const reach = ({ tenant }: Published) => (tenant === NATION ? 0 : tenant.length)
  return reach(one) === reach(than) ? isNewer(one, than) : reach(one) > reach(than)
}

/** Programs in force on a day: the nation's, and beside them the tenant's own; by code. */
export async function programsOn(room: AsksPrograms, day: string): Promise<ProgramInForce[]> {
  const { tx, actor, rules, configuration } = room
  const [programs, { regulation }] = await Promise.all([
    publishedPrograms(room),
    rules(tx, actor.tenant, configuration),
  ])
  const speaking = new Map<string, Published>()
  for (const one of programs) {
    if (!speaks(one, day, configuration)) continue
    const other = speaking.get(one.code)
    if (!other || goesBefore(one, other)) speaking.set(one.code, one)
  }
  return [...speaking.values()]
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map(({ publishedIn: _, endedIn: __, ...one }) => ({
      ...one,
      params: paramsOf(regulation, one.code, one.definition, { day }),
    }))
}

/** A version as screens show it. */
export type ShownProgram = {
  readonly id: string
  readonly code: string
  readonly tenant: string
  readonly definition: Definition
  readonly instrument: string | null
  readonly citation: string | null
  readonly article: string
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  readonly state: ProgramState
  readonly shown: ShownEntryState
  readonly changedBy: string
  readonly changedAt: Date
  readonly version: number
  /** The latest asking for it: who asked, who decided, what was answered. */
  readonly approval: {
    readonly state: ApprovalState
    readonly askedBy: string
    readonly decidedBy: string | null
    readonly answer: string | null
  } | null
}

async function approvalsOf({ tx, actor, at, keys }: Room, rows: readonly ProgramRow[]) {
  const ids = rows.flatMap((row) => (row.tenant === actor.tenant && row.approval) || [])
  const found = ids.length ? await tx.select().from(approval).where(inArray(approval.id, ids)) : []
  const shown = found.map(async (asked) => {
    const place = approvalPlace(actor.tenant, asked.id, 'answer')
    const answer = asked.answer ? await keys.decrypt(tx, place, asked.answer) : null
    const { askedByName: askedBy, decidedByName: decidedBy } = asked
    return [asked.id, { state: standsAs(asked, at), askedBy, decidedBy, answer }] as const
  })
  return new Map(await Promise.all(shown))
}

/**
 * Versions as screens show them on a day, in the order given.
 * @param rows all of the programs that they belong to: which one is in force follows from the others
 */
export async function shownPrograms(room: Room, rows: readonly ProgramRow[], day: string): Promise<ShownProgram[]> {
  const [citationOf, approvals] = await Promise.all([namedInstruments(room.tx, rows), approvalsOf(room, rows)])
  return rows.map((row) => {
    const { id, code, tenant, article, effectiveFrom, effectiveTo, state, changedBy, changedAt, version } = row
    const siblings = rows.filter((one) => one.code === code && one.tenant === tenant)
    const asked = (row.approval && approvals.get(row.approval)) || null
    return {
      id,
      code,
      tenant,
      article,
      effectiveFrom,
      effectiveTo,
      state,
      changedBy,
      changedAt,
      version,
      definition: definitionOf(row),
      instrument: row.instrument,
      citation: citationOf(row),
      shown: asked?.state === 'KEDALUWARSA' ? 'DRAF' : shownState(row, siblings, day),
      approval: asked,
    }
  })
}

/** What approvals of programs are about: the version that would hold from its day, and the one that holds until then. */
export async function askedPrograms(room: Room, ids: readonly string[]) {
  const { tx, actor } = room
  const own = and(eq(program.tenant, actor.tenant), inArray(program.id, [...ids]))
  const rows = ids.length ? await tx.select().from(program).where(own) : []
  const citationOf = await namedInstruments(tx, rows)
  const asked = rows.map(async (row) => {
    const { id, code, effectiveFrom, effectiveTo } = row
    const before = (await programsOn(room, effectiveFrom)).find((one) => one.code === code && one.id !== id)
    const after = { definition: definitionOf(row), citation: citationOf(row) }
    return [id, { code, effectiveFrom, effectiveTo, ...after, before: before ?? null }] as const
  })
  return new Map(await Promise.all(asked))
}
