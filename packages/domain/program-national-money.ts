import type { Definition } from './program.ts'
import {
  and,
  atLeast,
  atMost,
  between,
  gives,
  is,
  isIn,
  KK,
  KTP,
  national,
  no,
  none,
  not,
  or,
  paper,
  param,
  SKTM,
  some,
  withinDesil,
  yes,
} from './program-national-words.ts'
import type { Rule } from './rule.ts'

/** Whoever holds the card: the head of the family or the spouse, since no source says which. */
const isCardHolder: Rule = isIn('hubungan', 'KEPALA', 'PASANGAN')

const PREGNANT = yes('hamil')
const EARLY = atMost('usia', 6)
const PUPIL = { SD: is('sekolah', 'SD'), SMP: is('sekolah', 'SMP'), SMA: is('sekolah', 'SMA') } as const
const ELDERLY = atLeast('usia', param('elderlyAge'))
const SEVERE = yes('disabilitas_berat')

/** Rupiah a year for each member that fits (handbook §11.1, §11.2). */
const PKH_PARTS: Definition['benefit']['parts'] = [
  { name: 'Ibu hamil atau nifas', rule: PREGNANT, amount: 3_000_000, most: 2 },
  { name: 'Anak usia dini (0-6 tahun)', rule: EARLY, amount: 3_000_000, most: 2 },
  { name: 'Anak SD', rule: PUPIL.SD, amount: 900_000, most: null },
  { name: 'Anak SMP', rule: PUPIL.SMP, amount: 1_500_000, most: null },
  { name: 'Anak SMA', rule: PUPIL.SMA, amount: 2_000_000, most: null },
  { name: 'Lanjut usia', rule: ELDERLY, amount: 2_400_000, most: null },
  { name: 'Disabilitas berat', rule: SEVERE, amount: 2_400_000, most: null },
]

const receivesAid = or(yes('keluarga.terima_pkh'), yes('keluarga.terima_bpnt'))
const KEMENSOS = 'Kementerian Sosial'

