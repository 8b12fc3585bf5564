import { symmetricEncrypt } from 'better-auth/crypto'
import { eq } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import { twoFactor, user } from '@slrt/db/signin'
import { staff } from '@slrt/db/staff'
import { NATION, needsSecondFactor } from '@slrt/domain/permission'
import { makeAccount } from '../account.ts'
import { invitationFor } from '../invite.ts'
import type { Services } from '../services.ts'
import { demoId } from './invented.ts'
import { memberId } from './members.ts'
import { DAY } from './moments.ts'
import { DEMO_PASSWORD, DEMO_SECRET, type DemoAccount } from './nation.ts'

/** The account of a demo person, made when it is missing, with the fixed second factor where a role needs one. */
export async function ensureAccount(services: Services, { login, name, members }: DemoAccount): Promise<string> {
  const { signIn, auth } = services
  const [known] = await signIn.select({ id: user.id }).from(user).where(eq(user.email, login))
  const id = known?.id ?? (await makeAccount(services, { name, email: login, password: DEMO_PASSWORD }))
  if (!members.some(({ role }) => needsSecondFactor(role))) return id
  const [has] = await signIn.select({ id: twoFactor.id }).from(twoFactor).where(eq(twoFactor.userId, id))
  if (has) return id
  const { secretConfig } = await auth.$context
  const secret = await symmetricEncrypt({ key: secretConfig, data: DEMO_SECRET })
  const backupCodes = await symmetricEncrypt({ key: secretConfig, data: '[]' })
  await signIn
    .insert(twoFactor)
    .values({ id: demoId(`totp|${login}`), userId: id, secret, backupCodes, verified: true })
  await signIn.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, id))
  return id
}

/** The secretariat's own admin: nobody is there yet who could invite. */
export async function seatFirst({ as, keys, index, publicUrl, now }: Services, account: DemoAccount, person: string) {
  const id = memberId(NATION, 'SEKNAS_ADMIN', account.login)
  const at = new Date(now().getTime() - 420 * DAY)
  const { contactMasked, contactIndex } = invitationFor(index, {
    publicUrl,
    name: account.name,
    email: account.login,
    at,
  })
  await as(systemSeat(NATION), async ({ tx }) => {
    const contact = await keys.encrypt(tx, { tenant: NATION, table: 'staff', column: 'contact', id }, account.login)
    await tx
      .insert(staff)
      .values({
        id,
        name: account.name,
        role: 'SEKNAS_ADMIN',
        scope: '*',
        state: 'AKTIF',
        person,
        contact,
        contactMasked,
        contactIndex,
        invitedAt: at,
      })
      .onConflictDoNothing()
  })
}
