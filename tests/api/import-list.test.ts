import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { systemSeat } from '@slrt/db/as-actor'
import { fact } from '@slrt/db/fact'
import { closedIn } from '@slrt/domain/closed-list'
import { newId } from '@slrt/domain/id'
import type { SourceListOf } from '@slrt/domain/import-list'
import { situationOf, type FactRow } from '@slrt/domain/situation'
import { closedOf } from '@slrt/functions/closed-lists'
import { importFiles } from '@slrt/functions/jobs/import'
import { sendFile } from '../support/examples-register-import.ts'
import { dtks, takeIn, type DtksRow } from '../support/imported.ts'
import { environmentOf, failure, world, type Person, type World } from '../support/world.ts'

const command = () => ({ commandId: newId() })
const DAY = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10)
const today = () => ago(0)

const PKH: SourceListOf = { kind: 'PENERIMA', program: 'PKH' }
const BPNT: SourceListOf = { kind: 'PENERIMA', program: 'BPNT' }
const only = (kind: 'PENGECUALIAN' | 'ASN' | 'KIP' | 'KKS'): SourceListOf => ({ kind, program: '' })

const nik = (n: number) => `320430570890${4000 + n}`
/** Whoever heads the n-th family of Desa Cimekar. */
const head = (n: number, more: DtksRow = {}): DtksRow => ({ id: String(n), kk: `320430200511${4000 + n}`, nik: nik(n), nama: `Neneng ${'ABCDEFGHIJ'[n]}`, kerja: '', ...more }) // prettier-ignore

/** A district with families 0 to n, and its manager. */
async function district(families = 4, more: DtksRow = {}) {
  const made = await world()
  const as = await made.district()
  await takeIn(made.services, { content: dtks(...Array.from({ length: families }, (_, n) => head(n, more))) })
  return { made, as }
}

const csv = (...rows: readonly string[]) => ['NIK;NAMA;ALASAN', ...rows].join('\r\n')
const listed = (...numbers: readonly number[]) => csv(...numbers.map((n) => `${nik(n)};Neneng ${'ABCDEFGHIJ'[n]};`))

const take = ({ services }: World, content: string, list: SourceListOf, asOf = ago(20), size?: number) =>
  takeIn(services, { content, kind: 'list', list, asOf, name: 'daftar.csv', ...(size && { size }) })

/** A family as rules see it today, and the cards of its programs. */
async function familyOf({ services, owner }: World, n: number) {
  const { rows } = await owner.query<{ household: string; desa: string }>(
    `select household, p.desa from person p join household h on h.tenant = p.tenant and h.id = p.household
     where p.tenant = '32.04' and p.name = $1`,
    [`Neneng ${'ABCDEFGHIJ'[n]}`],
  )
  const { household, desa } = rows[0]!
  const cards = await owner.query<{ program: string; state: string; source: string; by_name: string }>(
    `select program, state, source, by_name from participation where household = $1 order by program`,
    [household],
  )
  const situation = await services.as(systemSeat('32.04'), async ({ tx }) => {
    const told = await tx.select().from(fact)
    const own = told.filter((row) => row.household === household) as unknown as FactRow[]
    return situationOf(own, { day: today(), closed: closedIn(await closedOf(tx, today()), desa) })
  })
  const card = (program: string) => cards.rows.find((row) => row.program === program)
  return { household, keluarga: situation.keluarga, orang: situation.anggota[0]!, card }
}

const lists = async ({ owner }: World) =>
  (await owner.query(`select kind, program, area, as_of::text, rows from source_list where tenant = '32.04' order by as_of`)).rows // prettier-ignore

/** Everything that a list may have changed. */
const standing = async ({ owner }: World) => ({
  facts: (await owner.query(`select * from fact where tenant = '32.04' order by id`)).rows,
  cards: (await owner.query(`select * from participation where tenant = '32.04' order by id`)).rows,
  history: (await owner.query(`select id, field from provenance where tenant = '32.04' order by id`)).rows,
})

