import type { Example } from './examples.ts'
import type { World } from './world.ts'

/** Examples of what the secretariat keeps for the whole country, and of the audit trail. */
export const nationalExamples: Readonly<Record<string, (world: World) => Promise<Example>>> = {
  'audit.list': async (world) => ({ as: await world.district(), input: {} }),
  'catalogue.list': async ({ secretariat }) => ({ as: secretariat, input: { kind: 'program' } }),
  'catalogue.save': async ({ secretariat }) => ({
    as: secretariat,
    input: {
      kind: 'category',
      code: 'ENE03',
      effectiveFrom: '2026-12-01',
      effectiveTo: null,
      name: 'Gas melon (3 kg)',
      details: '',
      owner: 'Kementerian ESDM',
      source: 'Keputusan Sekretariat Nasional 7/2026',
      confidence: 'D',
      version: 0,
    },
  }),
  'holiday.list': async ({ secretariat }) => ({ as: secretariat, input: {} }),
  'holiday.save': async ({ secretariat }) => ({
    as: secretariat,
    input: {
      year: 2027,
      source: 'SKB 3 Menteri tahun 2026',
      days: [{ day: '2027-01-01', kind: 'L', name: 'Tahun Baru Masehi' }],
      version: 0,
    },
  }),
}
