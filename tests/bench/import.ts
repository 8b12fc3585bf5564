import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { keyring, localWrapping } from '@slrt/db/crypto'
import { found } from '@slrt/db/found'
import { startLocal } from '@slrt/db/local'
import { grantLogins, migrate } from '@slrt/db/migrate'
import { ensureDistrict } from '@slrt/functions/import-machine'
import { services as makeServices } from '@slrt/functions/services'
import { writeDtsen, type Village } from './import-file.ts'
import { watchCpu } from './cpu.ts'
import { round } from './measure.ts'

/**
 * A first load: invented DTSEN rows through everything (`npm run import`, in a process of its own, its start included) into
 * an empty district. Beside it, `COPY` of the same final rows of every table that the import filled, as owner, indexes and
 * constraints in place, into the database as it was before. ROWS: how many (1,000,000).
 */
const ROWS = Number(process.env['ROWS'] ?? 1_000_000)
const TENANT = '32.04'
/** What an import writes, in the order in which foreign keys allow it. */
const TABLES = ['import_batch', 'household', 'person', 'national.nik_holder', 'fact', 'person_token', 'origin', 'participation', 'provenance', 'import_row'] // prettier-ignore

const say = (line: object) => process.stdout.write(`${JSON.stringify({ bench: 'import', ...line })}\n`)

const dataDir = await mkdtemp(join(tmpdir(), 'slrt-import-'))
await chmod(dataDir, 0o777)
const local = await startLocal({ dataDir })
const query = async (database: string, text: string, values: unknown[] = []) => {
  const url = new URL(local.url)
  url.pathname = database
  const client = new pg.Client({ connectionString: url.toString() })
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Runs the command; returns what it printed, how long it took, and the most memory that its process had. */
async function runImport(env: NodeJS.ProcessEnv, file: string) {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: { import: string } }
  // As `npm run import` does it, without the npm in between.
  const [, ...script] = scripts.import.split(' ')
  const profile = process.env['PROFILE'] ? ['--cpu-prof', `--cpu-prof-dir=${process.env['PROFILE']}`] : []
  const args = [...profile, ...script, '--tenant', TENANT, '--kind', 'dtsen', '--codes', 'kemendagri', file]
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let [text, peak] = ['', 0]
  child.stdout.on('data', (block) => (text += String(block)))
  const watch = setInterval(() => {
    readFile(`/proc/${child.pid}/status`, 'utf8').then(
      (status) => (peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)),
      () => undefined,
    )
  }, 100)
  const [own, postgres] = [watchCpu(child.pid!), watchCpu(local.pid)]
  const seconds = await timed(() => once(child, 'close'))
  const cpu = { import: round(await own.stop()), postgres: round(await postgres.stop()) }
  clearInterval(watch)
  if (child.exitCode !== 0) throw new Error('the import failed')
  return { seconds, peak, cpu, summary: JSON.parse(text) as Record<string, number> }
}

try {
  await migrate(local.url)
  const { urls } = await grantLogins(local.url, {})
  const platformKey = randomBytes(32)
  await found(local.url, keyring(localWrapping(platformKey)), false, false)
  const secrets = { PLATFORM_KEY: platformKey, INDEX_KEY: randomBytes(32), AUTH_SECRET: randomBytes(32) }
  const env = {
    DATA_DIR: dataDir,
    DATABASE_URL: local.url,
    DATABASE_API_URL: urls.api,
    DATABASE_SIGNIN_URL: urls.signIn,
    ...Object.fromEntries(Object.entries(secrets).map(([name, bytes]) => [name, bytes.toString('base64')])),
  }
  const services = await makeServices(env, { log: () => undefined })
  await ensureDistrict(services, TENANT, undefined, () => undefined)
  await services.end()
  const villages = await query(
    'slrt',
    `select v.code, v.name, k.name as kecamatan from national.area v join national.area k on k.code = v.parent and k.valid_to is null
     where v.level = 'desa' and v.valid_to is null and left(v.code, 5) = $1 order by v.code`,
    [TENANT],
  )
  const file = join(dataDir, 'dtsen.csv')
  await writeDtsen(file, ROWS, villages as unknown as Village[])
  const { size } = await stat(file)
  await query('postgres', 'create database before template slrt')
  await query('slrt', 'checkpoint')
  const run = await runImport({ ...process.env, ...env }, file)

  const counts: Record<string, number> = {}
  for (const table of TABLES) {
    await query('slrt', `copy (select * from ${table}) to '${join(dataDir, `${table}.copy`)}'`)
    counts[table] = Number((await query('slrt', `select count(*) as n from ${table}`))[0]!['n'])
  }
  // Copied by itself below.
  await query('before', 'alter table person disable trigger user')
  await query('before', 'checkpoint')
  const copies: Record<string, number> = {}
  const copying = watchCpu(local.pid)
  for (const table of TABLES)
    copies[table] = await timed(() => query('before', `copy ${table} from '${join(dataDir, `${table}.copy`)}'`))
  const copyCpu = round(await copying.stop())
  const copied = Object.values(copies).reduce((sum, seconds) => sum + seconds, 0)
  say({
    rows: ROWS,
    columns: 44,
    file_mb: round(size / 2 ** 20),
    seconds: round(run.seconds),
    rows_per_second: Math.round(ROWS / run.seconds),
    copy_seconds: round(copied),
    ratio_to_copy: round(run.seconds / copied),
    peak_rss_mb: round(run.peak),
    cpu_seconds: { ...run.cpu, copy: copyCpu },
  })
  say({ summary: run.summary })
  say({ tables: counts, copy_seconds: Object.fromEntries(Object.entries(copies).map(([name, s]) => [name, round(s)])) })
} finally {
  await local.stop()
  await rm(dataDir, { recursive: true, force: true })
}
