import type { Category } from '@slrt/domain/category'
import { newId } from '@slrt/domain/id'
import { told } from '../support/complaints.ts'
import { namedFamily } from './named.ts'
import { RULED } from './own-rules.ts'
import type { Person } from './people.ts'

type People = { readonly rini: Person; readonly manager: Person; readonly dinkes: Person }
type Unit = { id: string; name: string }
type Need = { id: string; version: number; category: Category; referrals: { id: string; version: number }[] }

/** Long, right to left, and a script: shown as what it is, text. */
const hostile = `<script>alert(1)</script> \u202Eterbalik\u202C ${'kata-yang-panjang-sekali'.repeat(40)} ${'Keluarga ini perlu bantuan. '.repeat(3000)}`

/** Complaints in the states that their page tells apart, made by those who make them; returns their ids. */
export async function makeComplaints({ rini, manager, dinkes }: People) {
  const agencies = await manager.ask<Unit[]>('unit.list', { kind: 'OPD' })
  const health = agencies.find(({ name }) => name === 'Dinas Kesehatan')!
  let count = 5000

  async function register(categories: readonly Category[], more: object = {}): Promise<string> {
    const home = namedFamily(++count)
    await rini.send('household.register', home)
    const complaint = { ...told(home.id, categories), ...more }
    await rini.send('complaint.register', complaint)
    return complaint.id
  }
  async function need(complaint: string, category: Category): Promise<Need> {
    const { items } = await manager.ask<{ items: Need[] }>('complaint.show', { id: complaint })
    return items.find((one) => one.category === category)!
  }
  async function act(by: Person, complaint: string, category: Category, path: string, more: object = {}) {
    const { id, version } = await need(complaint, category)
    await by.send(path, { id, version, ...more })
  }
  async function refer(complaint: string, category: Category) {
    const { id: item, version } = await need(complaint, category)
    const request = 'Periksa status KIS ibu ini. Aktifkan kembali bila memenuhi syarat.'
    await manager.send('referral.send', { id: newId(), item, version, unit: health.id, request })
  }
  const finished = { resolution: 'LANGSUNG_SELESAI_DESA', note: 'Syarat dan jadwal dijelaskan di rumah.' }

  const several = await register(['KP02', 'PEN01', 'RMH01', 'KES03', 'ADM01'])
  for (const category of ['KP02', 'PEN01', 'RMH01'] as const) await act(manager, several, category, 'item.take')
  await act(manager, several, 'PEN01', 'item.wait', { note: 'Rapor terakhir.' })
  await act(manager, several, 'RMH01', 'item.enqueue', { note: 'Kuota rumah tahun depan.' })
  await act(manager, several, 'ADM01', 'item.cancel', { note: 'Akta sudah ada.' })
  await refer(several, 'KES03')

  const waiting = await register(['KES01'], { urgency: 'DARURAT' })
  await act(manager, waiting, 'KES01', 'item.take')
  await act(manager, waiting, 'KES01', 'item.wait', { note: 'Surat puskesmas.' })

  const referred = await register(['KP02'])
  await refer(referred, 'KP02')

  const provisional = await register([RULED])
  await act(manager, provisional, RULED, 'item.take')

  const extended = await register(['KP03'])
  await act(manager, extended, 'KP03', 'item.take')
  await act(manager, extended, 'KP03', 'item.extend', { note: 'Surat dari rumah sakit baru terbit minggu depan.' })

  const back = await register(['PEN01'])
  await refer(back, 'PEN01')
  const [sent] = (await need(back, 'PEN01')).referrals
  await dinkes.send('referral.giveBack', {
    id: sent!.id,
    version: sent!.version,
    reason: 'SALAH_ALAMAT',
    note: 'Sekolah diurus Dinas Pendidikan.',
  })

  const settled = await register(['KP10'])
  await act(rini, settled, 'KP10', 'item.finish', finished)
  const closed = await register(['KP10'])
  await act(rini, closed, 'KP10', 'item.finish', finished)
  await act(rini, closed, 'KP10', 'item.feedback', { arrived: true, content: 4 })
  return {
    fresh: await register(['KP02'], { urgency: 'DARURAT' }),
    several,
    waiting,
    referred,
    provisional,
    extended,
    back,
    settled,
    closed,
    hostile: await register(['KES07'], { story: hostile, hope: hostile }),
  }
}
