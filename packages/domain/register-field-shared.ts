import type { FactColumn, RegisterField } from './register-field.ts'
import type { ListName } from './code-list.ts'

/** A field that several sources have; `spoken`: names of columns beside those of the handbook's tables. */
export type SharedField = Omit<RegisterField, 'code'> & { readonly spoken?: readonly string[] }

const open = (of: 'household' | 'person', column: string, spoken: string[], feeds?: FactColumn[]): SharedField => ({
  of,
  kind: 'open',
  column,
  spoken,
  ...(feeds && { feeds }),
})
const sealed = (of: 'household' | 'person', column: string | undefined, spoken: string[]): SharedField => ({
  of,
  kind: 'sealed',
  spoken,
  ...(column && { column }),
})
const fact = (of: 'household' | 'person', column: FactColumn, spoken: string[] = [], list?: ListName): SharedField => ({
  of,
  kind: 'fact',
  column,
  feeds: [column],
  spoken,
  ...(list && { list }),
})
/** Encrypted as it came; a fact is drawn from it. */
const drawn = (of: 'household' | 'person', feeds: FactColumn[], list?: ListName): SharedField => ({
  of,
  kind: 'sealed',
  feeds,
  ...(list && { list }),
})

/** What a place is called is not kept: the code of the village says it, in the readable column `desa`. */
const place = (...spoken: string[]) => open('household', 'desa', spoken)

