import type pg from 'pg'
import { blindIndex, keyring, localWrapping } from '@slrt/db/crypto'
import { found } from '@slrt/db/found'
import { grantLogins, withLogin } from '@slrt/db/migrate'
import { tokensOf } from '@slrt/domain/name-token'
import { keepDatabases } from './kept.ts'
import { measure, median, round } from './measure.ts'
import { FILL, fillPersons, HERE } from './search-fill.ts'
import { stageOn } from './stage.ts'

/**
 * Searching among 5,000,000 persons of 50 districts, 3,000,000 of them in one, as an officer of that district: by NIK, by
 * name in a desa, in a kecamatan, in the whole district. Through everything (HTTP, session, door, policies, audit row).
 * Names are as common as on cards, and so are those that are typed: whole, with a beginning, misspelt, one part alone.
 * The database is made once, in DATA_DIR/bench. SEARCH_PERSONS=300000 for a quick look; the gates hold for all of it.
 */
const PERSONS = Number(process.env.SEARCH_PERSONS ?? 5_000_000)
const GATES: Readonly<Record<string, number>> = { nik: 5, desa: 10, district: 50 }
const SECONDS = 6
const RUNS = 3
const SAMPLE = 2_000

const say = (line: object) => process.stdout.write(`${JSON.stringify({ bench: 'search', ...line })}\n`)

const platformKey = Buffer.alloc(32, 5)
const index = blindIndex(Buffer.alloc(32, 9))
const { dataDir, local, urlOf, asOwner, keep } = await keepDatabases(say)
const name = `search_${PERSONS}`

type Sample = { id: string; name: string; desa: string; nik: string }

/** Some persons of the large district; each gets a NIK that can be looked for. */
async function sampled(owner: pg.Client): Promise<Sample[]> {
  const { rows } = await owner.query<Omit<Sample, 'nik'>>(
    `select id, name, desa from person where tenant = $1 and id >= gen_random_uuid() order by id limit $2`,
    [HERE, SAMPLE],
  )
  const persons = rows.map((row, at) => ({ ...row, nik: `3204050101${String(at + 1).padStart(6, '0')}` }))
  await owner.query(`set session_replication_role = replica`)
  await owner.query(
    `update person set nik_index = decode(md5(id::text), 'hex') where tenant = $1 and nik_index = any ($2)`,
    [HERE, persons.map(({ nik }) => index('nik', nik))],
  )
  await owner.query(
    `update person set nik_index = given.nik from unnest($1::uuid[], $2::bytea[]) given (id, nik)
     where tenant = $3 and person.id = given.id`,
    [persons.map(({ id }) => id), persons.map(({ nik }) => index('nik', nik)), HERE],
  )
  return persons
}

/** What SQL filled in must be what the product would have written. */
async function assertTokens(owner: pg.Client, persons: readonly Sample[]): Promise<void> {
  for (const { id, name: called, desa } of persons.slice(0, 300)) {
    const { rows } = await owner.query<{ token: string }>(
      'select token from person_token where tenant = $1 and desa = $2 and token = any ($3) and person = $4',
      [HERE, desa, tokensOf(called), id],
    )
    if (rows.length !== tokensOf(called).length) throw new Error(`tokens of ${called} are not those of the product`)
  }
}

await keep(name, [FILL, PERSONS], async () => {
  await found(urlOf(name), keyring(localWrapping(platformKey)), false, false)
  await asOwner(name, (owner) => fillPersons(owner, PERSONS))
  const { id, wrapped } = await keyring(localWrapping(platformKey)).newKey(HERE)
  await asOwner(name, (owner) =>
    owner.query(`insert into key (tenant, id, purpose, wrapped, made_at) values ($1, $2, 'DATA', $3, now())`, [
      HERE,
      id,
      wrapped,
    ]),
  )
})

const { passwords } = await grantLogins(local.url, {})
const url = urlOf(name)
const persons = await asOwner(name, sampled)
await asOwner(name, (owner) => assertTokens(owner, persons))
const stage = await stageOn({
  urls: { api: withLogin(url, 'slrt_api', passwords.api), signIn: withLogin(url, 'slrt_signin', passwords.signIn) },
  dataDir,
  platformKey,
})
const officer = await stage.officer(HERE, 'BO')

/** As people type it: mostly whole, now and then the beginning of the second part, a letter doubled, one part alone. */
function typed({ name: called }: Sample, at: number): string {
  const [one = '', other = '', ...others] = called.toLowerCase().split(' ')
  const way = at % 20
  if (!other || way === 0) return one
  if (way <= 4) return `${one} ${other.slice(0, 3)}`
  if (way <= 6) return `${one} ${other.replace(/([aiueo])(?=[^aiueo]*$)/, '$1h')}`
  return way <= 16 ? `${one} ${other}` : [one, other, ...others].join(' ')
}

let turn = 0
const search = (kind: string) => async () => {
  const at = turn++
  const one = persons[(at * 7) % persons.length]!
  const area = { desa: one.desa, kecamatan: one.desa.slice(0, 8) }[kind] ?? null
  const text = kind === 'nik' ? one.nik : kind === 'common' ? 'siti aminah' : typed(one, at)
  await stage.call('person.search', officer, { text, area, purpose: 'LAYANAN' })
}

const kinds = ['nik', 'desa', 'kecamatan', 'district', 'common']
const results = new Map<string, { p50: number; p95: number; p99: number }[]>(kinds.map((kind) => [kind, []]))
for (const kind of kinds) await measure(1, 4, search(kind))
for (let run = 0; run < RUNS; run++)
  for (const kind of kinds) {
    const { p50, p95, p99 } = await measure(1, SECONDS, search(kind))
    results.get(kind)!.push({ p50, p95, p99 })
  }
for (const kind of kinds) {
  const middle = (what: 'p50' | 'p95' | 'p99') => round(median(results.get(kind)!.map((one) => one[what])))
  const gate = GATES[kind]
  const figures = { p50_ms: middle('p50'), p95_ms: middle('p95'), p99_ms: middle('p99') }
  say({ kind, persons: PERSONS, ...figures, ...(gate && { gate_ms: gate, ok: figures.p95_ms <= gate }) })
  if (gate && figures.p95_ms > gate && PERSONS >= 5_000_000) process.exitCode = 1
}
await stage.end()
await local.stop()
