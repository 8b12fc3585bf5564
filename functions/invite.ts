import { randomBytes } from 'node:crypto'
import type { Index } from '@slrt/db/crypto'
import { foldName } from '@slrt/domain/area'
import { maskEmail } from '@slrt/domain/field'
import { INVITATION_DAYS } from '@slrt/domain/staff'

/** The words by which somebody is found: folded, each once. */
export const searchWords = (name: string): string[] => [...new Set(foldName(name).split(' ').filter(Boolean))]

/** Keyed hash of an invitation's secret, as the database keeps it. */
export const invitationHash = (index: Index, secret: string): Buffer => index('invitation', secret)

type Invited = { readonly publicUrl: string; readonly name: string; readonly email: string; readonly at: Date }

/** A new invitation: what the row keeps of it, and the link that only the message carries (secret in the fragment). */
export function invitationFor(index: Index, { publicUrl, name, email, at }: Invited) {
  const secret = randomBytes(24).toString('base64url')
  return {
    invitation: invitationHash(index, secret),
    link: `${publicUrl}/undangan#${secret}`,
    expiresAt: new Date(at.getTime() + INVITATION_DAYS * 86_400_000),
    contactMasked: maskEmail(email),
    contactIndex: index('contact', email),
    words: searchWords(name),
  }
}
