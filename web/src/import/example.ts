import { csvLine } from '@slrt/domain/export'
import { giveCsv } from '../export/give-file.ts'
import { acting } from '../session.tsx'
import { t } from '../text/text.ts'

const COLUMNS = ['nik', 'no_kk', 'nama', 'tanggal_lahir', 'jenis_kelamin', 'hubungan', 'alamat', 'rt', 'rw', 'desa', 'kecamatan'] // prettier-ignore

/** A list with the usual columns and two invented people, whose numbers begin like the district's. */
export function giveExample(): void {
  const area = (acting()?.tenant ?? '32.04').slice(0, 5).replace('.', '')
  const kk = `${area}301705200001`
  const family = ['Kp. Contoh No. 7', '002', '018', t('impor.example_desa'), t('impor.example_kecamatan')]
  const rows = [
    COLUMNS,
    [`${area}304508900001`, kk, 'Siti Contoh', '1990-08-05', 'P', 'KEPALA KELUARGA', ...family],
    [`${area}301406150002`, kk, 'Budi Contoh', '2015-06-14', 'L', 'ANAK', ...family],
  ]
  giveCsv(t('impor.example_name'), `\ufeff${rows.map(csvLine).join('')}`)
}
