import type { BrowserContext, Page } from 'playwright-core'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { urlOfRunning } from '@slrt/db/local-running'
import { launchBrowser } from '../support/browser.ts'
import { bornFolder, demoOf, startServer } from '../support/server.ts'
import { totp } from '../support/totp.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

/** The link of the newest invitation that went to this address; the demo shows every message. */
async function invitationFor(url: string, email: string): Promise<string> {
  for (let round = 0; round < 50; round++) {
    const message = (await demoOf(url)).messages.find(({ to }) => to === email)
    const link = message && /https?:\S+#\S+/.exec(message.text)?.[0]
    if (link) return link
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no invitation for ${email}`)
}

async function choosePlace(page: Page, label: string, text: string, option: RegExp): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  await box.pressSequentially(text)
  await page.getByRole('option', { name: option }).first().click()
  await page.keyboard.press('Escape')
}

test('from an opened district to a change made without network, which is there once', async () => {
  const DATA_DIR = await bornFolder()
  const { url } = await startServer({ DATA_DIR })
  const browser = await launchBrowser()
  const pages: Page[] = []
  onTestFinished(async ({ task }) => {
    const isFailed = task.result?.state === 'fail'
    for (const [at, page] of isFailed ? pages.entries() : []) await page.screenshot({ path: `.out/e2e-${at}.png` })
    await browser.close()
  })
  const person = async (): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'id-ID' })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    pages.push(page)
    return { context, page }
  }

  // The secretariat opens a district.
  const { page: seknas } = await person()
  await seknas.goto(`${url}/masuk`)
  await seknas.getByText('Ratih Puspita').click()
  await button(seknas, 'Masuk').click()
  await button(seknas, 'Isi kode').click()
  await button(seknas, 'Masuk').click()
  await seknas.getByRole('link', { name: 'Daerah', exact: true }).click()
  await seknas.getByRole('link', { name: 'Buka daerah' }).click()
  await choosePlace(seknas, 'Kabupaten atau kota', 'sumedang', /Kabupaten Sumedang/)
  await expect.poll(() => field(seknas, 'Nama daerah').inputValue()).toBe('Kabupaten Sumedang')
  await field(seknas, 'Nama').fill('Tatang Hidayat')
  await field(seknas, 'Email').fill('tatang@sumedangkab.contoh.test')
  await button(seknas, 'Periksa dulu').click()
  await button(seknas, 'Buka daerah').click()
  await seknas.getByText('Kabupaten Sumedang sudah dibuka. Undangan terkirim.').waitFor()

  // Its admin accepts the invitation, with a second factor.
  const { context, page: admin } = await person()
  await admin.goto(await invitationFor(url, 'tatang@sumedangkab.contoh.test'))
  await admin.getByText('Kabupaten Sumedang mengundang Anda sebagai').waitFor()
  await field(admin, 'Buat kata sandi').fill('kebun teh di lereng')
  await button(admin, 'Terima undangan').click()
  await admin.getByRole('heading', { name: 'Pindai kode ini' }).waitFor()
  const link = await admin.getByRole('link', { name: 'Buka di aplikasi' }).getAttribute('href')
  const secret = new URL(link!).searchParams.get('secret')!
  await button(admin, 'Sudah saya pindai').click()
  await admin.getByText('Sudah saya catat di tempat aman').click()
  await button(admin, 'Lanjut').click()
  await field(admin, 'Kode 6 angka').fill(totp(secret))
  await button(admin, 'Selesai').click()

  // Invites an officer.
  await admin.getByRole('link', { name: 'Struktur & petugas' }).click()
  await admin.getByRole('link', { name: 'Undang petugas' }).click()
  await field(admin, 'Nama').fill('Rini Wulandari')
  await field(admin, 'Email').fill('rini@sumedangkab.contoh.test')
  await admin.getByText('Fasilitator', { exact: true }).click()
  await choosePlace(admin, 'Desa atau kelurahan tempat bekerja', 'cimalaka', /Desa Cimalaka/)
  await button(admin, 'Kirim undangan').click()
  await admin.getByText('Undangan untuk Rini Wulandari terkirim.').waitFor()
  await admin.getByRole('table').getByRole('link', { name: 'Rini Wulandari' }).waitFor()
  expect(await invitationFor(url, 'rini@sumedangkab.contoh.test')).toContain('/undangan#')

  // The network goes; the change is kept, through a reload too.
  await admin.getByRole('link', { name: 'Profil daerah' }).click()
  await field(admin, 'Nama layanan').waitFor()
  await admin.evaluate(async () => void (await navigator.serviceWorker.ready))
  await context.setOffline(true)
  await field(admin, 'Nama layanan').fill('SLRT Sumedang Simpati')
  await button(admin, 'Simpan profil').click()
  await admin.getByText('Terkirim sendiri saat ada sinyal.').waitFor()
  await admin.goto(`${url}/kiriman`)
  await admin.getByText('Tanpa sinyal').first().waitFor()

  // The network is back: it sends itself, once.
  await context.setOffline(false)
  const owner = new pg.Client({ connectionString: await urlOfRunning(DATA_DIR) })
  await owner.connect()
  onTestFinished(() => owner.end())
  const read = async () => {
    const { rows } = await owner.query<{ name: string | null; version: number; times: number }>(
      `select service_name as name, version, (select count(*)::int from command c where c.tenant = t.code and c.path = 'tenant.describe') as times
       from national.tenant t where code = '32.11'`,
    )
    return rows[0]
  }
  await expect.poll(read, { timeout: 30_000 }).toEqual({ name: 'SLRT Sumedang Simpati', version: 2, times: 1 })
  await admin.reload()
  await admin.getByText('SLRT Sumedang Simpati').first().waitFor()
})
