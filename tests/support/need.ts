import { systemSeat } from '@slrt/db/as-actor'
import { complaint } from '@slrt/db/complaint'
import { household } from '@slrt/db/household'
import { item } from '@slrt/db/item'
import { referral } from '@slrt/db/referral'
import { unit } from '@slrt/db/unit'
import { newId } from '@slrt/domain/id'
import type { World } from './world.ts'

const nothing = Buffer.alloc(44)
const at = new Date('2026-03-02T01:00:00Z')

/** Rows of a family with one complaint of one need, without going through its commands. */
export async function needIn({ services }: World, tenant: string, desa: string) {
  const ids = { household: newId(), complaint: newId(), item: newId() }
  const by = { registeredAt: at, registeredBy: newId() }
  const changed = { changedBy: 'Rini Wulandari', changedAt: at }
  await services.as(systemSeat(tenant), async ({ tx }) => {
    const family = { id: ids.household, desa, rt: '01', rw: '02', head: 'Siti', headFolded: 'siti', members: 1 }
    await tx.insert(household).values({ ...family, address: nothing, ...by, ...changed })
    await tx.insert(complaint).values({
      id: ids.complaint,
      household: ids.household,
      desa,
      channel: 'KUNJUNGAN',
      kind: 'PENGADUAN',
      urgency: 'NORMAL',
      story: nothing,
      recordedAt: at,
      registeredByName: 'Rini Wulandari',
      ...by,
    })
    await tx.insert(item).values({
      ...ids,
      id: ids.item,
      desa,
      category: 'KES01',
      urgency: 'NORMAL',
      rank: 1,
      home: 'SLRT',
      state: 'DIRUJUK',
      cycle: 0,
      since: at,
      registeredOn: '2026-11-02',
      registeredBy: by.registeredBy,
      version: 1,
      ...changed,
    })
  })
  return ids
}

type Need = Awaited<ReturnType<typeof needIn>>

/** An agency to which this need was referred. */
export async function agencyFor({ services }: World, tenant: string, desa: string, need?: Need): Promise<string> {
  const id = newId()
  await services.as(systemSeat(tenant), async ({ tx }) => {
    await tx.insert(unit).values({ id, kind: 'OPD', name: `Dinas ${id}`, sectors: 'KES', state: 'AKTIF' })
    if (!need) return
    const sent = {
      sentAt: at,
      sentByName: 'Dewi',
      cycle: 0,
      state: 'DIKIRIM' as const,
      version: 1,
      ticket: '3204-2603-000001',
    }
    const told = { subject: nothing, request: nothing }
    await tx.insert(referral).values({ id: newId(), ...need, unit: id, desa, ...sent, ...told })
  })
  return id
}
