import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { found } from '@slrt/db/found'
import { keyring } from '@slrt/db/crypto'
import { startLocal } from '@slrt/db/local'
import { grantLogins, migrate, withLogin } from '@slrt/db/migrate'
import { explainDataDir, StartFailure } from '@slrt/db/start-failure'
import { dataDirOf, withSecretFiles, type Environment } from './environment.ts'
import { firstAdmin } from './first-admin.ts'
import { services, wrappingOf, type LogLine, type Services } from './services.ts'

/** What keeps a machine running: the app's services, and how to end all of it. */
export type Machine = {
  readonly services: Services
  readonly dataDir: string
  readonly ownerUrl: string
  /** The first admin's invitation, if this database was born just now and is no demo. */
  readonly firstLink: string | undefined
  /** Ends connections and the embedded Postgres. */
  readonly stop: () => Promise<void>
}

type Logins = Partial<Record<'api' | 'signIn', string>>

const loginsFile = (dataDir: string) => join(dataDir, 'keys', 'logins.json')

const readLogins = async (path: string): Promise<Logins> =>
  readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as Logins,
    () => ({}),
  )

/** The code of what went wrong at the bottom, wherever the layers above have put it. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return 'code' in error ? String(error.code) : codeOf(error.cause)
}

/** One sentence for a database that cannot be reached or entered; the address itself is never repeated. */
export function explainDatabase(error: unknown): StartFailure | undefined {
  const code = codeOf(error)
  const say = (what: string) => new StartFailure(`DATABASE_URL ${what}`)
  if (['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', 'ECONNRESET'].includes(code))
    return say('tidak menjawab: periksa nama host dan nomor port, dan bahwa PostgreSQL-nya berjalan.')
  if (['28P01', '28000'].includes(code)) return say('ditolak: periksa nama pengguna dan kata sandinya.')
  if (code === '3D000') return say('menunjuk basis data yang tidak ada: buat dulu, atau perbaiki namanya.')
  if (code === '42501') return say('memakai peran tanpa hak membuat tabel dan peran: pakai pemilik basis data.')
  if (code === 'ERR_INVALID_URL') return say('bukan alamat: tulis seperti postgres://pengguna:sandi@host:5432/nama.')
  return undefined
}

/** Whether demo mode is asked for; undefined takes the database as it was born. */
function demoWish(env: Environment): boolean | undefined {
  if (env.DEMO === '1') return true
  if (env.DEMO === '0' || env.DATABASE_URL) return false
  return undefined
}

/**
 * Brings up a machine: its Postgres (embedded unless DATABASE_URL is given), migrations, roles, keys, the nation.
 * @param mayBeDemo whether an embedded database that is born now is one for a demo, unless the environment says so
 * @throws StartFailure: one sentence that names the setting and the way out
 */
export async function startMachine(
  given: Environment,
  log?: (line: LogLine) => void,
  { mayBeDemo = true } = {},
): Promise<Machine> {
  const dataDir = dataDirOf(given)
  const local = given.DATABASE_URL ? undefined : await startLocal({ dataDir })
  const ownerUrl = given.DATABASE_URL ?? local!.url
  try {
    const env = await withSecretFiles(given, join(dataDir, 'keys'))
    if (!URL.canParse(ownerUrl)) throw Object.assign(new Error(), { code: 'ERR_INVALID_URL' })
    await migrate(ownerUrl)
    const urls = await loginUrls(env, ownerUrl, dataDir)
    const keys = keyring(await wrappingOf(env))
    const admin = firstAdmin(env)
    const { isDemo, isNew } = await found(ownerUrl, keys, demoWish(given), mayBeDemo && local !== undefined, admin?.row)
    const ready = await services({ ...env, ...urls }, { isDemo, ...(log ? { log } : {}) })
    const stop = async () => {
      await ready.end()
      await local?.stop()
    }
    const firstLink = isNew && !isDemo ? admin?.link : undefined
    return { services: ready, dataDir, ownerUrl, firstLink, stop }
  } catch (error) {
    await local?.stop()
    throw explainDataDir(error, dataDir) ?? explainDatabase(error) ?? error
  }
}

/** Addresses for the two login roles: given, or made here with passwords kept beside the other keys. */
async function loginUrls(env: Environment, ownerUrl: string, dataDir: string): Promise<Environment> {
  const { DATABASE_API_URL, DATABASE_SIGNIN_URL } = env
  if (DATABASE_API_URL && DATABASE_SIGNIN_URL) return { DATABASE_API_URL, DATABASE_SIGNIN_URL }
  const path = loginsFile(dataDir)
  const { urls, passwords } = await grantLogins(ownerUrl, await readLogins(path))
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  await writeFile(path, JSON.stringify(passwords), { mode: 0o600 })
  return { DATABASE_API_URL: urls.api, DATABASE_SIGNIN_URL: urls.signIn }
}

/**
 * The services of a machine whose server runs already, for tools beside it.
 * @throws StartFailure when no server has ever run here
 */
export async function servicesBeside(given: Environment, ownerUrl: string, log: (line: LogLine) => void) {
  const dataDir = dataDirOf(given)
  const env = await withSecretFiles(given, join(dataDir, 'keys'))
  const { signIn = '' } = await readLogins(loginsFile(dataDir))
  const DATABASE_API_URL = await apiUrlOf(env, ownerUrl)
  const DATABASE_SIGNIN_URL = env.DATABASE_SIGNIN_URL ?? withLogin(ownerUrl, 'slrt_signin', signIn)
  return services({ ...env, DATABASE_API_URL, DATABASE_SIGNIN_URL }, { log })
}

/**
 * Address of the API's login role as the last start left it, for tools that run beside a server or without one.
 * @throws StartFailure when no server has ever run here
 */
export async function apiUrlOf(env: Environment, ownerUrl: string): Promise<string> {
  if (env.DATABASE_API_URL) return env.DATABASE_API_URL
  const { api } = await readLogins(loginsFile(dataDirOf(env)))
  if (!api) throw new StartFailure('Belum ada data di DATA_DIR: jalankan npm start dulu, atau perbaiki DATA_DIR.')
  return withLogin(ownerUrl, 'slrt_api', api)
}
