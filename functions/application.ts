import { and, count, desc, eq, sql, type SQL } from 'drizzle-orm'
import * as z from 'zod/mini'
import { application } from '@slrt/db/application'
import type { Tx } from '@slrt/db/connect'
import { childrenOf } from '@slrt/db/find-areas'
import * as rules from '@slrt/domain/application'
import { APPLICATION_STATES } from '@slrt/domain/application'
import { Id } from '@slrt/domain/field'
import { newId } from '@slrt/domain/id'
import { NATION } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import { decreeKey, decreePlace, linkOf, load, shownOf, titleOf, write, type Loaded } from './application-row.ts'
import { rivalsOf, tenantsOf } from './application-rivals.ts'
import { labelled } from './area.ts'
import { bear } from './birth.ts'
import { queueMessage } from './message.ts'
import { command, query, reveal, router, type Room } from './trpc.ts'

const PAGE = 50
const List = z.object({
  state: z.optional(z.enum(APPLICATION_STATES)),
  after: z.optional(z.string().check(z.regex(/^[\dTZ:.-]{24}\|[\da-f-]{36}$/))),
})

/** What a reviewer is told of a mail domain: seen, whether it is a public body's, whether anybody gets one. */
const domainShown = (mailDomain: string) => ({
  mailDomain,
  isOfficial: rules.isOfficial(mailDomain),
  isFreeMail: rules.isFreeMail(mailDomain),
})

