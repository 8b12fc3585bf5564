import type { Role } from '@slrt/domain/permission'

/** Districts of the demo nation, all their people invented. `days` is how long ago each was opened. */
export const districts: readonly { code: string; days: number; serviceName?: string; areas?: readonly string[] }[] = [
  { code: '32.04', days: 410, serviceName: 'SLRT Sabilulungan' },
  { code: '32.73', days: 395, serviceName: 'SLRT Kota Bandung' },
  { code: '16.07', days: 380, serviceName: 'SLRT Banyuasin' },
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
  { code: '93.01', days: 60 },
  { code: '91.71', days: 30 },
]

export type DemoMember = { readonly tenant: string; readonly role: Role; readonly scope?: readonly string[] }
export type DemoAccount = { readonly login: string; readonly name: string; readonly members: readonly DemoMember[] }

const at = (name: string) => `${name}@demo.slrt.example`

/** Accounts that sign in in demo mode; the first line is the secretariat's. */
export const accounts: readonly DemoAccount[] = [
  { login: at('seknas'), name: 'Ratih Puspita', members: [{ tenant: '00', role: 'SEKNAS_ADMIN' }] },
  { login: at('admin.bandung'), name: 'Nia Kurniasih', members: [{ tenant: '32.04', role: 'KAB_ADMIN' }] },
  { login: at('admin.kotabandung'), name: 'Bayu Firmansyah', members: [{ tenant: '32.73', role: 'KAB_ADMIN' }] },
  { login: at('admin.banyuasin'), name: 'Yunita Sari', members: [{ tenant: '16.07', role: 'KAB_ADMIN' }] },
  { login: at('manajer.bandung'), name: 'Ade Suryana', members: [{ tenant: '32.04', role: 'MANAJER' }] },
  {
    login: at('dewi'),
    name: 'Dewi Lestari',
    members: [
      { tenant: '32.04', role: 'BO' },
      { tenant: '32.04', role: 'FO' },
    ],
  },
  {
    login: at('supervisor.cileunyi'),
    name: 'Hendra Gunawan',
    members: [{ tenant: '32.04', role: 'SUPERVISOR', scope: ['32.04.05'] }],
  },
  {
    login: at('koordinator.cimekar'),
    name: 'Ujang Permana',
    members: [{ tenant: '32.04', role: 'PUSKESOS_KOORD', scope: ['32.04.05.2003'] }],
  },
  {
    login: at('rini'),
    name: 'Rini Wulandari',
    members: [{ tenant: '32.04', role: 'FASILITATOR', scope: ['32.04.05.2003', '32.04.05.2004'] }],
  },
]

/** All demo accounts share one password, and those with a second factor one secret: both mean nothing anywhere else. */
export const DEMO_PASSWORD = 'sandi-demo-slrt'
export const DEMO_SECRET = 'slrt-nusantara-demo-second-factor'
