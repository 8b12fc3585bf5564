import type { HouseholdFacts, PersonFacts } from './register-fact.ts'

export type Value = boolean | number | string | null
export type Facts = Readonly<Record<string, Value>>

/**
 * What a rule is evaluated on, by the names of the dictionary; null is unknown. `anggota`: members, those of whom nobody
 * has written anything (a list counts more than are known) after the others. `orang`: of a program for persons the one.
 */
export type Situation = {
  readonly keluarga: Facts
  readonly rumah: Facts
  readonly orang?: Facts
  readonly anggota: readonly Facts[]
}

/** A row of table `fact`, or the same as JSON; what is left out is unknown. `present` false: died, moved, written twice. */
export type FactRow = {
  readonly id: string
  readonly household: string
  readonly person: string | null
  readonly desa: string
  readonly present?: boolean
} & Partial<HouseholdFacts> &
  Partial<PersonFacts>

/** On which day, and which lists are in: `PENERIMA|PKH`, `ASN`, `KIP`, `KKS`, `PENGECUALIAN` (design §2.8). */
export type Moment = { readonly day: string; readonly closed: ReadonlySet<string> }

/** More than a family has: of one of whom no member is known, anybody may be there. */
export const ANYBODY = 30
/** Square metres a head below which a house is too small (handbook §11.3: 7.2 to 8). */
export const LEAST_AREA = 8
/** The age from which somebody who lives alone is a single elderly. */
export const ALONE_AGE = 60
/** Codes of DTSEN of what is unfit (handbook §11.3). */
export const UNFIT = { floor: [7, 8], wall: [4, 5, 6, 7], roof: [7], toilet: 3 } as const
/** The most that a band of income means, in rupiah (`code-list` income_band); the last one has no end. */
export const BAND_ENDS: readonly number[] = [500_000, 1_000_000, 2_000_000, 3_000_000, 4_000_000]
export const BEYOND_BANDS = 4_000_001
/** Nobody younger or older is asked whether she is pregnant; nobody younger serves the state. */
export const MOTHERS = { from: 10, to: 55 } as const
export const SERVANT_AGE = 17

/** Whole years between two ISO days; below zero for somebody who is not born yet. */
export function ageOn(day: string, born: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}

const or = (value: Value | undefined, other: Value): Value => value ?? other
const isOne = <T>(value: T | null | undefined, of: readonly T[]): boolean | null =>
  value === null || value === undefined ? null : of.includes(value)

/** A closed fact that nobody knows is "no" once its list is in. */
const closes = ({ closed }: Moment, key: string, no: Value = false): Value => (closed.has(key) ? no : null)

function personFacts(row: FactRow, moment: Moment): Facts {
  const usia = row.born ? ageOn(moment.day, row.born) : null
  const isNoMother = row.sex === 'L' || (usia !== null && (usia < MOTHERS.from || usia > MOTHERS.to))
  const isChild = usia !== null && usia < SERVANT_AGE
  const isPbi = isOne(row.bpjsSegment, ['PBI_JK'])
  const pbiAktif = or(row.pbiActive, isPbi)
  return {
    usia,
    jenis_kelamin: or(row.sex, null),
    hubungan: or(row.relation, null),
    kawin: or(row.marital, null),
    nik_padan: or(row.nikMatched, row.hasNik === false ? false : null),
    punya_nik: or(row.hasNik, row.nikMatched === true ? true : null),
    akta_lahir: or(row.paperBirth, null),
    ktp_tenant: or(row.localCard, null),
    hamil: or(row.pregnant, isNoMother ? false : null),
    disabilitas: or(row.disability, row.severeDisability === true ? true : null),
    disabilitas_berat: or(row.severeDisability, row.disability === false ? false : null),
    penyakit_kronis: or(row.chronicIllness, null),
    penyakit_katastropik: or(row.catastrophicIllness, null),
    rawat_inap: or(row.inHospital, null),
    surat_faskes: or(row.paperHealth, null),
    partisipasi_sekolah: or(row.schooling, null),
    sekolah: or(row.schoolLevel, row.schooling === 1 || row.schooling === 3 ? 'TIDAK_ADA' : null),
    pendidikan: or(row.education, null),
    tahun_sejak_lulus: typeof row.graduated === 'number' ? Number(moment.day.slice(0, 4)) - row.graduated : null,
    diterima_pt_terakreditasi: or(row.collegeAccepted, null),
    punya_kip: or(row.hasKip, closes(moment, 'KIP')),
    bersedia_asrama: or(row.boardingWilling, null),
    bekerja: or(row.works, null),
    pekerjaan: or(row.employment, null),
    asn: or(row.civilServant, isChild ? false : closes(moment, 'ASN')),
    segmen_bpjs: or(row.bpjsSegment, null),
    pbi_aktif: pbiAktif,
    pbi_pernah: or(row.pbiEver, pbiAktif === true ? true : null),
    status_yatim: or(row.orphan, null),
    panti: or(row.inInstitution, null),
    korban_bencana: or(row.disasterVictim, null),
    ppks: or(row.needsSocialService, null),
    asesmen_peksos: or(row.socialAssessment, null),
    asnaf: or(row.zakatGroup, null),
  }
}

