import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { jobSeat, publicSeat, systemSeat } from '@slrt/db/as-actor'
import { AGREEMENT, CHECKS } from '@slrt/domain/application'
import { newId } from '@slrt/domain/id'
import { load, write } from '@slrt/functions/application-row'
import { bareBirth } from './birth-bare.ts'
import { median, round } from './measure.ts'
import { makeStage } from './stage.ts'

/**
 * All 514 kab/kota come: each application is approved, then each district opens a Puskesos for every desa and kelurahan.
 * Through everything (HTTP, session, door, policies). Beside it, for every fifth, the same inserts over `pg` alone.
 */
const EVERY = 5
const EDGE = 50
const LARGEST = '11.08'

const stage = await makeStage()
const { services } = stage
const say = (line: object) => process.stdout.write(`${JSON.stringify({ bench: 'birth', ...line })}\n`)

const places = await services.as(jobSeat(), async ({ tx }) => {
  const { rows } = await tx.execute<{ code: string; label: string; villages: string[] }>(sql`
    select d.code, d.label, array_agg(v.code order by v.code) as villages from national.area d
    join national.area k on k.parent = d.code and k.valid_to is null
    join national.area v on v.parent = k.code and v.valid_to is null
    where d.level = 'district' and d.valid_to is null group by d.code, d.label`)
  // Large and small ones mixed, always in the same order, so that the first and the last are alike.
  const order = ({ code }: { code: string }) => createHash('sha256').update(code).digest('hex')
  return rows.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
})

/** An application that was filled in, handed in and checked; nobody waits twenty a minute for a benchmark. */
async function handedIn(code: string, label: string): Promise<string> {
  const [id, at] = [newId(), new Date()]
  await services.as(publicSeat, ({ tx }) =>
    tx.execute(
      sql`select app.file_application(${id}, ${randomBytes(32)}, ${at.toISOString()}::timestamptz, ${newId()}, 100000)`,
    ),
  )
  const content = {
    area: { kind: 'district' as const, areas: [code], institution: `Dinas Sosial ${label}` },
    contact: {
      headName: 'Kepala',
      headTitle: 'Kepala Dinas',
      name: 'Nia Kurniasih',
      title: 'Kabid',
      phone: '022 5891113',
    },
    basis: { type: 'SK' as const, number: '1', year: 2026, title: 'SLRT' },
  }
  const proved = {
    agreement: AGREEMENT,
    agreedAt: at,
    provedAt: at,
    mailDomain: 'contoh.go.id',
    fileType: 'application/pdf',
  }
  await services.as(systemSeat('00'), async ({ tx }) => {
    const desk = { tx, keys: services.keys }
    const address = `dinsos.${code}@contoh.go.id`
    await write(desk, await load(desk, id), {
      kept: { content, token: randomBytes(24).toString('base64url') },
      address,
      ...proved,
      state: 'DIKIRIM',
      checked: CHECKS.join(','),
      submittedAt: at,
    })
  })
  return id
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const spread = (times: readonly number[]) => ({
  p50: round(median(times)),
  p95: round(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0),
})

type Birth = { readonly code: string; readonly approval: number; readonly structure: number; readonly villages: number }
const births: Birth[] = []
const bare: Birth[] = []
const pg = await bareBirth(stage.urls)
try {
  const seknas = await stage.officer('00', 'SEKNAS_ADMIN')
  const applications = new Map<string, string>()
  for (const { code, label } of places) applications.set(code, await handedIn(code, label))
  await stage.analyze()
  for (const [at, { code, villages }] of places.entries()) {
    const id = applications.get(code)!
    const approval = await timed(() =>
      stage.call('application.approve', seknas, { commandId: newId(), id, version: 1 }),
    )
    const admin = await stage.officer(code, 'KAB_ADMIN')
    const structure = await timed(() => stage.call('unit.openPuskesos', admin, { commandId: newId(), kecamatan: null }))
    births.push({ code, approval, structure, villages: villages.length })
    if (at % EVERY !== 0 && code !== LARGEST) continue
    const twin = `${code}-B`
    const alone = await timed(() => pg.approve(seknas, twin, id))
    const boss = await stage.officer(twin, 'KAB_ADMIN')
    bare.push({
      code,
      approval: alone,
      structure: await timed(() => pg.structure(boss, villages)),
      villages: villages.length,
    })
  }
  const { rows } = await services.as(jobSeat(), ({ tx }) =>
    tx.execute<{ n: number }>(
      sql`select count(*)::int as n from national.tenant where state = 'AKTIF' and code <> '00'`,
    ),
  )
  const sum = (list: readonly Birth[], of: (one: Birth) => number) => list.reduce((all, one) => all + of(one), 0)
  const each = (list: readonly Birth[]) => {
    const approval = median(list.map((one) => one.approval))
    const perVillage = sum(list, (one) => one.structure) / sum(list, (one) => one.villages)
    return { approval_ms: round(approval), ms_per_village: round(perVillage) }
  }
  say({
    districts: births.length,
    villages: sum(births, (one) => one.villages),
    seconds: round(sum(births, (one) => one.approval + one.structure) / 1000),
    approval_ms: spread(births.map((one) => one.approval)),
    structure_ms: spread(births.map((one) => one.structure)),
    tenants: rows[0]!.n - bare.length,
  })
  const large = (list: readonly Birth[]) => list.find(({ code }) => code === LARGEST)!
  say({
    puskesos: large(births).villages,
    code: LARGEST,
    structure_ms: round(large(births).structure),
    baseline: 'the same rows over bare pg',
    baseline_ms: round(large(bare).structure),
  })
  say({ first: EDGE, ...each(births.slice(0, EDGE)) })
  say({ last: EDGE, ...each(births.slice(-EDGE)) })
  say({
    baseline: 'the same inserts over bare pg',
    districts: bare.length,
    approval_ms: spread(bare.map((one) => one.approval)),
    structure_ms: spread(bare.map((one) => one.structure)),
  })
} finally {
  await pg.end()
  await stage.end()
}
