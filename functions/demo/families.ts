import type { RegisterHousehold } from '@slrt/domain/household'
import type { NikReason, Person } from '@slrt/domain/person'
import { inventName, type Numbers } from './invented.ts'
import { DAY } from './moments.ts'
import type { Random } from './random.ts'
import type { Village } from './villages.ts'

const YEAR = 365.25 * DAY

const streets = [
  'Kp. Babakan', 'Kp. Pasir', 'Kp. Sawah', 'Dusun Krajan', 'Dusun Tengah', 'Jl. Melati', 'Jl. Kenanga', 'Jl. Merdeka',
  'Gang Mawar', 'Gang Damai', 'Lorong Sejahtera', 'Jl. Masjid', 'Jl. Pasar Lama', 'Blok Cempaka',
] // prettier-ignore

type Draft = Pick<Person, 'relation'> & { sex: 'L' | 'P'; age: number }

/** Who lives together: a head, mostly a spouse, children, now and then a parent. Ages in years. */
function members(random: Random): Draft[] {
  const sex = random.chance(0.76) ? 'L' : 'P'
  const age = random.weighted([[random.int(24, 39), 4], [random.int(40, 59), 5], [random.int(60, 82), 2]]) // prettier-ignore
  const family: Draft[] = [{ relation: 'KEPALA', sex, age }]
  const hasSpouse = sex === 'L' && random.chance(0.84)
  if (hasSpouse) family.push({ relation: 'PASANGAN', sex: 'P', age: Math.max(20, age - random.int(0, 7)) })
  const children = random.weighted([[0, 2], [1, 4], [2, 5], [3, 3], [4, 1]]) // prettier-ignore
  for (let n = 0; n < children && age > 22; n++)
    family.push({
      relation: 'ANAK',
      sex: random.chance(0.5) ? 'L' : 'P',
      age: random.int(0, Math.min(24, age - 20)) + random.next(),
    })
  if (age < 60 && random.chance(0.09))
    family.push({ relation: 'ORANG_TUA', sex: random.chance(0.3) ? 'L' : 'P', age: age + random.int(19, 30) })
  return family
}

function noNikReason(random: Random, age: number): NikReason | null {
  if (age < 0.6) return random.chance(0.8) ? 'BAYI' : null
  if (age < 5 && random.chance(0.06)) return 'BELUM_PUNYA'
  if (!random.chance(0.022)) return null
  return random.weighted([['HILANG', 3], ['TIDAK_DIBAWA', 5], ['TIDAK_TAHU', 2], ['BELUM_PUNYA', 2]] as const) // prettier-ignore
}

/**
 * A family of that village as somebody wrote it down at that time. Their numbers can be ones and are nobody's.
 * @param at when it was registered
 */
export function inventFamily(random: Random, numbers: Numbers, village: Village, at: Date): RegisterHousehold {
  const family = members(random)
  const { second } = inventName(random, village.code, family[0]!.sex)
  const persons = family.map(({ relation, sex, age }): Person => {
    const own = inventName(random, village.code, sex)
    const nikReason = noNikReason(random, age)
    const born = new Date(at.getTime() - (age + (relation === 'ANAK' ? 0.05 : random.next())) * YEAR)
    const birthDate = nikReason === 'TIDAK_TAHU' && age > 60 ? null : born.toISOString().slice(0, 10)
    const hasPhone = relation === 'KEPALA' ? random.chance(0.62) : relation === 'PASANGAN' && random.chance(0.35)
    return {
      id: random.id(at),
      name: `${own.given} ${relation === 'ANAK' || relation === 'KEPALA' ? second : own.second}`,
      nik: nikReason || !birthDate ? null : numbers.nik(village.kecamatanCode, birthDate, sex),
      nikReason: nikReason ?? (birthDate ? null : 'TIDAK_TAHU'),
      birthDate,
      sex,
      relation,
      phone: hasPhone ? numbers.phone() : null,
    }
  })
  const issued = new Date(at.getTime() - random.int(200, 5000) * DAY).toISOString().slice(0, 10)
  const kkReason = random.chance(0.03) ? random.pick(['TIDAK_DIBAWA', 'HILANG', 'BELUM_PUNYA'] as const) : null
  const part = () => String(random.int(1, 9)).padStart(2, '0')
  return {
    id: random.id(at),
    desa: village.code,
    rt: part(),
    rw: part(),
    address: `${random.pick(streets)} No. ${random.int(1, 148)}`,
    kk: kkReason ? null : numbers.kk(village.kecamatanCode, issued),
    kkReason,
    persons,
  }
}
