import { expect, test } from 'vitest'
import { takeIn } from '../support/imported.ts'
import { world } from '../support/world.ts'

const HEADER =
  'nik,no_kk,nama,tanggal_lahir,kabupaten_kota,kecamatan,kelurahan_desa,id_hub_kepala_keluarga,status_dtsen'
const row = (nik: string, name: string, born: string, relation: number, status: string) =>
  [nik, '3204050101200009', name, born, 'Kabupaten Bandung', 'Cileunyi', 'Cimekar', relation, status].join(',')

test('whom a list says to be dead is no member for rules; and is again when the next list knows better', async () => {
  const made = await world()
  await made.district('32.04')
  const take = async (status: string) => {
    const rows = [
      row('3204055708900001', 'Siti Aminah', '1990-08-17', 1, 'DTSEN AKTIF'),
      row('3204050101500002', 'Rahmat Hidayat', '1950-01-01', 6, status),
    ]
    const { summary } = await takeIn(made.services, { content: [HEADER, ...rows].join('\n'), kind: 'dtsen' })
    expect(summary).toMatchObject({ rows: 2, accepted: 2 })
    const { rows: found } = await made.owner.query(
      `select p.name, p.existence, f.present from person p join fact f on f.tenant = p.tenant and f.id = p.id
       where p.tenant = '32.04' order by p.name`,
    )
    return found as unknown[]
  }
  const siti = { name: 'Siti Aminah', existence: 'ADA', present: true }
  expect(await take('DTSEN AKTIF - ASESMEN MENINGGAL')).toEqual([{ name: 'Rahmat Hidayat', existence: 'MENINGGAL', present: false }, siti]) // prettier-ignore
  expect(await take('DTSEN AKTIF')).toEqual([{ name: 'Rahmat Hidayat', existence: 'ADA', present: true }, siti])
})
