import { and, eq } from 'drizzle-orm'
import { systemSeat } from '@slrt/db/as-actor'
import { entry, instrument } from '@slrt/db/instrument'
import { staff } from '@slrt/db/staff'
import type { Actor } from '@slrt/domain/actor'
import { newId } from '@slrt/domain/id'
import type { AddInstrument } from '@slrt/domain/instrument'
import type { Key, ValueOf } from '@slrt/domain/regulation-keys'
import { localDate, zoneOf } from '@slrt/domain/zone'
import type { appRouter } from '../router.ts'
import type { Services } from '../services.ts'
import { unitId } from './agencies.ts'
import { demoId } from './invented.ts'
import { DAY } from './moments.ts'

/** The procedures, as somebody some days ago. */
type As = (actor: Actor, daysAgo: number) => ReturnType<typeof appRouter.createCaller>

type Rule = {
  readonly [K in Key]: {
    readonly key: K
    readonly value: ValueOf<K>
    readonly subject?: string
    readonly area?: string
    readonly article: string
    /** Days from today to its first day, and to its last. */
    readonly starts: number
    readonly ends?: number
    /** How far it has come. */
    readonly stage: 'draft' | 'asked' | 'published'
  }
}[Key]

type Regulated = { readonly basis: Pick<AddInstrument, 'type' | 'title' | 'issuer'>; readonly rules: readonly Rule[] }

const days = (amount: number) => ({ amount, unit: 'working_day' as const })
const PUBLISHED = { starts: -20, stage: 'published' } as const

const ROUTE = { key: 'routing.unit', article: 'Pasal 14', ...PUBLISHED } as const
const route = (tenant: string, subject: string, unit: string): Rule => ({
  ...ROUTE,
  subject,
  value: unitId(tenant, unit),
})

/** Kecamatan of Kota Bandung in which it began: Babakan Ciparay, Bojongloa Kaler, Bandung Kulon. */
const PILOTS = ['32.73.03', '32.73.04', '32.73.15']

/** What two districts rule themselves. Everything began lately, and binds none of the complaints of the past. */
const regulated: Readonly<Record<string, Regulated>> = {
  '32.04': {
    basis: { type: 'PERBUP', title: 'Penyelenggaraan SLRT Sabilulungan', issuer: 'Bupati Bandung' },
    rules: [
      {
        key: 'clock.DIRUJUK',
        article: 'Pasal 9 ayat 2',
        ...PUBLISHED,
        value: { NORMAL: days(3), TINGGI: days(1), DARURAT: { amount: 4, unit: 'clock_hour' } },
      },
      {
        key: 'documents.needed',
        subject: 'KES',
        article: 'Pasal 7',
        ...PUBLISHED,
        value: ['KTP', 'Kartu Keluarga', 'Surat keterangan dari puskesmas'],
      },
      { key: 'service.reopenDays', value: 60, article: 'Pasal 16', ...PUBLISHED },
      route('32.04', 'KES', 'Dinas Kesehatan'),
      {
        key: 'calendar.hours',
        article: 'Pasal 12',
        starts: 21,
        ends: 50,
        stage: 'asked',
        value: { opens: 8 * 60, closes: 15 * 60 },
      },
      {
        key: 'clock.DITANGANI_SLRT',
        subject: 'ADM',
        article: 'Pasal 9 ayat 3',
        starts: 40,
        stage: 'draft',
        value: { NORMAL: days(3), TINGGI: days(2), DARURAT: { amount: 1, unit: 'same_day' } },
      },
    ],
  },
  '32.73': {
    basis: { type: 'PERWAL', title: 'Penyelenggaraan SLRT Kota Bandung', issuer: 'Wali Kota Bandung' },
    rules: [
      { key: 'structure.live', value: false, article: 'Pasal 20 ayat 1', ...PUBLISHED },
      ...PILOTS.map((area): Rule => {
        return { key: 'structure.live', value: true, area, article: 'Pasal 20 ayat 2', ...PUBLISHED }
      }),
      route('32.73', 'KES', 'Dinas Kesehatan'),
      route('32.73', 'PEN', 'Dinas Pendidikan'),
      route('32.73', 'ADM', 'Dinas Kependudukan dan Pencatatan Sipil'),
      route('32.73', 'RMH', 'Dinas Perumahan dan Permukiman'),
    ],
  },
}

/** The head of the institution, who approves. */
async function kadisOf({ as }: Services, tenant: string): Promise<Actor> {
  const isHead = and(eq(staff.role, 'KADIS'), eq(staff.state, 'AKTIF'))
  const [row] = await as(systemSeat(tenant), ({ tx }) => tx.select().from(staff).where(isHead).limit(1))
  const { id, name, person } = row!
  return { person: person ?? id, name, membership: id, role: 'KADIS', tenant, scope: [], unit: null }
}

const REASON = 'Sudah disepakati dalam rapat, sesuai peraturan yang diundangkan.'

/**
 * A district's instrument and its rules, as far as each has come: written, asked for by the admin, approved by the head,
 * all by procedures. May be cut short and called again: what is there already goes on from where it stands.
 */
export async function writeRegulation(services: Services, admin: Actor, as: As): Promise<void> {
  const { tenant } = admin
  const here = regulated[tenant]
  if (!here) return
  const [zone, now] = [zoneOf(tenant), services.now()]
  const dayAt = (distance: number) => localDate(new Date(now.getTime() + distance * DAY), zone)
  const kadis = await kadisOf(services, tenant)
  const look = <T>(read: Parameters<typeof services.as<T>>[1]) => services.as(systemSeat(tenant), read)

  const basis = demoId(`instrument|${tenant}`)
  const since = dayAt(-60)
  const known = await look(({ tx }) => tx.select().from(instrument).where(eq(instrument.id, basis)))
  if (known.length === 0) {
    const described = { ...here.basis, number: '12', year: Number(since.slice(0, 4)), effectiveFrom: since }
    const input = { ...described, id: basis, effectiveTo: null, repeals: null }
    await as(admin, 30).instrument.add({ commandId: newId(), ...input })
  }

  for (const { key, subject = '', area = '', value, article, starts, ends, stage } of here.rules) {
    const id = demoId(`entry|${tenant}|${key}|${subject}|${area}`)
    const stands = async () => (await look(({ tx }) => tx.select().from(entry).where(eq(entry.id, id))))[0]
    // What is published was decided on the day it began; the others were written these days.
    const then = stage === 'published' ? -starts : 2
    const span = { effectiveFrom: dayAt(starts), effectiveTo: ends === undefined ? null : dayAt(ends) }
    const about = { id, key, subject, area, value: JSON.stringify(value), instrument: basis, article, ...span }
    if (!(await stands())) await as(admin, then).regulation.draft({ commandId: newId(), ...about, version: 0 })
    const draft = await stands()
    if (stage !== 'draft' && draft?.state === 'DRAF') {
      const asked = { id, version: draft.version, reason: REASON }
      await as(admin, then).regulation.submit({ commandId: newId(), ...asked })
    }
    const asked = await stands()
    if (stage === 'published' && asked?.state === 'DIAJUKAN')
      await as(kadis, then).approval.approve({ commandId: newId(), id: asked.approval!, version: 1 })
  }
}
