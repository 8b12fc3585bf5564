import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { twoFactor, username } from 'better-auth/plugins'
import { systemSeat } from '@slrt/db/as-actor'
import type { Database } from '@slrt/db/connect'
import type { Keyring } from '@slrt/db/crypto'
import * as tables from '@slrt/db/signin'
import { newId } from '@slrt/domain/id'
import { NATION } from '@slrt/domain/permission'
import { isStandIn } from './account.ts'
import { queueMessage } from './message.ts'
import type { As } from './services.ts'

const PREFIX = 'slrt'
/** Name of the session cookie; `__Secure-` stands before it on https. */
export const COOKIE = `${PREFIX}.session_token`

const DAY = 24 * 60 * 60

type Parts = {
  readonly db: Database
  readonly secret: string
  readonly publicUrl: string
  readonly as: As
  readonly keys: Keyring
  readonly now: () => Date
}

/**
 * Sign-in by better-auth, under a login role of its own. Accounts are made by accepting an invitation, never by signing
 * up. A session lasts 14 days from its last use: a tablet may be a week without signal.
 */
export function makeAuth({ db, secret, publicUrl, as, keys, now }: Parts) {
  return betterAuth({
    appName: 'SLRT Nusantara',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: drizzleAdapter(db, { provider: 'pg', schema: tables }),
    trustedOrigins: (request) => (request ? [publicUrl, new URL(request.url).origin] : [publicUrl]),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      sendResetPassword: async ({ user, token }) => {
        if (isStandIn(user.email)) return
        await as(systemSeat(NATION), ({ tx }) =>
          queueMessage({ tx, keys, tenant: NATION, at: now() }, 'reset', user.email, {
            name: user.name,
            link: `${publicUrl}/kata-sandi-baru#${token}`,
          }),
        )
      },
    },
    plugins: [
      username({ minUsernameLength: 4, maxUsernameLength: 30 }),
      // No device is trusted for later: every sign-in asks for the second factor.
      twoFactor({ issuer: 'SLRT Nusantara', skipVerificationOnEnable: false, trustDeviceMaxAge: 0 }),
    ],
    // What lies in the database of a link or a challenge does not open it.
    verification: { storeIdentifier: 'hashed' },
    session: { expiresIn: 14 * DAY, updateAge: DAY, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/*': { window: 60, max: 60 },
        '/two-factor/*': { window: 60, max: 60 },
        '/request-password-reset': { window: 600, max: 10 },
        // One address may be a whole office.
        '/change-password': { window: 60, max: 60 },
      },
    },
    advanced: {
      // The app itself refuses what another site sends, on every route; this one would also refuse clients without a browser.
      disableCSRFCheck: true,
      cookiePrefix: PREFIX,
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-client-ip'] },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    telemetry: { enabled: false },
    // Else it prints what nobody expected to the console, parameters and all; the app logs and answers it.
    onAPIError: { throw: true },
    // Its messages may carry what was typed; the request's own log line says that it failed.
    logger: { disabled: true },
  })
}

export type Auth = ReturnType<typeof makeAuth>
