import { family } from '../support/complaints.ts'

// prettier-ignore
const GIVEN = ['Euis', 'Cucu', 'Popon', 'Titin', 'Nining', 'Wiwin', 'Yeti', 'Iis', 'Onah', 'Tati', 'Lilis', 'Ratna', 'Yayah']
// prettier-ignore
const LAST = ['Kartika', 'Sumarni', 'Hasanah', 'Fitriani', 'Juariah', 'Pertiwi', 'Gantini', 'Oktaviani', 'Mulyani', 'Sopiah', 'Rosidah', 'Nuraeni', 'Wulansari', 'Handayani', 'Safitri', 'Maesaroh', 'Komalasari']

/** A name of the n-th of many who are all born on the same day: those of one name would be taken for one person. */
export const nameOf = (n: number): string => `${GIVEN[n % GIVEN.length]} ${LAST[n % LAST.length]}`

/** A family of one under a name of her own. */
export function namedFamily(n: number) {
  const home = family(n)
  return { ...home, persons: home.persons.map((one) => ({ ...one, name: nameOf(n) })) }
}
