import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '@slrt/domain/id'
import { dtks, type DtksRow } from '../support/imported.ts'
import { nameOf } from './named.ts'
import type { Person } from './people.ts'

type Columns = { columns: (string | null)[]; version: number }

const nikOf = (n: number) => `320430570890${String(1000 + n)}`
const NAMES = [
  'Euis Komariah',
  'Ujang Permana',
  'Raden Siti Nurhaliza Kusumaningtyas',
  'Asep Saepudin',
  'Neneng Hasanah',
]

/** Families as a district has them, and among them what goes wrong in each way. */
function dirty(): string {
  const clean = Array.from({ length: 60 }, (_, n): DtksRow => ({ id: `32040000000${1000 + n}`, kk: `320430200511${String(1000 + n)}`, nik: nikOf(n), nama: NAMES[n] ?? nameOf(300 + n) })) // prettier-ignore
  const lost = ['3.20411E+15', '320411579813000', 'tidak ada', '3204305708990000', ''].map((nik, n): DtksRow => ({ nik, nama: NAMES[n]! })) // prettier-ignore
  const nowhere = Array.from({ length: 6 }, (_, n): DtksRow => ({ nik: nikOf(100 + n), nama: NAMES[n % 5]!, desa: n < 4 ? 'Sukajadi' : 'Cimekarr Wetan' })) // prettier-ignore
  const outside = Array.from({ length: 3 }, (_, n): DtksRow => ({ nik: nikOf(200 + n), nama: NAMES[n]!, kab: 'Kota Bandung', kec: 'Sukasari', desa: 'Sarijadi' })) // prettier-ignore
  const odd: DtksRow[] = [
    { nik: nikOf(300), nama: '' },
    { nik: nikOf(1), nama: 'Bukan Ujang Sama Sekali' },
    { nik: nikOf(301), nama: NAMES[0]!, lahir: '31/02/1990', jk: 'L', kk: '12' },
  ]
  const broken = '"3204000000009999"|"Jawa Barat"|"Kabupaten Bandung"|"Cileunyi"|"Cimekar"\r\n'
  return dtks(...clean, ...lost, ...nowhere, ...outside, ...odd) + broken
}

/** Numbers of Statistics Indonesia, which a hurried officer takes for those of the Ministry of Home Affairs. */
function numbered(): string {
  const header = 'nik,no_kk,nama,kode_kabupaten_kota,kabupaten_kota,kode_kecamatan,kecamatan,kode_kelurahan_desa,kelurahan_desa,desil_nasional,catatan_lokal' // prettier-ignore
  const places = ['3204130,Cileunyi,3204130003,Cimekar', '3204130,Cileunyi,3204130001,Cibiru Hilir', '3204290,Baleendah,3204290002,Baleendah'] // prettier-ignore
  const rows = Array.from({ length: 30 }, (_, n) => `${nikOf(400 + n)},320430200511${2000 + n},${NAMES[n % 5]},3204,Kabupaten Bandung,${places[n % 3]},${1 + (n % 4)},`) // prettier-ignore
  return [header, ...rows].join('\n')
}

async function begin(by: Person, content: string, fileName: string, kind: string) {
  const sent = await by.upload(Buffer.from(content))
  const id = newId()
  await by.send('import.begin', { id, kind, fileName, ...sent })
  return id
}
async function start(by: Person, id: string, codeSystem: string | null, more: object = { asOf: null }) {
  const { columns, version } = await by.ask<Columns>('import.columns', { id })
  await by.send('import.start', { id, version, columns, codeSystem, ...more })
}
async function ended(by: Person, id: string) {
  for (let turn = 0; turn < 120; turn++) {
    const { state } = await by.ask<{ state: string }>('import.show', { id })
    if (state === 'SELESAI' || state === 'BERHENTI') return id
    await sleep(500)
  }
  throw new Error('the job that takes files in has not ended')
}

/** Files in each state that their page tells apart. */
export async function makeImports(by: Person) {
  const done = await begin(by, dirty(), 'dtks-3204.txt', 'dtks')
  await start(by, done, null)
  await ended(by, done)
  const same = await begin(by, dirty(), 'dtks-3204.txt', 'dtks')
  await start(by, same, null)
  await ended(by, same)
  const { rows } = await reveal(by, done)
  const [skipped] = rows.filter(({ reason }) => reason === 'area_outside_tenant')
  if (skipped) await by.send('import.skip', { id: skipped.id, version: skipped.version })
  const stopped = await begin(by, numbered(), 'dtsen-individu-kab-bandung-april-2026.csv', 'dtsen')
  await start(by, stopped, 'kemendagri')
  await ended(by, stopped)
  const codes = await begin(by, numbered(), 'dtsen-individu.csv', 'dtsen')
  const mapping = await begin(by, dirty(), 'dtks-3204.txt', 'dtks')
  const short = await begin(by, 'nomor,nama lengkap,kampung\n1,Siti Aminah,Cikoneng\n', 'catatan-rw-07.csv', 'generic')
  const cancelled = await begin(by, dtks({}), 'salah-berkas.txt', 'dtks')
  await by.send('import.cancel', { id: cancelled, version: 1 })
  return { done, same, stopped, codes, mapping, short, cancelled, ...(await makeLists(by)) }
}

const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Receivers of BPNT: families of the register from one to the other, and some that it does not have. */
function receivers(from: number, to: number, strangers: number): string {
  const known = Array.from({ length: to - from }, (_, n) => `${nikOf(from + n)};${NAMES[n % 5]!};Cimekar`)
  const unknown = Array.from({ length: strangers }, (_, n) => `${nikOf(800 + n)};${NAMES[n % 5]!};Cimekar`) // prettier-ignore
  return ['NIK KPM;NAMA KPM;DESA', ...known, ...unknown, '3.20431E+15;Ujang Permana;Cimekar'].join('\r\n')
}

/** Lists of a program: one that waits to be said what it is, one that has ended with numbers that nobody has. */
async function makeLists(by: Person) {
  const list = { kind: 'PENERIMA', program: 'BPNT' }
  const before = await begin(by, receivers(0, 30, 0), 'kpm-sembako-tw2.csv', 'list')
  await start(by, before, null, { asOf: dayAgo(100), list })
  await ended(by, before)
  const listed = await begin(by, receivers(5, 45, 6), 'kpm-sembako-tw3.csv', 'list')
  await start(by, listed, null, { asOf: dayAgo(20), list })
  await ended(by, listed)
  const older = await begin(by, receivers(0, 10, 0), 'kpm-sembako-tw2.csv', 'list')
  const excluded = ['NIK;NAMA;ALASAN EXCLUDE', `${nikOf(3)};${NAMES[3]!};Anggota keluarga ASN`, `${nikOf(4)};${NAMES[4]!};Terindikasi judol`] // prettier-ignore
  const exclusion = await begin(by, excluded.join('\r\n'), 'exclude-siks-ng.csv', 'list')
  return { listed, older, exclusion }
}

const reveal = (by: Person, id: string) =>
  by.ask<{ rows: { id: string; reason: string; version: number }[] }>('import.ledger', { id, commandId: newId() })
