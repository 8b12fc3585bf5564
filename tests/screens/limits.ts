import { changed } from './network.ts'
import { broken, inEnglish, press, screen, type Screen } from './screen.ts'

const trialOf = ({ limits }: { limits: { trial: string } }) => `/batas/${limits.trial}`
type Trial = { trial: { doneAt: string | null }; districts: { figures: object | null; isOverridden: boolean }[] }

const notice = (more: object) => ({
  key: 'program.maxDesil',
  program: 'PKH',
  value: 1,
  effectiveFrom: '2027-01-01',
  citation: 'Kepmensos 8/2026 Diktum Ketiga',
  own: null,
  ...more,
})

/** Limits of programs that the nation thinks of changing, and how a district is told. */
export const limitScreens: Screen[] = [
  screen('batas', 'full', '/batas', { as: 'seknas' }),
  screen('batas', 'empty', '/batas', {
    as: 'seknas',
    act: async (page) => {
      await changed<{ rows: object[] }>(page, 'limit.list', (data) => void (data.rows = []))
      await page.reload()
      await page.getByText('Belum ada batas').waitFor()
    },
  }),
  screen('batas-satu', 'full', trialOf, { as: 'seknas' }),
  screen('batas-satu', 'counting', trialOf, {
    as: 'seknas',
    act: async (page) => {
      await changed<Trial>(page, 'limit.show', (data) => {
        data.trial.doneAt = null
        for (const one of data.districts.slice(3)) one.figures = null
        data.districts[1]!.isOverridden = true
      })
      await page.reload()
      await page.getByText('Boleh ditinggal').waitFor()
    },
  }),
  screen('batas-satu', 'english', trialOf, { as: 'seknas', act: inEnglish }),
  screen('batas-satu', 'error', trialOf, { as: 'seknas', answers: { 'limit.show': broken } }),
  screen('peraturan-satu', 'limit', '/peraturan/program.maxDesil', { as: 'seknas' }),
  screen('peraturan-draf', 'limit', ({ limits }) => `/peraturan/program.maxDesil/draf/${limits.draft}`, {
    as: 'seknas',
    act: async (page) => {
      await press('Coba dulu')(page)
      await page.getByRole('button', { name: 'Hitung di semua daerah' }).waitFor()
    },
  }),
  screen('kesiapan', 'limit', '/kesiapan', {
    as: 'admin',
    act: async (page) => {
      await changed<{ rows: object[] }>(page, 'limit.notices', (data) => {
        data.rows = [
          notice({ own: { value: 3, citation: 'Perbup 12/2026 Pasal 4' } }),
          notice({ program: 'BPNT', value: 2 }),
        ]
      })
      await page.reload()
      await page.getByText('dari nasional berubah').first().waitFor()
    },
  }),
]