test('receivers of BPNT: who is on the list receives, and from then on who is not, does not', async () => {
  const { made } = await district(3)
  await made.owner.query(`update fact set receives_bpnt = null; delete from participation`)
  expect((await familyOf(made, 2)).keluarga.terima_bpnt).toBeNull()
  const { summary } = await take(made, listed(0, 1), BPNT)
  expect(summary).toMatchObject({ rows: 2, accepted: 2, new: 2, changed: 0, unchanged: 0, gone: 0, persons: 2, families: 2 }) // prettier-ignore
  const [first, last] = [await familyOf(made, 0), await familyOf(made, 2)]
  expect(first.card('BPNT')).toEqual({ program: 'BPNT', state: 'MENERIMA', source: 'LAIN', by_name: 'Daftar penerima BPNT' }) // prettier-ignore
  expect([first.keluarga.terima_bpnt, last.keluarga.terima_bpnt, last.card('BPNT')]).toEqual([true, false, undefined])
  expect(await lists(made)).toEqual([{ kind: 'PENERIMA', program: 'BPNT', area: '', as_of: ago(20), rows: 2 }])
  const { rows } = await made.owner.query(`select field, source, as_of, by_name from provenance where field = 'receivesBpnt'`) // prettier-ignore
  expect(rows).toEqual(Array(2).fill({ field: 'receivesBpnt', source: 'LAIN', as_of: ago(20), by_name: 'Daftar penerima BPNT' })) // prettier-ignore
})

test('a list counts for a quarter and a month: an older one closes nothing any more', async () => {
  const { made } = await district(2)
  await made.owner.query(`update fact set receives_bpnt = null; delete from participation`)
  await take(made, listed(0), BPNT, ago(121))
  const { keluarga } = await familyOf(made, 1)
  expect(keluarga.terima_bpnt).toBeNull()
  expect((await familyOf(made, 0)).keluarga.terima_bpnt).toBe(true)
})

test('the same list twice changes nothing, whatever the bounds of its transactions', async () => {
  const { made } = await district(4)
  await take(made, listed(0, 1, 2), PKH)
  const before = await standing(made)
  const { summary } = await take(made, listed(0, 1, 2), PKH, ago(20), 1)
  expect(summary).toMatchObject({ accepted: 3, new: 0, changed: 0, unchanged: 3, gone: 0, persons: 3, families: 3 })
  expect(await standing(made)).toEqual(before)
})

test('a newer list: who is no longer on it has received, and does not any more; who comes back receives again', async () => {
  const { made } = await district(4)
  await take(made, listed(0, 1), PKH, ago(40))
  const { summary } = await take(made, listed(1, 2), PKH, ago(10))
  expect(summary).toMatchObject({ new: 1, changed: 0, unchanged: 1, gone: 1 })
  const gone = await familyOf(made, 0)
  expect([gone.card('PKH')!.state, gone.keluarga.terima_pkh]).toEqual(['PERNAH', false])
  const { rows } = await made.owner.query(`select field from provenance where record = $1 order by at, field`, [gone.household]) // prettier-ignore
  expect(rows.map(({ field }) => field).slice(-2)).toEqual(['program.PKH', 'receivesPkh'])
  const third = await take(made, listed(0, 1, 2), PKH, ago(5))
  expect(third.summary).toMatchObject({ new: 1, unchanged: 2, gone: 0 })
  expect((await familyOf(made, 0)).card('PKH')!.state).toBe('MENERIMA')
})

test('what DTKS said of receivers gives way to the list of whoever pays; what an officer wrote stays', async () => {
  const { made } = await district(3, { pkh: 'YA' })
  const officer = await made.somebody('32.04', 'FO')
  const { household } = await familyOf(made, 2)
  const receives = { program: 'PKH', state: 'MENERIMA' as const, year: null }
  await officer.api.participation.save.mutate({ ...command(), id: household, answers: [receives] })
  const { summary } = await take(made, listed(0), PKH)
  expect(summary).toMatchObject({ unchanged: 1, gone: 1 })
  const [one, two, three] = [await familyOf(made, 0), await familyOf(made, 1), await familyOf(made, 2)]
  expect([one.card('PKH'), two.card('PKH'), three.card('PKH')]).toMatchObject([
    { state: 'MENERIMA', source: 'LAIN' },
    { state: 'PERNAH', source: 'LAIN' },
    { state: 'MENERIMA', source: 'PETUGAS' },
  ])
  expect([one, two, three].map(({ keluarga }) => keluarga.terima_pkh)).toEqual([true, false, true])
})

