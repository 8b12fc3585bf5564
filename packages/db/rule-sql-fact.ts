import {
  ALONE_AGE,
  ANYBODY,
  BAND_ENDS,
  BEYOND_BANDS,
  LEAST_AREA,
  MOTHERS,
  SERVANT_AGE,
  UNFIT,
} from '@slrt/domain/situation'
import { bornBy, closedWhere } from './rule-sql-text.ts'

/** On which day, and in which areas each list is in ('' is the whole district); see `closedOf`. */
export type Moment = { readonly day: string; readonly closed: ReadonlyMap<string, readonly string[]> }

/** A column that is closed by a list: `no` where nobody knows and the list is in. */
function closing(column: string, desa: string, key: string, { closed }: Moment, no = 'false'): string {
  const where = closedWhere(desa, closed.get(key))
  if (where === null) return column
  return where === 'true' ? `coalesce(${column}, ${no})` : `coalesce(${column}, case when ${where} then ${no} end)`
}

/** Facts of a person that are one column. */
const PERSON_COLUMNS: Readonly<Record<string, string>> = {
  jenis_kelamin: 'sex',
  hubungan: 'relation',
  kawin: 'marital',
  akta_lahir: 'paper_birth',
  ktp_tenant: 'local_card',
  penyakit_kronis: 'chronic_illness',
  penyakit_katastropik: 'catastrophic_illness',
  rawat_inap: 'in_hospital',
  surat_faskes: 'paper_health',
  partisipasi_sekolah: 'schooling',
  pendidikan: 'education',
  diterima_pt_terakreditasi: 'college_accepted',
  bersedia_asrama: 'boarding_willing',
  bekerja: 'works',
  pekerjaan: 'employment',
  segmen_bpjs: 'bpjs_segment',
  status_yatim: 'orphan',
  panti: 'in_institution',
  korban_bencana: 'disaster_victim',
  ppks: 'needs_social_service',
  asesmen_peksos: 'social_assessment',
  asnaf: 'zakat_group',
}

/** What a person's fact is in SQL, as `personFacts` has it (domain/situation); the age is told by `compareAge`. */
export function personSql(name: string, alias: string, moment: Moment): string {
  const column = PERSON_COLUMNS[name]
  if (column) return `${alias}.${column}`
  const { day } = moment
  const born = `${alias}.born`
  const pbi = `coalesce(${alias}.pbi_active, ${alias}.bpjs_segment = 'PBI_JK')`
  switch (name) {
    case 'nik_padan':
      return `coalesce(${alias}.nik_matched, case when ${alias}.has_nik = false then false end)`
    case 'punya_nik':
      return `coalesce(${alias}.has_nik, case when ${alias}.nik_matched then true end)`
    case 'hamil': {
      const isNone = `${alias}.sex = 'L' or ${born} > ${bornBy(day, MOTHERS.from)} or ${born} <= ${bornBy(day, MOTHERS.to + 1)}`
      return `coalesce(${alias}.pregnant, case when ${isNone} then false end)`
    }
    case 'disabilitas':
      return `coalesce(${alias}.disability, case when ${alias}.severe_disability then true end)`
    case 'disabilitas_berat':
      return `coalesce(${alias}.severe_disability, case when ${alias}.disability = false then false end)`
    case 'sekolah':
      return `coalesce(${alias}.school_level, case when ${alias}.schooling in (1, 3) then 'TIDAK_ADA' end)`
    case 'tahun_sejak_lulus':
      return `(${Number(day.slice(0, 4))} - ${alias}.graduated)`
    case 'punya_kip':
      return closing(`${alias}.has_kip`, `${alias}.desa`, 'KIP', moment)
    case 'asn': {
      const own = `coalesce(${alias}.civil_servant, case when ${born} > ${bornBy(day, SERVANT_AGE)} then false end)`
      return closing(own, `${alias}.desa`, 'ASN', moment)
    }
    case 'pbi_aktif':
      return pbi
    case 'pbi_pernah':
      return `coalesce(${alias}.pbi_ever, case when ${pbi} then true end)`
    default:
      throw new TypeError(`no fact of a person: ${name}`)
  }
}

