import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { launchBrowser } from '../support/browser.ts'
import { decreePdf } from '../support/decree.ts'
import { dataFolder, startServer } from '../support/server.ts'
import { totp } from '../support/totp.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: true })
const field = (page: Page, name: string | RegExp) => page.getByLabel(name, { exact: true })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

async function choosePlace(page: Page, text: string, option: RegExp): Promise<void> {
  const box = page.getByRole('combobox').first()
  await box.click()
  await box.pressSequentially(text)
  await page.getByRole('option', { name: option }).first().click()
  await page.keyboard.press('Escape')
}

type Letter = { readonly to: string; readonly subject: string; readonly body: string }

/** The messages that left, the newest first: without a mail server each is a file, named in the order of time. */
async function lettersIn(folder: string): Promise<Letter[]> {
  const names = await readdir(folder).catch(() => [])
  const texts = await Promise.all(
    names.map((name) => readFile(join(folder, name), 'utf8').then((text) => [name, text])),
  )
  // One that is just being written has no end yet.
  const whole = texts.filter(([, text]) => text!.trimEnd().endsWith('}'))
  return whole.toSorted(([a], [b]) => (a! < b! ? 1 : -1)).map(([, text]) => JSON.parse(text!) as Letter)
}

/** What the newest message to somebody says that fits. */
async function letterTo(folder: string, email: string, fits: RegExp): Promise<string> {
  for (let round = 0; round < 150; round++) {
    for (const { to, body } of await lettersIn(folder)) {
      const found = to === email && fits.exec(body)
      if (found) return found[1] ?? found[0]
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`nothing came to ${email}`)
}

const STAFF = [
  'nama;email;nama pengguna;peran;desa;kecamatan;dinas',
  'Hj. Andi Pasamangi Wawo;kadis@makassarkota.go.id;;Kepala dinas;;;',
  'Andi Baso Mappanyukki;manajer@makassarkota.go.id;;Manajer SLRT;;;',
  'Sitti Aminah Daeng Baji;bo@makassarkota.go.id;;Back office;;;',
  'dr. Nurhaeda Rahim;dinkes@makassarkota.go.id;;Petugas OPD;;;Dinas Kesehatan',
  'Daeng Ngalle;;daeng.ngalle;Koordinator Puskesos;Panambungan;;',
  'Salah Desa;;salah.desa;Fasilitator;Cimekar;;',
].join('\r\n')

const PASSWORD = 'perahu pinisi di dermaga'

/** Takes an invitation up: a password, and a second factor where the role asks for one. */
async function accept(page: Page, address: string, { second }: { second: boolean }): Promise<void> {
  await page.goto(address)
  await field(page, 'Buat kata sandi').fill(PASSWORD)
  await button(page, 'Terima undangan').click()
  if (second) {
    await heading(page, 'Pindai kode ini').waitFor()
    const app = await link(page, 'Buka di aplikasi').getAttribute('href')
    const secret = new URL(app!).searchParams.get('secret')!
    await button(page, 'Sudah saya pindai').click()
    await page.getByText('Sudah saya catat di tempat aman').click()
    await button(page, 'Lanjut').click()
    await field(page, 'Kode 6 angka').fill(totp(secret))
    await button(page, 'Selesai').click()
  }
  await page.waitForURL((at) => !/undangan|faktor-kedua/.test(at.pathname))
}

test('Kota Makassar joins by itself, sets itself up, and takes its first complaint', { timeout: 120_000 }, async () => {
  const DATA_DIR = await dataFolder()
  const letters = join(DATA_DIR, 'messages')
  const { url, output } = await startServer({ DATA_DIR, DEMO: '0', FIRST_ADMIN_EMAIL: 'ratih@seknas.example' })
  const browser = await launchBrowser()
  const pages: Page[] = []
  onTestFinished(async ({ task }) => {
    const isFailed = task.result?.state === 'fail'
    for (const [at, page] of isFailed ? pages.entries() : [])
      await page.screenshot({ path: `.out/onboarding-${at}.png` })
    await browser.close()
  })
  const person = async (width = 1280): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'id-ID' })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    pages.push(page)
    return page
  }
  const email = 'dinsos@makassarkota.go.id'

  // The first officer of the national secretariat.
  const seknas = await person()
  await accept(seknas, /https?:\S+\/undangan#\S+/.exec(output())![0], { second: true })

  // Somebody of the Dinas Sosial of Makassar finds the page, and writes the application in any order.
  const rizal = await person(820)
  await rizal.goto(`${url}/masuk`)
  await link(rizal, 'Daerah Anda belum bergabung? Daftarkan daerah').click()
  await choosePlace(rizal, 'makassar', /Kota Makassar/)
  await button(rizal, 'Mulai permohonan').click()
  await field(rizal, 'Nama lembaga').fill('Dinas Sosial Kota Makassar')
  await button(rizal, 'Simpan, ke daftar bagian').click()
  await heading(rizal, 'Permohonan Kota Makassar').waitFor()
  await rizal.getByText('1 dari 5 selesai').waitFor()
  const address = (await rizal.getByText(/\/gabung#/).textContent())!

  await link(rizal, /^5 /).click()
  await field(rizal, 'Email resmi').fill(email)
  await button(rizal, 'Kirim kode').click()
  await rizal.getByText(`Kode terkirim ke ${email}.`).waitFor()
  await field(rizal, 'Kode 6 angka').fill(await letterTo(letters, email, /Kode Anda: (\d{6})/))
  await button(rizal, 'Periksa kode').click()
  await heading(rizal, `Terbukti: ${email}.`).waitFor()

  // A colleague goes on with the link, on another device.
  const colleague = await person(390)
  await colleague.goto(address)
  await colleague.getByText('2 dari 5 selesai').waitFor()
  await link(colleague, /^2 /).click()
  await field(colleague, 'Nama kepala').fill('Hj. Andi Pasamangi Wawo')
  await field(colleague, 'Jabatan kepala').fill('Kepala Dinas Sosial')
  await field(colleague, 'Nama narahubung').fill('Muhammad Rizal')
  await field(colleague, 'Jabatan narahubung').fill('Kepala Bidang Pemberdayaan')
  await field(colleague, 'Telepon narahubung').fill('0411 855210')
  await colleague.getByText(/^Tersimpan \d\d\.\d\d$/).waitFor()
  await button(colleague, 'Simpan, ke daftar bagian').click()
  await link(colleague, /^3 /).click()
  await field(colleague, 'Jenis').selectOption({ label: 'Peraturan wali kota (Perwal)' })
  await field(colleague, 'Nomor').fill('28')
  await field(colleague, 'Tahun').fill('2025')
  await field(colleague, 'Tentang').fill('Sistem Layanan dan Rujukan Terpadu')
  const decree = join(DATA_DIR, 'perwal-28-2025.pdf')
  await writeFile(decree, decreePdf('Perwal 28 Tahun 2025'))
  await colleague.locator('input[type=file]').setInputFiles(decree)
  await colleague.getByText(/^Tersimpan: perwal-28-2025\.pdf/).waitFor()
  await button(colleague, 'Simpan, ke daftar bagian').click()

  // What is missing is named; then it is handed in.
  await rizal.goto(`${url}/gabung`)
  await rizal.getByText('4 dari 5 selesai').waitFor()
  await button(rizal, 'Kirim permohonan').click()
  await rizal.getByRole('alert').getByRole('link', { name: 'Perjanjian pengolahan data' }).click()
  await field(rizal, 'Nama yang menyetujui').fill('Hj. Andi Pasamangi Wawo')
  await field(rizal, 'Jabatan yang menyetujui').fill('Kepala Dinas Sosial')
  await button(rizal, 'Setujui perjanjian').click()
  await rizal.getByText('5 dari 5 selesai').waitFor()
  await button(rizal, 'Kirim permohonan').click()
  await heading(rizal, 'Sekretariat sedang memeriksa permohonan ini').waitFor()

  // The secretariat returns it with a reason, which stands at the section.
  await link(seknas, 'Pengajuan').click()
  await link(seknas, 'Kota Makassar').click()
  await button(seknas, 'Lihat berkas (dicatat)').click()
  await link(seknas, 'Unduh perwal-28-2025.pdf').waitFor()
  await link(seknas, 'Kembalikan').click()
  // The check of the same name is a box; the remark is a text.
  await seknas.getByRole('textbox', { name: /^Kepala dan narahubung/ }).fill('Tulis gelar kepala seperti dalam SK-nya.')
  await button(seknas, 'Kembalikan permohonan').click()
  await seknas.getByText('Permohonan Kota Makassar dikembalikan.').waitFor()
  await rizal.goto(await letterTo(letters, email, /(\S+\/gabung#\S+)\s*$/))
  await rizal.reload()
  await heading(rizal, 'Sekretariat mengembalikan permohonan ini').waitFor()
  await link(rizal, /Alasan: Tulis gelar kepala/).click()
  await field(rizal, 'Nama kepala').fill('Hj. Andi Pasamangi Wawo, S.Sos., M.Si.')
  await button(rizal, 'Simpan, ke daftar bagian').click()
  await button(rizal, 'Kirim permohonan').click()
  await heading(rizal, 'Sekretariat sedang memeriksa permohonan ini').waitFor()

  // Checked, and approved: the district is there, its first admin invited.
  await seknas.reload()
  await link(seknas, 'Kota Makassar').click()
  await heading(seknas, 'Daftar periksa').waitFor()
  for (const check of await seknas.locator('main label:has(input[type=checkbox])').all()) await check.click()
  await seknas.getByText(/^Belum dicentang/).waitFor({ state: 'detached' })
  // Filled once the server has every tick.
  await seknas.locator('main button.bg-action', { hasText: 'Setujui permohonan' }).click()
  await seknas.getByRole('alertdialog').getByRole('button', { name: 'Setujui permohonan' }).click()
  await seknas.getByText('Kota Makassar disetujui. Daerahnya sudah dibuka.').waitFor()
  await rizal.reload()
  await heading(rizal, 'Kota Makassar sudah bergabung').waitFor()

  const admin = await person()
  await accept(admin, await letterTo(letters, email, /(\S+\/undangan#\S+)/), { second: true })
  await heading(admin, 'Kesiapan').waitFor()
  await admin.getByText(/^\d+ hal .*keluhan/).waitFor()

  // Structure: an agency, and a Puskesos for each kelurahan in one step.
  await link(admin, 'Struktur & petugas').click()
  await link(admin, 'Lembaga').click()
  await link(admin, 'Tambah lembaga').first().click()
  await admin.getByText('Dinas', { exact: true }).click()
  await field(admin, 'Nama').fill('Dinas Kesehatan')
  await admin.getByText('Kesehatan', { exact: true }).click()
  await button(admin, 'Tambah lembaga').click()
  await admin.getByText('Dinas Kesehatan ditambahkan.').waitFor()
  await admin.goto(`${url}/struktur?jenis=PUSKESOS`)
  await button(admin, 'Buat Puskesos untuk semua desa').click()
  await button(admin, 'Buat 153 Puskesos').click()
  await admin.getByText('153 Puskesos dibuat.').waitFor()

  // Staff by a file: one row is of another district's village and is refused, the rest goes on.
  const file = join(DATA_DIR, 'petugas.csv')
  await writeFile(file, STAFF)
  await link(admin, 'Struktur & petugas').click()
  await link(admin, 'Impor dari berkas').first().click()
  await admin.locator('input[type=file]').setInputFiles(file)
  await admin.getByText('5 dari 6 baris bisa dikirim.').waitFor()
  await admin.getByText('"Cimekar" tidak ada di daerah ini.').first().waitFor()
  await button(admin, 'Kirim 5 petugas').click()
  await admin.getByText('5 petugas tersimpan.').waitFor()

  // A fasilitator without e-mail gets a card with a QR code and her user name.
  await admin.goto(`${url}/petugas/undang`)
  await field(admin, 'Nama').fill('Sitti Nurbaya')
  await admin.getByText('Lewat kartu, tanpa email').click()
  await field(admin, 'Nama pengguna').fill('sitti.nurbaya')
  await admin.getByText('Fasilitator', { exact: true }).click()
  await choosePlace(admin, 'panambungan', /Kel\. Panambungan/)
  await button(admin, 'Simpan, lalu cetak kartu').click()
  const [answer] = await Promise.all([
    admin.waitForResponse((response) => response.url().includes('/trpc/staff.card')),
    button(admin, 'Buat 1 kartu').click(),
  ])
  await admin.getByRole('img', { name: 'Kode QR kartu Sitti Nurbaya' }).waitFor()
  const card = ((await answer.json()) as { result: { data: { link: string } } }).result.data.link

  // A rule of one's own: drafted by the admin with instrument and article, approved by the head of the Dinas Sosial.
  await admin.goto(`${url}/peraturan/clock.TERDAFTAR`)
  await link(admin, 'Buat aturan sendiri').click()
  await field(admin, 'Jumlah, Biasa').fill('4')
  await field(admin, 'Satuan, Biasa').selectOption({ label: 'hari kerja' })
  await field(admin, 'Peraturan').selectOption({ label: 'Perwal 28/2025' })
  await field(admin, 'Pasal').fill('Pasal 9 ayat 2')
  const from = admin.getByRole('group', { name: 'Mulai berlaku' })
  const [year, month, day] = localDate(new Date(), zoneOf('73.71')).split('-')
  await from.getByLabel('Tanggal').fill(day!)
  await from.getByLabel('Bulan').fill(month!)
  await from.getByLabel('Tahun').fill(year!)
  await button(admin, 'Ajukan').click()
  await admin.getByRole('alertdialog').getByLabel('Alasan').fill('Sesuai dengan Perwal kota.')
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Ajukan' }).click()
  await admin.getByText('Sudah diajukan. Menunggu orang kedua.').waitFor()
  const head = await person()
  await accept(head, await letterTo(letters, 'kadis@makassarkota.go.id', /(\S+\/undangan#\S+)/), { second: false })
  await head.goto(`${url}/persetujuan`)
  await head.getByText('Pasal 9 ayat 2').first().waitFor()
  await button(head, /^Setujui/).click()
  await head.getByText('Tidak ada yang menunggu Anda').waitFor()

  await admin.reload()
  await admin.getByText(/Menurut Perwal 28\/2025 Pasal 9 ayat 2, berlaku sejak/).waitFor()

  // Kesiapan knows what is there now.
  await link(admin, 'Kesiapan').click()
  await admin.getByText('Setiap wilayah yang dijalankan punya Puskesos').waitFor()
  await admin.getByText('Setiap aturan menyebut pasalnya').waitFor()

  // The first complaint; its page says until when, and which article says so.
  const sitti = await person(820)
  await accept(sitti, card, { second: false })
  await heading(sitti, /^Hari ini/).waitFor()
  await link(sitti, 'Catat keluhan').first().click()
  await sitti.getByLabel('NIK, KK, atau nama kepala keluarga').fill('Daeng Kanang')
  await button(sitti, 'Catat keluarga baru').click()
  await sitti.getByLabel('Alamat').fill('Jalan Rajawali, lorong 13')
  await sitti.getByLabel('RT').fill('03')
  await sitti.getByLabel('RW').fill('05')
  await sitti.getByLabel('Nomor KK').fill('7371010101209917')
  await button(sitti, 'Lanjut').click()
  await heading(sitti, 'Kepala keluarga').waitFor()
  await sitti.getByLabel('NIK').fill('7371 0157 0890 9917')
  await field(sitti, 'Tanggal').fill('17')
  await sitti.getByLabel('Bulan').fill('8')
  await sitti.getByLabel('Tahun').fill('1990')
  await sitti.getByText('Perempuan', { exact: true }).click()
  await button(sitti, 'Simpan anggota').click()
  await heading(sitti, 'Siapa yang perlu dibantu?').waitFor()
  await button(sitti, 'Lanjut').click()
  await heading(sitti, 'Apa yang dibutuhkan?').waitFor()
  await sitti.getByText('Berobat, KIS').click()
  await sitti.getByText('Bantuan berhenti atau kartu mati').click()
  await button(sitti, 'Lanjut').click()
  await heading(sitti, 'Cerita dan bukti').waitFor()
  await sitti.getByLabel(/^Ceritakan dengan/).fill('KIS mati sejak Februari.')
  await button(sitti, 'Lanjut').click()
  await heading(sitti, 'Berkas yang membantu').waitFor()
  await button(sitti, 'Lanjut').click()
  await heading(sitti, 'Periksa sebelum dikirim').waitFor()
  await sitti.getByText('Keluarga setuju data ini disimpan dan diteruskan').click()
  await button(sitti, 'Kirim keluhan').click()
  await heading(sitti, 'Keluhan terkirim').waitFor()
  await sitti.getByText(/^7371-\d{4}-000001$/).waitFor()
  const complaint = new URL(sitti.url()).pathname.split('/')[2]!
  await sitti.goto(`${url}/keluhan/${complaint}`)
  await heading(sitti, 'Daeng Kanang').waitFor()
  await sitti.getByText('Dasar: Perwal 28/2025 Pasal 9 ayat 2, 4 hari kerja.').first().waitFor()
  expect(await sitti.locator('main').textContent()).toMatch(/pukul 16\.00 WITA/)
})
