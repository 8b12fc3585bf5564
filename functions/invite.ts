import { randomBytes } from 'node:crypto'
import type { Index } from '@slrt/db/crypto'
import { foldName } from '@slrt/domain/area'
import { maskEmail } from '@slrt/domain/field'
import { INVITATION_DAYS } from '@slrt/domain/staff'

/** The words by which somebody is found: folded, each once. */
export const searchWords = (name: string): string[] => [...new Set(foldName(name).split(' ').filter(Boolean))]

/** Keyed hash of an invitation's secret, as the database keeps it. */
export const invitationHash = (index: Index, secret: string): Buffer => index('invitation', secret)

/** Where a membership's contact is kept. */
export const contactPlace = (tenant: string, id: string) => ({ tenant, table: 'staff', column: 'contact', id })

type Invited = { readonly publicUrl: string; readonly name: string; readonly at: Date } & (
  | { readonly email: string; readonly userName?: null }
  | { readonly email: null; readonly userName: string }
)

/** A new one-time link: what a row keeps of it, and the link that only a message or a card carries (secret in the fragment). */
export function oneTimeLink(index: Index, publicUrl: string, at: Date) {
  const secret = randomBytes(24).toString('base64url')
  return {
    invitation: invitationHash(index, secret),
    link: `${publicUrl}/undangan#${secret}`,
    expiresAt: new Date(at.getTime() + INVITATION_DAYS * 86_400_000),
  }
}

/** A new invitation, by e-mail or for a user name. A user name is no secret, an e-mail is shown masked. */
export function invitationFor(index: Index, { publicUrl, name, at, email, userName }: Invited) {
  return {
    ...oneTimeLink(index, publicUrl, at),
    contactMasked: email === null ? userName : maskEmail(email),
    contactIndex: index('contact', email ?? userName),
    words: searchWords(name),
  }
}
