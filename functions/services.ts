import { asActor, type DoorOptions, type Inside, type Seat } from '@slrt/db/as-actor'
import { connect, type Database } from '@slrt/db/connect'
import { blindIndex, keyring, localWrapping, type Index, type Keyring, type Wrapping } from '@slrt/db/crypto'
import { assertBound } from '@slrt/db/servable'
import { StartFailure } from '@slrt/db/start-failure'
import { makeAuth, type Auth } from './auth.ts'
import type { Dukcapil } from './dukcapil.ts'
import { secretFrom, type Environment } from './environment.ts'
import { filesOf, type Files } from './files.ts'
import { makeRulesOf, type RulesOf } from './regulation-cache.ts'
import { makeWhoIs, type WhoIs } from './session.ts'

/** One line of the log: never an input, never a message of the driver. */
export type LogLine = Readonly<Record<string, string | number | undefined>>

/** The door, bound to the pool: nothing else of the database is within reach of a procedure. */
export type As = <T, A = undefined>(
  seat: Seat,
  work: (inside: Inside, along: A) => Promise<T>,
  options?: DoorOptions<A>,
) => Promise<T>

/** What the app is made of. One object for Lambda, the local server and the tests. */
export type Services = {
  readonly as: As
  readonly auth: Auth
  readonly whoIs: WhoIs
  /** Accounts and sessions, as `slrt_signin`. */
  readonly signIn: Database
  readonly keys: Keyring
  readonly index: Index
  readonly rules: RulesOf
  /** The way to Dukcapil's service of districts that have one; else officers go by their evidence. */
  readonly dukcapil: Dukcapil | null
  /** Contents of files, always as ciphertext. */
  readonly files: Files
  readonly now: () => Date
  readonly log: (line: LogLine) => void
  /** Where people reach the product, without a slash at the end. */
  readonly publicUrl: string
  /** True on a database that was born in demo mode, and only there. */
  readonly isDemo: boolean
  readonly end: () => Promise<void>
}

/** The door alone, for tools beside the server. */
export function openDoor(apiUrl: string): { readonly as: As; readonly end: () => Promise<void> } {
  const { db, end } = connect(apiUrl)
  return { as: (seat, work, options) => asActor(db, seat, work, options), end }
}

type Parts = {
  readonly now?: () => Date
  readonly log?: (line: LogLine) => void
  readonly isDemo?: boolean
  readonly dukcapil?: Dukcapil
  /** Most connections of the API and of sign-in; a Lambda instance answers one request at a time. */
  readonly most?: { readonly api: number; readonly signIn: number }
  /** `neon` to go over a WebSocket whatever the host. */
  readonly driver?: 'pg' | 'neon'
}

const print = (line: LogLine) => void process.stdout.write(`${JSON.stringify(line)}\n`)

const required = (env: Environment, name: string) => {
  const value = env[name]
  if (!value) throw new StartFailure(`${name} belum diisi: isi alamat basis data PostgreSQL.`)
  return value
}

/** What wraps the tenants' keys here: KMS where there is one, else the machine's platform key. */
export async function wrappingOf(env: Environment): Promise<Wrapping> {
  if (!env.KMS_KEY_ID) return localWrapping(secretFrom(env, 'PLATFORM_KEY'))
  const { kmsWrapping } = await import('./kms.ts')
  return kmsWrapping(env.KMS_KEY_ID)
}

/**
 * Everything that the app needs, from the environment; the only reader of it besides the hosts.
 * @throws StartFailure for what the operator can mend
 */
export async function services(env: Environment, parts: Parts = {}): Promise<Services> {
  const {
    now = () => new Date(),
    log = print,
    isDemo = false,
    dukcapil = null,
    driver,
    most = { api: 10, signIn: 5 },
  } = parts
  const api = connect(required(env, 'DATABASE_API_URL'), { most: most.api, driver })
  const signIn = connect(required(env, 'DATABASE_SIGNIN_URL'), { most: most.signIn, driver })
  const end = async () => void (await Promise.all([api.end(), signIn.end()]))
  try {
    await assertBound(api.db, 'DATABASE_API_URL')
    await assertBound(signIn.db, 'DATABASE_SIGNIN_URL')
    const as: As = (seat, work, options) => asActor(api.db, seat, work, options)
    const keys = keyring(await wrappingOf(env))
    const index = blindIndex(secretFrom(env, 'INDEX_KEY'))
    const files = await filesOf(env)
    const rules = makeRulesOf()
    const publicUrl = (env.PUBLIC_URL ?? 'http://localhost:3000').replace(/\/+$/, '')
    const secret = secretFrom(env, 'AUTH_SECRET').toString('base64')
    const auth = makeAuth({ db: signIn.db, secret, publicUrl, as, keys, now })
    const whoIs = makeWhoIs(signIn.db, secret, now)
    return { as, auth, whoIs, signIn: signIn.db, keys, index, files, rules, dukcapil, now, log, publicUrl, isDemo, end }
  } catch (error) {
    await end()
    throw error
  }
}
