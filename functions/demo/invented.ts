import { createHash } from 'node:crypto'
import type { Sex } from '@slrt/domain/nik'
import { randomOf, type Random } from './random.ts'

/** An id that is the same at every loading, so that a loading that was cut short goes on where it stopped. */
export function demoId(text: string): string {
  const hex = createHash('sha256').update(`demo|${text}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

type Names = { readonly L: readonly string[]; readonly P: readonly string[]; readonly second: readonly string[] }

const list = (text: string) => text.split(',')

const sunda: Names = {
  L: list('Asep,Ujang,Dedi,Cecep,Dadang,Iwan,Tatang,Karna,Agus,Hendra,Rizal,Yusuf,Endang,Wawan,Encep,Deni'),
  P: list('Siti,Dewi,Rina,Neneng,Yati,Imas,Lilis,Wati,Euis,Nining,Nurul,Fitri,Ratna,Teti,Iis,Mimin'),
  second: list(
    'Kurnia,Suhendar,Hidayat,Permana,Saputra,Gunawan,Setiawan,Firmansyah,Maulana,Ramdani,Nugraha,Hermawan,Suryana,Sopandi,Rohmat,Kartika,Sutisna,Wiguna,Saepuloh,Mulyadi',
  ),
}
const java: Names = {
  L: list('Slamet,Joko,Bambang,Sutrisno,Agus,Suparman,Mulyono,Wahyu,Eko,Budi,Sugeng,Teguh,Yanto,Rahmat'),
  P: list('Sri,Sumiati,Endang,Tutik,Suharti,Wahyuni,Lestari,Murni,Partini,Ningsih,Ratih,Yuni,Siti,Indah'),
  second: list('Santoso,Wibowo,Utomo,Prasetyo,Hartono,Susilo,Raharjo,Haryanto,Widodo,Cahyono,Rahayu,Subagyo,Prayitno'),
}
const sumatra: Names = {
  L: list('Ahmad,Zulkifli,Rahmat,Syafri,Ridwan,Herman,Rusdi,Jamal,Indra,Fahmi,Anwar,Mustafa,Hasan,Darwis'),
  P: list('Nurhayati,Rosmawati,Yusnita,Fatimah,Aisyah,Mardiana,Erlina,Zubaidah,Siti,Yunita,Nurlela,Hasnah,Desi'),
  second: list('Effendi,Syahputra,Hasibuan,Nasution,Tanjung,Saleh,Yusuf,Rasyid,Amin,Fauzi,Siregar,Lubis,Zein,Chaniago'),
}
const bali: Names = {
  L: list('I Made,I Wayan,I Ketut,I Nyoman,I Komang,I Gede'),
  P: list('Ni Luh,Ni Made,Ni Wayan,Ni Ketut,Ni Komang,Ni Nyoman'),
  second: list('Suarta,Sudana,Wirawan,Artana,Ardana,Sutama,Mertha,Budiasa,Suwita,Darma'),
}
const middle: Names = {
  L: list('Andi,Baharuddin,Syamsul,Arifin,Hamzah,Ilham,Rustam,Saiful,Yusran,Hairul,Gusti,Abdul,Darmawan'),
  P: list('Hasnawati,Nurjannah,Rahmatia,Suriani,Hajrah,Marwah,Norhayati,Rusmini,Sitti,Hamsiah,Fauziah,Mariani'),
  second: list('Mappiare,Rauf,Latif,Hakim,Salam,Basri,Noor,Rahim,Wahid,Tahir,Amir,Yunus,Hafid,Karim'),
}
const east: Names = {
  L: list('Yohanes,Markus,Yosef,Marthen,Petrus,Stefanus,Daniel,Frans,Simon,Agustinus,Lukas,Elias'),
  P: list('Maria,Yuliana,Fransina,Martha,Agustina,Elisabet,Yosefina,Ester,Kristina,Naomi,Rosalina,Debora'),
  second: list('Lende,Tamo,Bili,Nabu,Rumere,Wanma,Korwa,Lobo,Tanaem,Pattia,Latue,Mambor,Yoku,Kafiar'),
}

/** Names as they are usual in that part of the country. */
function namesOf(code: string): Names {
  const province = Number(code.slice(0, 2))
  if (province < 30) return sumatra
  if (province === 32 || province === 36) return sunda
  if (province < 50) return java
  if (province === 51) return bali
  return [52, 61, 62, 63, 64, 65, 72, 73, 74, 75, 76].includes(province) ? middle : east
}

/** Given and second name of somebody in that district. */
export function inventName(random: Random, code: string, sex: Sex): { given: string; second: string } {
  const names = namesOf(code)
  return { given: random.pick(names[sex]), second: random.pick(names.second) }
}

/** An invented name, the same for the same seed. */
export function inventedName(seed: string, code: string): string {
  const random = randomOf(seed)
  const { given, second } = inventName(random, code, random.chance(0.5) ? 'P' : 'L')
  return `${given} ${second}`
}

const WOMAN = 40
const FIRST_SERIAL = 9000

/** Numbers that can be ones and are nobody's: registers count their serials from 0001, these from 9000. */
export function inventNumbers(random: Random) {
  const given = new Set<string>()
  const unused = (make: () => string): string => {
    for (;;) {
      const number = make()
      if (given.has(number)) continue
      given.add(number)
      return number
    }
  }
  const serial = () => random.int(FIRST_SERIAL, 9999)
  const digits = (date: string, added: number) =>
    `${String(Number(date.slice(8)) + added).padStart(2, '0')}${date.slice(5, 7)}${date.slice(2, 4)}`
  return {
    /** @param kecamatan code `32.04.05`; dates are ISO */
    nik: (kecamatan: string, birthDate: string, sex: Sex) =>
      unused(() => `${kecamatan.replaceAll('.', '')}${digits(birthDate, sex === 'P' ? WOMAN : 0)}${serial()}`),
    kk: (kecamatan: string, issued: string) =>
      unused(() => `${kecamatan.replaceAll('.', '')}${digits(issued, 0)}${serial()}`),
    /** No operator gives out numbers that begin like this. */
    phone: () => unused(() => `089990${String(random.int(0, 999_999)).padStart(6, '0')}`),
  }
}
export type Numbers = ReturnType<typeof inventNumbers>
