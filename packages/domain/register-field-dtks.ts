import type { SourceTable } from './register-field.ts'

/** The export of DTKS that local offices have (handbook §9.5), its typo included. */
export const DTKS = {
  of: 'person',
  version: 'BDT_2015',
  shared: {
    'ID DTKS': 'family_ref',
    PROVINSI: 'province',
    'KABUPATEN/KOTA': 'district',
    KECAMATAN: 'kecamatan',
    'DESA/KELUARAHAN': 'desa',
    ALAMAT: 'address',
    DUSUN: 'dusun',
    RT: 'rt',
    RW: 'rw',
    NOKK: 'kk',
    NIK: 'nik',
    NAMA: 'name',
    'TANGGAL LAHIR': 'birth_date',
    'TEMPAT LAHIR': 'birth_place',
    'JENIS KELAMIN': 'sex',
    PEKERJAAN: 'occupation',
    'NAMA IBU KANDUNG': 'mother',
    'HUB KELUARGA': 'relation',
    'KETERANGAN PADAN': 'nik_matched',
    'BANSOS BPNT': 'receives_bpnt',
    'BANSOS PKH': 'receives_pkh',
    'PBI JKN': 'pbi_active',
  },
  sealed: ['BANSOS BPNT-PPKM'],
  none: {},
} as const satisfies SourceTable
