import { writeFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { carriesMetadata, sniff } from '@slrt/domain/file'
import { demoBrowser } from '../support/demo-browser.ts'
import { segment } from '../support/evidence.ts'
import { bornFolder, startServer } from '../support/server.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const field = (page: Page, name: string | RegExp) => page.getByLabel(name)
const submit = (page: Page, name: string) => page.locator('form').getByRole('button', { name, exact: true }).click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

/** The draft is on the disk: what interrupts from here on takes nothing away. */
const saved = (page: Page) =>
  page
    .locator('[aria-busy=false]')
    .filter({ hasText: /^Tersimpan/ })
    .first()
    .waitFor()

type Person = { readonly page: Page; readonly context: BrowserContext }

/** Calls a query or a reveal as the page's own person would, by its path. */
const ask = (page: Page, path: string, input: object) =>
  page.evaluate(
    async ([at, body]) => {
      const session = (await (await fetch('/api/session')).json()) as { memberships: { id: string }[] }
      const headers = { 'content-type': 'application/json', 'x-sebagai': session.memberships[0]!.id }
      const answer = await fetch(`/trpc/${at}`, { method: 'POST', headers, body: JSON.stringify(body) })
      const { result, error } = (await answer.json()) as {
        result?: { data: unknown }
        error?: { data: { code: string } }
      }
      return { data: result?.data, code: error?.data.code }
    },
    [path, input] as const,
  )

/**
 * A photograph as a telephone writes it: larger than may be sent, and with the place where it was taken. The pixels are
 * those of a large page.
 */
async function photograph(page: Page, folder: string): Promise<string> {
  const pixels = await page.screenshot({ type: 'jpeg', quality: 100, fullPage: true, scale: 'device' })
  const bytes = Buffer.concat([
    pixels.subarray(0, 2),
    segment(0xe1, 'Exif\0\0MM\0*GPSLatitude 6.93 S'),
    pixels.subarray(2),
  ])
  expect([sniff(bytes), carriesMetadata('image/jpeg', bytes)]).toEqual(['image/jpeg', true])
  const path = join(folder, 'kk.jpg')
  await writeFile(path, bytes)
  return path
}

test('a family with two needs is helped by two agencies, and the nation counts it without a name', async () => {
  const DATA_DIR = await bornFolder()
  const { url } = await startServer({ DATA_DIR })
  const signIn = await demoBrowser(url, 'first')
  const enter = async (name: string, width?: number): Promise<Person> => {
    const page = await signIn(name, width)
    return { page, context: page.context() }
  }

  // What stands before: the month of the district, and the nation.
  const month = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7)
  const { page: head } = await enter('Tatang Sopandi')
  const { page: nation } = await enter('Ratih Puspita')
  const registered = async () => {
    const own = (await ask(head, 'indicator.district', { month })).data as { months: { registered: number }[] }
    const all = (await ask(nation, 'indicator.nation', { days: 30 })).data as {
      districts: { code: string; registered: number; settled: number }[]
    }
    const { registered: national, settled } = all.districts.find(({ code }) => code === '32.04')!
    return { own: own.months.at(-1)!.registered, national, settled }
  }
  // The fold may still be at the demo's year behind us: what stands is what no longer changes.
  let before = await registered()
  const rests = async () => {
    const again = await registered()
    const isSame = again.own > 100 && isDeepStrictEqual(again, before)
    before = again
    return isSame
  }
  await expect.poll(rests, { timeout: 90_000, interval: 3000 }).toBe(true)

  // The fasilitator of Cimekar writes down what Bu Siti tells; a reload interrupts her.
  const { page: rini } = await enter('Rini Wulandari', 820)
  await heading(rini, /^Hari ini/).waitFor()
  await link(rini, 'Catat keluhan').first().click()
  await field(rini, 'NIK, KK, atau nama kepala keluarga').fill('Siti Rohayati Kusumah')
  await button(rini, 'Catat keluarga baru').click()
  const desa = rini.getByRole('radio', { name: /Cimekar/ })
  await rini.getByText('Desa Cimekar', { exact: true }).click()
  expect(await desa.isChecked()).toBe(true)
  await field(rini, 'Alamat').fill('Kp. Babakan, belakang masjid')
  await field(rini, 'RT').fill('03')
  await field(rini, 'RW').fill('05')
  await field(rini, 'Nomor KK').fill('3204050101209917')
  await button(rini, 'Lanjut').click()
  await heading(rini, 'Kepala keluarga').waitFor()
  await field(rini, 'NIK').fill('3204 0557 0890 9917')
  await rini.getByLabel('Tanggal', { exact: true }).fill('17')
  await field(rini, 'Bulan').fill('8')
  await field(rini, 'Tahun').fill('1990')
  await rini.getByText('Perempuan', { exact: true }).click()
  await saved(rini)
  await rini.reload()
  expect(await field(rini, 'Nama lengkap').inputValue()).toBe('Siti Rohayati Kusumah')
  expect(await field(rini, 'Tahun').inputValue()).toBe('1990')
  await button(rini, 'Simpan anggota').click()
  await heading(rini, 'Siapa yang perlu dibantu?').waitFor()
  await button(rini, 'Lanjut').click()

  await heading(rini, 'Apa yang dibutuhkan?').waitFor()
  await rini.getByText('Berobat, KIS').click()
  await rini.getByText('Sekolah', { exact: true }).click()
  await rini.getByText('Bantuan berhenti atau kartu mati').click()
  await rini.getByText('Putus sekolah').click()
  await button(rini, 'Lanjut').click()

  await heading(rini, 'Cerita dan bukti').waitFor()
  await field(rini, /^Ceritakan dengan/).fill('KIS mati sejak Februari. Anak pertama berhenti sekolah karena biaya.')
  await rini
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photograph(rini, DATA_DIR))
  await field(rini, 'Foto ini menunjukkan').selectOption({ label: 'Kartu keluarga (KK)' })
  await saved(rini)
  await rini.reload()
  expect(await field(rini, 'Foto ini menunjukkan').inputValue()).toBe('KK')
  await button(rini, 'Lanjut').click()
  await heading(rini, 'Berkas yang membantu').waitFor()
  await button(rini, 'Lanjut').click()
  await heading(rini, 'Periksa sebelum dikirim').waitFor()
  await rini.getByText('Keluarga setuju data ini disimpan dan diteruskan').click()
  await button(rini, 'Kirim keluhan').click()
  await heading(rini, 'Keluhan terkirim').waitFor()
  const ticket = (await rini
    .getByText(/^3204-\d{4}-\d{6}$/)
    .first()
    .textContent())!

  // Puskesos passes both needs on.
  const { page: ujang } = await enter('Ujang Permana')
  await field(ujang, 'Nomor keluhan atau nama').fill(ticket)
  await ujang.getByRole('link', { name: 'Siti Rohayati Kusumah' }).first().click()
  await ujang.getByRole('heading', { level: 1, name: 'Siti Rohayati Kusumah' }).waitFor()
  const address = new URL(ujang.url()).pathname
  // The page shows what it last knew until the server has answered: the button may still be on its way.
  const act = async (page: Page, name: string) => {
    const wanted = page.locator('main button').filter({ hasText: name }).first()
    await wanted.waitFor({ state: 'attached' })
    for (const more of await page.getByText('Tindakan lain', { exact: true }).all())
      if (!(await wanted.isVisible())) await more.click()
    await wanted.click()
  }
  for (const left of [1, 0]) {
    await act(ujang, 'Teruskan ke SLRT')
    await ujang.getByLabel('Ada pesan untuk SLRT?').fill('Ibu harus kontrol tiap bulan.')
    await submit(ujang, 'Teruskan ke SLRT')
    await expect.poll(() => ujang.getByText('Diteruskan ke SLRT, menunggu diambil.').count()).toBeGreaterThan(1 - left)
  }

  // The secretariat sends one need to each agency.
  const { page: dewi } = await enter('Dewi Lestari')
  if (dewi.url().includes('/sebagai')) await dewi.getByText('Back office').first().click()
  await heading(dewi, 'Tugas').waitFor()
  await dewi.goto(url + address)
  await dewi.getByRole('heading', { level: 1, name: 'Siti Rohayati Kusumah' }).waitFor()
  const sendTo = async (unit: string, request: string) => {
    await act(dewi, 'Kirim ke dinas')
    await field(dewi, 'Dikirim ke mana?').selectOption({ label: unit })
    await field(dewi, 'Apa yang diminta?').fill(request)
    await submit(dewi, 'Kirim ke dinas')
    await dewi.getByText(`Dikirim ke ${unit}`).first().waitFor()
  }
  await sendTo('Dinas Kesehatan', 'Aktifkan kembali PBI-JK ibu.')
  await sendTo('Dinas Pendidikan', 'Bantu anak pertama kembali ke sekolah.')

  // The school office gives its one back; it is asked again, and both answer.
  const answer = async (page: Page) => {
    await page.goto(`${url}/rujukan`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForTimeout(300)
    const { data } = await ask(page, 'referral.inbox', { state: 'open' })
    const row = (data as { rows: { id: string; ticket: string }[] }).rows.find((one) => one.ticket === ticket)!
    await page.goto(`${url}/rujukan/${row.id}`)
  }
  const { page: school } = await enter('Wawan Hermawan')
  await answer(school)
  await school.getByText('Bantu anak pertama kembali ke sekolah.').waitFor()
  expect(await school.getByText('Siti Rohayati').count()).toBe(0)
  await link(school, 'Kembalikan').click()
  await school.getByText('Kurang berkas').first().click()
  await field(school, 'Berkas apa yang kurang?').fill('Rapor terakhir.')
  await button(school, 'Kembalikan rujukan').click()
  await school.getByText(/Terima kasih/).waitFor()
  await dewi.reload()
  await dewi.getByText('Dikembalikan Dinas Pendidikan').first().waitFor()
  await sendTo('Dinas Pendidikan', 'Rapor menyusul lewat wali kelas. Bantu anak pertama kembali ke sekolah.')
  const complete = async (page: Page, what: string, words: string) => {
    await answer(page)
    await link(page, 'Sudah selesai').click()
    await page.getByText(what, { exact: true }).click()
    await field(page, 'Apa yang didapat keluarga ini?').fill(words)
    await button(page, 'Kirim jawaban').click()
    await page.getByText(/Terima kasih/).waitFor()
  }
  await complete(school, 'Layanan diberikan', 'Anak masuk kelas 8 lagi mulai Senin, seragam diberikan.')
  const { page: health } = await enter('Lilis Komalasari')
  await answer(health)
  await link(health, 'Terima').click()
  await button(health, 'Terima rujukan').click()
  await health.getByText(/Terima kasih/).waitFor()
  await complete(health, 'Kepesertaan aktif', 'KIS aktif lagi sejak hari ini.')

  // The coordinator tells the family, and the complaint closes.
  await ujang.reload()
  for (const left of [1, 0]) {
    await act(ujang, 'Catat kabar hasil')
    await ujang.getByText('Sudah', { exact: true }).click()
    await ujang.getByText('Sangat puas', { exact: true }).click()
    await submit(ujang, 'Catat kabar hasil')
    await expect.poll(() => ujang.getByText(/^Selesai\. /).count()).toBeGreaterThan(1 - left)
  }
  await rini.goto(url + address)
  await rini
    .getByText(/Selesai\. (Kepesertaan aktif|Layanan diberikan)\./)
    .first()
    .waitFor()
  await rini.getByText('Kartu keluarga (KK)').waitFor()
  const complaint = address.split('/').at(-1)!
  const [file] = (await ask(rini, 'file.list', { complaint })).data as { id: string; bytes: number }[]
  const { base64 } = (await ask(rini, 'file.open', { id: file!.id })).data as { base64: string }
  const stored = Buffer.from(base64, 'base64')
  expect([sniff(stored), carriesMetadata('image/jpeg', stored)]).toEqual(['image/jpeg', false])
  expect(file!.bytes).toBeLessThanOrEqual(150_000)

  // The district and the nation count it within a minute.
  const expected = { own: before.own + 1, national: before.national + 1, settled: before.settled + 2 }
  await expect.poll(registered, { timeout: 60_000, interval: 2000 }).toEqual({
    own: before.own + 2,
    national: before.national + 2,
    settled: expected.settled,
  })
  for (const [page, path] of [
    [head, '/ringkasan'],
    [nation, '/daerah'],
    [nation, '/peta'],
  ] as const) {
    await page.goto(url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(() => page.locator('main').textContent()).toMatch(/\d/)
    expect(await page.locator('body').textContent()).not.toContain('Siti Rohayati')
  }

  // Nobody else sees anything of it.
  const id = address.split('/').at(-1)!
  for (const name of ['Teti Rohmat', 'Yusuf Maulana']) {
    const { page } = await enter(name)
    expect(await ask(page, 'complaint.show', { id })).toEqual({ data: undefined, code: 'complaint.not_found' })
    await page.goto(url + address)
    await page.getByText(/^Keluhan ini tidak ditemukan/).waitFor()
    expect(await page.locator('body').textContent()).not.toContain('Siti Rohayati')
  }
  const { page: baznas } = await enter('Fitri Handayani')
  expect((await ask(baznas, 'complaint.show', { id })).code).toBe('path.forbidden')
  for (const state of ['open', 'answered']) {
    const { data } = await ask(baznas, 'referral.inbox', { state })
    expect((data as { rows: { ticket: string }[] }).rows.filter((row) => row.ticket === ticket)).toEqual([])
  }
})
