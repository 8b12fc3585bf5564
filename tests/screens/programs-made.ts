import { newId } from '@slrt/domain/id'
import type { Person } from './people.ts'

type Waiting = { rows: { id: string; subject: string; version: number }[] }
type Instrument = { id: string; isOwn: boolean; type: string }

const DAY = 86_400_000
const dayAfter = (days: number) => new Date(Date.now() + 7 * 3_600_000 + days * DAY).toISOString().slice(0, 10)
const year = Number(dayAfter(0).slice(0, 4))

const rule = (limit: object) => ({
  and: [
    { '<=': [{ var: 'keluarga.desil' }, limit] },
    { '===': [{ var: 'keluarga.hilang_pekerjaan' }, true] },
    {
      or: [
        { some: [{ var: 'anggota' }, { '===': [{ var: 'hamil' }, true] }] },
        { '>=': [{ count: [{ var: 'anggota' }, { '<=': [{ var: 'usia' }, 6] }] }, 2] },
      ],
    },
  ],
})

const definition = (name: string, more: object = {}) => ({
  name,
  owner: 'Dinas Sosial Kabupaten Bandung',
  fund: 'APBD',
  unit: 'KELUARGA',
  rule: rule({ var: 'param.maxDesil' }),
  params: { maxDesil: 3 },
  benefit: { per: 'BULAN', amount: 300_000, parts: [], mostMembers: null, text: 'Paling lama enam bulan' },
  papers: [
    { name: 'Surat keterangan kehilangan pekerjaan', fact: 'keluarga.hilang_pekerjaan' },
    { name: 'Kartu Keluarga', fact: null },
  ],
  road: 'DAFTAR',
  category: '',
  quota: { year, total: 1_250, areas: { '32.04.05': 300, '32.04.37': 150 } },
  priority: [{ fact: 'keluarga.desil', first: 'LEAST' }],
  source: '',
  confidence: 'D',
  ...more,
})

/** Programs of Kabupaten Bandung in each state: in force with a later version, waiting, given back, and a draft. */
export async function makePrograms({ admin, head }: Record<'admin' | 'head', Person>) {
  const instruments = await admin.ask<Instrument[]>('instrument.list')
  const instrument = instruments.find(({ isOwn, type }) => isOwn && type === 'PERBUP')?.id ?? null
  async function draft(code: string, of: object, from: number, to: string | null = null) {
    const id = newId()
    const basis = { instrument, article: instrument ? 'Pasal 21' : '' }
    const span = { effectiveFrom: dayAfter(from), effectiveTo: to }
    await admin.send('program.draft', { id, code, definition: of, ...basis, ...span, version: 0 })
    return id
  }
  async function submit(id: string) {
    await admin.send('program.submit', { id, version: 1, reason: 'Anggarannya sudah ditetapkan DPRD.' })
    const { rows } = await head.ask<Waiting>('approval.list', { state: 'open' })
    return rows.find(({ subject }) => subject === id)!
  }
  async function publish(id: string) {
    const { id: asked, version } = await submit(id)
    await head.send('approval.approve', { id: asked, version })
  }
  const name = 'Bantuan hidup sementara bagi keluarga yang kehilangan pekerjaan'
  await publish(await draft('BANTUAN_HILANG_KERJA', definition(name), 0))
  const more = { params: { maxDesil: 4 }, quota: { year: year + 1, total: 2_000, areas: {} } }
  await publish(await draft('BANTUAN_HILANG_KERJA', definition(name, more), 40))
  await submit(await draft('BANTUAN_HILANG_KERJA', definition(name, { papers: [] }), 80))
  const given = await submit(await draft('PANGAN_LANSIA', definition('Pangan lansia Sabilulungan'), 10))
  await head.send('approval.giveBack', {
    id: given.id,
    version: given.version,
    note: 'Sebutkan besar bantuannya per bulan, bukan per hari.',
  })
  const written = await draft('SERAGAM_SEKOLAH', definition('Seragam sekolah'), 20)
  return { returned: given.subject, written }
}
