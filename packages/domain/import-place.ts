import type { Place } from './import-area.ts'
import type { AreaCodes } from './import-area-code.ts'
import type { Cells } from './import-clean.ts'

/** `RT 02` is `02`, `0002` is `002`; what is no such number is left out. */
function neighbours(text: string): string {
  if (text === '' || /^\d{1,3}$/.test(text)) return text
  const digits = /\d+/.exec(text)?.[0] ?? ''
  return digits.length <= 3 ? digits : /^0+\d{1,3}$/.test(digits) ? digits.slice(-3) : ''
}

/** RT and RW, from two columns or from one that has both (`003/018`). */
export function neighboursOf(cells: Cells): { rt: string; rw: string } {
  const both = cells['rt_rw']
  if (!both) return { rt: neighbours(cells['rt'] ?? ''), rw: neighbours(cells['rw'] ?? '') }
  const [rt = '', rw = ''] = both.match(/\d+/g) ?? []
  return { rt: neighbours(cells['rt'] || rt), rw: neighbours(cells['rw'] || rw) }
}

function codesOf({ province_code, district_code, kecamatan_code, desa_code }: Cells): AreaCodes | null {
  if (!province_code && !district_code && !kecamatan_code && !desa_code) return null
  return {
    province: province_code ?? '',
    district: district_code ?? '',
    kecamatan: kecamatan_code ?? '',
    desa: desa_code ?? '',
  }
}

const CODE = /^\d[\d.]{9,12}$/

/** Where a record says that the family lives; a code in the column of names is a code. */
export function placeOf(cells: Cells): Place {
  const { province = '', district = '', kecamatan = '', desa = '' } = cells
  const codes = codesOf(cells)
  if (!codes && CODE.test(desa))
    return { province, district, kecamatan, desa: '', codes: { province: '', district: '', kecamatan: '', desa } }
  return { province, district, kecamatan, desa, codes }
}