/** Applications that were handed in, the newest first; drafts are nobody's business yet. */
const list = query(List, async ({ tx }, { state, after }) => {
  const [afterAt, afterId] = after?.split('|') ?? []
  const { id, submittedAt } = application
  const isHandedIn = sql`${application.state} <> 'DRAF'`
  const matches: (SQL | undefined)[] = [
    isHandedIn,
    state && eq(application.state, state),
    afterAt && afterId ? sql`(${submittedAt}, ${id}) < (${afterAt}::timestamptz, ${afterId}::uuid)` : undefined,
  ]
  const rows = await tx
    .select()
    .from(application)
    .where(and(...matches))
    .orderBy(desc(submittedAt), desc(id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const labels = await labelled(
    tx,
    page.flatMap(({ areas }) => areas.split(',')),
  )
  const labelOf = new Map(labels.map(({ code, label }) => [code, label]))
  const counts = await tx
    .select({ state: application.state, n: count() })
    .from(application)
    .where(isHandedIn)
    .groupBy(application.state)
  const countOf: Partial<Record<rules.ApplicationState, number>> = Object.fromEntries(
    counts.map((one) => [one.state, one.n]),
  )
  return {
    rows: page.map(({ areas, institution, mailDomain, decree, decidedAt, version, ...row }) => ({
      id: row.id,
      state: row.state,
      areas: areas.split(',').map((code) => ({ code, label: labelOf.get(code) ?? code })),
      institution,
      ...domainShown(mailDomain),
      decree,
      submittedAt: row.submittedAt,
      decidedAt,
      version,
    })),
    counts: countOf,
    next: rows.length > PAGE && last?.submittedAt ? `${last.submittedAt.toISOString()}|${last.id}` : null,
  }
})

/** One application beside the others for the same place, and the SLRTs that are there already. */
const show = query(z.object({ id: Id }), async ({ tx, keys }, { id }) => {
  const loaded = await load({ tx, keys }, id, { lock: false })
  const { areas } = loaded.content.area
  const others = await rivalsOf(tx, { id, areas }, ['DIKIRIM', 'DIKEMBALIKAN', 'DISETUJUI', 'DITUTUP'])
  const tenants = await tenantsOf(tx, areas)
  const labels = await labelled(tx, areas)
  return {
    id,
    ...shownOf(loaded, labels, others.length + tenants.length > 0),
    ...domainShown(loaded.row.mailDomain),
    checked: loaded.checked,
    decree: loaded.row.decree,
    decidedBy: loaded.row.decidedBy,
    others: await Promise.all(
      others.map(async ({ areas: codes, mailDomain, ...row }) => ({
        ...row,
        areas: await labelled(tx, codes),
        ...domainShown(mailDomain),
      })),
    ),
    tenants,
  }
})

/** The scan of the decree, opened. */
const file = reveal(z.object({ id: Id }), async ({ tx, keys, files }, { id }) => {
  const { row, kept } = await load({ tx, keys }, id, { lock: false })
  if (!row.fileHash || !row.fileType) throw new Refusal('application.file_missing')
  const locked = await files.get(decreeKey(id, row.fileHash))
  if (!locked) throw new Error('the content of a file is not where it was put')
  const content = await keys.decryptBytes(tx, decreePlace(id), locked)
  return { name: kept.fileName, type: row.fileType, base64: content.toString('base64') }
})

/** Tells the proved address what was decided; the link leads back to the application. */
async function tell(
  { tx, keys, at, publicUrl }: Room,
  kind: 'applicationReturned' | 'applicationApproved' | 'applicationClosed',
  { email, content, kept }: Loaded,
): Promise<void> {
  if (!email) return
  const facts = { name: await titleOf(tx, content), link: linkOf(publicUrl, kept.token) }
  await queueMessage({ tx, keys, tenant: NATION, at }, kind, email, facts)
}

const check = command(rules.CheckApplication, async (room, input) => {
  const before = await load(room, input.id)
  await write(room, before, rules.check(before, input))
})

const giveBack = command(rules.GiveBackApplication, async (room, input) => {
  const before = await load(room, input.id)
  await write(room, before, { ...rules.giveBack(before, input), decidedAt: room.at, decidedBy: room.actor.name })
  await tell(room, 'applicationReturned', before)
})

/** The kab/kota that it is for: those named, or all of the province. */
const districtsOf = async (tx: Tx, { kind, areas }: rules.Content['area']): Promise<string[]> =>
  kind === 'province' ? (await childrenOf(tx, areas[0]!)).map(({ code }) => code) : [...areas]

/** Those who applied for the same place hear that it is taken; what they wrote stays. */
async function closeOthers(room: Room, { row, content }: Loaded): Promise<void> {
  const reasons = JSON.stringify({ area: 'Wilayah ini sudah punya SLRT.' } satisfies rules.Reasons)
  const rivals = await rivalsOf(room.tx, { id: row.id, areas: content.area.areas }, ['DIKIRIM', 'DIKEMBALIKAN'])
  for (const { id } of rivals) {
    const other = await load(room, id)
    const decided = { decidedAt: room.at, decidedBy: room.actor.name, version: other.version + 1 }
    await write(room, other, { state: 'DITUTUP', reasons, ...decided })
    await tell(room, 'applicationClosed', other)
  }
}

/**
 * Births the district in one transaction, with what is its own and nothing else; whoever else applied for the same
 * place is told. The same click twice, or two reviewers at once: the second finds that it is approved.
 * @throws Refusal those of `rules.approve` and `bear`
 */
const approve = command(rules.ApproveApplication, async (room, { id, version }) => {
  // Applications for one place wait for each other, so that never two of them are locked crosswise.
  await room.tx.execute(sql`select pg_advisory_xact_lock(7305232608)`)
  const before = await load(room, id)
  const changes = rules.approve(before, version)
  const { area, contact, basis } = before.content
  const name = await titleOf(room.tx, before.content)
  await bear(room, {
    code: rules.codeOf(area),
    kind: area.kind,
    name: area.kind === 'province' ? `Provinsi ${name}` : name,
    areas: await districtsOf(room.tx, area),
    admin: { id: newId(), name: contact.name, email: before.email! },
    agreement: before.agreement!,
    office: 'Sekretariat SLRT',
    basis: {
      type: basis.type!,
      number: basis.number,
      year: basis.year!,
      title: basis.title,
      issuer: `Pemerintah ${area.kind === 'province' ? 'Provinsi ' : ''}${name}`,
    },
  })
  await write(room, before, { ...changes, decidedAt: room.at, decidedBy: room.actor.name })
  await closeOthers(room, before)
  await tell(room, 'applicationApproved', before)
})

export const applicationRouter = router({ list, show, file, check, giveBack, approve })
