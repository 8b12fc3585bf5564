import { newId } from '@slrt/domain/id'
import type { Person } from './people.ts'

/** A family whose names and address are as long and as strange as they may be, with a complaint of the same kind. */
export async function makeFamily(rini: Person): Promise<string> {
  const id = newId()
  const member = { nik: null, sex: null, phone: null }
  await rini.send('household.register', {
    id,
    desa: '32.04.05.2003',
    rt: '003',
    rw: '012',
    address: `Kp. ${'Babakan'.repeat(35)}`,
    kk: null,
    kkReason: 'HILANG',
    persons: [
      {
        ...member,
        id: newId(),
        name: 'Siti Rahmawati Kusumaningrum Wijayakusuma binti Haji Abdul Rachman Suryadiningrat',
        nikReason: 'BELUM_PUNYA',
        birthDate: '1953-04-02',
        sex: 'P',
        relation: 'KEPALA',
        phone: '081234567890',
      },
      {
        ...member,
        id: newId(),
        name: '<script>alert(1)</script>',
        nikReason: 'BAYI',
        birthDate: null,
        relation: 'CUCU',
      },
    ],
  })
  await rini.send('complaint.register', {
    id: newId(),
    household: id,
    reporter: null,
    channel: 'KUNJUNGAN',
    kind: 'PENGADUAN',
    urgency: 'DARURAT',
    story: 'KIS mati, sedang dirawat. \u202Eterbalik\u202C <script>alert(1)</script>',
    consent: true,
    items: [
      { id: newId(), category: 'KP02', program: 'PBI_JK' },
      { id: newId(), category: 'RMH01', program: null },
    ],
  })
  return id
}
