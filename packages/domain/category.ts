/**
 * The national catalogue of what people need (handbook §6.2, a proposal): KP of a program's membership, DT of the
 * register, the others by sector in the handbook's order. Districts only add to it; a code once used stays.
 */
// prettier-ignore
export const CATEGORIES = [
  'KP01', 'KP02', 'KP03', 'KP04', 'KP05', 'KP06', 'KP07', 'KP08', 'KP09', 'KP10', 'KP11', 'KP12',
  'DT01', 'DT02', 'DT03', 'DT04', 'DT05', 'DT06', 'DT07',
  'KES01', 'KES02', 'KES03', 'KES04', 'KES05', 'KES06', 'KES07',
  'PEN01', 'PEN02', 'PEN03', 'PEN04', 'PEN05', 'PEN06',
  'SOS01', 'SOS02', 'SOS03', 'SOS04', 'SOS05', 'SOS06', 'SOS07', 'SOS08', 'SOS09', 'SOS10',
  'ADM01', 'ADM02', 'ADM03', 'ADM04',
  'EKO01', 'EKO02', 'EKO03', 'EKO04', 'EKO05', 'EKO06',
  'RMH01', 'RMH02', 'RMH03', 'RMH04', 'RMH05',
  'ENE01', 'ENE02', 'ENE03',
  'PGN01', 'PGN02',
  'TAN01', 'TAN02',
  'IKAN01', 'IKAN02',
  'INF01', 'INF02', 'INF03',
  'HUK01', 'HUK02',
  'LNN01',
] as const
export type Category = (typeof CATEGORIES)[number]

/** Sectors (bidang), by which a need finds its agency: BAN assistance programs, DAT the register, LNN none of them. */
// prettier-ignore
export const SECTORS = [
  'BAN', 'DAT', 'KES', 'PEN', 'SOS', 'ADM', 'EKO', 'RMH', 'ENE', 'PGN', 'TAN', 'IKAN', 'INF', 'HUK', 'LNN',
] as const
export type Sector = (typeof SECTORS)[number]

/** Sector of a category: `BAN` of KP04, `IKAN` of IKAN01. */
export function sectorOf(category: Category): Sector {
  const letters = category.slice(0, -2)
  if (letters === 'KP') return 'BAN'
  return letters === 'DT' ? 'DAT' : (letters as Sector)
}

export type CategoryGroup = 'KEPESERTAAN' | 'NON_KEPESERTAAN' | 'DATA'

/** Group (kelompok) of a category: membership of a program, the register, or a need outside both. */
export function groupOf(category: Category): CategoryGroup {
  if (category.startsWith('KP')) return 'KEPESERTAAN'
  return category.startsWith('DT') ? 'DATA' : 'NON_KEPESERTAAN'
}

/** The eight pictures of "Apa yang dibutuhkan?", each with the categories behind it, the most frequent first. */
// prettier-ignore
export const NEEDS = [
  { code: 'berobat_kis', categories: [
    'KP02', 'KP01', 'KES01', 'KP04', 'KP11', 'KES02', 'KES03', 'KES07', 'KES05', 'KES06', 'KES04',
  ] },
  { code: 'sekolah', categories: ['KP03', 'KP01', 'PEN02', 'PEN01', 'PEN03', 'PEN04', 'DT07', 'KP04', 'PEN05', 'PEN06'] },
  { code: 'rumah', categories: ['RMH01', 'RMH02', 'RMH03', 'RMH04', 'RMH05', 'KP01'] },
  { code: 'bantuan', categories: [
    'KP03', 'KP01', 'KP02', 'KP04', 'KP05', 'KP10', 'KP06', 'KP08', 'KP09', 'KP07', 'KP12',
  ] },
  { code: 'dokumen', categories: ['ADM01', 'ADM02', 'ADM03', 'DT03', 'ADM04'] },
  { code: 'listrik', categories: ['ENE02', 'ENE01', 'ENE03'] },
  { code: 'data', categories: ['DT02', 'DT01', 'KP06', 'DT03', 'DT07', 'DT04', 'DT05', 'DT06', 'KP09'] },
  { code: 'lainnya', categories: [
    'PGN02', 'PGN01', 'SOS01', 'SOS03', 'SOS02', 'SOS06', 'SOS08', 'SOS04', 'SOS05', 'SOS07', 'SOS09', 'SOS10',
    'EKO01', 'EKO03', 'EKO02', 'EKO05', 'EKO06', 'EKO04', 'ENE03', 'TAN01', 'TAN02', 'IKAN02', 'IKAN01',
    'INF01', 'INF02', 'INF03', 'HUK01', 'HUK02', 'LNN01',
  ] },
] as const satisfies readonly { code: string; categories: readonly Category[] }[]
export type Need = (typeof NEEDS)[number]['code']
