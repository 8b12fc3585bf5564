import type { Page } from 'playwright-core'
import { familyScreens } from './families.ts'
import { agencyScreens } from './agencies.ts'
import { catalogueScreens } from './catalogue.ts'
import { applicationScreens } from './applications.ts'
import { entitlementScreens } from './entitlement.ts'
import { factScreens } from './facts.ts'
import { joinScreens } from './join.ts'
import { nationScreens } from './nation.ts'
import { needScreens } from './needs.ts'
import { staffFileScreens } from './staff-files.ts'
import { limitScreens } from './limits.ts'
import { offline, online } from './network.ts'
import { regulationScreens } from './regulation.ts'
import { importScreens } from './imports.ts'
import { pairScreens } from './pairs.ts'
import { programScreens } from './programs.ts'
import { proposalScreens } from './proposals.ts'
import { readinessScreens } from './readiness.ts'
import { searchScreens } from './search.ts'
import { targetScreens } from './targets.ts'
import { broken, fill, inEnglish, press, screen, type Screen } from './screen.ts'

async function signIn(page: Page, login: string) {
  await fill(page, { 'Email atau nama pengguna': login, 'Kata sandi': 'sandi-demo-slrt' })
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

/** Fills the invitation form; the manager of the district, so no places are asked. */
async function inviteForm(page: Page, name = 'Rini Wulandari') {
  await fill(page, { Nama: name, Email: `${name.split(' ')[0]!.toLowerCase()}@contoh.example` })
  await page.getByText('Manajer SLRT').click()
}
async function invite(page: Page, name?: string) {
  await page.goto('/petugas/undang')
  await inviteForm(page, name)
  await press('Kirim undangan')(page)
  await page.getByRole('heading', { name: 'Tersimpan di perangkat ini.' }).waitFor()
}

/** Fills the outbox without network, then opens its page; what is then allowed again decides what it shows. */
const keepThree = (then?: (page: Page) => Promise<void>) => async (page: Page) => {
  await offline(page)
  for (const name of ['Rini Wulandari', 'Ujang Permana', 'Siti Aminah Kusumaningtyas']) await invite(page, name)
  await page.goto('/kiriman')
  await page.getByText('Menunggu (3)').waitFor()
  await then?.(page)
}

async function openDistrict(page: Page, area: string) {
  await page.getByText('Kabupaten atau kota', { exact: false }).first().click()
  await page.getByRole('combobox').first().fill(area)
  await page.getByRole('option').first().click()
  await page.keyboard.press('Escape')
}

export const screens: Screen[] = [
  screen('masuk', 'full', '/masuk', { docs: '390-light' }),
  screen('masuk', 'empty', '/masuk', { act: press('Masuk') }),
  screen('masuk', 'refused', '/masuk', { act: async (page) => signIn(page, 'tidak.ada@contoh.example') }),
  screen('masuk', 'tries', '/masuk', {
    answers: { '/api/auth/sign-in': { status: 429, code: 'rate.limited', after: '600' } },
    act: async (page) => signIn(page, 'dewi@demo.slrt.example'),
  }),
  screen('masuk', 'error', '/masuk', {
    answers: { '/api/auth/sign-in': broken },
    act: async (page) => signIn(page, 'dewi@demo.slrt.example'),
  }),
  screen('kode', 'full', '/masuk', {
    act: async (page) => {
      await signIn(page, 'admin.bandung@demo.slrt.example')
      await page.waitForURL('**/masuk/kode*')
    },
  }),
  screen('kode', 'refused', '/masuk', {
    act: async (page) => {
      await signIn(page, 'admin.bandung@demo.slrt.example')
      await page.waitForURL('**/masuk/kode*')
      await fill(page, { 'Kode 6 angka': '000000' })
      await press('Masuk')(page)
      await page.getByRole('alert').first().waitFor()
    },
  }),
  screen('lupa-kata-sandi', 'full', '/lupa-kata-sandi'),
  screen('lupa-kata-sandi', 'sent', '/lupa-kata-sandi', {
    act: async (page) => {
      await fill(page, { Email: 'dewi@demo.slrt.example' })
      await press('Kirim tautan')(page)
    },
  }),
  screen('masuk', 'english', '/masuk', { act: inEnglish }),
  screen('kata-sandi-baru', 'full', '/kata-sandi-baru#ini-contoh-tautan'),
  screen('undangan', 'full', ({ tokens }) => `/undangan#${tokens.new}`, { docs: '390-light' }),
  screen('undangan', 'known', ({ tokens }) => `/undangan#${tokens.known}`),
  screen('undangan', 'signed-in', ({ tokens }) => `/undangan#${tokens.known}`, { as: 'dewi' }),
  screen('undangan', 'used', ({ tokens }) => `/undangan#${tokens.used}`),
  screen('undangan', 'empty', '/undangan'),
  screen('undangan', 'error', ({ tokens }) => `/undangan#${tokens.new}`, {
    answers: { '/api/invitation/show': broken },
  }),
  screen('faktor-kedua', 'full', '/faktor-kedua', { as: 'rini' }),
  screen('faktor-kedua', 'scan', '/faktor-kedua', {
    as: 'rini',
    act: async (page) => {
      await page.locator('main input[type=password]').fill('sandi-demo-slrt')
      await page.locator('main [type=submit]').click()
      await page.getByRole('heading', { level: 2 }).first().waitFor()
    },
  }),
  screen('sebagai', 'full', '/sebagai', { as: 'dewi' }),
  screen('demo-pesan', 'full', '/demo'),
  screen('daerah-buka', 'full', '/daerah/buka', { as: 'seknas', act: async (page) => openDistrict(page, 'Penukal') }),
  screen('daerah-buka', 'empty', '/daerah/buka', { as: 'seknas' }),
  screen('daerah-buka', 'error', '/daerah/buka', {
    as: 'seknas',
    act: async (page) => page.locator('main [type=submit]').click(),
  }),
  screen('petugas', 'full', '/petugas', { as: 'admin', docs: '1440-dark' }),
  screen('petugas', 'empty', '/petugas', { as: 'first' }),
  screen('petugas', 'no-results', '/petugas?cari=zzz', { as: 'admin' }),
  screen('petugas', 'error', '/petugas', { as: 'admin', answers: { 'staff.list': broken } }),
  screen('petugas', 'loading', '/petugas', { as: 'manager', answers: { 'staff.list': 'never' }, waits: true }),
  screen('petugas', 'english', '/petugas', { as: 'admin', act: inEnglish }),
  screen('petugas', 'read', '/petugas', { as: 'manager', docs: '390-light' }),
  screen('petugas', 'offline', '/petugas', {
    as: 'admin',
    worker: true,
    act: async (page) => void (await offline(page), await page.reload()),
  }),
  screen('petugas-undang', 'empty', '/petugas/undang', { as: 'admin', docs: '390-light' }),
  screen('petugas-undang', 'full', '/petugas/undang', { as: 'admin', act: async (page) => inviteForm(page) }),
  screen('petugas-undang', 'english', '/petugas/undang', { as: 'admin', act: inEnglish }),
  screen('petugas-undang', 'error', '/petugas/undang', { as: 'admin', act: press('Kirim undangan'), docs: '390-dark' }),
  screen('petugas-undang', 'refused', '/petugas/undang', {
    as: 'admin',
    answers: { 'staff.invite': { status: 409, code: 'staff.already_invited' } },
    act: async (page) => (await inviteForm(page), await press('Kirim undangan')(page)),
  }),
  screen('petugas-undang', 'offline', '/petugas/undang', {
    as: 'admin',
    act: async (page) => {
      await inviteForm(page)
      await offline(page)
      await press('Kirim undangan')(page)
      await page.getByRole('heading', { name: 'Tersimpan di perangkat ini.' }).waitFor()
    },
  }),
  screen('petugas-satu', 'full', ({ staff }) => `/petugas/${staff.active}`, { as: 'admin', docs: '820-light' }),
  screen('petugas-satu', 'invited', ({ staff }) => `/petugas/${staff.invited}`, { as: 'admin' }),
  screen('petugas-satu', 'ended', ({ staff }) => `/petugas/${staff.ended}`, { as: 'admin' }),
  screen('petugas-satu', 'error', ({ staff }) => `/petugas/${staff.active}`, {
    as: 'admin',
    answers: { 'staff.show': broken },
  }),
  screen('petugas-satu', 'unknown', '/petugas/01900000-0000-7000-8000-000000000000', { as: 'admin' }),
  screen('petugas-satu', 'end', ({ staff }) => `/petugas/${staff.active}`, {
    as: 'admin',
    act: async (page) => (
      await press(/Akhiri/)(page),
      await page.getByRole('alertdialog').or(page.getByRole('dialog')).waitFor()
    ),
  }),
  screen('petugas-ubah', 'full', ({ staff }) => `/petugas/${staff.active}/ubah`, { as: 'admin' }),
  screen('petugas-ubah', 'error', ({ staff }) => `/petugas/${staff.active}/ubah`, {
    as: 'admin',
    act: async (page) => (await fill(page, { Nama: '' }), await page.locator('main [type=submit]').click()),
  }),
  screen('profil', 'full', '/profil', { as: 'admin' }),
  screen('profil', 'read', '/profil', { as: 'rini' }),
  screen('profil', 'error', '/profil', { as: 'admin', answers: { 'tenant.show': broken } }),
  screen('kiriman', 'empty', '/kiriman', { as: 'admin' }),
  screen('kiriman', 'offline', '/petugas/undang', { as: 'admin', worker: true, act: keepThree(), docs: '390-light' }),
  screen('kiriman', 'english', '/petugas/undang', {
    as: 'admin',
    worker: true,
    act: keepThree(inEnglish),
  }),
  screen('kiriman', 'full', '/petugas/undang', {
    as: 'admin',
    worker: true,
    answers: { 'staff.invite': { status: 409, code: 'staff.already_invited' } },
    act: keepThree(async (page) => (await online(page), await page.getByText('Perlu perhatian (3)').waitFor())),
    docs: '820-dark',
  }),
  screen('kiriman', 'error', '/petugas/undang', {
    as: 'admin',
    worker: true,
    answers: { 'staff.invite': broken },
    act: keepThree(
      async (page) => (await online(page), await page.getByText('Perlu perhatian (3)').waitFor({ timeout: 60_000 })),
    ),
  }),
  screen('kiriman', 'drop', '/petugas/undang', {
    as: 'admin',
    worker: true,
    act: keepThree(
      async (page) => (await press(/^Hapus kiriman: /)(page), await page.getByRole('alertdialog').waitFor()),
    ),
  }),
  screen('kiriman', 'busy', '/petugas/undang', {
    as: 'admin',
    worker: true,
    answers: { 'staff.invite': { status: 503, code: 'server.busy', after: '600' } },
    act: keepThree(async (page) => (await online(page), await page.getByText('Dikirim lagi pukul').waitFor())),
  }),
  screen('beranda', 'full', '/beranda', { as: 'rini' }),
  screen('beranda', 'manager', '/beranda', { as: 'manager' }),
  screen('lainnya', 'full', '/lainnya', { as: 'admin' }),
  screen('kata-sandi', 'full', '/lainnya/kata-sandi', { as: 'admin' }),
  screen('kata-sandi', 'error', '/lainnya/kata-sandi', {
    as: 'admin',
    act: async (page) => page.locator('main [type=submit]').click(),
  }),
  screen('tidak-ada', 'full', '/tidak-ada', { as: 'admin' }),
  screen('mulai', 'error', '/', { as: 'admin', answers: { '/api/session': broken } }),
  ...agencyScreens,
  ...joinScreens,
  ...applicationScreens,
  ...catalogueScreens,
  ...nationScreens,
  ...familyScreens,
  ...entitlementScreens,
  ...factScreens,
  ...needScreens,
  ...regulationScreens,
  ...staffFileScreens,
  ...limitScreens,
  ...programScreens,
  ...targetScreens,
  ...readinessScreens,
  ...searchScreens,
  ...importScreens,
  ...pairScreens,
  ...proposalScreens,
]
