import type { FirstAdmin } from '@slrt/db/found'
import { blindIndex } from '@slrt/db/crypto'
import { StartFailure } from '@slrt/db/start-failure'
import { Email } from '@slrt/domain/field'
import { newId } from '@slrt/domain/id'
import { secretFrom, type Environment } from './environment.ts'
import { invitationFor } from './invite.ts'

/**
 * The secretariat's first admin of a real (not demo) database, from FIRST_ADMIN_EMAIL: the link is printed once, at the
 * birth of the database.
 */
export function firstAdmin(env: Environment): { row: FirstAdmin; link: string } | undefined {
  if (!env.FIRST_ADMIN_EMAIL) return undefined
  const parsed = Email.safeParse(env.FIRST_ADMIN_EMAIL)
  if (!parsed.success) throw new StartFailure('FIRST_ADMIN_EMAIL bukan alamat email: perbaiki, lalu jalankan lagi.')
  const email = parsed.data
  const name = 'Admin Sekretariat Nasional'
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT ?? 3000}`
  const { link, words, ...invited } = invitationFor(blindIndex(secretFrom(env, 'INDEX_KEY')), {
    publicUrl,
    name,
    email,
    at: new Date(),
  })
  return { row: { id: newId(), name, email, ...invited, words, wordIds: words.map(() => newId()) }, link }
}