/** A comparison of somebody's age, as one of the birth date: no age is reckoned for millions of rows. */
export function compareAge(alias: string, op: string, age: number, day: string): string {
  const born = `${alias}.born`
  const isSo = `${born} <= ${bornBy(day, age)}`
  const isOlder = `${born} <= ${bornBy(day, age + 1)}`
  switch (op) {
    case '>=':
      return isSo
    case '>':
      return isOlder
    case '<':
      return `${born} > ${bornBy(day, age)}`
    case '<=':
      return `${born} > ${bornBy(day, age + 1)}`
    case '===':
      return `(${isSo} and ${born} > ${bornBy(day, age + 1)})`
    default:
      return `(${born} > ${bornBy(day, age)} or ${isOlder})`
  }
}

/**
 * How a family is seen: by a row of its own, joined to a person's, or as one group with all its members. `own`: a column of
 * its row; `over`: an aggregate over its members, each a row `p`; `here`: which of them are there.
 */
export type View = {
  readonly own: (column: string) => string
  readonly over: (aggregate: string) => string
  readonly here: string
  readonly desa: string
}

/** Members who are told of, whoever died or moved among them; and those who are there. */
const told = ({ over }: View) => `coalesce(${over('count(p.person)')}, 0)`
const present = ({ over, here }: View) => `coalesce(${over(`count(*) filter (where ${here})`)}, 0)`
/** Members of whom nothing is written: a list counts more than are known; of a family without any, all. */
const missing = (view: View) => `greatest(coalesce(${view.own('member_count')}, 0) - ${told(view)}, 0)`
const hasUnseen = (view: View) => `(coalesce(${view.own('member_count')}, 0) > ${told(view)} or ${present(view)} = 0)`
const size = (view: View) => `nullif(${present(view)} + ${missing(view)}, 0)`

/** 2 for a member who surely is, 1 for one of whom it is not known, 0 for one who is not. */
const score = (condition: string) => `coalesce((${condition})::int * 2, 1)`
const best = ({ over, here }: View, condition: string) => over(`max(${score(condition)}) filter (where ${here})`)

/** Whether a condition holds for some member: Kleene's `or` over all, those of whom nothing is known among them. */
export function someSql(view: View, condition: string): string {
  const known = best(view, condition)
  return `case when ${known} = 2 then true when ${known} = 1 or ${hasUnseen(view)} then null else false end`
}

export function allSql(view: View, condition: string): string {
  const worst = view.over(`min(${score(condition)}) filter (where ${view.here})`)
  return `case when ${worst} = 0 then false when ${worst} = 1 or ${hasUnseen(view)} then null else true end`
}

/** How many members surely are, and how many may be. */
export function countSql(view: View, condition: string): { least: string; most: string } {
  const least = `coalesce(${view.over(`count(*) filter (where ${view.here} and (${condition}))`)}, 0)`
  const known = `coalesce(${view.over(`count(${condition}) filter (where ${view.here})`)}, 0)`
  const unseen = `case when ${size(view)} is null then ${ANYBODY} else ${missing(view)} end`
  return { least, most: `(${least} + ${present(view)} - ${known} + ${unseen})` }
}

/** Facts of a family that its members have a part in, be it their number alone. */
const WITH_MEMBERS: ReadonlySet<string> = new Set([
  'keluarga.ada_asn_tni_polri',
  'keluarga.nik_padan_semua',
  'keluarga.jumlah_anggota',
  'keluarga.lansia_tunggal',
  'keluarga.pendapatan_per_kapita',
  'rumah.luas_per_kapita',
  'rumah.tidak_layak',
  'rumah.rtlh_skor',
])
export const isWithMembers = (name: string): boolean => WITH_MEMBERS.has(name)

const FAMILY_COLUMNS: Readonly<Record<string, string>> = {
  'keluarga.desil': 'desil',
  'keluarga.kemiskinan_ekstrem': 'extreme_poor',
  'keluarga.mbr': 'low_income',
  'keluarga.hilang_pekerjaan': 'lost_job',
  'keluarga.ditetapkan_musdes': 'village_listed',
  'keluarga.terima_bantuan_rumah_10th': 'house_aided',
  'keluarga.terima_bantuan_sejenis': 'similar_aid',
  'keluarga.bersedia_graduasi': 'will_graduate',
  'keluarga.risiko_sosial': 'social_risk',
  'keluarga.kebutuhan_tak_terpenuhi': 'unmet_need',
  'keluarga.punya_mobil': 'has_car',
  'keluarga.punya_motor': 'has_motorcycle',
  'keluarga.punya_lahan': 'has_land',
  'keluarga.sktm': 'paper_poor',
  'keluarga.surat_dtsen': 'paper_desil',
  'keluarga.pernyataan_tanah': 'paper_land',
  'keluarga.bersedia_dibedah': 'paper_willing',
  'rumah.tanah_dikuasai_legal': 'land_legal',
  'rumah.luas': 'floor_area',
  'rumah.status': 'tenure',
  'rumah.lantai': 'floor',
  'rumah.dinding': 'wall',
  'rumah.atap': 'roof',
  'rumah.air_minum': 'water',
  'rumah.penerangan': 'light',
  'rumah.daya': 'power',
  'rumah.bahan_bakar': 'cooking',
  'rumah.bab': 'toilet',
  'rumah.kloset': 'closet',
  'rumah.tinja': 'sewage',
}

