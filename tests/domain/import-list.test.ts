import { describe, expect, test } from 'vitest'
import { fieldsFor, suggestMapping } from '@slrt/domain/import-header'
import { assertListDay, listFact, listJudge, listName, readExclusion } from '@slrt/domain/import-list'
import { EXCLUSIONS } from '@slrt/domain/register-fact'

describe('why a family is left out', () => {
  test('in the words of SIKS-NG and of villages', () => {
    expect([
      readExclusion('Alamat tidak ditemukan'),
      readExclusion('Individu tidak ditemukan'),
      readExclusion('Anggota keluarga dalam 1 KK berstatus ASN/TNI/Polri'),
      readExclusion('PNS'),
      readExclusion('Pensiunan TNI'),
      readExclusion('Guru tersertifikasi'),
      readExclusion('Gaji bersumber APBD'),
      readExclusion('Upah di atas UMR'),
      readExclusion('Terindikasi JUDOL'),
      readExclusion('Sudah menerima bantuan lainnya'),
      readExclusion('Menolak bansos'),
    ]).toEqual(['ALAMAT_TIDAK_DITEMUKAN', 'TIDAK_DITEMUKAN', 'KELUARGA_ASN_TNI_POLRI', 'ASN_TNI_POLRI', 'PENSIUNAN_ASN_TNI_POLRI', 'GURU_BERSERTIFIKAT', 'GAJI_APBN_APBD', 'UPAH_DI_ATAS_UMR', 'JUDI_DARING', 'BANTUAN_LAIN', 'MENOLAK']) // prettier-ignore
  })
  test('by its code; words that nobody knows, and none, are another reason, never no reason', () => {
    for (const code of EXCLUSIONS.filter((one) => one !== 'TIDAK_ADA')) expect([code, readExclusion(code)]).toEqual([code, code]) // prettier-ignore
    expect(['', '-', 'TIDAK_ADA', 'exclude', '?'].map(readExclusion)).toEqual(Array(5).fill('LAINNYA'))
  })
})

test('columns of a list: the number, perhaps the name and the reason; nothing else is taken', () => {
  expect(fieldsFor('list').toSorted()).toEqual(['exclusion', 'name', 'nik'])
  const { columns, missing } = suggestMapping('list', ['No', 'NIK KPM', 'NAMA', 'NO KK', 'Alamat', 'Keterangan'])
  expect([columns, missing]).toEqual([[null, 'nik', 'name', null, null, 'exclusion'], []])
  expect(suggestMapping('list', ['Nama Siswa', 'NISN']).missing).toEqual(['nik'])
})

test('a number that cannot be one is refused as in any other file; a name is not needed', () => {
  const judge = listJudge('KKS')
  expect(judge({ nik: '32043057089' })).toEqual({ rejection: 'nik_malformed', field: 'nik' })
  expect(judge({ nik: '3204305713900003' })).toEqual({ rejection: 'nik_impossible', field: 'nik' })
  expect(judge({ nik: '3204305708900003' })).toMatchObject({ taken: { nik: '3204305708900003', name: '' } })
})

test('a list has a day that is not yet to come, a name, and a fact where rules ask for one', () => {
  expect(() => assertListDay(null, '2026-07-02')).toThrow(expect.objectContaining({ code: 'import.list_day' }))
  expect(() => assertListDay('2026-07-03', '2026-07-02')).toThrow(expect.objectContaining({ code: 'import.list_day' }))
  expect(() => assertListDay('2026-07-02', '2026-07-02')).not.toThrow()
  expect(listName({ kind: 'PENERIMA', program: 'BPNT' })).toBe('Daftar penerima BPNT')
  expect(listName({ kind: 'ASN', program: '' })).toBe('Daftar ASN')
  expect(listFact({ kind: 'PENERIMA', program: 'RTLH' })).toBeNull()
})
