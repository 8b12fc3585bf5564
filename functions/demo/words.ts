import type { Sector } from '@slrt/domain/category'
import type { Resolution } from '@slrt/domain/item'

/** What officers of the demo nation write, by act. */
export const notes: Readonly<Record<string, readonly string[]>> = {
  'item.identify': ['Sudah dicek di DTSEN dan SIKS-NG.', '', 'Data keluarga cocok dengan KK.', ''],
  'item.visit': ['Perlu dilihat langsung ke rumah.', 'Keluarga sudah dihubungi, siap dikunjungi.', ''],
  'item.verify': [
    'Rumah semi permanen, lantai plester. Keadaan sesuai cerita keluarga.',
    'Sudah bertemu kepala keluarga. Penghasilan tidak tentu, tanggungan banyak.',
    'Sudah dilihat ke rumah. Tetangga membenarkan keadaannya.',
  ],
  'item.handle': ['Bisa diurus di desa.', 'Dibantu melengkapi berkas di Puskesos.', ''],
  'item.forward': ['Perlu dinas, di luar wewenang desa.', 'Berkas sudah lengkap, diteruskan ke SLRT.', ''],
  'item.take': ['', 'Berkas diterima lengkap.', 'Dikerjakan hari ini.'],
  'item.submit': ['Usul: disetujui, syarat terpenuhi.', 'Menunggu keputusan, surat sudah disiapkan.'],
  'item.revise': ['Lampiran surat keterangan desa belum ada.', 'Hitungan anggota keluarga belum cocok dengan KK.'],
  'item.propose': [
    'Diusulkan lewat SIKS-NG periode bulan ini.',
    'Berita acara musyawarah desa sudah diunggah.',
    'Usulan sudah dikirim, menunggu jawaban pusat.',
  ],
  'item.enqueue': ['Kuota tahun ini habis, masuk daftar tahun depan.', 'Menunggu anggaran perubahan.'],
  'item.wait': [
    'Kurang fotokopi KK terbaru.',
    'Surat keterangan dari RT belum ada.',
    'Tidak ada orang di rumah, sudah titip pesan lewat RT.',
  ],
  'item.resume': ['Berkas sudah dibawa.', 'Keluarga sudah datang, berkas lengkap.'],
  'item.feedback': [
    'Sudah disampaikan ke rumah.',
    'Keluarga berterima kasih.',
    'Ditelepon, sudah jelas bagi keluarga.',
    '',
  ],
  'item.close': ['', 'Sudah dicek, selesai.'],
  'item.cancel': [
    'Keluarga pindah ke luar kabupaten.',
    'Warga mencabut keluhannya, sudah dibantu keluarga.',
    'Tidak dapat dihubungi sesudah tiga kali dicoba.',
  ],
  'item.reopen': ['Warga datang lagi: yang dijanjikan ternyata belum sampai.', 'Keadaannya berulang, dibuka kembali.'],
  'referral.withdraw': ['Salah memilih instansi, ditarik.'],
}

/** What is written when the help has not arrived. */
export const notArrived: readonly string[] = [
  'Sampai hari ini belum diterima keluarga.',
  'Baru dijanjikan, belum ada yang datang.',
]

type Results = Partial<Record<Resolution, readonly string[]>>

/** What the family got, or was told, whatever it was about. */
const results: Readonly<Record<Resolution, readonly string[]>> = {
  INFORMASI_DIBERIKAN: [
    'Syarat dan jadwal sudah dijelaskan, daftar berkas diberikan.',
    'Status sudah ditunjukkan kepada keluarga.',
  ],
  LANGSUNG_SELESAI_DESA: ['Surat keterangan dibuat hari itu juga.', 'Dibantu mengurus di kantor desa sampai selesai.'],
  LAYANAN_DIBERIKAN: ['Sudah dilayani, pendampingan berjalan.'],
  SURAT_TERBIT: ['Surat sudah terbit dan diambil keluarga.', 'Surat sudah dicetak dan diantar ke desa.'],
  KEPESERTAAN_AKTIF: ['Kepesertaan aktif mulai bulan ini.', 'Kartu sudah aktif dan sudah dicoba.'],
  BANTUAN_DISALURKAN: ['Bantuan sudah diserahkan langsung kepada keluarga.'],
  DATA_DIPERBAIKI: ['Data sudah diperbaiki dan cocok.', 'Sudah padan dengan Dukcapil.'],
  DIUSULKAN_MENUNGGU_PENETAPAN: ['Usulan sudah diterima pusat, penetapannya menunggu.'],
  TIDAK_LAYAK: ['Belum memenuhi syarat; disarankan mengusulkan perubahan desil lewat desa.'],
  DI_LUAR_KEWENANGAN: ['Bukan wewenang kabupaten/kota; diberi tahu ke mana harus mengurus.'],
}

