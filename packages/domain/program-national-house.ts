import {
  and,
  atLeast,
  gives,
  is,
  KK,
  KTP,
  national,
  no,
  or,
  paper,
  param,
  withinDesil,
  yes,
} from './program-national-words.ts'

const LAND = paper('Bukti penguasaan tanah', 'rumah.tanah_dikuasai_legal')
const PHOTOS = paper('Foto rumah', 'rumah.tidak_layak')
/** Codes of DTSEN (handbook §9.8). */
const VA_450 = 1
const VA_900 = 2

/** Houses and what is in them (handbook §11.2). */
export const HOUSE_PROGRAMS = [
  national('RST', {
    name: 'Rumah Sejahtera Terpadu',
    owner: 'Kementerian Sosial',
    fund: 'APBN',
    unit: 'KELUARGA',
    params: { houseScore: 3 },
    rule: and(
      or(yes('keluarga.terima_pkh'), yes('keluarga.terima_bpnt')),
      yes('rumah.milik_sendiri'),
      atLeast('rumah.rtlh_skor', param('houseScore')),
    ),
    benefit: gives('SEKALI', 20_000_000, 'Bahan bangunan.'),
    papers: [KTP, KK, paper('Bukti rumah dan tanah milik sendiri', 'rumah.milik_sendiri'), PHOTOS],
    road: 'RUJUKAN',
    category: 'RMH01',
    source: 'Berita Kemensos tentang RST',
    confidence: 'F',
  }),
  national('BSPS', {
    name: 'Bantuan Stimulan Perumahan Swadaya',
    owner: 'Kementerian Perumahan dan Kawasan Permukiman',
    fund: 'APBN',
    unit: 'KELUARGA',
    rule: and(
      yes('keluarga.mbr'),
      yes('rumah.tanah_dikuasai_legal'),
      yes('rumah.tidak_layak'),
      no('keluarga.terima_bantuan_rumah_10th'),
    ),
    benefit: gives('SEKALI', 20_000_000, 'Bahan Rp17.500.000 dan upah Rp2.500.000.'),
    papers: [KTP, KK, paper('Surat keterangan penghasilan', 'keluarga.mbr'), LAND, PHOTOS],
    road: 'RUJUKAN',
    category: 'RMH01',
    source: 'Berita BSPS 2026',
    confidence: 'F',
  }),
  national('RTLH', {
    name: 'Rumah tidak layak huni dari daerah',
    owner: 'Pemerintah daerah',
    fund: 'APBD',
    unit: 'KELUARGA',
    params: { maxDesil: 4 },
    rule: and(
      yes('rumah.tidak_layak'),
      yes('rumah.tanah_dikuasai_legal'),
      yes('keluarga.pernyataan_tanah'),
      yes('keluarga.bersedia_dibedah'),
      withinDesil,
    ),
    benefit: gives('SEKALI', null, 'Perbaikan rumah; jumlah diatur daerah.'),
    papers: [
      KTP,
      KK,
      LAND,
      PHOTOS,
      paper('Surat pernyataan tanah', 'keluarga.pernyataan_tanah'),
      paper('Pernyataan bersedia rumahnya dibedah', 'keluarga.bersedia_dibedah'),
    ],
    road: 'DAFTAR',
    category: 'RMH01',
    source: 'Berkas permohonan RTLH Kabupaten Trenggalek',
    confidence: 'K',
  }),
  national('SUBSIDI_LISTRIK', {
    name: 'Subsidi listrik',
    owner: 'Kementerian ESDM dan PLN',
    fund: 'APBN',
    unit: 'KELUARGA',
    params: { maxDesil: 4 },
    rule: or(is('rumah.daya', VA_450), and(is('rumah.daya', VA_900), withinDesil)),
    benefit: gives('BULAN', null, 'Tarif bersubsidi.'),
    papers: [KTP, KK, paper('Rekening listrik', 'rumah.daya')],
    road: 'RUJUKAN',
    category: 'ENE02',
    source: 'Ketentuan subsidi 450 VA dan 900 VA',
    confidence: 'K',
  }),
]
