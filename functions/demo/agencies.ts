import type { unit } from '@slrt/db/unit'
import type { Sector } from '@slrt/domain/category'
import type { UnitKind } from '@slrt/domain/unit'
import { demoId } from './invented.ts'
import type { Village } from './villages.ts'

export type DemoUnit = {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly desa: string | null
  readonly sectors: readonly Sector[]
}

/** Agencies and partners that every district has, with the sectors that go to them (handbook §6.3). */
const common: readonly (readonly [UnitKind, string, readonly Sector[]])[] = [
  ['SEKRETARIAT', 'Sekretariat SLRT', []],
  ['OPD', 'Dinas Kesehatan', ['KES']],
  ['OPD', 'Dinas Pendidikan', ['PEN']],
  ['OPD', 'Dinas Kependudukan dan Pencatatan Sipil', ['ADM']],
  ['OPD', 'Dinas Perumahan dan Permukiman', ['RMH', 'INF']],
  ['OPD', 'Dinas Sosial, Rehabilitasi Sosial', ['SOS']],
  ['OPD', 'Dinas Sosial, Jaminan Sosial', ['BAN', 'DAT']],
  ['OPD', 'Dinas Koperasi, UKM, dan Tenaga Kerja', ['EKO']],
  ['OPD', 'Dinas Ketahanan Pangan dan Pertanian', ['PGN', 'TAN', 'IKAN']],
  ['OPD', 'Dinas Pemberdayaan Perempuan dan Perlindungan Anak', ['SOS', 'HUK']],
  ['MITRA', 'BPJS Kesehatan', ['KES', 'BAN']],
  ['MITRA', 'PLN', ['ENE']],
  ['MITRA', 'Baznas', ['SOS', 'PGN', 'RMH', 'PEN', 'LNN']],
]

export const unitId = (tenant: string, name: string): string => demoId(`unit|${tenant}|${name}`)

/** A district's units: those above, and a Puskesos for each of these villages. */
export function unitsOf(tenant: string, villages: readonly Village[]): DemoUnit[] {
  const labels = villages.map(({ label }) => label)
  const names = villages.map(({ label, kecamatan }) =>
    labels.indexOf(label) === labels.lastIndexOf(label) ? `Puskesos ${label}` : `Puskesos ${label}, ${kecamatan}`,
  )
  return [
    ...common.map(([kind, name, sectors]) => ({ id: unitId(tenant, name), kind, name, desa: null, sectors })),
    ...villages.map(({ code }, index) => {
      const name = names[index]!
      return { id: unitId(tenant, name), kind: 'PUSKESOS' as const, name, desa: code, sectors: [] }
    }),
  ]
}

/** The rows of units, as `unit.open` writes them. */
export const unitRows = (units: readonly DemoUnit[]): (typeof unit.$inferInsert)[] =>
  units.map(({ id, kind, name, desa, sectors }) => ({
    id,
    kind,
    name,
    desa,
    sectors: sectors.join(','),
    state: 'AKTIF',
  }))
