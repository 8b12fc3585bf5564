import { newId } from '@slrt/domain/id'
import type { Person } from './people.ts'

const DAY = 86_400_000
const dayAfter = (days: number) => new Date(Date.now() + 7 * 3_600_000 + days * DAY).toISOString().slice(0, 10)

const workingDays = (amount: number) => ({ amount, unit: 'working_day' })
const terms = (normal: number, high: number) => ({
  NORMAL: workingDays(normal),
  TINGGI: workingDays(high),
  DARURAT: { amount: 4, unit: 'clock_hour' },
})

type Waiting = { rows: { id: string; subject: string; version: number }[] }

/** Perbup 12/2026 of Kabupaten Bandung, which some other picture may have needed before. */
async function perbupOf(admin: Person): Promise<string> {
  type Instrument = { id: string; isOwn: boolean; type: string; number: string }
  const all = await admin.ask<Instrument[]>('instrument.list')
  const known = all.find(({ isOwn, type, number }) => isOwn && type === 'PERBUP' && number === '12')
  if (known) return known.id
  const id = newId()
  await admin.send('instrument.add', {
    id,
    type: 'PERBUP',
    number: '12',
    year: 2026,
    title: 'Penyelenggaraan Sistem Layanan dan Rujukan Terpadu Sabilulungan di Kabupaten Bandung',
    issuer: 'Bupati Bandung',
    effectiveFrom: '2026-05-01',
    effectiveTo: null,
    repeals: null,
  })
  return id
}

/** Rules of Kabupaten Bandung in each state: in force, scheduled, returned, waiting, withdrawn, and a draft. */
export async function makeRules({ admin, manager }: Record<'admin' | 'manager', Person>) {
  const instrument = await perbupOf(admin)

  async function draft(key: string, value: unknown, article: string, from: number, more: object = {}) {
    const id = newId()
    const about = { subject: '', area: '', instrument: article ? instrument : null, article, effectiveTo: null }
    const effectiveFrom = dayAfter(from)
    const input = { id, key, value: JSON.stringify(value), ...about, effectiveFrom, version: 0, ...more }
    await admin.send('regulation.draft', input)
    return id
  }
  async function submit(id: string, reason: string) {
    await admin.send('regulation.submit', { id, version: 1, reason })
    const { rows } = await manager.ask<Waiting>('approval.list', { state: 'open' })
    return rows.find(({ subject }) => subject === id)!
  }
  async function publish(id: string, reason: string) {
    const { id: asked, version } = await submit(id, reason)
    await manager.send('approval.approve', { id: asked, version })
  }

  const article = 'Pasal 9 ayat 2'
  await publish(await draft('clock.DIRUJUK', terms(5, 2), article, 0), 'Sesuai Perbup yang baru.')
  const soreang = { area: '32.04.37' }
  await publish(await draft('clock.DIRUJUK', terms(3, 1), article, 0, soreang), 'Uji coba di Kecamatan Soreang.')
  await publish(await draft('clock.DIRUJUK', terms(4, 2), article, 30), 'Dinas sudah siap lebih cepat.')
  const holidays = [{ day: '2026-04-20', name: 'Hari Jadi Kabupaten Bandung' }]
  await publish(await draft('calendar.holidays', holidays, 'Pasal 3', 0), 'Libur daerah tahun ini.')
  const written = await draft('clock.PROSES_OPD', terms(10, 5), 'Pasal 9 ayat 3', 14)
  const returned = await draft('service.reopenDays', 60, '', 7)
  const { id, version } = await submit(returned, 'Warga sering kembali setelah sebulan.')
  await manager.send('approval.giveBack', { id, version, note: 'Pasalnya belum ada. Cari dulu di Perbup.' })
  const papers = ['KTP', 'Kartu Keluarga', 'surat rujukan puskesmas']
  const health = { subject: 'KES' }
  await submit(
    await draft('documents.needed', papers, 'Pasal 11', 7, health),
    'Rumah sakit selalu memintanya, jadi lebih baik dibawa sejak awal.',
  )
  await submit(await draft('clock.VERIFIKASI_LAPANGAN', terms(4, 1), 'Pasal 8', 7), 'Wilayah pegunungan perlu waktu.')
  const contested = await draft('service.retentionYears', 10, '', 20)
  return { instrument, draft: written, returned, contested }
}
