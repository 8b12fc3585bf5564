import type { Category } from '@slrt/domain/category'
import { newId } from '@slrt/domain/id'
import { told } from '../support/complaints.ts'
import { namedFamily } from './named.ts'
import { RULED } from './own-rules.ts'
import type { Person } from './people.ts'

type People = { readonly rini: Person; readonly dewi: Person; readonly dinkes: Person }
type Unit = { id: string; name: string }
type Shown = { items: { id: string; version: number }[] }
type Request = { version: number; item: string; needVersion: number }

/** Long, right to left, and a script: shown as what it is, text. */
const hostile = `<script>alert(1)</script> \u202Eterbalik\u202C ${'kata-yang-panjang-sekali'.repeat(40)} ${'Keluarga ini perlu bantuan. '.repeat(3000)}`

/** Requests to an agency in every state, made by those who make them; returns their ids. */
export async function makeReferrals({ rini, dewi, dinkes }: People, first = 4000) {
  const health = (await dewi.ask<Unit[]>('unit.list', { kind: 'OPD' })).find(({ name }) => name === 'Dinas Kesehatan')
  let count = first

  async function sent(category: Category, request: string): Promise<string> {
    const home = namedFamily(++count)
    await rini.send('household.register', home)
    const complaint = told(home.id, [category])
    await rini.send('complaint.register', complaint)
    const { items } = await dewi.ask<Shown>('complaint.show', { id: complaint.id })
    const [{ id: item, version }] = items as [Shown['items'][number]]
    const id = newId()
    await dewi.send('referral.send', { id, item, version, unit: health!.id, request })
    return id
  }
  const now = (id: string) => dinkes.ask<Request>('referral.show', { id })
  async function answer(id: string, act: string, more: object = {}): Promise<string> {
    await dinkes.send(act, { id, version: (await now(id)).version, ...more })
    return id
  }

  const kis = 'Periksa status KIS ibu ini. Aktifkan kembali bila memenuhi syarat, lalu kabari hasilnya.'
  const fresh = await sent('KP02', kis)
  const accepted = await answer(await sent('KES03', 'Perlu kursi roda untuk kontrol tiap bulan.'), 'referral.accept', {
    note: 'Pak Hendra, kunjungan Kamis pagi.',
  })
  const waiting = await answer(
    await sent('KES01', 'Tunggakan iuran tiga bulan. Hitung yang harus dibayar.'),
    'referral.start',
  )
  const { item, needVersion } = await now(waiting)
  await dinkes.send('item.wait', { id: item, version: needVersion, note: 'Fotokopi KK dan surat puskesmas.' })
  const done = await answer(await sent('KP02', kis), 'referral.complete', {
    resolution: 'KEPESERTAAN_AKTIF',
    note: 'KIS ibu aktif lagi sejak hari ini. Kartu bisa dipakai di puskesmas.',
  })
  const back = await answer(await sent('PEN01', 'Anak putus sekolah sejak kelas 5.'), 'referral.giveBack', {
    reason: 'SALAH_ALAMAT',
    note: 'Sekolah diurus Dinas Pendidikan.',
  })
  const provisional = await sent(RULED, 'Kunjungi rumah keluarga ini.')
  return { fresh, accepted, waiting, done, back, provisional, hostile: await sent('KES07', hostile) }
}
