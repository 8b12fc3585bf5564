/** What a proposal to the national register asks for (usulan, handbook §10.3). */
export const PROPOSAL_KINDS = [
  'TAMBAH_KELUARGA',
  'TAMBAH_ANGGOTA',
  'UBAH_VARIABEL',
  'UBAH_IDENTITAS',
  'PINDAH',
  'MENINGGAL',
  'GANDA',
  'PECAH_GABUNG_KK',
  'TIDAK_LAYAK',
  'SANGGAH',
  'USUL_PROGRAM',
] as const
export type ProposalKind = (typeof PROPOSAL_KINDS)[number]

/** The states of handbook §10.3; DITOLAK and SELESAI are ends, DIKEMBALIKAN waits for whoever wrote it. */
export const PROPOSAL_STATES = [
  'DRAF',
  'DIAJUKAN',
  'CEK_DUKCAPIL',
  'GROUND_CHECK',
  'MUSDES',
  'VALIDASI_DINSOS',
  'DISAHKAN_KADA',
  'DIKIRIM_SIKS',
  'DITERIMA',
  'MENUNGGU_PERINGKAT',
  'DIKEMBALIKAN',
  'DITOLAK',
  'DITARIK',
  'SELESAI',
] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

/** A village meeting (musyawarah desa/kelurahan): prepared, held, its minutes signed, open to objections, and settled. */
export const MEETING_STATES = ['DISIAPKAN', 'BERLANGSUNG', 'BERITA_ACARA', 'MASA_SANGGAH', 'SELESAI'] as const
export type MeetingState = (typeof MEETING_STATES)[number]

/** A batch of proposals on its way to SIKS-NG: put together, ratified, handed in as a file, and answered. */
export const SIKS_STATES = ['DISUSUN', 'DIMINTA_SAH', 'DISAHKAN', 'DIKIRIM', 'DIJAWAB'] as const
export type SiksState = (typeof SIKS_STATES)[number]
