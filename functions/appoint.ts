import { eq } from 'drizzle-orm'
import type { Tx } from '@slrt/db/connect'
import { staffWord } from '@slrt/db/staff'
import { newId } from '@slrt/domain/id'
import type { Role } from '@slrt/domain/permission'
import { usesSupervisors, type TenantFacts } from '@slrt/domain/staff'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { searchWords } from './invite.ts'
import { queueMessage } from './message.ts'
import { getTenant, tenantFacts } from './tenant.ts'
import type { Room } from './trpc.ts'

/** The local day of the tenant that acts. */
export const todayOf = ({ actor, at }: Pick<Room, 'actor' | 'at'>): string => localDate(at, zoneOf(actor.tenant))

/** What the rules ask of the tenant before somebody gets one of these roles; its regulation, only where that matters. */
export async function factsFor(room: Room, roles: readonly Role[]): Promise<TenantFacts> {
  const { tx, actor, configuration } = room
  const facts = await tenantFacts(tx, actor.tenant)
  if (!roles.includes('SUPERVISOR')) return facts
  const { regulation } = await room.rules(tx, actor.tenant, configuration)
  return { ...facts, hasSupervisors: usesSupervisors(regulation, todayOf(room)) }
}

/** The rows by which somebody's name is found. */
export const wordsOf = (staff: string, name: string, scope: string) =>
  searchWords(name).map((word) => ({ id: newId(), staff, word, scope }))

export async function replaceWords(tx: Tx, id: string, name: string, scope: string): Promise<void> {
  await tx.delete(staffWord).where(eq(staffWord.staff, id))
  const words = wordsOf(id, name, scope)
  if (words.length) await tx.insert(staffWord).values(words)
}

/** Sends the link; its secret is nowhere but in the message. */
export async function sendInvitation(room: Room, name: string, email: string, link: string): Promise<void> {
  const { tx, keys, actor, at } = room
  const { name: tenantName } = await getTenant(tx, actor.tenant)
  await queueMessage({ tx, keys, tenant: actor.tenant, at }, 'invitation', email, { name, link, tenantName })
}
