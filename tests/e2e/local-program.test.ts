import type { Page } from 'playwright-core'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { urlOfRunning } from '@slrt/db/local-running'
import { demoBrowser } from '../support/demo-browser.ts'
import { laterBy } from '../support/later-clock.ts'
import { bornFolder, startServer } from '../support/server.ts'

const CIMEKAR = '32.04.05.2003'
const CODE = 'REHAB_RUMAH_SABILULUNGAN'
/** The program begins on 1 January of the next year; its second half plays on the day after, at nine. */
const YEAR = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear() + 1
const LATER = Date.UTC(YEAR, 0, 2, 2)

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first()
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

/** A connection to the database of a running demo, as those who keep it have one. */
async function ownerOf(dataDir: string) {
  const owner = new pg.Client({ connectionString: await urlOfRunning(dataDir) })
  owner.on('error', () => undefined)
  await owner.connect()
  onTestFinished(() => owner.end().catch(() => undefined))
  return owner
}

/** Two families of Cimekar that nobody would refuse: decile known and low, the house unfit, the land lawfully theirs. */
async function poorFamilies(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ household: string }>(
    `update fact set desil = 2, floor = 8, land_legal = true, changed_at = now()
     where tenant = '32.04' and person is null and household in (
       select id from household where tenant = '32.04' and desa = $1 and existence = 'ADA' order by id limit 2)
     returning household`,
    [CIMEKAR],
  )
  return rows.map(({ household }) => household)
}

/** Everybody but the last two: of each kecamatan as many as it has places, of Cileunyi one less. */
const takeOthers = (owner: pg.Client) =>
  owner.query(
    `set session_replication_role = replica;
     insert into enrolment (tenant, id, program, household, desa, state, year, rank, proposed_by, proposed_at, changed_at)
     select '32.04', gen_random_uuid(), '${CODE}', gen_random_uuid(), area || '.2001', 'MENERIMA', ${YEAR}, '0', 'Rini', now(), now()
     from (select key as area, value::int - (key = '32.04.05')::int as places
           from program, jsonb_each_text(definition::jsonb -> 'quota' -> 'areas')
           where tenant = '32.04' and code = '${CODE}' and state = 'TERBIT') a, generate_series(1, places);
     reset session_replication_role`,
  )

/** One more condition of the outermost group: what it looks at. */
async function addLine(page: Page, fact: string) {
  await page.getByRole('button', { name: 'Syarat', exact: true }).last().click()
  await page.getByLabel('Apa yang diperiksa').last().selectOption({ label: fact })
}

