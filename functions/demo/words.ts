import type { Sector } from '@slrt/domain/category'
import type { Resolution } from '@slrt/domain/item'

/** What officers of the demo nation write, by act. */
export const notes: Readonly<Record<string, readonly string[]>> = {
  'item.identify': ['Sudah dicek di DTSEN dan SIKS-NG.', '', 'Data keluarga cocok dengan KK.', ''],
  'item.visit': ['Perlu dilihat langsung ke rumah.', 'Janji datang besok pagi.', ''],
  'item.verify': [
    'Rumah semi permanen, lantai plester. Keadaan sesuai cerita keluarga.',
    'Sudah bertemu kepala keluarga. Penghasilan tidak tentu, tanggungan banyak.',
    'Foto rumah sudah diambil. Tetangga membenarkan keadaannya.',
  ],
  'item.handle': ['Bisa diurus di desa.', 'Dibantu melengkapi berkas di Puskesos.', ''],
  'item.forward': ['Perlu dinas, di luar wewenang desa.', 'Berkas sudah lengkap, diteruskan ke SLRT.', ''],
  'item.take': ['', 'Berkas diterima lengkap.', 'Dikerjakan hari ini.'],
  'item.submit': ['Usul: disetujui, syarat terpenuhi.', 'Minta keputusan, surat sudah disiapkan.'],
  'item.revise': ['Lampiran surat keterangan desa belum ada.', 'Hitungan anggota keluarga belum cocok dengan KK.'],
  'item.propose': [
    'Diusulkan lewat SIKS-NG periode bulan ini.',
    'Berita acara musyawarah desa sudah diunggah.',
    'Permintaan aktif kembali sudah dikirim, menunggu jawaban pusat.',
  ],
  'item.enqueue': ['Kuota tahun ini habis, masuk daftar tahun depan.', 'Menunggu anggaran perubahan.'],
  'item.wait': [
    'Kurang fotokopi KK terbaru.',
    'Surat keterangan dari rumah sakit belum ada.',
    'Tidak ada orang di rumah, sudah titip pesan lewat RT.',
  ],
  'item.resume': ['Berkas sudah dibawa.', 'Keluarga sudah datang ke Puskesos.'],
  'item.feedback': [
    'Keluarga sudah menerima.',
    'Ditelepon, bantuannya sudah sampai.',
    'Berterima kasih, tidak ada keluhan lagi.',
    '',
  ],
  'item.close': ['', 'Sudah dicek, selesai.'],
  'item.cancel': [
    'Keluarga pindah ke luar kabupaten.',
    'Warga mencabut keluhannya, sudah dibantu keluarga.',
    'Tidak dapat dihubungi sesudah tiga kali dicoba.',
  ],
  'item.reopen': ['Warga datang lagi: bantuannya ternyata belum sampai.', 'Kartu nonaktif lagi, dibuka kembali.'],
  'referral.withdraw': ['Salah memilih instansi, ditarik.'],
}

/** What the family got, or was told. */
export const results: Readonly<Record<Resolution, readonly string[]>> = {
  INFORMASI_DIBERIKAN: [
    'Syarat dan jadwal sudah dijelaskan, daftar berkas diberikan.',
    'Status sudah ditunjukkan kepada keluarga.',
  ],
  LANGSUNG_SELESAI_DESA: [
    'Surat keterangan dibuat hari itu juga.',
    'Dibantu lewat lumbung desa.',
    'Dibantu mengurus di kantor desa sampai selesai.',
  ],
  LAYANAN_DIBERIKAN: [
    'Sudah dilayani di puskesmas, kontrol berikutnya terjadwal.',
    'Pendampingan sudah berjalan.',
    'Alat bantu sudah diserahkan.',
  ],
  SURAT_TERBIT: ['Surat sudah terbit dan diambil keluarga.', 'Dokumen sudah dicetak dan diantar ke desa.'],
  KEPESERTAAN_AKTIF: ['Kepesertaan aktif kembali mulai bulan ini.', 'Kartu aktif, sudah dicoba berobat.'],
  BANTUAN_DISALURKAN: [
    'Bantuan sudah diserahkan langsung.',
    'Tunggakan dibayarkan ke sekolah, ijazah sudah diambil.',
    'Paket sembako dan uang tunai diserahkan.',
  ],
  DATA_DIPERBAIKI: ['Data sudah diperbaiki dan cocok.', 'Sudah padan dengan Dukcapil.'],
  DIUSULKAN_MENUNGGU_PENETAPAN: ['Usulan sudah diterima pusat, penetapannya menunggu.'],
  TIDAK_LAYAK: ['Belum memenuhi syarat; disarankan mengusulkan perubahan desil lewat desa.'],
  DI_LUAR_KEWENANGAN: ['Bukan wewenang kabupaten; diberi tahu ke mana harus mengurus.'],
}

/** What is asked of an agency. */
export const requests: Readonly<Partial<Record<Sector, readonly string[]>>> = {
  KES: [
    'Minta jaminan biaya selama perawatan. Surat rumah sakit terlampir.',
    'Minta pemeriksaan dan tindak lanjut di puskesmas setempat.',
  ],
  PEN: [
    'Minta bantuan penyelesaian tunggakan dan ijazah.',
    'Minta anak dapat bersekolah kembali, perlengkapan belum ada.',
  ],
  ADM: ['Minta dibuatkan dokumen; keluarga sudah direkam di desa.', 'Minta perbaikan data sesuai akta terlampir.'],
  RMH: ['Minta ditinjau untuk perbaikan rumah. Foto terlampir.', 'Minta masuk daftar bantuan rumah tahun ini.'],
  SOS: ['Minta asesmen dan pendampingan.', 'Minta penjangkauan ke rumah.'],
  BAN: ['Minta dicek penyebab tidak cair.', 'Minta aktivasi kembali kepesertaan.'],
  EKO: ['Minta diikutkan program bantuan usaha atau pelatihan.'],
  ENE: ['Minta pengecekan subsidi dan sambungan.'],
  PGN: ['Minta bantuan pangan untuk keluarga ini.'],
}
export const anyRequest: readonly string[] = [
  'Minta ditindaklanjuti sesuai wewenang.',
  'Minta bantuan untuk keluarga ini.',
]

/** Why an agency gives a referral back, with what it adds. */
export const returns = [
  ['SALAH_ALAMAT', 'Ini ditangani dinas lain, tolong dialihkan.'],
  ['KURANG_BERKAS', 'Surat keterangan dari desa belum terlampir.'],
  ['DI_LUAR_WEWENANG', 'Sekolah menengah atas adalah wewenang provinsi.'],
  ['KURANG_BERKAS', 'Fotokopi KK tidak terbaca, tolong dikirim ulang.'],
] as const