/** Money for families and what helps them to earn it (handbook §11.2). */
export const MONEY_PROGRAMS = [
  national('PKH', {
    name: 'Program Keluarga Harapan',
    owner: KEMENSOS,
    fund: 'APBN',
    unit: 'KELUARGA',
    params: { maxDesil: 4, elderlyAge: 60 },
    rule: and(
      withinDesil,
      yes('keluarga.nik_padan_semua'),
      not(
        or(
          yes('keluarga.ada_asn_tni_polri'),
          yes('keluarga.ada_pensiunan_asn'),
          yes('keluarga.ada_perangkat_desa'),
          yes('keluarga.upah_diatas_umk'),
        ),
      ),
      or(some(PREGNANT), some(EARLY), some(PUPIL.SD), some(PUPIL.SMP), some(PUPIL.SMA), some(ELDERLY), some(SEVERE)),
    ),
    benefit: { per: 'TAHUN', amount: null, parts: PKH_PARTS, mostMembers: 4, text: 'Dibayar tiap triwulan.' },
    papers: [
      KTP,
      KK,
      paper('Buku KIA', 'orang.hamil'),
      paper('Surat keterangan sekolah', 'orang.sekolah'),
      paper('Surat keterangan disabilitas', 'orang.disabilitas_berat'),
    ],
    road: 'USULAN',
    category: 'KP01',
    source: 'Berita Kemensos 2025 tentang PKH; batas desil menurut surat edaran',
    confidence: 'F',
  }),
  national('BPNT', {
    name: 'Sembako (BPNT)',
    owner: KEMENSOS,
    fund: 'APBN',
    unit: 'KELUARGA',
    params: { maxDesil: 5 },
    rule: and(withinDesil, some(and(isCardHolder, yes('nik_padan'))), is('keluarga.exclude', 'TIDAK_ADA')),
    benefit: gives('BULAN', 200_000, 'Dibayar tiap triwulan.'),
    papers: [KTP, KK],
    road: 'USULAN',
    category: 'KP01',
    source: 'Berita Kemensos Juni 2025; jumlah per bulan dari lapangan',
    confidence: 'K',
  }),
  national('BLT_DD', {
    name: 'BLT Desa',
    owner: 'Pemerintah desa',
    fund: 'DANA_DESA',
    unit: 'KELUARGA',
    params: { maxDesil: 4 },
    rule: and(
      yes('keluarga.tinggal_di_desa'),
      yes('keluarga.ditetapkan_musdes'),
      or(
        yes('keluarga.kemiskinan_ekstrem'),
        withinDesil,
        yes('keluarga.hilang_pekerjaan'),
        some(yes('penyakit_kronis')),
        yes('keluarga.lansia_tunggal'),
      ),
    ),
    benefit: gives('SEKALI', 900_000, 'Paling banyak Rp300.000 sebulan, paling lama tiga bulan.'),
    papers: [KTP, KK, paper('Berita acara musyawarah desa', 'keluarga.ditetapkan_musdes')],
    road: 'DAFTAR',
    category: 'KP01',
    source: 'Ketentuan Dana Desa 2026',
    confidence: 'F',
  }),
  national('PENA', {
    name: 'Pahlawan Ekonomi Nusantara',
    owner: KEMENSOS,
    fund: 'APBN',
    unit: 'KELUARGA',
    rule: and(
      receivesAid,
      some(and(isCardHolder, between('usia', 20, 45))),
      yes('keluarga.bersedia_graduasi'),
      none(or(atLeast('usia', 60), yes('disabilitas'))),
    ),
    benefit: gives('SEKALI', 5_000_000, 'Modal usaha.'),
    papers: [KTP, KK, paper('Pernyataan bersedia graduasi', 'keluarga.bersedia_graduasi')],
    road: 'RUJUKAN',
    category: 'EKO01',
    source: 'Berita Kemensos tentang PENA',
    confidence: 'F',
  }),
  national('BANSOS_APBD', {
    name: 'Bantuan sosial APBD tak terencana',
    owner: 'Pemerintah daerah',
    fund: 'APBD',
    unit: 'KELUARGA',
    rule: and(yes('keluarga.risiko_sosial'), no('keluarga.terima_bantuan_sejenis')),
    benefit: gives('SEKALI', null, 'Menurut peraturan kepala daerah.'),
    papers: [KTP, KK, SKTM, paper('Laporan kejadian atau asesmen', 'keluarga.risiko_sosial')],
    road: 'DAFTAR',
    source: 'Permendagri 77/2020',
    confidence: 'K',
  }),
  national('BAZNAS', {
    name: 'Zakat dari Baznas dan LAZ',
    owner: 'Baznas',
    fund: 'ZIS',
    unit: 'ORANG',
    rule: and(
      isIn('orang.asnaf', 'FAKIR', 'MISKIN', 'GHARIMIN', 'IBNU_SABIL', 'FISABILILLAH', 'MUALAF', 'RIQAB'),
      yes('keluarga.sktm'),
    ),
    benefit: gives('SEKALI', null, 'Rp500.000 sampai Rp20.000.000 menurut kebutuhan.'),
    papers: [KTP, KK, SKTM],
    road: 'RUJUKAN',
    category: 'LNN01',
    source: 'Kebiasaan daerah',
    confidence: 'K',
  }),
  national('CSR', {
    name: 'Tanggung jawab sosial perusahaan (TJSL/CSR)',
    owner: 'Forum TJSL',
    fund: 'CSR',
    unit: 'KELUARGA',
    rule: yes('keluarga.kebutuhan_tak_terpenuhi'),
    benefit: gives('SEKALI', null, 'Menurut kesepakatan dengan perusahaan.'),
    papers: [KTP, KK],
    road: 'RUJUKAN',
    category: 'LNN01',
    source: 'Kebiasaan daerah',
    confidence: 'K',
  }),
]