/** Somebody who belongs to the family, and of whom nothing is known. */
const UNSEEN: Facts = Object.fromEntries(
  Object.keys(personFacts({ id: '', household: '', person: '', desa: '' }, { day: '', closed: new Set() })).map(
    (name) => [name, null],
  ),
)
export const isUnseen = (member: Facts): boolean => member === UNSEEN

const all = (members: readonly Facts[], name: string): boolean | null => {
  if (members.some((one) => one[name] === false)) return false
  return members.every((one) => one[name] === true) ? true : null
}

function lonelyElder(size: number | null, members: readonly Facts[]): boolean | null {
  if (size === null) return null
  if (size !== 1) return false
  const usia = members[0]!.usia as number | null
  return usia === null ? null : usia >= ALONE_AGE
}

/** Members with a civil servant among them: an exclusion of SIKS says so, or somebody's work; either may say no. */
function hasServant(exclusion: Value, members: readonly Facts[]): boolean | null {
  const isExcluded = exclusion === 'ASN_TNI_POLRI' || exclusion === 'KELUARGA_ASN_TNI_POLRI'
  if (isExcluded || members.some(({ asn }) => asn === true)) return true
  return exclusion === 'TIDAK_ADA' || members.every(({ asn }) => asn === false) ? false : null
}

/** Of a family that SIKS excludes for another reason, this one is not known. */
const excludedFor = (exclusion: Value, reason: string): boolean | null =>
  exclusion === reason ? true : exclusion === 'TIDAK_ADA' ? false : null

function house(row: Partial<FactRow>, size: number | null): Facts {
  const { floorArea = null } = row
  const head = floorArea === null || size === null ? null : Math.floor(floorArea / size)
  const parts = [
    isOne<number>(row.floor, UNFIT.floor),
    isOne<number>(row.wall, UNFIT.wall),
    isOne<number>(row.roof, UNFIT.roof),
    row.toilet === null || row.toilet === undefined ? null : row.toilet >= UNFIT.toilet,
    head === null ? null : head < LEAST_AREA,
  ]
  const isWhole = !parts.includes(null)
  return {
    tidak_layak: parts.includes(true) ? true : isWhole ? false : null,
    rtlh_skor: isWhole ? parts.filter(Boolean).length : null,
    milik_sendiri: isOne(row.tenure, [1]),
    tanah_dikuasai_legal: or(row.landLegal, null),
    luas: floorArea,
    luas_per_kapita: head,
    status: or(row.tenure, null),
    lantai: or(row.floor, null),
    dinding: or(row.wall, null),
    atap: or(row.roof, null),
    air_minum: or(row.water, null),
    penerangan: or(row.light, null),
    daya: or(row.power, null),
    bahan_bakar: or(row.cooking, null),
    bab: or(row.toilet, null),
    kloset: or(row.closet, null),
    tinja: or(row.sewage, null),
  }
}

