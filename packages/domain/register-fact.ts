import type { Relation } from './person.ts'

/** Three answers: null is "nobody knows", never "no". */
type Answer = boolean | null

/** Codes of lists (handbook §9.8) as they stand in table `fact`; null where unknown or not in the list. */
type Code = number | null

/** What a rule may test of a family, by the columns of table `fact`. */
export type HouseholdFacts = {
  /** 1 to 10. */
  desil: Code
  /** ISO date of the ranking (cut-off). */
  desilAsOf: string | null
  extremePoor: Answer
  incomeBand: Code
  memberCount: number | null
  tenure: Code
  /** Square metres, rounded. */
  floorArea: number | null
  floor: Code
  wall: Code
  roof: Code
  water: Code
  light: Code
  power: Code
  cooking: Code
  toilet: Code
  closet: Code
  sewage: Code
  hasCar: Answer
  hasMotorcycle: Answer
  hasLand: Answer
  exclusion: (typeof EXCLUSIONS)[number] | null
  hasKks: Answer
  receivesPkh: Answer
  receivesBpnt: Answer
  landLegal: Answer
  houseAided: Answer
  villageListed: Answer
  lostJob: Answer
  lowIncome: Answer
  willGraduate: Answer
  socialRisk: Answer
  similarAid: Answer
  unmetNeed: Answer
  paperPoor: Answer
  paperLand: Answer
  paperWilling: Answer
  paperDesil: Answer
}

export const SCHOOL_LEVELS = ['SD', 'SMP', 'SMA', 'PT', 'TIDAK_ADA'] as const
export type SchoolLevel = (typeof SCHOOL_LEVELS)[number]

/** What a rule may test of a person, by the columns of table `fact`. */
export type PersonFacts = {
  sex: 'L' | 'P' | null
  /** ISO date. */
  born: string | null
  relation: Relation | null
  marital: Code
  nikMatched: Answer
  pregnant: Answer
  disability: Answer
  severeDisability: Answer
  chronicIllness: Answer
  schooling: Code
  schoolLevel: SchoolLevel | null
  education: Code
  works: Answer
  employment: Code
  civilServant: Answer
  bpjsSegment: (typeof BPJS_SEGMENTS)[number] | null
  pbiActive: Answer
  hasKip: Answer
  orphan: (typeof ORPHANS)[number] | null
  hasNik: Answer
  localCard: Answer
  pbiEver: Answer
  inHospital: Answer
  catastrophicIllness: Answer
  /** Year. */
  graduated: number | null
  collegeAccepted: Answer
  inInstitution: Answer
  disasterVictim: Answer
  needsSocialService: Answer
  socialAssessment: Answer
  boardingWilling: Answer
  zakatGroup: (typeof ZAKAT_GROUPS)[number] | null
  paperHealth: Answer
  paperBirth: Answer
}

/** How somebody is insured by BPJS Kesehatan; NONAKTIF was once, TIDAK_ADA never. */
export const BPJS_SEGMENTS = ['PBI_JK', 'PBPU_PEMDA', 'PPU', 'PBPU', 'BP', 'NONAKTIF', 'TIDAK_ADA'] as const

/** Why SIKS-NG leaves a family out of programs (handbook §10.2); TIDAK_ADA where a list says that there is no reason. */
export const EXCLUSIONS = [
  'ALAMAT_TIDAK_DITEMUKAN',
  'TIDAK_DITEMUKAN',
  'MENINGGAL',
  'ASN_TNI_POLRI',
  'KELUARGA_ASN_TNI_POLRI',
  'PENSIUNAN_ASN_TNI_POLRI',
  'GAJI_APBN_APBD',
  'PERANGKAT_DESA',
  'GURU_BERSERTIFIKAT',
  'TENAGA_KESEHATAN',
  'PENGURUS_PERUSAHAAN',
  'UPAH_DI_ATAS_UMR',
  'MENOLAK',
  'TIDAK_LAYAK_HUKUM',
  'BANTUAN_LAIN',
  'JUDI_DARING',
  'SALDO_BANK',
  'LAINNYA',
  'TIDAK_ADA',
] as const

export const ORPHANS = ['YATIM', 'PIATU', 'YATIM_PIATU', 'TIDAK'] as const

/** The eight groups that zakat is for (asnaf); TIDAK where an officer saw that none fits. */
export const ZAKAT_GROUPS = [
  'FAKIR',
  'MISKIN',
  'AMIL',
  'MUALAF',
  'RIQAB',
  'GHARIMIN',
  'FISABILILLAH',
  'IBNU_SABIL',
  'TIDAK',
] as const
