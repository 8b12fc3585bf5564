import { newId } from '@slrt/domain/id'
import type { Page } from 'playwright-core'
import { broken, fill, inEnglish, press, screen, type Screen } from './screen.ts'
import type { World } from './world.ts'

const draftOf =
  (which: 'draft' | 'returned' | 'contested', key: string) =>
  ({ rules }: World) =>
    `/peraturan/${key}/draf/${rules[which]}`
const finish = draftOf('draft', 'clock.PROSES_OPD')

/** Somebody else saves the same draft a moment earlier. */
async function saveBehind(page: Page, key: string) {
  await page.evaluate(
    async ({ rule, commandId, from }) => {
      const session = await (await fetch('/api/session')).json()
      const headers = { 'content-type': 'application/json', 'x-sebagai': session.memberships[0].id }
      const ask = async (path: string, input: object) =>
        (await fetch(`/trpc/${path}`, { method: 'POST', headers, body: JSON.stringify(input) })).json()
      const { result } = await ask('regulation.history', { key: rule })
      const { id, version, subject, article, instrument } = result.data.rows[0]
      const value = JSON.stringify(10 + version)
      const input = { id, key: rule, subject, area: '', value, instrument, article, effectiveFrom: from }
      await ask('regulation.draft', { ...input, effectiveTo: null, version, commandId })
    },
    { rule: key, commandId: newId(), from: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10) },
  )
}

