import { newId } from '@slrt/domain/id'
import { localDate, zoneOf } from '@slrt/domain/zone'
import { whole } from '../support/evidence.ts'
import type { Person } from './people.ts'

type Rows = { rows: { id: string; desa: { code: string } }[] }
const CIMEKAR = '32.04.05.2003'

/**
 * Proposals of a desa that stand at several stops, a meeting that is held, a batch that waits to be ratified, and one that
 * was handed in.
 * @param people `rini` writes; `bo` is back office, who checks; `manager` makes the batches, `head` ratifies
 */
export async function makeProposals({ rini, bo, manager, head }: Record<'rini' | 'bo' | 'manager' | 'head', Person>) {
  const { rows } = await rini.ask<Rows>('household.list', { desa: CIMEKAR })
  const today = localDate(new Date(), zoneOf('32.04'))
  const versionOf = async (id: string) => (await rini.ask<{ version: number }>('proposal.show', { id })).version
  async function save(at: number, kind: string, more: object) {
    const [id, family] = [newId(), rows[at]!]
    const draft = { id, kind, desa: family.desa.code, household: family.id, person: null, item: null, content: {}, reason: '' } // prettier-ignore
    await rini.send('proposal.save', { ...draft, ...more })
    return id
  }
  async function handIn(id: string, verdict?: 'PADAN' | 'TIDAK_PADAN') {
    await rini.send('proposal.submit', { id })
    if (!verdict) return
    await bo.send('proposal.dukcapil', { id, version: await versionOf(id), verdict, on: today, by: 'SIAK', note: '' })
  }
  const variables = [{ field: 'wall', person: null, value: 6 }]
  const reason = 'Ayah berhenti kerja sejak Agustus, dinding rumah bambu.'
  const draft = await save(0, 'MENINGGAL', {})
  const fresh = await save(1, 'UBAH_VARIABEL', { content: { variables }, reason })
  await handIn(fresh)
  const visit = await save(2, 'UBAH_VARIABEL', { content: { variables }, reason })
  await handIn(visit, 'PADAN')
  async function renamed(at: number) {
    const { persons } = await rini.ask<{ persons: { id: string }[] }>('household.show', { id: rows[at]!.id })
    const identity = { name: 'Agus Mulyana', nik: null, birthDate: null, birthPlace: '', sex: null, mother: '' }
    const names = { person: persons[0]!.id, content: { identity }, reason: 'Nama di DTSEN beda dari KTP.' }
    const id = await save(at, 'UBAH_IDENTITAS', names)
    await handIn(id, 'PADAN')
    await bo.send('proposal.validate', { id, version: await versionOf(id), note: '' })
    return id
  }
  async function wished(at: number) {
    const id = await save(at, 'USUL_PROGRAM', {
      content: { program: 'PKH' },
      reason: 'Anak tiga, ibu hamil, belum PKH.',
    })
    await handIn(id, 'PADAN')
    const photo = await rini.photograph(whole['image/jpeg'], { proposal: id })
    const seen = {
      visitedOn: today,
      seen: [],
      position: null,
      photos: [photo],
      heard: '',
      note: 'Rumah kontrakan, satu kamar.',
      isDone: true,
    }
    await rini.send('proposal.ground', { id, version: await versionOf(id), ...seen })
    return id
  }
  const checked = await renamed(3)
  const batch = newId()
  await manager.send('siks.make', { id: batch, proposals: [checked] })
  const [sent, approval] = [newId(), newId()]
  await manager.send('siks.make', { id: sent, proposals: [await renamed(8), await renamed(9)] })
  await manager.send('siks.ratify', { id: sent, version: 1, approval, reason: 'Kiriman bulan ini.' })
  await head.send('approval.approve', { id: approval, version: 1 })
  const { version } = await manager.ask<{ version: number }>('siks.show', { id: sent })
  await manager.send('siks.send', { id: sent, version, sentOn: today })
  await renamed(4)
  const meeting = newId()
  const proposals = [await wished(5), await wished(6)]
  await wished(7)
  await rini.send('meeting.open', { id: meeting, desa: CIMEKAR, heldOn: today, place: 'Balai Desa Cimekar', proposals })
  const attendance = [
    { name: 'H. Dadang Suhendar', office: 'Kepala Desa' },
    { name: 'Imas Masitoh', office: 'Ketua RW 05' },
  ]
  await rini.send('meeting.attend', { id: meeting, version: 1, attendance })
  return { draft, fresh, visit, checked, batch, sent, meeting, family: rows[1]!.id }
}
