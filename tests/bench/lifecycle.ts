import { newId } from '@slrt/domain/id'
import { bareClients, bareLifecycle, type Cast } from './lifecycle-bare.ts'
import { measure, median, round } from './measure.ts'
import { makeStage } from './stage.ts'

/**
 * Register, refer, accept, done through everything (HTTP, Hono, tRPC, session, door, policies, command and event rows,
 * encryption) beside the same statements over bare `pg`: 8 clients, alternating runs on the same Postgres; server,
 * Postgres and clients share the machine. Then once more with all clients in one district.
 */
const CLIENTS = 8
const SECONDS = 4
const RUNS = 5

const { urls, tenant, agency, officer, desaOf, call, analyze, end } = await makeStage()

async function castIn(code: string, client: number): Promise<Cast> {
  const unit = await agency(code, `Dinas ${client}`)
  const bo = await officer(code, 'BO')
  const household = newId()
  const desa = await desaOf(code)
  const person = { id: newId(), name: 'Siti Aminah', nik: null, nikReason: 'TIDAK_DIBAWA', birthDate: null, sex: 'P' }
  await call('household.register', bo, {
    commandId: newId(),
    id: household,
    desa,
    rt: '01',
    rw: '05',
    address: 'Kp. Babakan',
    kk: null,
    kkReason: 'TIDAK_DIBAWA',
    persons: [{ ...person, relation: 'KEPALA', phone: null }],
  })
  return { bo, agency: await officer(code, 'OPD_PETUGAS', unit), unit, household, desa }
}

const CODES = Array.from({ length: CLIENTS }, (_, client) => `32.${String(client + 1).padStart(2, '0')}`)
for (const code of CODES) await tenant(code)
const apart = await Promise.all(CODES.map(castIn))
const together = await Promise.all(CODES.map((_, client) => castIn('32.01', client + CLIENTS)))

const times: Record<string, number[]> = {}
const timed = async (path: string, work: Promise<void>) => {
  const start = performance.now()
  await work
  ;(times[path] ??= []).push(performance.now() - start)
}

async function lifecycle({ bo, agency: clerk, unit, household }: Cast): Promise<void> {
  const [item, referral] = [newId(), newId()]
  const story = 'KIS mati sejak Februari, ibu harus kontrol tiap bulan.'
  const told = { household, reporter: null, channel: 'DATANG', kind: 'PENGADUAN', urgency: 'NORMAL', story }
  const send = (path: string, who: typeof bo, input: object) =>
    timed(path, call(path, who, { commandId: newId(), ...input }))
  await send('complaint.register', bo, {
    id: newId(),
    ...told,
    consent: true,
    items: [{ id: item, category: 'KP02', program: 'PBI_JK' }],
  })
  await send('referral.send', bo, { id: referral, item, version: 1, unit, request: 'Aktifkan kembali PBI-JK.' })
  await send('referral.accept', clerk, { id: referral, version: 1 })
  await send('referral.complete', clerk, {
    id: referral,
    version: 2,
    resolution: 'KEPESERTAAN_AKTIF',
    note: 'Sudah aktif.',
  })
}

const say = (line: object) => void process.stdout.write(`${JSON.stringify({ bench: 'lifecycle', ...line })}\n`)
const bare = await Promise.all(CODES.map(() => bareClients(urls)))
const ours = (client: number) => lifecycle(apart[client]!)
const crowded = (client: number) => lifecycle(together[client]!)
const theSame = (client: number) => bareLifecycle(bare[client]!, apart[client]!)

await measure(CLIENTS, 3, ours)
await measure(CLIENTS, 1, theSame)
// Plans that are kept are made for tables as they are in life, not for empty ones.
await analyze()
for (const path of Object.keys(times)) delete times[path]

const runs: { ours: number; bare: number; one: number }[] = []
for (let run = 0; run < RUNS; run++) {
  const product = await measure(CLIENTS, SECONDS, ours)
  const base = await measure(CLIENTS, SECONDS, theSame)
  const one = await measure(CLIENTS, SECONDS, crowded)
  runs.push({ ours: product.perSecond, bare: base.perSecond, one: one.perSecond })
  say({
    run,
    lifecycles_per_s: round(product.perSecond),
    bare_per_s: round(base.perSecond),
    ratio_to_bare: round(base.perSecond / product.perSecond),
    one_district_per_s: round(one.perSecond),
  })
}
const at = (sorted: readonly number[], share: number) =>
  round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
for (const [path, list] of Object.entries(times)) {
  const sorted = [...list].sort((a, b) => a - b)
  say({ path, calls: sorted.length, p50_ms: at(sorted, 0.5), p95_ms: at(sorted, 0.95), p99_ms: at(sorted, 0.99) })
}
const all = Object.values(times)
  .flat()
  .sort((a, b) => a - b)
say({
  median_of: RUNS,
  lifecycles_per_s: round(median(runs.map((run) => run.ours))),
  p95_ms: at(all, 0.95),
  ratio_to_bare: round(median(runs.map((run) => run.bare / run.ours))),
  one_district_share: round(median(runs.map((run) => run.one / run.ours))),
})
await Promise.all(bare.flatMap(({ api, signIn }) => [api.end(), signIn.end()]))
await end()
