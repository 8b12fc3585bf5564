import { describe, expect, test } from 'vitest'
import { fieldsFor, hasAreaCodes, suggestMapping } from '@slrt/domain/import-header'
import type { ImportKind } from '@slrt/domain/import'
import { REGISTER_FIELDS } from '@slrt/domain/register-field'

const DTKS =
  'ID DTKS|PROVINSI|KABUPATEN/KOTA|KECAMATAN|DESA/KELUARAHAN|ALAMAT|DUSUN|RT|RW|NOKK|NIK|NAMA|TANGGAL LAHIR|TEMPAT LAHIR|JENIS KELAMIN|PEKERJAAN|NAMA IBU KANDUNG|HUB KELUARGA|KETERANGAN PADAN|BANSOS BPNT|BANSOS PKH|BANSOS BPNT-PPKM|PBI JKN'.split(
    '|',
  )
const fields = (kind: ImportKind, ...header: string[]) => suggestMapping(kind, header).columns

describe('a header', () => {
  test('of DTKS is understood with its typo, every column of it', () => {
    const { columns, missing } = suggestMapping('dtks', DTKS)
    expect(columns).not.toContain(null)
    expect(new Set(columns).size).toBe(23)
    expect(missing).toEqual([])
  })

  test('is understood in another order, with other signs, blanks, case and a byte order mark', () => {
    const { columns, missing } = suggestMapping('dtks', [
      '\ufeffnik',
      ' Nama Lengkap ',
      'Desa/Kelurahan',
      'kecamatan',
      'Kab/Kota',
      'Propinsi',
      'NO. KK',
      'Tgl_Lahir',
      'CATATAN PETUGAS',
    ])
    expect(columns).toEqual(['nik', 'name', 'desa', 'kecamatan', 'district', 'province', 'kk', 'birth_date', null])
    expect(missing).toEqual([])
  })

  test.each(['NOKK', 'NO KK', 'No_KK', 'nomor_kartu_keluarga', 'NOMOR KARTU KELUARGA', 'Nomor KK', 'NO.KK'])(
    '%s is the number of the family card',
    (name) => {
      expect(fields('dtks', name)).toEqual(['kk'])
      expect(fields('dtsen', name)).toEqual(['kk'])
    },
  )

  test('says which mandatory columns are missing', () => {
    expect(suggestMapping('dtks', ['NIK', 'NAMA', 'DESA']).missing).toEqual(['province', 'district', 'kecamatan'])
    expect(suggestMapping('generic', ['Alamat']).missing).toEqual(['nik', 'name', 'desa'])
    expect(suggestMapping('dtsen', ['nik', 'nama', 'no_kk', 'kode_kelurahan_desa']).missing).toEqual([])
    expect(suggestMapping('dtsen-family', ['nama_kepala_keluarga']).missing).toEqual(['kk'])
  })

  test('with two columns for one field reads the first', () => {
    expect(fields('generic', 'NIK', 'No KTP')).toEqual(['nik', null])
  })

  test('of DTSEN is understood, with codes of areas that somebody has to say the numbering of', () => {
    const columns = fields('dtsen', 'nik', 'no_kk', 'kode_kelurahan_desa', 'nama_kelurahan_desa', 'id_penyakit_menahun')
    expect(columns).toEqual(['nik', 'kk', 'desa_code', 'desa', 'id_penyakit_menahun'])
    expect(hasAreaCodes(columns)).toBe(true)
    expect(hasAreaCodes(fields('dtsen', 'kelurahan_desa'))).toBe(false)
    // DTKS says where by names; a code beside them is nobody's.
    expect(hasAreaCodes(fields('dtks', ...DTKS, 'KODE DESA'))).toBe(false)
  })

  test('can name only fields that are known', () => {
    for (const kind of ['dtks', 'dtsen', 'dtsen-family', 'generic'] as const)
      for (const code of fieldsFor(kind)) expect(REGISTER_FIELDS.has(code), code).toBe(true)
  })
})
