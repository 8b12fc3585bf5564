import type { Page } from 'playwright-core'
import { offline } from './network.ts'
import { broken, inEnglish, press, screen, type Screen } from './screen.ts'
import type { World } from './world.ts'

const submit = async (page: Page) => page.locator('main [type=submit]').click()
const form = (kind: string) => (world: World) => `/usulan/baru?keluarga=${world.proposals.family}&jenis=${kind}`
const one = (name: 'draft' | 'fresh' | 'visit' | 'checked', rest = '') => (world: World) => `/usulan/${world.proposals[name]}${rest}` // prettier-ignore
const batch = ({ proposals }: World) => `/siks/${proposals.batch}`
const sent = ({ proposals }: World) => `/siks/${proposals.sent}`
const meeting = ({ proposals }: World) => `/musyawarah/${proposals.meeting}`
const as = 'rini' as const

/** From a batch that was handed in: its answer is read from a file, in which one reference is none of ours. */
async function readAnswer(page: Page) {
  const links = await page.locator('main a[href^="/usulan/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')!)) // prettier-ignore
  const [one, other] = [...new Set(links)].map((href) => href.slice('/usulan/'.length))
  const rows = [`${one},DITERIMA,,,2026-11`, `${other},DITOLAK,R-05 dokumen kurang,,2026-11`, 'U-2026-0815,DITERIMA,,,2026-11', ',DITERIMA,,,'] // prettier-ignore
  await page.getByRole('link', { name: 'Baca jawaban' }).click()
  const buffer = Buffer.from(['Kode Usulan,Status,Alasan,Desil,Periode', ...rows].join('\r\n'))
  await page.locator('input[type=file]').setInputFiles({ name: 'jawaban november.csv', mimeType: 'text/csv', buffer })
  await page.locator('#pratinjau').waitFor()
}

/** What a district proposes to the national register, village meetings, and batches to SIKS-NG. */
export const proposalScreens: Screen[] = [
  screen('usulan', 'full', '/usulan', { as, docs: '390-light' }),
  screen('usulan', 'office', '/usulan?bagian=semua', { as: 'manager' }),
  screen('usulan', 'none', '/usulan?bagian=kabar', { as }),
  screen('usulan', 'wait', '/usulan', { as, answers: { 'proposal.list': 'never' }, waits: true }),
  screen('usulan', 'error', '/usulan', { as, answers: { 'proposal.list': broken } }),
  screen('usulan', 'english', '/usulan', { as, act: inEnglish }),
  screen('usulan-satu', 'draft', one('draft'), { as }),
  screen('usulan-satu', 'visit', one('visit'), { as, docs: '1440-light' }),
  screen('usulan-satu', 'checked', one('checked'), { as: 'manager' }),
  screen('usulan-satu', 'withdraw', one('draft'), { as, act: press('Tarik usulan') }),
  screen('usulan-satu', 'error', one('visit'), { as, answers: { 'proposal.show': broken } }),
  screen('usulan-satu', 'gone', ({ proposals }) => `/usulan/${proposals.batch}`, { as }),
  screen('usulan-baru', 'family', '/usulan/baru', { as }),
  screen('usulan-baru', 'search', '/usulan/baru', {
    as: 'siks',
    act: async (page) => {
      await page.getByLabel('Cari keluarga').fill('asep')
      await press('Cari')(page)
      await page.getByText('Pilih keluarganya').waitFor()
    },
  }),
  screen('usulan-baru', 'kind', ({ proposals }) => `/usulan/baru?keluarga=${proposals.family}`, { as }),
  screen('usulan-isi', 'house', form('UBAH_VARIABEL'), { as, docs: '390-light' }),
  screen('usulan-isi', 'missing', form('MENINGGAL'), { as, act: submit }),
  screen('usulan-isi', 'identity', form('UBAH_IDENTITAS'), { as }),
  screen('usulan-isi', 'card', form('PECAH_GABUNG_KK'), {
    as,
    act: async (page) => page.getByText('Gabung KK', { exact: true }).click(),
  }),
  screen('usulan-isi', 'objection', form('SANGGAH'), { as }),
  screen('usulan-isi', 'english', form('PINDAH'), { as, act: inEnglish }),
  screen('usulan-isi', 'refused', one('draft', '/ubah'), {
    as,
    answers: { 'proposal.save': { status: 409, code: 'proposal.exists' } },
    act: press('Simpan draf'),
  }),
  screen('usulan-isi', 'offline', form('TIDAK_LAYAK'), {
    as,
    worker: true,
    act: async (page) => {
      await page.getByLabel('Alasan usulan').fill('Sudah punya warung besar.')
      await offline(page)
      await press('Simpan draf')(page)
    },
  }),
  screen('kunjungan', 'full', one('visit', '/kunjungan'), { as }),
  screen('kunjungan', 'missing', one('visit', '/kunjungan'), { as, act: submit }),
  screen('musyawarah', 'full', '/musyawarah', { as }),
  screen('musyawarah', 'error', '/musyawarah', { as, answers: { 'meeting.list': broken } }),
  screen('musyawarah-baru', 'full', '/musyawarah/baru', { as }),
  screen('musyawarah-baru', 'missing', '/musyawarah/baru', { as, act: submit }),
  screen('musyawarah-satu', 'held', meeting, { as, docs: '820-light' }),
  screen('musyawarah-satu', 'office', meeting, { as: 'manager' }),
  screen('musyawarah-satu', 'error', meeting, { as, answers: { 'meeting.show': broken } }),
  screen('dukcapil', 'full', one('fresh', '/dukcapil'), { as: 'siks' }),
  screen('dukcapil', 'missing', one('fresh', '/dukcapil'), { as: 'siks', act: submit }),
  screen('siks', 'full', '/siks', { as: 'manager' }),
  screen('siks', 'error', '/siks', { as: 'manager', answers: { 'siks.list': broken } }),
  screen('siks-baru', 'full', '/siks/baru', { as: 'manager' }),
  screen('siks', 'operator', '/siks', { as: 'siks' }),
  screen('siks-satu', 'made', batch, { as: 'manager', docs: '1440-light' }),
  screen('siks-satu', 'sent', sent, { as: 'manager' }),
  screen('siks-jawaban', 'empty', (world) => `${sent(world)}/jawaban`, { as: 'manager' }),
  screen('siks-jawaban', 'read', sent, { as: 'manager', act: readAnswer, docs: '390-light' }),
  screen('siks-satu', 'ask', batch, { as: 'manager', act: press('Minta pengesahan') }),
]
