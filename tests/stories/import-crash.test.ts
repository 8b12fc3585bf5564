import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { countsFrom, summaryOf } from '@slrt/functions/import-counts'
import { importDump } from '../support/import-dump.ts'
import { bundledChild, waiting } from '../support/import-killed.ts'
import { dtks, takeIn } from '../support/imported.ts'
import { environmentOf, world, type World } from '../support/world.ts'

// Files are brought in, and somebody pulls the plug. KILLS: how often (50).

const KILLS = Number(process.env['KILLS'] ?? 50)
const ROWS = 240
/** Few rows a transaction: many bounds at which, and between which, it may happen. */
const CHUNK = 6
const CLI = fileURLToPath(new URL('../../functions/import-cli.ts', import.meta.url))

type Env = Readonly<Record<string, string>>

const environment = ({ database }: World): Env => ({ ...environmentOf(database), DATABASE_URL: database.ownerUrl })

/** Starts the command on a file; `begun` resolves when it begins to read it. */
function start(env: Env, file: string, ...more: string[]) {
  const args = [CLI, '--tenant', '32.04', '--kind', 'dtks', '--codes', 'kemendagri', ...more, file]
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, said] = ['', '']
  child.stdout.on('data', (block) => (out += String(block)))
  const begun = new Promise<void>((resolve) => {
    child.stderr.on('data', (block) => {
      said += String(block)
      if (/Memuat|Melanjutkan/.test(said)) resolve()
    })
    child.once('close', () => resolve())
  })
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, out, said }))
  return { child, begun, ended }
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'slrt-crash-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

/** Lists of one district, each with the dirt of lists, and newer than the one before: some are gone, new, changed. */
const listOf = (edition: number): string =>
  dtks(
    ...Array.from({ length: ROWS }, (_, n) => {
      const [person, isSame] = [n % 9 === 0 ? n + edition * 1000 : n, n % 5 !== edition % 5]
      const number = `3204305${String(7 - (person % 2) * 4)}0${1 + (person % 9)}${String(60 + (person % 40))}${String(1000 + person)}`
      return {
        id: String(n >> 2),
        kk: `3204302005${String(110_000 + (n >> 2))}`,
        nik: n % 17 === 0 ? '12' : n % 13 === 0 ? `' ${number}` : number,
        nama: `${['Siti', 'Asep', 'Dewi'][person % 3]} ${['Aminah', 'Hidayat'][person % 2]}`,
        lahir: '',
        alamat: isSame ? 'Kp. Cimekar' : `Kp. Cimekar No. ${edition}`,
        desa: n % 31 === edition % 31 ? 'Cileunyi Kulon' : 'Cimekar',
        rt: `00${n % 9}`,
        pbi: n % 2 === 0 ? 'YA' : 'TIDAK',
      }
    }),
  )

/** The summary of the n-th import, once it has ended. */
async function ended(made: World, n: number) {
  const text = `select counts from import_batch where state = 'SELESAI' order by started_at offset $1`
  const [row] = (await made.owner.query<{ counts: unknown }>(text, [n - 1])).rows
  return row && summaryOf(countsFrom(row.counts))
}

