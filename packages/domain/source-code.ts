import type { Existence, Relation } from './person.ts'

/** Relation to the head, list of handbook §9.8; parents-in-law are parents there, whoever it has no code for is a relative. */
export const relationCodes: Readonly<Record<Relation, string>> = {
  KEPALA: '1',
  PASANGAN: '2',
  ANAK: '3',
  MENANTU: '4',
  CUCU: '5',
  ORANG_TUA: '6',
  MERTUA: '6',
  FAMILI: '8',
  LAINNYA: '8',
}

/** `keberadaan_art`, handbook §9.6. */
export const existenceCodes: Readonly<Record<Existence, string>> = {
  ADA: '1',
  TIDAK_DITEMUKAN: '2',
  PINDAH: '2',
  GANDA: '3',
  MENINGGAL: '4',
}
