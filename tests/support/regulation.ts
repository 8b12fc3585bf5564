import { newId } from '@slrt/domain/id'
import { localDate, zoneOf } from '@slrt/domain/zone'
import type { Person, World } from './world.ts'

const DAY = 86_400_000

/** The local day so many days from now in this tenant. */
export const laterDay = (days: number, tenant = '32.04') => localDate(new Date(Date.now() + days * DAY), zoneOf(tenant))

/** A regulation of the regent, in force for years. */
export const instrumentOf = (more: Record<string, unknown> = {}) => ({
  id: newId(),
  type: 'PERBUP' as const,
  number: '12',
  year: 2026,
  title: 'Penyelenggaraan SLRT Kabupaten Bandung',
  issuer: 'Bupati Bandung',
  effectiveFrom: '2026-01-02',
  effectiveTo: null as string | null,
  repeals: null as string | null,
  ...more,
})

const days = (amount: number) => ({ amount, unit: 'working_day' })
/** So many working days for everything. */
export const termsOf = (amount: number) => JSON.stringify({ NORMAL: days(amount), TINGGI: days(1), DARURAT: days(1) })

/** An entry as the editor sends it: agencies answer within five working days, from today on, by no instrument. */
export const entryOf = (more: Record<string, unknown> = {}) => ({
  id: newId(),
  key: 'clock.DIRUJUK',
  subject: '',
  area: '',
  value: termsOf(5),
  instrument: null as string | null,
  article: '',
  effectiveFrom: laterDay(0),
  effectiveTo: null as string | null,
  version: 0,
  ...more,
})

/** A draft of an entry that cites an article of an instrument, written by this admin. */
export async function drafted({ api }: Person, more: Record<string, unknown> = {}) {
  const instrument = instrumentOf({ number: newId().slice(-8) })
  await api.instrument.add.mutate({ commandId: newId(), ...instrument })
  const input = entryOf({ instrument: instrument.id, article: 'Pasal 9 ayat 2', ...more })
  await api.regulation.draft.mutate({ commandId: newId(), ...input })
  return { id: input.id, input, instrument }
}

/** Asks for a draft to be published; returns the approval's id. */
export async function asked(admin: Person, more: Record<string, unknown> = {}) {
  const { id, input, instrument } = await drafted(admin, more)
  const reason = 'Perbup sudah diundangkan.'
  await admin.api.regulation.submit.mutate({ commandId: newId(), id, version: 1, reason })
  const { rows } = await admin.api.approval.list.query({})
  return { id, input, instrument, approval: rows.find(({ subject }) => subject === id)!.id }
}

/** Somebody else who may decide approves what this admin asked for. */
export async function approvedBySecond(world: World, admin: Person, id: string): Promise<void> {
  const { api } = await world.somebody(admin.tenant, admin.tenant === '00' ? 'SEKNAS_ADMIN' : 'KADIS')
  await api.approval.approve.mutate({ commandId: newId(), id, version: 1 })
}

/** Publishes an entry with the approval of a second person. */
export async function published(world: World, admin: Person, more: Record<string, unknown> = {}) {
  const all = await asked(admin, more)
  await approvedBySecond(world, admin, all.approval)
  return all
}
