import type { Category } from '@slrt/domain/category'
import { newId } from '@slrt/domain/id'
import type { Person } from './people.ts'

type Waiting = { rows: { id: string; subject: string }[] }

/** A need that hardly anybody has: rules of its own change no other picture. */
export const RULED: Category = 'LNN01'

/** A need of this kind may take more than a year in the district: its deadlines lie where no holidays are known yet. */
export async function makeOwnRules({ admin, head }: { admin: Person; head: Person }): Promise<void> {
  const days = (amount: number) => ({ amount, unit: 'working_day' })
  const value = JSON.stringify({ NORMAL: days(300), TINGGI: days(300), DARURAT: days(300) })
  const effectiveFrom = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  const instrument = newId()
  await admin.send('instrument.add', {
    id: instrument,
    type: 'PERBUP',
    number: '27',
    year: new Date().getFullYear(),
    title: 'Penyelenggaraan SLRT Kabupaten Bandung',
    issuer: 'Bupati Bandung',
    effectiveFrom,
    effectiveTo: null,
    repeals: null,
  })
  for (const key of ['clock.TERDAFTAR', 'clock.DITANGANI_SLRT', 'clock.DIRUJUK']) {
    const id = newId()
    const rule = { id, key, subject: RULED, area: '', value, instrument, article: 'Pasal 9' }
    await admin.send('regulation.draft', { ...rule, effectiveFrom, effectiveTo: null, version: 0 })
    await admin.send('regulation.submit', { id, version: 1, reason: 'Perbup sudah diundangkan.' })
    const { rows } = await head.ask<Waiting>('approval.list', {})
    const approval = rows.find(({ subject }) => subject === id)!
    await head.send('approval.approve', { id: approval.id, version: 1 })
  }
}
