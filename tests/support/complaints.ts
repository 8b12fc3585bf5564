import { newId } from '@slrt/domain/id'
import type { Category } from '@slrt/domain/category'
import type { Person, World } from './world.ts'

export const CIMEKAR = '32.04.05.2003'

/** A NIK that can be one, of somebody born on 17 August 1990 (handbook §17.1); `n` makes it another person's. */
export const nikOf = (n: number): string => `320411570890${String(n).padStart(4, '0')}`

/** A family of one, as a fasilitator writes it down. */
export const family = (n: number, desa = CIMEKAR) => ({
  id: newId(),
  desa,
  rt: '01',
  rw: '05',
  address: `Kp. Babakan No. ${n}`,
  kk: `320405010120${String(n).padStart(4, '0')}`,
  kkReason: null,
  persons: [
    {
      id: newId(),
      name: 'Siti Aminah',
      nik: nikOf(n),
      nikReason: null,
      birthDate: '1990-08-17',
      sex: 'P' as const,
      relation: 'KEPALA' as const,
      phone: '081234567890',
    },
  ],
})

/** What a family told. */
export const told = (household: string, categories: readonly Category[] = ['KP02']) => ({
  id: newId(),
  household,
  reporter: null,
  channel: 'KUNJUNGAN' as const,
  kind: 'PENGADUAN' as const,
  urgency: 'NORMAL' as const,
  story: 'KIS mati sejak Februari, ibu harus kontrol tiap bulan.',
  consent: true as const,
  items: categories.map((category) => ({ id: newId(), category, program: null })),
})

let count = 0

/** Registers a family and a complaint of it; returns their ids. */
export async function complaintOf(officer: Person, categories?: readonly Category[], desa?: string) {
  const home = family(++count, desa)
  await officer.api.household.register.mutate({ commandId: newId(), ...home })
  const input = told(home.id, categories)
  await officer.api.complaint.register.mutate({ commandId: newId(), ...input })
  return { household: home.id, complaint: input.id, items: input.items.map(({ id }) => id) }
}

/** A district with everybody that one complaint meets on its way. */
export async function office(made: World, tenant = '32.04', desa = CIMEKAR) {
  const admin = await made.district(tenant)
  const health = await made.unit(tenant, 'Dinas Kesehatan', { sectors: 'KES,BAN' })
  const school = await made.unit(tenant, 'Dinas Pendidikan', { sectors: 'PEN' })
  return {
    admin,
    units: { health, school },
    fasilitator: await made.somebody(tenant, 'FASILITATOR', [desa]),
    puskesos: await made.somebody(tenant, 'PUSKESOS_KOORD', [desa]),
    supervisor: await made.somebody(tenant, 'SUPERVISOR', [desa.slice(0, 8)]),
    bo: await made.somebody(tenant, 'BO'),
    manager: await made.somebody(tenant, 'MANAJER'),
    health: await made.somebody(tenant, 'OPD_PETUGAS', [], health),
    school: await made.somebody(tenant, 'OPD_PETUGAS', [], school),
  }
}
