import type { Download, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newId } from '@slrt/domain/id'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { demoPerson } from '../screens/people.ts'
import { demoBrowser } from '../support/demo-browser.ts'
import { decreePdf } from '../support/decree.ts'
import { dtks, type DtksRow } from '../support/imported.ts'
import { bornFolder, startServer } from '../support/server.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: true })
const field = (page: Page, name: string | RegExp) => page.getByLabel(name, { exact: true })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })
const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const inDialog = (page: Page) => page.getByRole('alertdialog')

async function textOf(download: Download): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** The families of a list, each with a number and a card of its own. */
const family = (n: number, row: DtksRow): DtksRow => ({
  id: `3204990000${String(n).padStart(6, '0')}`,
  kk: `320430200511${String(9900 + n)}`,
  ibu: `Ibu Ke-${n}`,
  ...row,
})
const CUCU = { nama: 'Cucu Cahyati Sukmawati', lahir: '1974-03-12', ibu: 'Oneng Suryati', rt: '004', rw: '011' }
const LIST = dtks(
  family(1, { nama: 'Dadang Suherlan', nik: '3204301005719901', jk: 'L' }),
  family(2, { nama: 'Entin Rohaeti Kartika', nik: '3.20411E+15', lahir: '1990-08-17' }),
  family(3, { nama: 'Tatang Rukmana', nik: '3204301202809903', jk: 'L', desa: 'Cimekarr Wetan' }),
  family(4, { nama: 'Neneng Rukmini', nik: '3204305202809904', desa: 'Cimekarr Wetan' }),
  family(5, { nama: '-', nik: '3204305202809905' }),
  family(6, { ...CUCU, nik: '3204305203749906' }),
  family(7, { ...CUCU, nik: '3204305203749960' }),
)
const list = { name: 'dtks-cileunyi.txt', mimeType: 'text/plain', buffer: Buffer.from(LIST) }

/** In this district nobody waits after a village meeting: its own regulation says so. */
async function withoutWaiting(url: string): Promise<void> {
  const [admin, head] = [await demoPerson(url, 'admin.bandung'), await demoPerson(url, 'kadis.bandung')]
  const [instrument, id] = [newId(), newId()]
  const effectiveFrom = localDate(new Date(), zoneOf('32.04'))
  const perbup = { type: 'PERBUP', number: '31', year: 2026, title: 'Musyawarah pemutakhiran data', issuer: 'Bupati Bandung' } // prettier-ignore
  await admin.send('instrument.add', { id: instrument, ...perbup, effectiveFrom, effectiveTo: null, repeals: null })
  const rule = { id, key: 'meeting.objection', subject: '', area: '', value: '0', instrument, article: 'Pasal 7' }
  await admin.send('regulation.draft', { ...rule, effectiveFrom, effectiveTo: null, version: 0 })
  await admin.send('regulation.submit', { id, version: 1, reason: 'Perbup sudah diundangkan.' })
  const { rows } = await head.ask<{ rows: { id: string; subject: string }[] }>('approval.list', {})
  await head.send('approval.approve', { id: rows.find(({ subject }) => subject === id)!.id, version: 1 })
}