/** What binds a district: its rules, their drafts, what they rest on, and who agrees. */
export const regulationScreens: Screen[] = [
  screen('peraturan', 'full', '/peraturan', { as: 'admin' }),
  screen('peraturan', 'search', '/peraturan?cari=rujukan', { as: 'admin' }),
  screen('peraturan', 'none', '/peraturan?cari=zzz', { as: 'admin' }),
  screen('peraturan', 'loading', '/peraturan', { as: 'admin', answers: { 'regulation.show': 'never' }, waits: true }),
  screen('peraturan', 'error', '/peraturan', { as: 'admin', answers: { 'regulation.show': broken } }),
  screen('peraturan', 'english', '/peraturan/clock.DIRUJUK', { as: 'admin', act: inEnglish }),
  screen('peraturan', 'nation', '/peraturan/clock.DIRUJUK', { as: 'seknas' }),
  screen('peraturan', 'read', '/peraturan/documents.needed', { as: 'head' }),
  screen('peraturan-satu', 'own', '/peraturan/clock.DIRUJUK', { as: 'admin', docs: '1440-light' }),
  screen('peraturan-satu', 'place', '/peraturan/clock.DIRUJUK?wilayah=32.04.37.2001&hal=KES01', { as: 'admin' }),
  screen('peraturan-satu', 'national', '/peraturan/service.feedbackRequired', { as: 'admin' }),
  screen('peraturan-satu', 'unknown', '/peraturan/tidak.ada', { as: 'admin' }),
  screen('peraturan-satu', 'error', '/peraturan/clock.DIRUJUK', {
    as: 'admin',
    answers: { 'regulation.history': broken },
  }),
  screen('peraturan-satu', 'cancel', '/peraturan/clock.DIRUJUK', {
    as: 'admin',
    act: async (page) => (await press('Batalkan jadwal')(page), await page.getByRole('alertdialog').waitFor()),
  }),
  screen('peraturan-draf', 'full', finish, { as: 'admin', docs: '820-light' }),
  screen('peraturan-draf', 'new', '/peraturan/structure.signatories/draf/baru', {
    as: 'admin',
    act: press('Tambah penanda tangan'),
  }),
  screen('peraturan-draf', 'place', '/peraturan/structure.live/draf/baru', {
    as: 'admin',
    act: async (page) => void (await page.getByLabel('Tempat').selectOption('kecamatan')),
  }),
  screen('peraturan-draf', 'holidays', '/peraturan/calendar.holidays/draf/baru', { as: 'admin' }),
  screen('peraturan-draf', 'roles', '/peraturan/approval.record.delete/draf/baru', { as: 'admin' }),
  screen('peraturan-draf', 'returned', draftOf('returned', 'service.reopenDays'), { as: 'admin' }),
  screen('peraturan-draf', 'tried', finish, {
    as: 'admin',
    act: async (page) => (await press('Coba dulu')(page), await page.getByText('hari terakhir').first().waitFor()),
  }),
  screen('peraturan-draf', 'mend', finish, {
    as: 'admin',
    act: async (page) => {
      await page.getByLabel('Jumlah, Biasa').fill('nol')
      await fill(page, { Pasal: '' })
      await press('Simpan draf')(page)
      await page.getByRole('alert').first().waitFor()
    },
  }),
  screen('peraturan-draf', 'refused', finish, {
    as: 'admin',
    answers: { 'regulation.draft': { status: 409, code: 'regulation.waiting', facts: { key: 'clock.PROSES_OPD' } } },
    act: async (page) => {
      await fill(page, { Pasal: 'Pasal 10' })
      await press('Simpan draf')(page)
      await page.getByRole('alert').first().waitFor()
    },
  }),
  screen('peraturan-draf', 'conflict', draftOf('contested', 'service.retentionYears'), {
    as: 'admin',
    act: async (page) => {
      await fill(page, { 'Lama dalam tahun': '7' })
      await saveBehind(page, 'service.retentionYears')
      await press('Simpan draf')(page)
      await press('Lihat bedanya')(page)
    },
  }),
  screen('peraturan-draf', 'submit', finish, {
    as: 'admin',
    act: async (page) => (
      await press('Ajukan')(page),
      await page.getByRole('alertdialog').waitFor(),
      await page.getByRole('alertdialog').getByRole('button', { name: 'Ajukan' }).click(),
      await page.getByRole('alertdialog').getByRole('alert').waitFor()
    ),
  }),
  screen('dasar-hukum', 'full', '/peraturan/dasar-hukum', { as: 'admin' }),
  screen('dasar-hukum', 'empty', '/peraturan/dasar-hukum', { as: 'seknas' }),
  screen('dasar-hukum', 'error', '/peraturan/dasar-hukum', { as: 'admin', answers: { 'instrument.list': broken } }),
  screen('dasar-hukum-tambah', 'empty', '/peraturan/dasar-hukum/tambah', {
    as: 'admin',
    act: press('Tambah dasar hukum'),
  }),
  screen('dasar-hukum-ubah', 'full', ({ rules }) => `/peraturan/dasar-hukum/${rules.instrument}`, { as: 'admin' }),
  screen('dasar-hukum-ubah', 'read', ({ rules }) => `/peraturan/dasar-hukum/${rules.instrument}`, { as: 'manager' }),
  screen('persetujuan', 'full', '/persetujuan', { as: 'manager', docs: '390-light' }),
  screen('persetujuan', 'mine', '/persetujuan', { as: 'admin' }),
  screen('persetujuan', 'empty', '/persetujuan', { as: 'seknas' }),
  screen('persetujuan', 'error', '/persetujuan', { as: 'manager', answers: { 'approval.list': broken } }),
  screen('persetujuan', 'done', '/persetujuan', {
    as: 'manager',
    act: async (page) => (
      await press('Lihat yang sudah diputuskan')(page),
      await page.getByText('Disetujui').first().waitFor()
    ),
  }),
  screen('persetujuan', 'return', '/persetujuan', {
    as: 'manager',
    act: async (page) => (
      await press(/^Kembalikan/)(page),
      await page.getByRole('alertdialog').getByRole('button', { name: 'Kembalikan' }).click(),
      await page.getByRole('alertdialog').getByRole('alert').waitFor()
    ),
  }),
  screen('persetujuan', 'own-refused', '/persetujuan', {
    as: 'manager',
    answers: { 'approval.approve': { status: 409, code: 'approval.decided', facts: { state: 'DISETUJUI' } } },
    act: async (page) => (await press(/^Setujui/)(page), await page.getByRole('alert').first().waitFor()),
  }),
]