test(
  'a district makes a program of its own, and the 401st family waits for a place',
  { timeout: 420_000 },
  async () => {
    const DATA_DIR = await bornFolder()
    const server = await startServer({ DATA_DIR })
    const signIn = await demoBrowser(server.url, 'local-program')
    await poorFamilies(await ownerOf(DATA_DIR))

    // The admin begins from nothing: what it is called, whose it is.
    const admin = await signIn('Nia Kurniasih', 1440)
    await admin.goto(`${server.url}/program`)
    await admin.getByRole('link', { name: 'Buat program' }).first().click()
    await admin.getByRole('link', { name: 'Mulai dari kosong' }).click()
    await field(admin, 'Nama program').fill('Rehab Rumah Sabilulungan')
    expect(await field(admin, 'Kode').inputValue()).toBe(CODE)
    await field(admin, 'Penyelenggara').fill('Dinas Perumahan Rakyat dan Kawasan Permukiman')
    expect(await field(admin, 'Sumber dana').inputValue()).toBe('APBD')

    // The rule, in sentences.
    await addLine(admin, 'rumah tidak layak huni')
    await addLine(admin, 'tanah rumah dikuasai secara sah')
    await addLine(admin, 'desil keluarga')
    await field(admin, 'Pembanding untuk desil keluarga').selectOption({ label: 'batas desil (parameter)' })
    expect(await field(admin, 'batas desil').inputValue()).toBe('4')

    // A condition that no family can fulfil: said at the word, as it is written.
    await addLine(admin, 'luas lantai')
    await field(admin, 'Perbandingan untuk luas lantai').selectOption({ label: 'di atas' })
    await field(admin, 'Nilai untuk luas lantai').fill('1200')
    await admin.getByText('Tidak mungkin dipenuhi').waitFor()
    await button(admin, 'Hapus: luas lantai di atas 1.200 m²').click()
    await admin.getByText('Tidak mungkin dipenuhi').waitFor({ state: 'hidden' })

    // By keyboard, a line goes up; nothing is lost when the page is loaded anew.
    await field(admin, 'Perbandingan untuk desil keluarga').press('Alt+ArrowUp')
    const lines = () =>
      admin
        .locator('main ol')
        .first()
        .locator('select[aria-label="Apa yang diperiksa"]')
        .evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value))
    const wanted = ['rumah.tidak_layak', 'keluarga.desil', 'rumah.tanah_dikuasai_legal']
    await expect.poll(lines, { timeout: 20_000 }).toEqual(wanted)
    await admin.reload()
    await expect.poll(lines, { timeout: 20_000 }).toEqual(wanted)
    expect(await field(admin, 'Nama program').inputValue()).toBe('Rehab Rumah Sabilulungan')

    // Tried on three families, by their facts alone, and on the whole district.
    const desa = admin.getByRole('combobox', { name: 'Desa atau kelurahan' })
    await desa.click()
    await desa.pressSequentially('cimekar')
    await admin
      .getByRole('listbox')
      .getByRole('option', { name: /Cimekar/ })
      .first()
      .click()
    for (const n of [1, 2, 3]) await admin.getByLabel(new RegExp(`^Keluarga ${n}:`)).check()
    expect(await admin.getByText(/^(Memenuhi syarat|Mungkin memenuhi|Belum memenuhi)$/).count()).toBeGreaterThanOrEqual(
      3,
    )
    await button(admin, 'Coba pada semua keluarga').click()
    await admin.getByText(/keluarga di seluruh daerah/).waitFor()
    expect(await admin.locator('main').innerText()).not.toMatch(/\d{16}|••••/)

    // What it gives, its places by kecamatan, its papers, its order, its article.
    await field(admin, 'Besar bantuan satu keluarga').fill('20')
    await button(admin, 'Simpan draf').click()
    await admin.getByText('Tulis dalam rupiah lengkap').first().waitFor()
    await field(admin, 'Besar bantuan satu keluarga').fill('20.000.000')
    await admin.getByText('Rp20.000.000', { exact: true }).first().waitFor()
    await field(admin, 'Jumlah keluarga setahun').fill('400')
    await button(admin, 'Bagi rata ke 31 kecamatan').click()
    await admin.getByText('400 dari 400 dibagi, sisa bersama 0').waitFor()
    await button(admin, /berkas dari syarat/).click()
    await button(admin, 'Tambah urutan').click()
    await field(admin, 'Urutan 1').selectOption({ label: 'desil keluarga' })
    await field(admin, 'Peraturan').selectOption({ index: 1 })
    await field(admin, 'Pasal').fill('Pasal 18')
    const begins = admin.getByRole('group', { name: 'Mulai berlaku' })
    await begins.getByLabel('Tanggal').fill('1')
    await begins.getByLabel('Bulan').fill('1')
    await begins.getByLabel('Tahun').fill(String(YEAR))
    expect(await field(admin, 'Tahun').first().inputValue()).toBe(String(YEAR))
    await button(admin, 'Simpan draf').click()
    await admin.waitForURL(new RegExp(`/program/${CODE}/ubah/`))

    // Asked for; a second person sees all of it and agrees.
    await button(admin, 'Ajukan').click()
    await field(admin, 'Alasan').fill('Anggarannya sudah ditetapkan DPRD.')
    await admin.getByRole('alertdialog').getByRole('button', { name: 'Ajukan' }).click()
    await admin.waitForURL(`${server.url}/program/${CODE}`)
    const head = await signIn('Tatang Sopandi')
    await head.goto(`${server.url}/persetujuan`)
    await head.getByText('desil keluarga paling tinggi 4 (batas desil)').waitFor()
    await head.getByText(`400 tempat tahun ${YEAR}`).waitFor()
    await button(head, 'Setujui: Menerbitkan program: Rehab Rumah Sabilulungan').click()
    await head.getByText('Menerbitkan program: Rehab Rumah Sabilulungan').waitFor({ state: 'hidden' })
    await admin.reload()
    await admin.getByText('Terjadwal').first().waitFor()
    await server.stop()

    // On the day after it began.
    const next = await startServer({ DATA_DIR, ...laterBy(LATER - Date.now()) })
    const signInThen = await demoBrowser(next.url, 'local-program-then')
    const owner = await ownerOf(DATA_DIR)
    const [first, second] = await poorFamilies(owner)
    await takeOthers(owner)

    // The card of a family offers it, with its reasons; the fasilitator proposes, the office decides.
    const rini = await signInThen('Rini Wulandari', 820)
    const propose = async (household: string) => {
      await rini.goto(`${next.url}/keluarga/${household}?bagian=hak`)
      const row = rini.getByRole('listitem').filter({ hasText: 'Rehab Rumah Sabilulungan' }).first()
      await row.getByText('Memenuhi syarat').waitFor()
      await row.getByText(/rumah tidak layak huni/i).waitFor()
      await row.getByRole('button', { name: /Usulkan ke daftar/ }).click()
      await row.getByText('Diusulkan').first().waitFor()
    }
    await propose(first!)
    await propose(second!)
    const dewi = await signInThen('Dewi Lestari', 1280)
    await dewi.getByText('Back office', { exact: true }).click()
    await dewi.waitForURL((at) => !at.pathname.startsWith('/sebagai'))
    const states = async () => {
      const { rows } = await owner.query<{ household: string; state: string }>(
        `select household, state from enrolment where program = '${CODE}' and household = any ($1)`,
        [[first, second]],
      )
      return new Map(rows.map(({ household, state }) => [household, state]))
    }
    for (const [n, state] of [
      [1, 'MENERIMA'],
      [2, 'DAFTAR_TUNGGU'],
    ] as const) {
      await dewi.goto(`${next.url}/program/${CODE}/daftar?bagian=usulan`)
      await button(dewi, /^Tetapkan/).click()
      await expect
        .poll(async () => [...(await states()).values()].filter((one) => one !== 'DIUSULKAN').length, {
          timeout: 20_000,
        })
        .toBe(n)
      expect([...(await states()).values()]).toContain(state)
    }
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from enrolment where program = '${CODE}' and state = 'MENERIMA' and year = ${YEAR}`,
    )
    expect(rows[0]?.n).toBe(400)
  },
)
