import type { Category } from '@slrt/domain/category'
import type { ProgramCode } from '@slrt/domain/complaint'

/** What people tell; one that speaks of a child says how old it is, in years. */
export type Tale = string | { readonly text: string; readonly child: readonly [number, number] }

/** A category with how often it comes up, the program it may be about, and what people tell. */
type Subject = {
  readonly weight: number
  readonly programs?: readonly (readonly [ProgramCode, number])[]
  /** How many of a hundred are emergencies, and urgent. */
  readonly pressing?: readonly [number, number]
  readonly told: readonly Tale[]
}

const assistance: Subject['programs'] = [
  ['PKH', 4],
  ['BPNT', 4],
  ['PBI_JK', 2],
  ['BLT_DD', 1],
]

/**
 * What the families of the demo nation tell. `{anak}` is a child of theirs, `{pasangan}` husband or
 * wife, `{orang}` how many they are, `{n}` a small number.
 */
export const subjects: Partial<Record<Category, Subject>> = {
  KP01: {
    weight: 9,
    programs: assistance,
    told: [
      'Tetangga yang keadaannya sama sudah dapat, kami belum pernah. Kerja buruh harian, kadang ada kadang tidak. Keluarga {orang} orang.',
      'Sudah {n} tahun mengontrak, belum pernah dapat bantuan apa-apa. Dulu pernah didata, sesudah itu tidak ada kabar.',
      'Kami tinggal menumpang di rumah mertua. Mau tanya kenapa belum pernah terdaftar, padahal penghasilan tidak tentu.',
    ],
  },
  KP02: {
    weight: 14,
    programs: [['PBI_JK', 8], ['PKH', 2], ['BPNT', 2]], // prettier-ignore
    pressing: [2, 24],
    told: [
      'KIS mati sejak {n} bulan lalu. Ibu harus kontrol tiap bulan ke RSUD, sekarang diminta bayar sendiri.',
      'Waktu mau berobat di puskesmas kartunya ditolak, katanya sudah tidak aktif. Tidak pernah ada pemberitahuan.',
      '{pasangan} cuci darah dua kali seminggu. Kartu BPJS dari pemerintah tiba-tiba nonaktif. Minta segera dibantu.',
      'Biasanya dapat bantuan tiap tiga bulan, sudah {n} kali tidak masuk. Saldo kartu kosong terus.',
    ],
  },
  KP03: {
    weight: 10,
    programs: [['PKH', 4], ['BPNT', 4], ['PIP', 3]], // prettier-ignore
    told: [
      'Nama ada di aplikasi Cek Bansos, tetapi sampai sekarang tidak pernah cair. Sudah tanya ke bank, katanya belum ada data.',
      'Buku rekening sudah dibagikan, isinya nol terus sejak {n} bulan lalu.',
      {
        text: 'Sekolah bilang {anak} terdaftar PIP, tetapi waktu ke bank katanya rekening belum aktif.',
        child: [7, 18],
      },
    ],
  },
  KP04: {
    weight: 4,
    programs: [['BPNT', 3], ['PKH', 2], ['PBI_JK', 2]], // prettier-ignore
    told: [
      'Kartu KKS hilang waktu banjir. Sudah punya surat kehilangan dari polsek, bingung mengurusnya ke mana.',
      'Kartu terblokir karena salah PIN tiga kali. Saya tidak bisa baca, biasanya dibantu anak.',
    ],
  },
  KP05: {
    weight: 1.2,
    programs: [['BPNT', 3], ['BLT_DD', 2]], // prettier-ignore
    told: ['Bantuan yang diterima kurang dari yang tertulis. Katanya dipotong untuk biaya, tidak ada tanda terima.'],
  },
  KP06: {
    weight: 3,
    programs: assistance,
    told: [
      'Nama di kartu beda satu huruf dengan KTP, jadi ditolak waktu mengambil.',
      { text: 'Tanggal lahir {anak} salah di data, bantuan sekolahnya tidak bisa dicairkan.', child: [6, 18] },
    ],
  },
  KP07: {
    weight: 0.8,
    programs: assistance,
    told: ['Mau menyampaikan, ada penerima di RT kami yang rumahnya bertingkat. Nama saya jangan disebut.'],
  },
  KP08: {
    weight: 1.2,
    programs: assistance,
    told: [
      'Ibu saya penerima, sudah meninggal {n} bulan lalu. Apakah bisa diganti ke saya, karena adik masih sekolah.',
    ],
  },
  KP09: {
    weight: 1.6,
    programs: assistance,
    told: ['Bantuan ditahan karena katanya ada anggota keluarga bergaji di atas UMR. Padahal anak saya sudah di-PHK.'],
  },
  KP10: {
    weight: 3,
    programs: [['KIP_K', 3], ['PKH', 2], ['PIP', 2]], // prettier-ignore
    told: [
      {
        text: 'Mau tanya syarat KIP Kuliah, {anak} lulus tahun ini dan sudah diterima di universitas.',
        child: [17, 20],
      },
      'Ingin tahu kapan bantuan berikutnya cair, dan berkas apa yang harus dibawa.',
    ],
  },
  KP11: {
    weight: 2,
    programs: [['PBI_JK', 1]],
    pressing: [4, 40],
    told: [
      {
        text: 'Bayi kami baru lahir, masih di rumah sakit. Orang tuanya peserta PBI, bayinya belum terdaftar.',
        child: [0, 0.9],
      },
    ],
  },
  KP12: {
    weight: 0.3,
    programs: [['PKH', 1]],
    told: ['Warung sudah jalan, kami mau mundur dari PKH supaya dipakai yang lain.'],
  },
  DT01: {
    weight: 8,
    told: [
      'Belum masuk DTSEN, jadi tidak bisa diusulkan apa-apa. Keluarga {orang} orang, kerja serabutan.',
      'Waktu dicek di desa, NIK kami tidak ditemukan di data kesejahteraan.',
    ],
  },
  DT02: {
    weight: 6,
    told: [
      'Di data desil 7, padahal rumah masih bilik dan penghasilan dari buruh tani. Minta dicek lagi ke rumah.',
      'Desil naik karena listrik 1.300 watt. Itu listrik rumah kontrakan, bukan punya kami.',
    ],
  },
  DT03: {
    weight: 3,
    told: ['NIK dinyatakan tidak padan dengan Dukcapil. KTP dan KK sama semua, sudah dicek di kecamatan.'],
  },
  DT05: { weight: 1, told: ['Sudah pindah ke sini {n} tahun, data bantuan masih di alamat lama.'] },
  DT06: {
    weight: 2,
    told: ['Sudah diusulkan lewat musyawarah desa {n} bulan lalu, sampai sekarang belum ada jawaban.'],
  },
  DT07: {
    weight: 6,
    pressing: [0, 30],
    told: [
      { text: 'Perlu surat keterangan untuk pendaftaran sekolah {anak}, batasnya minggu ini.', child: [6, 16] },
      'Rumah sakit minta surat keterangan terdaftar DTSEN untuk keringanan biaya.',
    ],
  },
  KES01: {
    weight: 4,
    pressing: [6, 40],
    told: [
      '{pasangan} dirawat sejak kemarin, tidak punya jaminan. Biaya sudah {n} juta lebih, keluarga tidak sanggup.',
      'Iuran BPJS menunggak {n} tahun sejak berhenti kerja. Sekarang perlu operasi.',
    ],
  },
  KES02: {
    weight: 1.5,
    pressing: [20, 50],
    told: ['Bapak stroke, harus dirujuk ke rumah sakit kota. Tidak ada kendaraan.'],
  },
  KES03: {
    weight: 2,
    told: [
      'Ibu tidak bisa jalan sejak jatuh, perlu kursi roda.',
      { text: '{anak} perlu alat bantu dengar untuk sekolah.', child: [5, 16] },
    ],
  },
  KES04: {
    weight: 1,
    pressing: [8, 50],
    told: ['Adik saya gangguan jiwa, sudah {n} bulan tidak minum obat. Tetangga mulai takut.'],
  },
  KES05: {
    weight: 1.4,
    pressing: [2, 45],
    told: [{ text: 'Kata posyandu berat {anak} di bawah garis merah {n} bulan berturut-turut.', child: [1, 4.9] }],
  },
  KES06: {
    weight: 1,
    pressing: [4, 50],
    told: ['Harus kemoterapi tiap tiga minggu. Kartunya aktif, ongkos ke rumah sakit yang tidak sanggup.'],
  },
  PEN01: {
    weight: 1.6,
    told: [
      {
        text: '{anak} berhenti sekolah sejak kelas 2 SMP, malu karena tidak punya seragam. Sekarang ikut kerja.',
        child: [14, 17],
      },
    ],
  },
  PEN02: {
    weight: 4,
    told: [
      {
        text: 'Ijazah {anak} ditahan sekolah karena tunggakan {n} juta. Mau melamar kerja tidak bisa.',
        child: [18, 22],
      },
      { text: 'Tunggakan sekolah {anak} sudah {n} bulan, katanya tidak boleh ikut ujian.', child: [7, 18] },
    ],
  },
  PEN03: {
    weight: 2.4,
    told: [{ text: '{anak} masuk SD tahun ini, belum punya seragam dan sepatu.', child: [6, 7.9] }],
  },
  PEN04: { weight: 1.4, told: [{ text: '{anak} diterima kuliah, uang kuliah awal belum ada.', child: [17, 20] }] },
  SOS01: {
    weight: 1.6,
    pressing: [6, 45],
    told: ['Ada nenek tinggal sendiri, sudah tidak kuat masak. Anaknya tidak diketahui di mana.'],
  },
  SOS03: {
    weight: 2,
    told: [
      {
        text: '{anak} lumpuh sejak kecil, belum pernah dapat bantuan. Kalau ke puskesmas harus digendong.',
        child: [4, 24],
      },
    ],
  },
  SOS06: {
    weight: 0.7,
    pressing: [60, 40],
    told: ['Istri dipukul suami, sekarang mengungsi di rumah saudara bersama anak-anak.'],
  },
  SOS08: {
    weight: 0.8,
    pressing: [35, 45],
    told: ['Rumah terendam banjir, keluarga mengungsi di masjid. Perlu selimut dan makanan.'],
  },
  SOS09: { weight: 0.5, pressing: [5, 60], told: ['Orang tua meninggal tadi malam, biaya pemakaman belum ada.'] },
  ADM01: {
    weight: 5,
    told: [
      { text: 'Belum punya akta kelahiran untuk {anak}, mau daftar sekolah ditolak.', child: [1, 8] },
      'KTP hilang, mau mengurus tidak tahu caranya.',
    ],
  },
  ADM02: { weight: 1.6, told: ['NIK tidak aktif waktu mendaftar BPJS, katanya harus rekam ulang.'] },
  ADM03: {
    weight: 2,
    told: [{ text: 'Nama orang tua di akta {anak} salah, jadi tidak cocok dengan KK.', child: [2, 18] }],
  },
  EKO01: { weight: 2.6, told: ['Mau jualan gorengan lagi, modal habis untuk berobat. Butuh sekitar {n} juta.'] },
  EKO02: { weight: 1, told: ['Sudah lama belum kerja, mau ikut pelatihan las kalau ada.'] },
  EKO03: { weight: 1.2, told: ['Di-PHK dari pabrik {n} bulan lalu, cicilan dan kontrakan menunggak.'] },
  EKO04: {
    weight: 0.5,
    told: ['Terjerat pinjaman online, penagih datang terus. Bunganya sudah lebih besar dari pinjamannya.'],
  },
  RMH01: {
    weight: 4,
    told: [
      'Atap bocor di tiga tempat, dinding bilik sudah miring. Kalau hujan anak-anak mengungsi.',
      'Rumah panggung sudah lapuk, lantainya tanah. Tinggal {orang} orang.',
    ],
  },
  RMH02: { weight: 1.5, told: ['Belum punya jamban, masih ke sungai. Anak sering diare.'] },
  RMH03: { weight: 1, told: ['Air sumur kering kalau kemarau, harus beli {n} jeriken sehari.'] },
  RMH04: { weight: 1, pressing: [10, 50], told: ['Dinding rumah retak sesudah gempa, takut roboh.'] },
  ENE01: { weight: 0.8, told: ['Belum punya listrik sendiri, menyambung dari tetangga.'] },
  ENE02: { weight: 1.4, told: ['Listrik 900 watt tidak dapat subsidi, padahal dulu dapat. Tagihan jadi dua kali.'] },
  PGN02: {
    weight: 2,
    pressing: [8, 40],
    told: ['Beras habis, belum ada kerja lagi. Di rumah {orang} orang.'],
  },
  TAN01: { weight: 1, told: ['Nama tidak ada di daftar pupuk bersubsidi, padahal menggarap {n} petak sawah.'] },
  TAN02: { weight: 0.5, told: ['Kelompok kami ingin bantuan bibit kambing.'] },
  IKAN02: { weight: 0.4, told: ['Jaring rusak, sudah {n} minggu tidak melaut.'] },
  INF01: { weight: 0.6, told: ['Jembatan ke sekolah putus, anak-anak harus menyeberang sungai.'] },
  HUK01: { weight: 0.3, told: ['Perlu pendampingan untuk mengurus hak asuh, tidak sanggup bayar pengacara.'] },
  LNN01: { weight: 0.3, told: ['Mau menyampaikan keadaan keluarga kami, tidak tahu harus ke mana.'] },
}

export const hopes: readonly string[] = [
  'Semoga bisa dibantu secepatnya.',
  'Ingin tahu kepastiannya saja.',
  'Kalau bisa sebelum akhir bulan.',
  'Minta dijelaskan berkas apa yang kurang.',
  '',
  '',
  '',
]
