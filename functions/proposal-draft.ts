import { and, eq, inArray, isNull, ne, notInArray } from 'drizzle-orm'
import { fact } from '@slrt/db/fact'
import { file } from '@slrt/db/file'
import { household } from '@slrt/db/household'
import { item } from '@slrt/db/item'
import { person } from '@slrt/db/person'
import { proposal } from '@slrt/db/proposal'
import { add, change } from '@slrt/db/write'
import { RegisterHousehold, registerHousehold } from '@slrt/domain/household'
import { assertPerson, Person } from '@slrt/domain/person'
import { assertComplete, type SaveProposal } from '@slrt/domain/proposal'
import {
  withKept,
  type Content,
  type Corrected,
  type Draft,
  type FamilyDraft,
  type StoredContent,
} from '@slrt/domain/proposal-content'
import { stateAfter } from '@slrt/domain/proposal-transition'
import { Refusal } from '@slrt/domain/refusal'
import { contains } from '@slrt/domain/scope'
import { todayOf } from './appoint.ts'
import { assertAreas } from './area.ts'
import type { FactRow } from './fact.ts'
import {
  contentOf,
  findProposal,
  lockedProposal,
  openedIn,
  sealedIn,
  takeStep,
  type ProposalRow,
} from './proposal-row.ts'
import { tenantFacts } from './tenant.ts'
import type { Room } from './trpc.ts'

/** Where the proposed family is: in the register, or not yet. */
async function homeOf({ tx, actor }: Room, input: SaveProposal) {
  const { person: of, household: family, content, desa } = input
  if (!family) {
    if (!contains(actor.scope, desa)) throw new Refusal('scope.outside', { area: desa })
    await assertAreas(tx, [desa])
    const { areas } = await tenantFacts(tx, actor.tenant)
    if (!areas.some((area) => desa.startsWith(`${area}.`))) throw new Refusal('household.elsewhere')
    return { desa, head: headOf(content.family) }
  }
  const [home] = await tx.select().from(household).where(eq(household.id, family))
  if (!home) throw new Refusal('household.not_found')
  const members = tx.select({ id: person.id }).from(person)
  const [one] = of ? await members.where(and(eq(person.id, of), eq(person.household, family))) : [null]
  if (one === undefined) throw new Refusal('person.not_found')
  return { desa: home.desa, head: home.head }
}

const headOf = (family: FamilyDraft | null | undefined) =>
  (family?.persons.find(({ relation }) => relation === 'KEPALA') ?? family?.persons[0])?.name ?? ''

/** What stands in the register where something else is proposed. */
async function withBefore({ tx }: Room, { household: family, content }: SaveProposal): Promise<StoredContent> {
  const { variables, ...rest } = content
  if (!variables) return rest
  const rows: FactRow[] = family ? await tx.select().from(fact).where(eq(fact.household, family)) : []
  return {
    ...rest,
    variables: variables.map((one): Corrected => {
      const row = rows.find(({ id }) => id === (one.person ?? family))
      return { ...one, before: row?.[one.field] ?? null }
    }),
  }
}

/** Files of a proposal are its own or its family's. @throws Refusal `proposal.file_unknown` */
export async function assertFiles({ tx }: Room, row: { id: string; household: string | null }, ids: readonly string[]) {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return
  const { household: family, proposal: of } = file
  const found = await tx
    .select({ id: file.id, household: family, proposal: of })
    .from(file)
    .where(inArray(file.id, asked))
  const own = found.filter((one) => one.proposal === row.id || (row.household && one.household === row.household))
  if (own.length < asked.length) throw new Refusal('proposal.file_unknown')
}

