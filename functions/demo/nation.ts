import type { Role } from '@slrt/domain/permission'

export type DemoDistrict = {
  readonly code: string
  /** How long ago it was opened. */
  readonly days: number
  readonly serviceName?: string
  readonly areas?: readonly string[]
  /** Some 2,000 families and 600 complaints; the others 40 and 60. */
  readonly isBig?: true
  /** `silent` does nothing any more; `trouble` answers late, and much stays undone. */
  readonly mood?: 'silent' | 'trouble'
}

/** Districts of the demo nation, all their people invented. */
export const districts: readonly DemoDistrict[] = [
  { code: '32.04', days: 410, serviceName: 'SLRT Sabilulungan', isBig: true },
  { code: '32.73', days: 395, serviceName: 'SLRT Kota Bandung', isBig: true },
  { code: '16.07', days: 380, serviceName: 'SLRT Banyuasin', isBig: true },
  { code: '11.08', days: 350 },
  { code: '12.17', days: 340 },
  { code: '16.12', days: 330, serviceName: 'SLRT Serepat Serasan' },
  { code: '31.71', days: 300, areas: ['31.71', '31.72', '31.73', '31.74', '31.75', '31.01'] },
  { code: '33.26', days: 280, serviceName: 'SLRT Kajen' },
  { code: '34.71', days: 260 },
  { code: '35.10', days: 240 },
  { code: '51.08', days: 220 },
  { code: '53.01', days: 200 },
  { code: '61.71', days: 180 },
  { code: '64.72', days: 150 },
  { code: '73.71', days: 120, serviceName: 'SLRT Makassar' },
  { code: '82.71', days: 90 },
  { code: '93.01', days: 75 },
  { code: '91.71', days: 60 },
  { code: '11.71', days: 372 },
  { code: '12.71', days: 366 },
  { code: '13.06', days: 361 },
  { code: '13.71', days: 355 },
  { code: '14.71', days: 345 },
  { code: '15.71', days: 338 },
  { code: '17.71', days: 326, mood: 'silent' },
  { code: '18.01', days: 318, mood: 'trouble' },
  { code: '18.71', days: 312 },
  { code: '19.71', days: 305 },
  { code: '21.71', days: 297 },
  { code: '32.01', days: 371 },
  { code: '32.72', days: 364, serviceName: 'SLRT Repeh Rapih' },
  { code: '33.24', days: 352 },
  { code: '33.25', days: 348 },
  { code: '33.75', days: 341 },
  { code: '34.04', days: 333 },
  { code: '35.03', days: 322 },
  { code: '35.08', days: 311 },
  { code: '36.03', days: 302 },
  { code: '52.03', days: 288 },
  { code: '52.71', days: 276 },
  { code: '53.71', days: 263 },
  { code: '62.71', days: 251 },
  { code: '63.71', days: 238 },
  { code: '65.71', days: 224 },
  { code: '71.71', days: 211 },
  { code: '72.71', days: 197 },
  { code: '74.71', days: 183 },
  { code: '75.71', days: 169 },
  { code: '81.71', days: 154 },
  { code: '92.02', days: 138 },
]

export type DemoMember = {
  readonly tenant: string
  readonly role: Role
  readonly scope?: readonly string[]
  /** Name of the agency or partner that somebody works for. */
  readonly unit?: string
}
export type DemoAccount = { readonly login: string; readonly name: string; readonly members: readonly DemoMember[] }

const at = (name: string) => `${name}@demo.slrt.example`
const bandung = (role: Role, more: Omit<DemoMember, 'tenant' | 'role'> = {}): DemoMember => ({
  tenant: '32.04',
  role,
  ...more,
})

/** Accounts that sign in in demo mode; the first line is the secretariat's. */
export const accounts: readonly DemoAccount[] = [
  { login: at('seknas'), name: 'Ratih Puspita', members: [{ tenant: '00', role: 'SEKNAS_ADMIN' }] },
  { login: at('wakil.seknas'), name: 'Hendra Saputra', members: [{ tenant: '00', role: 'SEKNAS_ADMIN' }] },
  { login: at('analis'), name: 'Bramantyo Adi', members: [{ tenant: '00', role: 'SEKNAS_ANALIS' }] },
  { login: at('admin.bandung'), name: 'Nia Kurniasih', members: [bandung('KAB_ADMIN')] },
  { login: at('kadis.bandung'), name: 'Tatang Sopandi', members: [bandung('KADIS')] },
  { login: at('manajer.bandung'), name: 'Ade Suryana', members: [bandung('MANAJER')] },
  { login: at('dewi'), name: 'Dewi Lestari', members: [bandung('BO'), bandung('FO')] },
  { login: at('fo.bandung'), name: 'Imas Nuraeni', members: [bandung('FO')] },
  {
    login: at('supervisor.cileunyi'),
    name: 'Hendra Gunawan',
    members: [bandung('SUPERVISOR', { scope: ['32.04.05'] })],
  },
  {
    login: at('koordinator.cimekar'),
    name: 'Ujang Permana',
    members: [bandung('PUSKESOS_KOORD', { scope: ['32.04.05.2003'] })],
  },
  {
    login: at('rini'),
    name: 'Rini Wulandari',
    members: [bandung('FASILITATOR', { scope: ['32.04.05.2003', '32.04.05.2004'] })],
  },
  {
    login: at('fasilitator.cinunuk'),
    name: 'Yusuf Maulana',
    members: [bandung('FASILITATOR', { scope: ['32.04.05.2004'] })],
  },
  {
    login: at('siks.cileunyi'),
    name: 'Rudi Hartono',
    members: [bandung('OPERATOR_SIKS', { scope: ['32.04.05.2003', '32.04.05.2004'] })],
  },
  {
    login: at('dinkes.bandung'),
    name: 'Lilis Komalasari',
    members: [bandung('OPD_PETUGAS', { unit: 'Dinas Kesehatan' })],
  },
  {
    login: at('disdik.bandung'),
    name: 'Wawan Hermawan',
    members: [bandung('OPD_PETUGAS', { unit: 'Dinas Pendidikan' })],
  },
  {
    login: at('baznas.bandung'),
    name: 'Fitri Handayani',
    members: [bandung('LEMBAGA_MITRA', { unit: 'Baznas' })],
  },
  { login: at('admin.kotabandung'), name: 'Bayu Firmansyah', members: [{ tenant: '32.73', role: 'KAB_ADMIN' }] },
  { login: at('bo.kotabandung'), name: 'Teti Rohmat', members: [{ tenant: '32.73', role: 'BO' }] },
  { login: at('admin.banyuasin'), name: 'Yunita Sari', members: [{ tenant: '16.07', role: 'KAB_ADMIN' }] },
]

/** All demo accounts share one password, and those with a second factor one secret: both mean nothing anywhere else. */
export const DEMO_PASSWORD = 'sandi-demo-slrt'
export const DEMO_SECRET = 'slrt-nusantara-demo-second-factor'
