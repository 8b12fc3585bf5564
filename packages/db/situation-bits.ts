import { RELATIONS } from '@slrt/domain/person'
import { BPJS_SEGMENTS, EXCLUSIONS, ORPHANS, SCHOOL_LEVELS, ZAKAT_GROUPS } from '@slrt/domain/register-fact'

/**
 * How a fact lies in a word of `situation`: yes or no; the code of a list; a larger number; a day; or one of these texts, by
 * its place. All bits set is unknown, so that 0 is a value. `sql`: what it is, of a row of `fact` (`f` a family's, `p` a
 * person's) or of what its members say together (`t`).
 */
type Kind = 'flag' | 'code' | 'number' | 'day' | readonly string[]
type Packed = { readonly kind: Kind; readonly sql: string }

const packed =
  (kind: Kind) =>
  (sql: string): Packed => ({ kind, sql })
const [flag, code, number, day] = (['flag', 'code', 'number', 'day'] as const).map(packed) as [
  (sql: string) => Packed,
  (sql: string) => Packed,
  (sql: string) => Packed,
  (sql: string) => Packed,
]
const word = (words: readonly string[], sql: string): Packed => ({ kind: words, sql })

/** Facts of a family, by the names of the dictionary; how many belong to it stands in columns of its own. */
const FAMILY = {
  'keluarga.desil': code('f.desil'),
  'keluarga.exclude': word(EXCLUSIONS, 'f.exclusion'),
  'keluarga.nik_padan_semua': flag(
    'case when t.unmatched then false when t.matched and coalesce(f.member_count, 0) <= t.n then true end',
  ),
  'keluarga.kemiskinan_ekstrem': flag('f.extreme_poor'),
  'keluarga.terima_pkh': flag('f.receives_pkh'),
  'keluarga.terima_bpnt': flag('f.receives_bpnt'),
  'keluarga.punya_kks': flag('f.has_kks'),
  'keluarga.ditetapkan_musdes': flag('f.village_listed'),
  income_band: code('f.income_band'),
  'rumah.status': code('f.tenure'),
  'rumah.lantai': code('f.floor'),
  'rumah.dinding': code('f.wall'),
  'rumah.atap': code('f.roof'),
  'rumah.bab': code('f.toilet'),
  'rumah.luas': number('f.floor_area'),
  'rumah.tanah_dikuasai_legal': flag('f.land_legal'),
  'keluarga.terima_bantuan_rumah_10th': flag('f.house_aided'),
  'keluarga.hilang_pekerjaan': flag('f.lost_job'),
  'keluarga.mbr': flag('f.low_income'),
  'keluarga.bersedia_graduasi': flag('f.will_graduate'),
  'keluarga.risiko_sosial': flag('f.social_risk'),
  'keluarga.terima_bantuan_sejenis': flag('f.similar_aid'),
  'keluarga.kebutuhan_tak_terpenuhi': flag('f.unmet_need'),
  'keluarga.sktm': flag('f.paper_poor'),
  'keluarga.pernyataan_tanah': flag('f.paper_land'),
  'keluarga.bersedia_dibedah': flag('f.paper_willing'),
  'keluarga.surat_dtsen': flag('f.paper_desil'),
  'keluarga.punya_mobil': flag('f.has_car'),
  'keluarga.punya_motor': flag('f.has_motorcycle'),
  'keluarga.punya_lahan': flag('f.has_land'),
  'rumah.air_minum': code('f.water'),
  'rumah.penerangan': code('f.light'),
  'rumah.daya': code('f.power'),
  'rumah.bahan_bakar': code('f.cooking'),
  'rumah.kloset': code('f.closet'),
  'rumah.tinja': code('f.sewage'),
} as const satisfies Record<string, Packed>

const IS_PBI = `coalesce(p.pbi_active, p.bpjs_segment = 'PBI_JK')`