/** Saves a draft, whatever it still lacks. */
export async function saveDraft(room: Room, input: SaveProposal): Promise<void> {
  const { tx, actor, at, save } = room
  const { id, kind, household: family, person: of, item: need, version, objector, reason } = input
  const before = await findProposal(tx, id)
  if (!before && version !== undefined) throw new Refusal('proposal.not_found')
  if (before) await lockedProposal(room, { id, version })
  if (before) stateAfter('proposal.save', before, { road: [], role: actor.role })
  const [{ desa, head }, old] = await Promise.all([homeOf(room, input), before ? contentOf(room, before) : null])
  if (need && !(await tx.select({ id: item.id }).from(item).where(eq(item.id, need))).length)
    throw new Refusal('item.not_found')
  const content: Content = withKept(input.content, old)
  const stored = await withBefore(room, { ...input, content })
  const told = kind === 'SANGGAH' ? objector : null
  const row = {
    kind,
    household: family,
    person: of,
    desa,
    head,
    item: need,
    content: await sealedIn(room, id, 'content', JSON.stringify(stored)),
    reason: await sealedIn(room, id, 'reason', reason),
    ...(told !== undefined && { objector: told && (await sealedIn(room, id, 'objector', JSON.stringify(told))) }),
  }
  if (before) save(change(tx, proposal, id, { ...row, version: before.version + 1 }))
  else {
    const opened = { openedBy: actor.membership, openedByName: actor.name, openedAt: at, since: at }
    save(add(tx, proposal, { id, state: 'DRAF', ...row, ...opened }))
  }
}

/** A draft as the rules look at it. */
export async function draftOf(room: Pick<Room, 'tx' | 'actor' | 'keys'>, row: ProposalRow): Promise<Draft> {
  const { kind, desa, household: family, person: of } = row
  const content = await contentOf(room, row)
  const reason = (await openedIn(room, row, 'reason')) ?? ''
  return { kind, desa, household: family, person: of, content, reason, hasObjector: row.objector !== null }
}

/** The family or member that a complete draft brings is one that the register could take. */
async function assertRegistrable({ tx, actor, at }: Room, { content, kind, desa, household: family }: Draft) {
  const today = todayOf({ actor, at })
  const { areas } = await tenantFacts(tx, actor.tenant)
  if (kind === 'TAMBAH_KELUARGA' && !family)
    registerHousehold(RegisterHousehold.parse({ ...content.family, desa }), areas, today)
  if (kind === 'TAMBAH_ANGGOTA') assertPerson(Person.parse(content.member), today)
}

const ENDED = ['DRAF', 'DIKEMBALIKAN', 'DITOLAK', 'DITARIK', 'SELESAI'] as const

/** The same is not proposed twice at once; neighbours may object one after another. */
async function assertOnce({ tx }: Room, { id, kind, household: family, person: of, head }: ProposalRow): Promise<void> {
  if (!family || kind === 'SANGGAH') return
  // Of two who hand in the same at once, the second waits here.
  await tx.select({ id: household.id }).from(household).where(eq(household.id, family)).for('update')
  const [other] = await tx
    .select({ id: proposal.id })
    .from(proposal)
    .where(
      and(
        eq(proposal.household, family),
        eq(proposal.kind, kind),
        ne(proposal.id, id),
        notInArray(proposal.state, [...ENDED]),
        of ? eq(proposal.person, of) : isNull(proposal.person),
      ),
    )
    .limit(1)
  if (other) throw new Refusal('proposal.twice', { head })
}

/** Hands a draft in: complete, its papers there, not proposed already. */
export async function submitDraft(room: Room, input: { id: string; version?: number | undefined }): Promise<void> {
  const row = await lockedProposal(room, input)
  const { tx, actor } = room
  stateAfter('proposal.submit', row, { road: [], role: actor.role })
  const draft = await draftOf(room, row)
  assertComplete(draft)
  await assertRegistrable(room, draft)
  await assertFiles(room, row, draft.content.files ?? [])
  await assertOnce(room, row)
  const [known] = row.household
    ? await tx.select({ desil: fact.desil }).from(fact).where(eq(fact.id, row.household))
    : []
  await takeStep(room, row, 'proposal.submit', {
    set: {
      desilBefore: known?.desil ?? null,
      // What was decided on something else is decided anew.
      dukcapil: null,
      meeting: null,
      meetingVerdict: null,
      meetingNote: null,
      validatedAt: null,
      validatedBy: null,
      note: null,
    },
  })
}