/** The parts of a house that are unfit (handbook §11.3). */
const unfitParts = (view: View): string[] => [
  ...(['floor', 'wall', 'roof'] as const).map((part) => `${view.own(part)} in (${UNFIT[part].join(', ')})`),
  `${view.own('toilet')} >= ${UNFIT.toilet}`,
  `${view.own('floor_area')} / ${size(view)} < ${LEAST_AREA}`,
]

/** The most that a band of income means. */
const earned = ({ own }: View, beyond: string) =>
  `case ${own('income_band')} ${BAND_ENDS.map((end, at) => `when ${at + 1} then ${end}`).join(' ')} ${beyond} end`

/** What a family's fact is in SQL, as `situationOf` has it. */
export function familySql(name: string, view: View, moment: Moment): string {
  const { own, desa } = view
  const column = FAMILY_COLUMNS[name]
  if (column) return own(column)
  const exclusion = closing(own('exclusion'), desa, 'PENGECUALIAN', moment, `'TIDAK_ADA'`)
  const excludedFor = (reason: string) => `case ${exclusion} when '${reason}' then true when 'TIDAK_ADA' then false end`
  switch (name) {
    case 'keluarga.exclude':
      return exclusion
    case 'keluarga.ada_pensiunan_asn':
      return excludedFor('PENSIUNAN_ASN_TNI_POLRI')
    case 'keluarga.ada_perangkat_desa':
      return excludedFor('PERANGKAT_DESA')
    case 'keluarga.upah_diatas_umk':
      return excludedFor('UPAH_DI_ATAS_UMR')
    case 'keluarga.ada_asn_tni_polri': {
      const servants = best(view, personSql('asn', 'p', moment))
      return `case when ${exclusion} in ('ASN_TNI_POLRI', 'KELUARGA_ASN_TNI_POLRI') or ${servants} = 2 then true
        when ${exclusion} = 'TIDAK_ADA' or (${servants} = 0 and not ${hasUnseen(view)}) then false end`
    }
    case 'keluarga.nik_padan_semua':
      return allSql(view, personSql('nik_padan', 'p', moment))
    case 'keluarga.jumlah_anggota':
      return size(view)
    case 'keluarga.lansia_tunggal': {
      const isOld = someSql(view, compareAge('p', '>=', ALONE_AGE, moment.day))
      return `case ${size(view)} when 1 then ${isOld} else case when ${size(view)} > 1 then false end end`
    }
    case 'keluarga.terima_pkh':
      return closing(own('receives_pkh'), desa, 'PENERIMA|PKH', moment)
    case 'keluarga.terima_bpnt':
      return closing(own('receives_bpnt'), desa, 'PENERIMA|BPNT', moment)
    case 'keluarga.punya_kks':
      return closing(own('has_kks'), desa, 'KKS', moment)
    case 'keluarga.pendapatan_ortu':
      return earned(view, `when ${BAND_ENDS.length + 1} then ${BEYOND_BANDS}`)
    case 'keluarga.pendapatan_per_kapita':
      return `((${earned(view, '')}) / ${size(view)})`
    case 'keluarga.tinggal_di_desa':
      return `(substr(${desa}, 10, 1) = '2')`
    case 'rumah.milik_sendiri':
      return `(${own('tenure')} = 1)`
    case 'rumah.luas_per_kapita':
      return `(${own('floor_area')} / ${size(view)})`
    case 'rumah.tidak_layak':
      return `(${unfitParts(view).join(' or ')})`
    case 'rumah.rtlh_skor':
      return `(${unfitParts(view)
        .map((part) => `(${part})::int`)
        .join(' + ')})`
    default:
      throw new TypeError(`no fact of a family: ${name}`)
  }
}