test(
  'whenever the plug is pulled, files end as they would have without',
  { timeout: 60_000 + KILLS * 5_000 },
  async () => {
    const home = await folder()
    const child = await bundledChild(home)
    const [calm, rough] = [await world(), await world()]
    for (const made of [calm, rough]) await made.district()
    const env = { ...process.env, ...environment(rough), NODE_COMPILE_CACHE: join(home, 'cache') }

    const summaries: unknown[] = []
    const place = async () => (await rough.owner.query<{ at: string }>(`select string_agg(row::text, ' ' order by started_at) as at from import_batch`)).rows[0]!.at // prettier-ignore
    let [kills, span, before] = [0, 300, '']
    for (let edition = 1; kills < KILLS; edition++) {
      const file = join(home, `dtks-${edition}.txt`)
      await writeFile(file, listOf(edition))
      let next = await waiting(child, env, file, CHUNK)
      for (;;) {
        const run = next
        await run.go()
        const isLast = kills >= KILLS
        const [ahead] = await Promise.all([
          isLast ? run : waiting(child, env, file, CHUNK),
          isLast ? undefined : delay(Math.random() * span).then(run.kill),
        ])
        next = ahead
        const { code, last } = await run.ended
        if (code === null) {
          kills += 1
          // Some are killed before they have written anything, some far behind; on a slow machine, too.
          const at = await place()
          span *= at === before ? 1.1 : 0.95
          before = at
        } else expect(code).toBe(0)
        // Killed behind its last word to the database, a file is in; it only could not say so any more.
        const summary = await ended(rough, edition)
        if (code !== null) expect(JSON.parse(last)).toEqual(summary)
        if (!summary) continue
        summaries.push(summary)
        if (next !== run) next.kill()
        span *= 0.8
        break
      }
    }
    expect(kills).toBeGreaterThanOrEqual(KILLS)

    for (const [n, summary] of summaries.entries()) {
      const straight = await takeIn(calm.services, { content: listOf(n + 1), size: CHUNK })
      expect([n, summary]).toEqual([n, straight.summary])
    }
    const [left, right] = await Promise.all([calm, rough].map((made) => importDump(made.owner, made.services, '32.04')))
    expect(right).toEqual(left)
  },
)

test(
  'an empty folder becomes a district with its register, whenever the plug is pulled',
  { timeout: 300_000 },
  async () => {
    const place = await folder()
    const file = join(place, 'dtks.txt')
    await writeFile(
      file,
      dtks({}, { nik: '3204301206150001', nama: 'Budi Rohman', jk: 'L', lahir: '2015-06-12' }, { nik: '1' }),
    )
    const env = { DATA_DIR: join(place, 'data') }
    for (const wait of [Math.random() * 5000, Math.random() * 20_000]) {
      const run = start(env, file)
      await Promise.race([delay(wait), run.ended])
      run.child.kill('SIGKILL')
      await run.ended
    }
    const { code, out, said } = await start(env, file).ended
    expect([code, said]).toEqual([0, expect.any(String)])
    expect(JSON.parse(out)).toMatchObject({ rows: 3, accepted: 2, persons: 2, families: 1 })
    const again = await start(env, file).ended
    expect(JSON.parse(again.out)).toMatchObject({ new: 0, changed: 0, unchanged: 2, gone: 0 })
  },
)

test('what the command cannot do is one sentence', { timeout: 120_000 }, async () => {
  const place = await folder()
  const [file, other] = [join(place, 'dtks.txt'), join(place, 'lain.txt')]
  await writeFile(file, dtks({}))
  await writeFile(other, 'a|b|c\r\n1|2|3\r\n')
  const made = await world()
  await made.district()
  const env = environment(made)
  const cases: [string, string[], RegExp][] = [
    ['a file that is not there', [join(place, 'tidak-ada.txt')], /tidak ada atau tidak boleh dibaca/],
    ['another tenant', ['--tenant', '32.99', file], /bukan kabupaten\/kota/],
    ['a district that is not among those here', ['--tenant', '32.73', file], /belum terdaftar di sini/],
    ['no tenant', ['--tenant', 'Bandung', file], /bukan kode kabupaten\/kota/],
    ['another kind', ['--kind', 'excel', file], /--kind "excel" tidak dikenal/],
    ['another numbering', ['--codes', 'pos', file], /--codes "pos" tidak dikenal/],
    ['a header that says nothing', [other], /kolom wajib yang tidak ada: nik/],
  ]
  for (const [name, args, sentence] of cases) {
    const { code, out, said } = await start(env, args.at(-1)!, ...args.slice(0, -1)).ended
    expect([name, code, out, said.trim().split('\n').length]).toEqual([name, 1, '', 1])
    expect([name, said]).toEqual([name, expect.stringMatching(sentence)])
  }
})