test('a list comes in and is mended, a twin is merged, and a family goes from proposal to batch file', async () => {
  const DATA_DIR = await bornFolder()
  const { url } = await startServer({ DATA_DIR })
  const enter = await demoBrowser(url, 'register')

  // The manager drops the list of DTKS, looks at its columns, and lets it in.
  const ade = await enter('Ade Suryana')
  const takeIn = async () => {
    await ade.goto(`${url}/impor`)
    await ade.locator('input[type=file]').setInputFiles(list)
    await ade.getByRole('radio', { name: /Ekspor DTKS/, checked: true }).waitFor({ state: 'attached' })
    await button(ade, 'Kirim berkas').click()
    await said(ade, '23 dari 23 kolom dikenal.')
    await button(ade, 'Mulai impor').click()
  }
  await takeIn()
  await heading(ade, '4 baris perlu diperbaiki').waitFor()
  await said(ade, '3 orang baru, 0 berubah, 0 sama.')

  // Four rows were refused. One is mended where it stands, two at once, and one stays out on purpose.
  await button(ade, 'Perbaiki 4 baris').click()
  await said(ade, 'Angkanya hilang di Excel')
  await field(ade, 'NIK, baris 2').fill('3204305708909')
  await field(ade, 'NIK, baris 2').press('Enter')
  await said(ade, 'Masih ditolak: NIK bukan 16 angka.')
  await field(ade, 'NIK, baris 2').fill('3204305708909902')
  await field(ade, 'NIK, baris 2').press('Enter')
  await heading(ade, '3 baris perlu diperbaiki').waitFor()
  await button(ade, 'Pilih desa untuk baris 3').click()
  await ade.getByRole('combobox', { name: 'Desa atau kelurahan' }).pressSequentially('cimekar')
  await ade.getByRole('option', { name: /Desa Cimekar/ }).click()
  await button(ade, 'Simpan 2 baris yang sama').click()
  await said(ade, '2 dari 2 baris selesai.')
  await button(ade, 'Abaikan Baris 5').click()
  await heading(ade, 'Semua baris sudah ditangani').waitFor()
  await said(ade, '6 orang baru, 0 berubah, 0 sama.')

  // The same file again changes nothing.
  await takeIn()
  await heading(ade, 'Tidak ada perubahan').waitFor()

  // A fasilitator looks for the family that was mended, and finds it in her desa.
  await withoutWaiting(url)
  const rini = await enter('Rini Wulandari', 820)
  const lookFor = async (page: Page, text: string) => {
    await page.goto(`${url}/cari`)
    await heading(page, 'Cari warga').waitFor()
    await page.getByText('Memeriksa daftar').click()
    await button(page, 'Mulai mencari').click()
    await page.getByLabel('Nama, NIK, nomor KK, atau nomor kartu').fill(text)
    await button(page, 'Cari').click()
  }
  await lookFor(rini, 'entin rohaety kartika')
  await rini.getByRole('link', { name: 'Entin Rohaeti Kartika' }).click()
  await heading(rini, /Entin Rohaeti Kartika/).waitFor()
  const home = new URL(rini.url()).pathname.split('/')[2]!

  // Its house is of bamboo: she proposes the correction.
  await rini.goto(`${url}/usulan/baru?keluarga=${home}`)
  await link(rini, /^Data rumah, kerja, atau sekolah keliru/).click()
  await field(rini, 'Dinding').selectOption({ label: 'Bambu' })
  await field(rini, 'Alasan usulan').fill('Rumah bambu, ayah berhenti kerja sejak Agustus.')
  await button(rini, 'Ajukan').click()
  await heading(rini, 'Menunggu cek Dukcapil.').waitFor()
  const proposal = new URL(rini.url()).pathname

  // The office compares the numbers with Dukcapil.
  const dewi = await enter('Dewi Lestari')
  if (dewi.url().includes('/sebagai')) await dewi.getByText('Back office').first().click()
  await heading(dewi, 'Tugas').waitFor()
  await dewi.goto(url + proposal)
  await link(dewi, 'Catat cek Dukcapil').click()
  await dewi.getByText('Usulan berjalan terus.').first().click()
  await dewi.getByText('Layar SIAK').click()
  await button(dewi, 'Catat hasil').click()
  await heading(dewi, 'Menunggu kunjungan rumah.').waitFor()

  // She visits the family, and photographs the house.
  await rini.goto(`${url}${proposal}/kunjungan`)
  await field(rini, 'Dinding').selectOption({ label: 'Bambu' })
  const photo = await rini.screenshot({ type: 'jpeg', quality: 60 })
  await rini.locator('input[type=file]').setInputFiles({ name: 'rumah.jpg', mimeType: 'image/jpeg', buffer: photo })
  await said(rini, '1 berkas')
  await button(rini, 'Kunjungan selesai').click()
  await heading(rini, 'Menunggu musyawarah desa.').waitFor()

  // The village meets: who came, what it says of the family, and the signed minutes.
  const ujang = await enter('Ujang Permana')
  await ujang.goto(`${url}/musyawarah/baru`)
  await field(ujang, 'Tempat').fill('Balai Desa Cimekar')
  await ujang.getByText('Keluarga Entin Rohaeti Kartika').waitFor()
  await button(ujang, 'Simpan daftar').click()
  await heading(ujang, 'Musyawarah Desa Cimekar').waitFor()
  await field(ujang, 'Nama ke-1').fill('H. Dadang Suhendar')
  await field(ujang, /^Jabatan ke-1/).fill('Kepala Desa')
  await button(ujang, 'Simpan hadirin').click()
  await heading(ujang, 'Berlangsung').waitFor()
  await ujang.getByText('Layak', { exact: true }).click()
  await button(ujang, 'Catat putusan keluarga Entin Rohaeti Kartika').click()
  const minutes = decreePdf('Berita acara musyawarah Desa Cimekar')
  await ujang
    .locator('input[type=file]')
    .setInputFiles({ name: 'ba.pdf', mimeType: 'application/pdf', buffer: minutes })
  await said(ujang, '1 berkas')
  await field(ujang, 'Ditandatangani oleh').fill('H. Dadang Suhendar, Kepala Desa')
  await button(ujang, 'Simpan berita acara').click()
  await heading(ujang, 'Selesai').first().waitFor()

  // The office finds it right; the manager makes the batch, the head of the Dinas Sosial ratifies it.
  await dewi.goto(url + proposal)
  await button(dewi, 'Benar').click()
  await inDialog(dewi).getByRole('button', { name: 'Benar' }).click()
  await said(dewi, 'Usulan benar, siap masuk bundel.')
  await ade.goto(`${url}/siks/baru`)
  await ade.getByText('Keluarga Entin Rohaeti Kartika').waitFor()
  await button(ade, 'Simpan bundel').click()
  await heading(ade, 'Bundel disusun, belum disahkan.').waitFor()
  const batch = ade.url()
  await button(ade, 'Minta pengesahan').click()
  await inDialog(ade).getByLabel('Keterangan untuk kepala dinas').fill('Hasil musyawarah Cimekar.')
  await inDialog(ade).getByRole('button', { name: 'Minta pengesahan' }).click()
  await heading(ade, 'Menunggu pengesahan kepala dinas.').waitFor()
  const tatang = await enter('Tatang Sopandi')
  await tatang.goto(`${url}/persetujuan`)
  await button(tatang, 'Setujui: Mengesahkan usulan data').click()
  await said(tatang, /^Terima kasih/)
  await ade.goto(batch)
  await heading(ade, 'Sudah disahkan, siap dikirim.').waitFor()
  const [download] = await Promise.all([ade.waitForEvent('download'), button(ade, 'Unduh berkas (dicatat)').click()])
  const file = await textOf(download)
  expect(file).toContain('3204305708909902')
  expect(file).toContain('Entin Rohaeti Kartika')

  // Meanwhile two records of one woman were found: merged by two people, and parted again.
  await lookFor(dewi, CUCU.nama)
  await heading(dewi, /^2 orang cocok/).waitFor()
  const pair = dewi.getByRole('link', { name: `${CUCU.nama} dan ${CUCU.nama}` })
  const isFound = async () => {
    await dewi.goto(`${url}/ganda`)
    await dewi.getByRole('table').or(heading(dewi, 'Tidak ada yang perlu dilihat')).first().waitFor()
    return pair.count()
  }
  await expect.poll(isFound, { timeout: 90_000, interval: 2000 }).toBe(1)
  await pair.click()
  await heading(dewi, 'Satu orang, dua catatan?').waitFor()
  await link(dewi, 'Gabungkan').click()
  await dewi.getByRole('radio').first().check({ force: true })
  await field(dewi, 'Mengapa satu orang?').fill('KTP dilihat: NIK lama salah ketik.')
  await button(dewi, 'Minta persetujuan').click()
  await heading(dewi, 'Menunggu persetujuan orang kedua.').waitFor()
  await ade.goto(`${url}/persetujuan`)
  await button(ade, 'Setujui: Menggabung catatan').click()
  await said(ade, /^Terima kasih/)
  await dewi.reload()
  await heading(dewi, 'Sudah digabung: satu orang, satu catatan.').waitFor()
  await button(dewi, 'Pisahkan lagi').click()
  await inDialog(dewi).getByLabel('Mengapa dipisahkan?').fill('Ternyata kakak beradik.')
  await inDialog(dewi).getByRole('button', { name: 'Pisahkan lagi' }).click()
  await heading(dewi, 'Pernah digabung, lalu dipisah lagi.').waitFor()
})