/** The same, where the sector says it better. */
const resultsOfSector: Readonly<Partial<Record<Sector, Results>>> = {
  KES: {
    LAYANAN_DIBERIKAN: [
      'Sudah dilayani di puskesmas, kontrol berikutnya terjadwal.',
      'Sudah diperiksa dan dirujuk ke RSUD.',
    ],
    BANTUAN_DISALURKAN: ['Biaya perawatan ditanggung, sudah disampaikan ke rumah sakit.'],
    LANGSUNG_SELESAI_DESA: ['Diantar dengan mobil siaga desa.'],
  },
  PEN: {
    LAYANAN_DIBERIKAN: ['Sudah dibicarakan dengan sekolah, boleh ikut belajar dan ujian.'],
    BANTUAN_DISALURKAN: ['Bantuan pendidikan dibayarkan langsung ke sekolah.'],
  },
  ADM: { SURAT_TERBIT: ['Dokumen sudah dicetak dan diambil keluarga.', 'Dokumen jadi, diantar lewat kecamatan.'] },
  SOS: {
    LAYANAN_DIBERIKAN: ['Pekerja sosial sudah datang, pendampingan berjalan.'],
    BANTUAN_DISALURKAN: ['Paket bantuan sudah diserahkan di rumah.'],
    LANGSUNG_SELESAI_DESA: ['Dibantu gotong royong warga dan kas desa.'],
  },
  EKO: {
    LAYANAN_DIBERIKAN: ['Sudah terdaftar di pelatihan bulan depan.'],
    BANTUAN_DISALURKAN: ['Bantuan usaha sudah diterima keluarga.'],
  },
  RMH: {
    LAYANAN_DIBERIKAN: ['Sudah ditinjau dan diperbaiki.'],
    BANTUAN_DISALURKAN: ['Bahan bangunan sudah dikirim, dikerjakan gotong royong.'],
  },
  ENE: { LAYANAN_DIBERIKAN: ['Sudah dicek petugas dan dipasang.'] },
  PGN: {
    BANTUAN_DISALURKAN: ['Beras dan kebutuhan pokok sudah diserahkan.'],
    LANGSUNG_SELESAI_DESA: ['Dibantu beras dari lumbung desa.'],
  },
  INF: { LAYANAN_DIBERIKAN: ['Sudah masuk pekerjaan pemeliharaan, perbaikan berjalan.'] },
}

/** What is written of the result of a need of that sector. */
export const resultsOf = (sector: Sector, resolution: Resolution): readonly string[] =>
  resultsOfSector[sector]?.[resolution] ?? results[resolution]

/** What is asked of an agency. */
const requests: Readonly<Partial<Record<Sector, readonly string[]>>> = {
  KES: ['Tolong diperiksa dan diurus di puskesmas setempat.', 'Untuk jaminan biaya; keluarga tidak sanggup.'],
  PEN: [
    'Untuk dibantu supaya sekolahnya tidak terputus.',
    'Untuk dibicarakan dengan sekolahnya; keluarga tidak sanggup.',
  ],
  ADM: ['Untuk dibuatkan dokumen; keluarga siap datang.', 'Untuk perbaikan data sesuai akta.'],
  RMH: ['Untuk ditinjau ke rumah.', 'Untuk masuk daftar bantuan rumah tahun ini.'],
  SOS: ['Untuk asesmen dan pendampingan.', 'Untuk dijangkau ke rumah.'],
  BAN: ['Untuk dicek penyebabnya dan diaktifkan bila memenuhi syarat.', 'Untuk dicek status penerimanya.'],
  DAT: ['Untuk dicek dan diperbaiki datanya.'],
  EKO: ['Untuk diikutkan program bantuan usaha atau pelatihan.'],
  ENE: ['Untuk pengecekan sambungan dan subsidi.'],
  PGN: ['Untuk bantuan pangan keluarga ini.'],
}
const anyRequest: readonly string[] = ['Untuk diurus sesuai wewenang.']

export const requestsOf = (sector: Sector): readonly string[] => requests[sector] ?? anyRequest

/** Why an agency gives a referral back: to be sent elsewhere, and to be sent again with what was missing. */
export const elsewhere = [
  ['SALAH_ALAMAT', 'Ini ditangani instansi lain, tolong dialihkan.'],
  ['DI_LUAR_WEWENANG', 'Bukan wewenang kami, sudah dicek dengan kepala bidang.'],
] as const
export const incomplete = [
  ['KURANG_BERKAS', 'Surat keterangan dari desa belum terlampir.'],
  ['KURANG_BERKAS', 'Fotokopi KK tidak terbaca, tolong dikirim ulang.'],
] as const