/** Facts of a person, as `personFacts` has them (domain/situation), but for what the day or a list that came in decides. */
const MEMBER = {
  born: day('p.born'),
  jenis_kelamin: word(['L', 'P'], 'p.sex'),
  hubungan: word(RELATIONS, 'p.relation'),
  nik_padan: flag('coalesce(p.nik_matched, case when not p.has_nik then false end)'),
  punya_nik: flag('coalesce(p.has_nik, case when p.nik_matched then true end)'),
  hamil: flag('p.pregnant'),
  disabilitas: flag('coalesce(p.disability, case when p.severe_disability then true end)'),
  disabilitas_berat: flag('coalesce(p.severe_disability, case when not p.disability then false end)'),
  asn: flag('p.civil_servant'),
  partisipasi_sekolah: code('p.schooling'),
  sekolah: word(SCHOOL_LEVELS, `coalesce(p.school_level, case when p.schooling in (1, 3) then 'TIDAK_ADA' end)`),
  segmen_bpjs: word(BPJS_SEGMENTS, 'p.bpjs_segment'),
  status_yatim: word(ORPHANS, 'p.orphan'),
  penyakit_kronis: flag('p.chronic_illness'),
  punya_kip: flag('p.has_kip'),
  korban_bencana: flag('p.disaster_victim'),
  pbi_aktif: flag(IS_PBI),
  pbi_pernah: flag(`coalesce(p.pbi_ever, case when ${IS_PBI} then true end)`),
  kawin: code('p.marital'),
  pendidikan: code('p.education'),
  bekerja: flag('p.works'),
  pekerjaan: code('p.employment'),
  graduated: number('p.graduated'),
  asnaf: word(ZAKAT_GROUPS, 'p.zakat_group'),
  ktp_tenant: flag('p.local_card'),
  rawat_inap: flag('p.in_hospital'),
  penyakit_katastropik: flag('p.catastrophic_illness'),
  diterima_pt_terakreditasi: flag('p.college_accepted'),
  panti: flag('p.in_institution'),
  ppks: flag('p.needs_social_service'),
  asesmen_peksos: flag('p.social_assessment'),
  bersedia_asrama: flag('p.boarding_willing'),
  surat_faskes: flag('p.paper_health'),
  akta_lahir: flag('p.paper_birth'),
} as const satisfies Record<string, Packed>

/** A day is told in days from here on. */
const EPOCH = '1800-01-01'
const DAY_MS = 86_400_000
export const dayNumber = (day: string): number => Math.round((Date.parse(day) - Date.parse(EPOCH)) / DAY_MS)

const BITS = { flag: 2, code: 7, number: 15, day: 17 } as const
/** So many bits of an int8: its sign is left alone. */
const WORD = 63

/** Where a fact lies: in which word, behind how many bits, and in how many. */
export type Place = Packed & { readonly word: number; readonly shift: number; readonly bits: number }

/** One word after the other; what does not fit into what is left of one begins the next. */
function placed<Name extends string>(facts: Readonly<Record<Name, Packed>>): Readonly<Record<Name, Place>> {
  let [at, shift] = [0, 0]
  const all = (Object.entries(facts) as [Name, Packed][]).map(([name, own]) => {
    const bits = typeof own.kind === 'string' ? BITS[own.kind] : 32 - Math.clz32(own.kind.length)
    if (shift + bits > WORD) [at, shift] = [at + 1, 0]
    const place: Place = { ...own, word: at, shift, bits }
    shift += bits
    return [name, place]
  })
  return Object.fromEntries(all) as Record<Name, Place>
}

export const FAMILY_PLACES = placed(FAMILY)
export const MEMBER_PLACES = placed(MEMBER)
export type FamilyFact = keyof typeof FAMILY_PLACES
export type MemberFact = keyof typeof MEMBER_PLACES

/** Members whose words are columns; of larger families the others stand in arrays. */
export const SLOTS = 6

const ones = (bits: number): bigint => (1n << BigInt(bits)) - 1n

/** A fact out of its word, as SQL: a flag as boolean, a text as its place in its list, a day as its number, unknown as NULL. */
export function factIn(word: string, { shift, bits, kind }: Place): string {
  const none = ones(bits)
  if (kind === 'flag') {
    const at = BigInt(shift)
    return `(nullif(${word} & ${none << at}, ${none << at}) = ${1n << at})`
  }
  return `nullif(${shift === 0 ? word : `(${word} >> ${shift})`} & ${none}, ${none})`
}

/** Whether a flag is known to be true. */
export const isTrueIn = (word: string, { shift, bits }: Place): string =>
  `(${word} & ${ones(bits) << BigInt(shift)} = ${1n << BigInt(shift)})`

/** A fact as the number that its bits hold; NULL where it is unknown. */
function numberSql({ sql, kind }: Packed): string {
  if (kind === 'flag') return `(${sql})::int`
  if (kind === 'day') return `${sql} - date '${EPOCH}'`
  if (typeof kind === 'string') return sql
  return `array_position(array[${kind.map((one) => `'${one}'`).join(', ')}], ${sql}) - 1`
}

/** A word out of its facts, as SQL. */
export const wordSql = (places: Readonly<Record<string, Place>>, word: number): string =>
  Object.values(places)
    .filter((place) => place.word === word)
    .map((place) => {
      const value = `(coalesce(${numberSql(place)}, ${ones(place.bits)}) & ${ones(place.bits)})::bigint`
      return place.shift === 0 ? `(${value})` : `(${value} << ${place.shift})`
    })
    .join('\n      | ')
