/**
 * What a file is: an export of DTKS (handbook §9.5), the two of the DTSEN baseline (§9.7), a table of one's own, or a list
 * of people who are in the register already: receivers of a program, excluded families … (`import-list`).
 */
export const IMPORT_KINDS = ['dtks', 'dtsen', 'dtsen-family', 'generic', 'list'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** Whose numbers of areas a file has: those of the Ministry of Home Affairs, or of Statistics Indonesia. They look alike. */
export const CODE_SYSTEMS = ['kemendagri', 'bps'] as const
export type CodeSystem = (typeof CODE_SYSTEMS)[number]

/**
 * PEMETAAN: its columns wait for somebody to name them. BERHENTI: names and codes of areas disagree, or the file cannot be
 * read on; nothing more is taken in. BATAL: somebody ended it; what was taken in stays.
 */
export const IMPORT_STATES = ['PEMETAAN', 'MENUNGGU', 'BERJALAN', 'JEDA', 'SELESAI', 'BERHENTI', 'BATAL'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** Why a row was not taken in, in the order in which they are looked for. */
export const REJECTIONS = [
  'row_malformed',
  'nik_malformed',
  'nik_impossible',
  'name_missing',
  'area_outside_tenant',
  'area_unknown',
  'nik_conflict',
  'nik_unknown',
] as const
export type Rejection = (typeof REJECTIONS)[number]

/** What is odd about a row that was taken in. */
export const IMPORT_WARNINGS = [
  'birth_date_mismatch',
  'birth_date_missing',
  'birth_date_unreadable',
  'sex_mismatch',
  'sex_missing',
  'kk_malformed',
] as const
export type ImportWarning = (typeof IMPORT_WARNINGS)[number]

/** TERBUKA waits for somebody; DIPERBAIKI was mended and taken in; DIABAIKAN: somebody decided that it stays out. */
export const LEDGER_STATES = ['TERBUKA', 'DIPERBAIKI', 'DIABAIKAN'] as const
export type LedgerState = (typeof LEDGER_STATES)[number]
