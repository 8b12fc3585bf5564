import { joined, PASSWORD, type Browser } from '../support/sign-in.ts'
import { world } from '../support/world.ts'

export const EMAIL = 'rini@contoh.test'
export const DESA = ['32.04.05.2003']

/** A district with an officer who has an account: e-mail, user name and password. */
export async function withRini(options: Parameters<typeof world>[0] = {}) {
  const made = await world(options)
  const admin = await made.district('32.04')
  const rini = await joined(made, admin, { email: EMAIL, role: 'FASILITATOR', scope: DESA, username: 'rini.w' })
  return { made, admin, ...rini }
}

/** A district with a second admin, who must have a second factor and has none yet. */
export async function withSiti() {
  const made = await world()
  const admin = await made.district('32.04')
  const siti = await joined(made, admin, { email: 'siti@contoh.test', role: 'KAB_ADMIN', name: 'Siti Aminah' })
  return { made, admin, ...siti }
}

export const byEmail = (device: Browser, password = PASSWORD, email = EMAIL) =>
  device.post('/api/auth/sign-in/email', { email, password })