function income(band: number | null | undefined, size: number | null): { all: number | null; head: number | null } {
  if (band === null || band === undefined) return { all: null, head: null }
  const end = BAND_ENDS[band - 1]
  return { all: end ?? BEYOND_BANDS, head: end === undefined || size === null ? null : Math.floor(end / size) }
}

function familyFacts(
  row: Partial<FactRow>,
  desa: string,
  members: readonly Facts[],
  size: number | null,
  moment: Moment,
) {
  const exclude = or(row.exclusion, closes(moment, 'PENGECUALIAN', 'TIDAK_ADA'))
  const { all: earned, head } = income(row.incomeBand, size)
  const keluarga: Facts = {
    desil: or(row.desil, null),
    kemiskinan_ekstrem: or(row.extremePoor, null),
    exclude,
    ada_asn_tni_polri: hasServant(exclude, members),
    ada_pensiunan_asn: excludedFor(exclude, 'PENSIUNAN_ASN_TNI_POLRI'),
    ada_perangkat_desa: excludedFor(exclude, 'PERANGKAT_DESA'),
    upah_diatas_umk: excludedFor(exclude, 'UPAH_DI_ATAS_UMR'),
    nik_padan_semua: all(members, 'nik_padan'),
    jumlah_anggota: size,
    lansia_tunggal: lonelyElder(size, members),
    terima_pkh: or(row.receivesPkh, closes(moment, 'PENERIMA|PKH')),
    terima_bpnt: or(row.receivesBpnt, closes(moment, 'PENERIMA|BPNT')),
    punya_kks: or(row.hasKks, closes(moment, 'KKS')),
    pendapatan_ortu: earned,
    pendapatan_per_kapita: head,
    mbr: or(row.lowIncome, null),
    hilang_pekerjaan: or(row.lostJob, null),
    ditetapkan_musdes: or(row.villageListed, null),
    terima_bantuan_rumah_10th: or(row.houseAided, null),
    terima_bantuan_sejenis: or(row.similarAid, null),
    bersedia_graduasi: or(row.willGraduate, null),
    risiko_sosial: or(row.socialRisk, null),
    kebutuhan_tak_terpenuhi: or(row.unmetNeed, null),
    // Kemendagri: 2003 is a desa, 1001 a kelurahan (handbook §9.2).
    tinggal_di_desa: desa[9] === '2',
    punya_mobil: or(row.hasCar, null),
    punya_motor: or(row.hasMotorcycle, null),
    punya_lahan: or(row.hasLand, null),
    sktm: or(row.paperPoor, null),
    surat_dtsen: or(row.paperDesil, null),
    pernyataan_tanah: or(row.paperLand, null),
    bersedia_dibedah: or(row.paperWilling, null),
  }
  return { keluarga, rumah: house(row, size) }
}

/**
 * A family as rules see it on a day.
 * @param rows of table `fact`: the family's own (person null), and those of its members
 * @returns with the ids of the known members, the first of `anggota` in this order
 */
export function situationOf(rows: readonly FactRow[], moment: Moment): Situation & { readonly persons: string[] } {
  const family: Partial<FactRow> = rows.find(({ person }) => person === null) ?? {}
  const told = rows.filter(({ person }) => person !== null)
  const here = told.filter(({ present }) => present !== false)
  // Those whom a list counts and nobody has written down belong to the family all the same.
  const missing = Math.max(0, (family.memberCount ?? 0) - told.length)
  const isNobodyKnown = here.length + missing === 0
  const unseen = Array.from({ length: isNobodyKnown ? ANYBODY : missing }, () => UNSEEN)
  const anggota = [...here.map((row) => personFacts(row, moment)), ...unseen]
  const size = isNobodyKnown ? null : anggota.length
  const desa = family.desa ?? rows[0]?.desa ?? ''
  return { ...familyFacts(family, desa, anggota, size, moment), anggota, persons: here.map(({ person }) => person!) }
}
