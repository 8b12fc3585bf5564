import type { SourceTable } from './register-field.ts'

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean)
const because = (why: string, columns: string): Record<string, string> =>
  Object.fromEntries(words(columns).map((column) => [column, why]))

const CLERKS = 'who worked on the row in SIKS-NG, and when: about clerks, not about the family'
const OLD_AREAS = 'a code that the area had before: the list of areas keeps its own history'
const PLACE = 'the code of the village says it'
const PHOTOGRAPHS = 'photographs are files, encrypted and looked at one by one'
const DERIVED = 'derived: the date of birth says it'

/**
 * Families of BDT / SIKS-NG (handbook §9.3). Its codes of houses and assets are numbered in another way than DTSEN's, so
 * none of them becomes a fact: they are kept as they came, encrypted.
 */
export const BDT_HOUSEHOLD = {
  of: 'household',
  version: 'BDT_2015',
  shared: {
    IDBDT: 'family_ref',
    KDPROP: 'province_code',
    KDKAB: 'district_code',
    KDKEC: 'kecamatan_code',
    KDDESA: 'desa_code',
    Alamat: 'address',
    Nama_KRT: 'head_name',
    NOKK: 'kk',
    AdaPKH: 'receives_pkh',
    AdaBPNT: 'receives_bpnt',
    Jumlah_ART: 'member_count',
    percentile: 'percentile',
  },
  sealed: words(`
    RUTA6 NoPesertaPBDT NoPBDTKemsos Vector1 Vector2 Vector3 Vector4 KDGabungan4 kode_sls Nama_SLS id_hh nourut_rt
    AdaPBDT AdaKKS2016 AdaKKS2017 AdaPBI AdaDapodik NoPesertaPKH NoPesertaKKS2016 NoPesertaPBI PesertaKIP NoKartuDebit
    sta_kks sta_kip sta_kis sta_bpjs_mandiri sta_jamsostek sta_asuransi sta_pkh sta_rastra sta_kur no_kks
    Jumlah_Keluarga sta_bangunan sta_lahan luas_lantai lantai dinding kondisi_dinding atap kondisi_atap jumlah_kamar
    sumber_airminum nomor_meter_air cara_peroleh_airminum sumber_penerangan daya nomor_pln bb_masak nomor_gas fasbab kloset
    buang_tinja
    ada_tabung_gas ada_lemari_es ada_ac ada_pemanas ada_telepon ada_tv ada_emas ada_laptop ada_sepeda ada_motor ada_mobil
    ada_perahu ada_motor_tempel ada_perahu_motor ada_kapal aset_tak_bergerak luas_atb rumah_lain jumlah_sapi jumlah_kerbau
    jumlah_kuda jumlah_babi jumlah_kambing sta_art_usaha
    status_kesejahteraan sta_keberadaan_RT id_pengurus Nama_Pengurus NIK_Pengurus *_Pengurus sumber_data tgl_pindah
    PERBAIKAN EXISTING NONAKTIF flag_sk lat long`),
  none: {
    ...because(PLACE, 'kodewilayah'),
    ...because(OLD_AREAS, '*_2017 *_OLD'),
    ...because(CLERKS, 'id_periode InitData LastUpdateData uploaded_by oleh_pindah TG_INPUTTED start_at end_at'),
    ...because(PHOTOGRAPHS, 'foto_*'),
  },
} as const satisfies SourceTable

/** Individuals of the same, with the mirror of Dukcapil (handbook §9.4), and the status of §9.6. */
export const BDT_PERSON = {
  of: 'person',
  version: 'BDT_2015',
  shared: {
    IDBDT: 'family_ref',
    NIK: 'nik',
    NoKK: 'kk',
    Nama: 'name',
    JnsKel: 'sex',
    TmpLahir: 'birth_place',
    TglLahir: 'birth_date',
    Hubkel: 'relation',
    Sta_hamil: 'pregnant',
    Ada_kks: 'has_kks',
    Ada_pbi: 'pbi_active',
    Ada_kip: 'has_kip',
    Ada_pkh: 'receives_pkh',
    Ada_BPNT: 'receives_bpnt',
    namagadis_ibukandung: 'mother',
    SEGMEN_BPJS: 'bpjs_segment',
    flag_nik: 'nik_matched',
  },
  sealed: words(`
    IDARTBDT HubKRT Hub_KRT NUK Sta_kawin Ada_akta_nikah Ada_diKK Ada_kartu_identitas Jenis_cacat Penyakit_kronis
    Partisipasi_sekolah Pendidikan_tertinggi Kelas_tertinggi Ijazah_tertinggi Sta_Bekerja Jumlah_jamkerja Lapangan_usaha
    Status_pekerjaan Sta_keberadaan_art Sta_kepesertaan_pbi Ada_rastra Anak_diluar_rt sta_keberadaan_kks NOREKENING
    dapodik PIP_dikbud PIP_menag ada_bst penerima_bst KET_PADAN_PBI keberadaan_art
    DUK_NIK DUK_NO_KK DUK_NAMA_LGKP DUK_STAT_HBKEL DUK_NO_RW DUK_NO_RT DUK_NO_KEL DUK_ALAMAT DUK_TMPT_LHR DUK_TGL_LHR
    DUK_JENIS_KLMIN DUK_STATUS_KAWIN DUK_NAMA_LGKP_AYAH DUK_NAMA_LGKP_IBU DUK_JENIS_PKRJN DUK_PDDK_AKH KDWILCAPIL`),
  none: { ...because(DERIVED, 'Umur'), ...because(CLERKS, 'flag_cleansing') },
} as const satisfies SourceTable