test('what a file said after the day of the list stays, what it said before does not', async () => {
  const { made } = await district(3, { bpnt: 'YA' })
  await made.owner.query(`update participation set source = 'DTSEN', by_name = 'Impor DTSEN'`)
  const { summary } = await take(made, listed(0), BPNT, ago(5))
  expect(summary).toMatchObject({ unchanged: 1, gone: 0 })
  await made.owner.query(`update participation set at = now() - interval '30 days'`)
  expect((await take(made, listed(0), BPNT, ago(5))).summary).toMatchObject({ unchanged: 1, gone: 2 })
})

test('an older list is refused, and so are one without a day, of a day to come, of no program, and of none at all', async () => {
  const { made } = await district(2)
  await take(made, listed(0), PKH, ago(10))
  const before = await standing(made)
  const refused = (list: SourceListOf | undefined, asOf: string | undefined) =>
    failureOf(takeIn(made.services, { content: listed(1), kind: 'list', ...(list && { list }), ...(asOf && { asOf }), codes: 'kemendagri' })) // prettier-ignore
  expect(await refused(PKH, ago(11))).toEqual({ code: 'import.list_older', facts: { day: ago(10) } })
  expect(await refused(PKH, undefined)).toMatchObject({ code: 'import.list_day' })
  expect(await refused(PKH, ago(-2))).toMatchObject({ code: 'import.list_day' })
  expect(await refused({ kind: 'PENERIMA', program: 'SEMBAKO_GRATIS' }, ago(1))).toMatchObject({ code: 'import.list_program' }) // prettier-ignore
  expect(await refused(undefined, ago(1))).toMatchObject({ code: 'import.list_kind' })
  expect(await standing(made)).toEqual(before)
  // Of another kind it is none: each has days of its own.
  expect((await take(made, listed(1), BPNT, ago(30))).stopped).toBeNull()
})

const failureOf = async (work: Promise<unknown>) => {
  const error = await work.then(() => undefined, (caught: unknown) => caught) // prettier-ignore
  const { code, facts } = error as { code: string; facts: object }
  return { code, facts }
}

test('excluded families: the reason is read from words; who has none is fit, once the list is in', async () => {
  const { made } = await district(6)
  const reasons = ['Anggota keluarga ASN/TNI/POLRI', 'terindikasi judi online (JUDOL)', 'Exclude', 'Rekening > Rp 5 jt', 'PENSIUNAN_ASN_TNI_POLRI'] // prettier-ignore
  const content = csv(...reasons.map((reason, n) => `${nik(n)};;${reason}`))
  const { summary } = await take(made, content, only('PENGECUALIAN'))
  expect(summary).toMatchObject({ accepted: 5, new: 5 })
  const found = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => familyOf(made, n)))
  expect(found.map(({ keluarga }) => keluarga.exclude)).toEqual([
    'KELUARGA_ASN_TNI_POLRI',
    'JUDI_DARING',
    'LAINNYA',
    'SALDO_BANK',
    'PENSIUNAN_ASN_TNI_POLRI',
    'TIDAK_ADA',
  ])
  const newer = await take(made, csv(`${nik(0)};;Meninggal`, `${nik(1)};;judol`), only('PENGECUALIAN'), ago(3))
  expect(newer.summary).toMatchObject({ changed: 1, unchanged: 1, gone: 3 })
  expect((await familyOf(made, 4)).keluarga.exclude).toBe('TIDAK_ADA')
})

test('civil servants, KIP and KKS: of persons and of families; the other members are none', async () => {
  const { made } = await district(1)
  const child = { ...head(0), nik: '3204301206150001', nama: 'Budi Rohman', lahir: '2005-06-12', jk: 'L', hub: 'ANAK' }
  await takeIn(made.services, { content: dtks(head(0), child) })
  await take(made, listed(0), only('ASN'))
  await take(made, csv('3204301206150001;Budi;'), only('KIP'))
  await take(made, csv('3204301206150001;Budi;'), only('KKS'))
  const { rows } = await made.owner.query(`select p.name, f.civil_servant, f.has_kip, f.has_kks from fact f left join person p on p.tenant = f.tenant and p.id = f.person order by p.name`) // prettier-ignore
  expect(rows).toEqual([
    { name: 'Budi Rohman', civil_servant: null, has_kip: true, has_kks: null },
    { name: 'Neneng A', civil_servant: true, has_kip: null, has_kks: null },
    { name: null, civil_servant: null, has_kip: null, has_kks: true },
  ])
  const { keluarga } = await familyOf(made, 0)
  expect(keluarga).toMatchObject({ ada_asn_tni_polri: true, punya_kks: true })
  const newer = await take(made, csv('3204301206150001;Budi;'), only('ASN'), ago(1))
  expect(newer.summary).toMatchObject({ new: 1, gone: 1 })
})

