import { createHash } from 'node:crypto'

/** An id that is the same at every loading, so that a loading that was cut short goes on where it stopped. */
export function demoId(text: string): string {
  const hex = createHash('sha256').update(`demo|${text}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const given =
  'Siti,Asep,Dewi,Ujang,Rina,Dedi,Neneng,Agus,Yati,Karna,Imas,Hendra,Lilis,Cecep,Wati,Dadang,Euis,Iwan,Nining,Tatang,Sri,Bambang,Nurul,Rizal,Fitri,Yusuf,Ratna,Made,Maria,Yohanes'.split(
    ',',
  )
const second =
  'Aminah,Kurnia,Suhendar,Wulandari,Hidayat,Permana,Rahmawati,Saputra,Lestari,Gunawan,Handayani,Setiawan,Nuraeni,Firmansyah,Komalasari,Maulana,Puspita,Ramdani,Sulastri,Wijaya,Anggraini,Nugraha,Susanti,Hermawan,Kartika'.split(
    ',',
  )

/** An invented name, the same for the same seed. */
export function inventedName(seed: string): string {
  const bytes = createHash('sha256').update(seed).digest()
  return `${given[bytes[0]! % given.length]} ${second[bytes[1]! % second.length]}`
}
