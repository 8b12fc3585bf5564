import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

const COLUMNS =
  'nik,no_kk,nama,tempat_lahir,tanggal_lahir,id_jenis_kelamin,id_hub_kepala_keluarga,id_disabilitas,tingkat_disabilitas,pbi,id_status_perkawinan,id_partisipasi_sekolah,id_jenjang_pendidikan_dukcapil,membantu_bekerja,id_lapangan_usaha_dari_usaha_utama,id_status_kedudukan_pekerjaan_utama,id_kepemilikan_izin_usaha,jumlah_jenis_usaha,id_pekerjaan_utama,id_pendapatan,jumlah_pekerja_dibayar,jumlah_pekerja_tidak_dibayar,id_omset_usaha_utama,id_kondisi_gizi,id_penglihatan,id_pendengaran,id_berjalan_atau_naik_tangga,id_menggunakan_tangan_jari,id_belajar_kemampuan_intelektual,id_pengendalian_perilaku,id_berbicara_komunikasi,id_mengurus_diri,id_mengingat_berkonsentrasi,id_kesedihan_depresi,id_penyakit_menahun,status_dtsen,cut_off,desil_nasional,kemiskinan_ekstrem,kode_kelurahan_desa,nama_kabupaten_kota,nama_kecamatan,nama_kelurahan_desa,alamat'

const GIVEN = 'Siti Asep Dewi Ujang Rina Dedi Neneng Agus Yati Karna Imas Hendra Euis Cecep Lilis Yayan Tuti Iwan Nining Rahmat Wawan Ai Enok Odang Popon Sutisna Mimin Jajang Eneng Usep'.split(' ') // prettier-ignore
const MIDDLE = 'Nur Sri Muhammad Abdul Ratna Budi Eka Dwi Tri Wahyu Indah Lestari Kartika Rizki Fitri Ahmad'.split(' ')
const LAST = 'Aminah Kurnia Suhendar Wulandari Hidayat Permana Rahmawati Saputra Sutisna Komalasari Rohaeti Mulyana Gunawan Herawati Setiawan Nurhayati Supriatna Maryati Sopandi Julaeha'.split(' ') // prettier-ignore

export type Village = { readonly code: string; readonly name: string; readonly kecamatan: string }

const two = (n: number) => String(n).padStart(2, '0')

/** Numbers that look drawn by chance, the same at each run. */
function drawing(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/**
 * Writes a baseline of DTSEN (handbook §9.7): invented people in families of one to six, village by village, as a province
 * hands it out. One row in fifty has some of the dirt of handbook §9.4.
 */
export async function writeDtsen(path: string, rows: number, villages: readonly Village[]): Promise<void> {
  const out = createWriteStream(path, { highWaterMark: 1 << 20 })
  out.write(`${COLUMNS}\r\n`)
  const draw = drawing(7)
  const one = <T>(list: readonly T[]): T => list[draw(list.length)]!
  const serials = new Map<string, number>()
  let [lines, size, card, left, member] = [[] as string[], 0, '', 0, 0]
  let [desil, house] = [1, '']
  for (let n = 0; n < rows; n++) {
    const village = villages[Math.floor((n * villages.length) / rows)]!
    if (left === 0) {
      left = 1 + draw(6)
      member = 0
      card = `320405${two(1 + draw(28))}${two(1 + draw(12))}${two(5 + draw(18))}${String(1 + (n % 9999)).padStart(4, '0')}`
      desil = 1 + draw(10)
      house = `"Kp. ${one(LAST)} No. ${1 + draw(200)}, RT ${two(1 + draw(12))}/RW ${two(1 + draw(20))}"`
    }
    const isWoman = member === 1 || (member > 1 && draw(2) === 0)
    const year = member < 2 ? 1950 + draw(50) : 2000 + draw(24)
    const [month, day] = [1 + draw(12), 1 + draw(28)]
    const front = `320405${two(day + (isWoman ? 40 : 0))}${two(month)}${two(year % 100)}`
    const serial = (serials.get(front) ?? 0) + 1
    serials.set(front, serial)
    let nik = front + String(serial).padStart(4, '0')
    const dirt = draw(100)
    if (dirt === 0) nik = nik.slice(0, 15)
    if (dirt === 1) nik = `'${nik}`
    const name = `${one(GIVEN)} ${draw(3) === 0 ? `${one(MIDDLE)} ` : ''}${one(LAST)}`
    const codes = Array.from({ length: 21 }, () => draw(8))
    const line = `${nik},${card},${name},Bandung,${year}-${two(month)}-${two(day)},${isWoman ? 2 : 1},${member === 0 ? 1 : member === 1 ? 2 : 3},${draw(2)},${draw(4)},${draw(2)},${1 + draw(4)},${1 + draw(3)},${1 + draw(22)},${codes.join(',')},${1 + draw(18)},DTSEN AKTIF,2025-12-01,${desil},${desil === 1 ? 1 : 0},${village.code.replaceAll('.', '')},Kabupaten Bandung,${village.kecamatan},${village.name},${house}\r\n`
    lines.push(line)
    size += line.length
    left -= 1
    member += 1
    if (size < 1 << 20 && n < rows - 1) continue
    if (!out.write(lines.join(''))) await once(out, 'drain')
    lines = []
    size = 0
  }
  out.end()
  await once(out, 'close')
}