test('PBI-JK is of persons: who is taken off had it once, as the fast track asks', async () => {
  const { made } = await district(2)
  await take(made, listed(0, 1), { kind: 'PENERIMA', program: 'PBI_JK' }, ago(9))
  const { summary } = await take(made, listed(1), { kind: 'PENERIMA', program: 'PBI_JK' }, ago(2))
  expect(summary).toMatchObject({ unchanged: 1, gone: 1 })
  const { orang, card } = await familyOf(made, 0)
  expect(orang).toMatchObject({ pbi_aktif: false, pbi_pernah: true })
  expect(card('PBI_JK')!.state).toBe('PERNAH')
})

/** A list that waits for its turn, as the web sends it. */
async function started(made: World, as: Person, content: string, list: SourceListOf, asOf = ago(20)) {
  const upload = await sendFile(made, as, Buffer.from(content))
  const id = newId()
  await as.api.import.begin.mutate({ ...command(), id, kind: 'list', fileName: 'kpm-bpnt.csv', ...upload })
  const looked = await as.api.import.columns.query({ id })
  const start = { id, version: looked.version, columns: looked.columns, codeSystem: null, asOf, list }
  await as.api.import.start.mutate({ ...command(), ...start })
  return id
}

test('numbers that the register does not have wait in the ledger, and are taken in once the family is registered', async () => {
  const { made, as } = await district(2)
  await made.owner.query(`update fact set receives_bpnt = null; delete from participation`)
  const content = csv(`${nik(0)};Neneng A;`, `${nik(7)};Neneng H;`, '3204305708;Pendek;', `${nik(9)};Neneng J;`)
  const id = await started(made, as, content, BPNT)
  await importFiles(made.services)
  const shown = await as.api.import.show.query({ id })
  expect(shown).toMatchObject({ state: 'SELESAI', open: 3, list: { kind: 'PENERIMA', program: 'BPNT', unit: 'KELUARGA' }, summary: { accepted: 1, rejected: { nik_malformed: 1, nik_unknown: 2 } } }) // prettier-ignore
  const { rows } = await as.api.import.ledger.mutate({ id })
  expect(rows.map(({ row, reason, field }) => [row, reason, field])).toEqual([
    [2, 'nik_unknown', 'nik'],
    [3, 'nik_malformed', 'nik'],
    [4, 'nik_unknown', 'nik'],
  ])
  const [unknown, short, other] = rows
  const mend = (row: (typeof rows)[number], cells = row.cells) =>
    as.api.import.mend.mutate({ ...command(), id: row.id, version: row.version, cells })
  expect(await failure(mend(unknown!))).toMatchObject({ code: 'import.row_refused', facts: { reason: 'nik_unknown' } })
  // The village registers the family; the number that was cut off is read on the card.
  await takeIn(made.services, { content: dtks(head(0), head(1), head(7)) })
  await made.owner.query(`update fact set receives_bpnt = null where receives_bpnt = false`)
  await mend(unknown!)
  await mend(short!, [nik(1), 'Neneng B', ''])
  await as.api.import.skip.mutate({ ...command(), id: other!.id, version: other!.version })
  for (const n of [0, 1, 7]) expect((await familyOf(made, n)).card('BPNT')!.state).toBe('MENERIMA')
  expect(await as.api.import.show.query({ id })).toMatchObject({ open: 0, summary: { rows: 4, accepted: 3, rejected: { nik_unknown: 1 } } }) // prettier-ignore
  // The same again: what somebody dealt with is dealt with, and nobody is gone.
  const again = await take(made, content, BPNT)
  expect(again.summary).toMatchObject({ accepted: 3, unchanged: 3, gone: 0, rejected: { nik_unknown: 1 } })
  const { rows: left } = await as.api.import.ledger.mutate({ id: again.batch })
  expect(left.map(({ row, state }) => [row, state])).toEqual([[4, 'DIABAIKAN']])
})

