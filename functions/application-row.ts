import { eq } from 'drizzle-orm'
import { application } from '@slrt/db/application'
import type { Tx } from '@slrt/db/connect'
import type { Keyring, Place } from '@slrt/db/crypto'
import {
  AGREEMENT,
  codeOf,
  emptyContent,
  missingOf,
  type Application,
  type ApplicationShown,
  type Check,
  type Content,
  type DecreeType,
  type Reasons,
} from '@slrt/domain/application'
import { cited } from '@slrt/domain/instrument'
import { NATION } from '@slrt/domain/permission'
import { Refusal } from '@slrt/domain/refusal'
import { labelled, type Labelled } from './area.ts'

/** What the row keeps encrypted: what the form says, and the link's secret, so that later messages can lead back. */
type Kept = {
  readonly content: Content
  readonly fileName: string
  readonly agreedName: string
  readonly agreedTitle: string
  readonly token: string
}

const nothing: Kept = { content: emptyContent, fileName: '', agreedName: '', agreedTitle: '', token: '' }
const place = (id: string, column: string): Place => ({ tenant: NATION, table: 'application', column, id })

/** Where the scan of the decree is kept, and what it is bound to. */
export const decreeKey = (id: string, sha256: string): string => `${NATION}/application/${id}/${sha256}`
export const decreePlace = (id: string): Place => place(id, 'file')

type Desk = { readonly tx: Tx; readonly keys: Keyring }
type Row = typeof application.$inferSelect

/** An application as the rules see it, its row, and what is encrypted in it. */
export type Loaded = Application & { readonly row: Row; readonly kept: Kept; readonly email: string | null }

const listOf = (text: string) => text.split(',').filter(Boolean)

/**
 * One application, locked unless it is only looked at.
 * @throws Refusal `application.unknown`
 */
export async function load({ tx, keys }: Desk, id: string, { lock = true } = {}): Promise<Loaded> {
  const found = tx.select().from(application).where(eq(application.id, id))
  const [row] = await (lock ? found.for('update') : found)
  if (!row) throw new Refusal('application.unknown')
  const text = row.content && (await keys.decrypt(tx, place(id, 'content'), row.content))
  const kept: Kept = text ? { ...nothing, ...(JSON.parse(text) as Kept) } : nothing
  const email = row.email && (await keys.decrypt(tx, place(id, 'email'), row.email))
  const { state, version, provedAt, agreement, fileType } = row
  const checked = listOf(row.checked) as Check[]
  return { row, kept, email, state, version, provedAt, agreement, fileType, checked, content: kept.content }
}

type Changes = Partial<Row> & { readonly kept?: Partial<Kept>; readonly address?: string }

/** Writes what is told; the columns that applications are compared by follow from the content. */
export async function write({ tx, keys }: Desk, before: Loaded, { kept, address, ...changes }: Changes): Promise<void> {
  const { id } = before.row
  const all = { ...before.kept, ...kept }
  const { area, basis } = all.content
  const { type, number, year } = basis
  await tx
    .update(application)
    .set({
      ...changes,
      ...(kept && {
        content: await keys.encrypt(tx, place(id, 'content'), JSON.stringify(all)),
        kind: area.kind,
        code: codeOf(area),
        areas: area.areas.join(','),
        institution: area.institution,
        decree: type && number && year ? cited({ type, number, year }) : '',
      }),
      ...(address !== undefined && { email: await keys.encrypt(tx, place(id, 'email'), address) }),
    })
    .where(eq(application.id, id))
}

/** What people call it: the name of its place, or who applies. */
export async function titleOf(tx: Tx, { area }: Content): Promise<string> {
  const [first] = await labelled(tx, area.areas)
  return area.areas.length === 1 && first ? first.label : area.institution
}

/** The link by which it is followed; the secret is in the fragment, which no server sees. */
export const linkOf = (publicUrl: string, token: string): string => `${publicUrl}/gabung#${token}`

/** What both sides see of it. */
export function shownOf(loaded: Loaded, areas: readonly Labelled[], isTaken: boolean): ApplicationShown {
  const { row, kept, email, state, version, content, provedAt, agreement } = loaded
  const { fileType, fileBytes } = row
  return {
    state,
    version,
    content,
    areas,
    isTaken,
    email: email ? { address: email, codeUntil: row.emailCode ? row.codeExpiresAt : null, provedAt } : null,
    agreement: {
      current: AGREEMENT,
      version: agreement,
      name: kept.agreedName,
      title: kept.agreedTitle,
      at: row.agreedAt,
    },
    file: fileType && fileBytes ? { name: kept.fileName, type: fileType as DecreeType, bytes: fileBytes } : null,
    missing: missingOf(loaded),
    reasons: JSON.parse(row.reasons) as Reasons,
    submittedAt: row.submittedAt,
    decidedAt: row.decidedAt,
  }
}