export const SHARED_FIELDS = {
  nik: sealed('person', 'nik', [
    'no nik',
    'nomor nik',
    'no ktp',
    'nomor ktp',
    'no induk kependudukan',
    'nomor induk kependudukan',
    'nik anggota keluarga',
    'nik art',
  ]),
  kk: sealed('household', 'kk', [
    'kk',
    'nkk',
    'no kk',
    'nomor kk',
    'no kartu keluarga',
    'nomor kartu keluarga',
    'no kk (nomor kartu keluarga)',
  ]),
  /** The source's own number of the family. */
  family_ref: sealed('household', undefined, ['id keluarga', 'id dtsen', 'nomor urut keluarga']),
  name: open('person', 'name', [
    'nama lengkap',
    'nama lgkp',
    'nama anggota keluarga',
    'nama anggota',
    'nama art',
    'nama penduduk',
    'nama penerima',
  ]),
  head_name: open('household', 'head', ['kepala keluarga', 'nama kk', 'nama kepala rumah tangga', 'nama krt']),
  birth_date: open('person', 'birthDate', ['tgl lahir', 'tanggal kelahiran', 'tgl lhr'], ['born']),
  birth_place: open('person', 'birthPlace', ['tmp lahir', 'tmpt lahir', 'tempat kelahiran']),
  sex: {
    ...open('person', 'sex', ['jk', 'l/p', 'jns kelamin', 'jns kel', 'kelamin', 'gender', 'sex'], ['sex']),
    list: 'sex',
  },
  relation: {
    ...open(
      'person',
      'relation',
      [
        'hubungan',
        'hubungan keluarga',
        'hub kel',
        'hubungan dengan kepala keluarga',
        'hubungan kepala keluarga',
        'hub kepala keluarga',
        'status hubungan dalam keluarga',
        'status hubungan keluarga',
        'shdk',
        'status keluarga',
      ],
      ['relation'],
    ),
    list: 'relation',
  },
  mother: open('person', 'mother', ['nama ibu', 'ibu kandung', 'nama gadis ibu kandung']),
  address: sealed('household', 'address', ['alamat lengkap', 'alamat rumah', 'alamat tinggal', 'alamat domisili']),
  dusun: open('household', 'dusun', ['nama dusun', 'dusun/lingkungan', 'lingkungan', 'kampung', 'jorong']),
  rt: open('household', 'rt', ['no rt', 'nomor rt']),
  rw: open('household', 'rw', ['no rw', 'nomor rw']),
  rt_rw: open('household', 'rt', ['rt/rw', 'rt rw']),
  province: place('nama propinsi', 'propinsi', 'prov', 'nama prov'),
  district: place(
    'kabupaten',
    'kota',
    'kab/kota',
    'kabkota',
    'kab',
    'nama kabupaten',
    'nama kab',
    'nama kab/kota',
    'nama kabkota',
    'kota/kabupaten',
    'nama kota',
  ),
  kecamatan: place('kec', 'nama kec', 'nama kecamatan'),
  desa: place(
    'desa',
    'kelurahan',
    'desa/kelurahan',
    'kelurahan/desa',
    'desa/kel',
    'kel/desa',
    'kel',
    'nama desa',
    'nama kelurahan',
    'nama desa/kelurahan',
    'nama kelurahan/desa',
    'nama kel',
  ),
  province_code: place('kode prov', 'kd prov', 'kd provinsi', 'kode propinsi', 'id provinsi'),
  district_code: place('kode kab', 'kode kabkota', 'kode kab/kota', 'kode kabupaten', 'kd kab', 'kdkabkota'),
  kecamatan_code: place('kode kec', 'kd kec', 'kd kecamatan'),
  desa_code: place(
    'kode desa',
    'kode kelurahan',
    'kode desa/kelurahan',
    'kode kel',
    'kd desa',
    'kd kel',
    'kode wilayah desa',
    'kode_kel_desa',
  ),

  desil: fact('household', 'desil', ['desil', 'peringkat desil', 'desil kesejahteraan', 'desil dtsen']),
  desil_as_of: fact('household', 'desilAsOf', ['cutoff', 'periode desil', 'tanggal desil', 'tanggal cut off']),
  extreme_poor: fact('household', 'extremePoor', ['miskin ekstrem', 'status kemiskinan ekstrem']),
  /** Of the whole family, asked by officers: the sources have a person's only. */
  income_band: fact('household', 'incomeBand', [], 'income_band'),
  member_count: fact('household', 'memberCount', ['jumlah anggota', 'jumlah jiwa', 'jumlah art']),
  tenure: fact('household', 'tenure', ['status penguasaan bangunan'], 'tenure'),
  floor_area: fact('household', 'floorArea', ['luas lantai']),
  floor: fact('household', 'floor', ['jenis lantai'], 'floor'),
  wall: fact('household', 'wall', ['jenis dinding'], 'wall'),
  roof: fact('household', 'roof', ['jenis atap'], 'roof'),
  water: fact('household', 'water', ['sumber air minum'], 'water'),
  light: fact('household', 'light', ['sumber penerangan'], 'light'),
  power: fact('household', 'power', ['daya terpasang', 'daya listrik'], 'power'),
  cooking: fact('household', 'cooking', ['bahan bakar memasak', 'bahan bakar utama'], 'cooking'),
  toilet: fact('household', 'toilet', ['fasilitas bab'], 'toilet'),
  closet: fact('household', 'closet', ['jenis kloset'], 'closet'),
  sewage: fact('household', 'sewage', ['pembuangan tinja'], 'sewage'),
  has_car: fact('household', 'hasCar', ['mobil', 'punya mobil']),
  has_motorcycle: fact('household', 'hasMotorcycle', ['sepeda motor', 'punya sepeda motor', 'motor']),
  has_land: fact('household', 'hasLand', ['lahan lain', 'punya lahan lain']),
  /** From the lists of SIKS-NG and from officers (handbook §10.2). */
  exclusion: fact('household', 'exclusion'),
  has_kks: fact('household', 'hasKks', ['punya kks', 'ada kks']),
  receives_pkh: fact('household', 'receivesPkh', ['pkh', 'penerima pkh', 'bansos pkh']),
  receives_bpnt: fact('household', 'receivesBpnt', [
    'bpnt',
    'sembako',
    'penerima bpnt',
    'bansos bpnt',
    'bansos sembako',
  ]),
  /** Programs of a family in one cell. */
  bansos: drawn('household', ['receivesPkh', 'receivesBpnt']),
  percentile: drawn('household', ['desil']),

  marital: fact('person', 'marital', ['status kawin', 'status perkawinan'], 'marital'),
  nik_matched: fact('person', 'nikMatched', ['padan', 'status padan', 'keterangan padan', 'padan dukcapil']),
  pregnant: fact('person', 'pregnant', ['hamil', 'status hamil']),
  disability: fact('person', 'disability', ['disabilitas', 'penyandang disabilitas', 'difabel']),
  severe_disability: fact('person', 'severeDisability', ['disabilitas berat']),
  chronic_illness: fact('person', 'chronicIllness', ['penyakit menahun', 'penyakit kronis', 'sakit menahun']),
  id_penglihatan: drawn('person', ['disability', 'severeDisability'], 'difficulty'),
  id_pendengaran: drawn('person', ['disability', 'severeDisability'], 'difficulty'),
  id_berjalan_atau_naik_tangga: drawn('person', ['disability', 'severeDisability'], 'difficulty'),
  id_menggunakan_tangan_jari: drawn('person', ['disability', 'severeDisability'], 'difficulty'),
  id_belajar_kemampuan_intelektual: drawn('person', ['disability', 'severeDisability'], 'difficulty'),
  id_pengendalian_perilaku: drawn('person', ['disability', 'severeDisability'], 'difficulty'),
  id_berbicara_komunikasi: drawn('person', ['disability', 'severeDisability'], 'difficulty'),
  id_mengurus_diri: drawn('person', ['disability', 'severeDisability'], 'difficulty'),
  id_mengingat_berkonsentrasi: drawn('person', ['disability', 'severeDisability'], 'difficulty'),
  tingkat_disabilitas: drawn('person', ['severeDisability']),
  id_penyakit_menahun: drawn('person', ['chronicIllness'], 'illness'),
  schooling: fact('person', 'schooling', ['partisipasi sekolah', 'status sekolah'], 'schooling'),
  education: {
    ...fact('person', 'education', ['jenjang pendidikan', 'pendidikan', 'pendidikan terakhir'], 'education'),
    feeds: ['education', 'schoolLevel'],
  },
  works: fact('person', 'works', ['bekerja', 'status bekerja']),
  employment: {
    ...fact('person', 'employment', ['status kedudukan pekerjaan', 'kedudukan pekerjaan'], 'employment'),
    feeds: ['employment', 'civilServant'],
  },
  /** In words. */
  occupation: { ...drawn('person', ['works', 'civilServant']), spoken: ['jenis pekerjaan', 'pekerjaan utama'] },
  bpjs_segment: fact('person', 'bpjsSegment', ['segmen bpjs', 'segmen jkn', 'segmen']),
  pbi_active: fact('person', 'pbiActive', ['pbi', 'pbi jk', 'pbi jkn', 'penerima pbi', 'pbi aktif']),
  has_kip: fact('person', 'hasKip', ['kip', 'punya kip', 'penerima kip']),
  /** No source has it (handbook §11.3). */
  orphan: fact('person', 'orphan'),
  /** Whether somebody is still there, in the words of DTSEN (handbook §9.6). */
  status_dtsen: sealed('person', undefined, ['status dtsen', 'status keaktifan']),
} as const satisfies Record<string, SharedField>

export type SharedCode = keyof typeof SHARED_FIELDS