test('a row of a list that a newer one has replaced is not mended any more; nobody receives by an old word', async () => {
  const { made, as } = await district(2)
  const id = await started(made, as, csv(`${nik(0)};Neneng A;`, `${nik(7)};Neneng H;`), BPNT)
  await importFiles(made.services)
  await take(made, listed(0), BPNT, ago(2))
  const [row] = (await as.api.import.ledger.mutate({ id })).rows
  const mend = as.api.import.mend.mutate({ ...command(), id: row!.id, version: 1, cells: [nik(1), 'Neneng B', ''] })
  expect(await failure(mend)).toMatchObject({ code: 'import.list_older', facts: { day: ago(2) } })
})

test('whoever was mended into a list before its end is on it', async () => {
  const { made, as } = await district(3)
  await take(made, listed(0, 1), PKH, ago(40))
  const content = csv(`${nik(0)};Neneng A;`, '12;Neneng B;', `${nik(2)};Neneng C;`)
  const id = await started(made, as, content, PKH)
  // All rows are in, and nobody is said to be gone yet, when the machine goes down.
  const broken: World['services']['as'] = async (...given) => {
    const answer = await made.services.as(...given)
    const { rows } = await made.owner.query<{ row: number }>(`select row from import_batch where id = $1`, [id])
    if (rows[0]!.row === 3) throw new Error('the plug')
    return answer
  }
  await expect(importFiles({ ...made.services, as: broken })).rejects.toThrow('the plug')
  const [row] = (await as.api.import.ledger.mutate({ id })).rows
  await as.api.import.mend.mutate({ ...command(), id: row!.id, version: 1, cells: [nik(1), 'Neneng B', ''] })
  await made.owner.query(`update import_batch set claimed_until = now() - interval '1 minute' where id = $1`, [id])
  await importFiles(made.services)
  expect(await as.api.import.show.query({ id })).toMatchObject({ state: 'SELESAI', summary: { accepted: 3, gone: 0 } })
  expect((await familyOf(made, 1)).card('PKH')!.state).toBe('MENERIMA')
})

test('the refused rows, mended in a spreadsheet, only add to the list: nobody is gone, and it is no list of its own', async () => {
  const { made, as } = await district(3)
  const id = await started(made, as, csv(`${nik(0)};Neneng A;`, '12;Neneng B;'), PKH)
  await importFiles(made.services)
  const { csv: refused } = await as.api.import.rejected.mutate({ id })
  const { summary } = await take(made, refused.replace(/\b12\b/, nik(1)), PKH)
  expect(summary).toMatchObject({ rows: 1, accepted: 1, new: 1, gone: 0 })
  expect((await familyOf(made, 0)).card('PKH')!.state).toBe('MENERIMA')
  expect(await lists(made)).toHaveLength(1)
  expect(await as.api.import.show.query({ id })).toMatchObject({ asOf: ago(20), closedUntil: ago(-100) })
})

test('of a list that hardly has a readable number nobody is said not to be on it', async () => {
  const { made } = await district(3)
  await take(made, listed(0, 1), PKH, ago(40))
  const before = await standing(made)
  const rounded = csv('3.20431E+15;Neneng A;', '3.20431E+15;Neneng B;', '3.20431E+15;Neneng D;', `${nik(2)};Neneng C;`)
  const { stopped } = await take(made, rounded, PKH)
  expect(stopped).toEqual({ code: 'import.list_unreadable', readable: 1, rows: 4 })
  expect((await lists(made)).map(({ as_of }) => as_of as string)).toEqual([ago(40)])
  expect((await standing(made)).cards).toHaveLength(before.cards.length)
  expect((await familyOf(made, 0)).card('PKH')!.state).toBe('MENERIMA')
})

test('dirt: quotes around numbers, the same row twice, two members of one family, a name over two rows', async () => {
  const { made } = await district(2)
  const child = { ...head(0), nik: '3204301206150001', nama: 'Budi Rohman', lahir: '2015-06-12', jk: 'L', hub: 'ANAK' }
  await takeIn(made.services, { content: dtks(head(0), child, head(1)) })
  await made.owner.query(`update fact set receives_pkh = null; delete from participation`)
  const content = [
    'No,NIK KPM,Nama KPM,Alamat',
    `1,' ${nik(0)},NENENG A,`,
    `2,"3204 3012 0615 0001",BUDI,`,
    `3,${nik(1)},Neneng B,`,
    `3,${nik(1)},Neneng B,`,
    `4,${nik(1)},Neneng Bee,`,
    `5,${nik(1)}`,
  ].join('\n')
  const { summary } = await take(made, content, PKH, ago(20), 2)
  expect(summary).toMatchObject({ rows: 6, accepted: 4, identical_repeats: 1, rejected: { row_malformed: 1 }, new: 2, persons: 3, families: 2 }) // prettier-ignore
})

test('the plug is pulled after any transaction: the list goes on, and every family is counted once', async () => {
  const { made } = await district(9)
  await take(made, listed(0, 1, 2, 3), PKH, ago(40))
  const content = csv(
    ...[2, 3, 4, 5, 6].map((n) => `${nik(n)};Neneng ${'ABCDEFGHIJ'[n]};`),
    '12;Salah;',
    `${nik(7)};N;`,
  )
  const ended = async () =>
    (await made.owner.query<{ counts: object }>(`select counts from import_batch where kind = 'list' and as_of = $1 and state = 'SELESAI'`, [ago(10)])).rows[0] // prettier-ignore
  let crashes = 0
  for (let most = 2; !(await ended()) && most < 40; most++) {
    let left = most
    const as: World['services']['as'] = async (...given) => {
      const answer = await made.services.as(...given)
      if (--left === 0) throw new Error('the plug')
      return answer
    }
    await take({ ...made, services: { ...made.services, as } }, content, PKH, ago(10), 2).catch(() => (crashes += 1))
  }
  expect(crashes).toBeGreaterThan(2)
  expect((await ended())!.counts).toMatchObject({ rows: 7, accepted: 6, new: 4, changed: 0, unchanged: 2, gone: 2, rejected: { nik_malformed: 1 } }) // prettier-ignore
  const states = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7, 8].map(async (n) => (await familyOf(made, n)).card('PKH')?.state)) // prettier-ignore
  expect(states).toEqual(['PERNAH', 'PERNAH', ...Array<string>(6).fill('MENERIMA'), 'TIDAK'])
  expect(await lists(made)).toHaveLength(2)
})

const CLI = fileURLToPath(new URL('../../functions/import-cli.ts', import.meta.url))

/** `npm run import`, to its end. */
async function run(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const child = spawn(process.execPath, [CLI, '--tenant', '32.04', '--kind', 'list', ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }) // prettier-ignore
  let [out, said] = ['', '']
  child.stdout.on('data', (block) => (out += String(block)))
  child.stderr.on('data', (block) => (said += String(block)))
  await once(child, 'close')
  return { code: child.exitCode, out, said }
}

test(
  'the command says which list, of which program and day; an older one is told in a sentence',
  { timeout: 120_000 },
  async () => {
    const { made } = await district(2)
    const folder = await mkdtemp(join(tmpdir(), 'slrt-list-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const file = join(folder, 'kpm-bpnt.csv')
    await writeFile(file, listed(0))
    const env = { ...environmentOf(made.database), DATABASE_URL: made.database.ownerUrl }
    const receivers = ['--list', 'PENERIMA', '--program', 'BPNT']
    const taken = await run(env, ...receivers, '--as-of', ago(3), file)
    expect([taken.code, JSON.parse(taken.out)]).toEqual([0, expect.objectContaining({ rows: 1, accepted: 1, new: 1 })])
    expect(await lists(made)).toMatchObject([{ kind: 'PENERIMA', program: 'BPNT', as_of: ago(3) }])
    const older = await run(env, ...receivers, '--as-of', ago(9), file)
    expect([older.code, older.said]).toEqual([1, expect.stringContaining(`Daftar yang lebih baru, per ${ago(3)}, sudah masuk`)]) // prettier-ignore
  },
)
