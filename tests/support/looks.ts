import { CIMEKAR } from './complaints.ts'
import { HOUSE } from './enrolment.ts'
import type { Nation } from './filled-nation.ts'

type Input = Record<string, unknown>
/** Who looks, and at what: either as it stands, or something that is really there. */
export type Look = {
  readonly as: keyof Nation['people']
  readonly input: Input | ((there: Nation) => Input)
}

/** What a search of each path may look like; every query path that lists or searches must stand here. */
export const looks: Readonly<Record<string, readonly Look[]>> = {
  'application.list': [
    { as: 'secretariat', input: {} },
    { as: 'secretariat', input: { state: 'DIKIRIM' } },
    { as: 'secretariat', input: { after: '2026-11-01T00:00:00.000Z|01900000-0000-7000-8000-000000000000' } },
  ],
  'application.show': [{ as: 'secretariat', input: (there) => ({ id: there.application }) }],
  'approval.list': [
    { as: 'manager', input: {} },
    { as: 'manager', input: { state: 'all' } },
  ],
  'area.children': [{ as: 'admin', input: { code: '32.04' } }],
  'area.search': [
    { as: 'admin', input: { text: 'cim' } },
    { as: 'admin', input: { text: 'kota bandung', level: 'district' } },
  ],
  'audit.list': [
    { as: 'admin', input: {} },
    { as: 'admin', input: { from: '2026-01-01', to: '2026-12-31' } },
    { as: 'admin', input: (there) => ({ membership: there.people.admin.membership }) },
    { as: 'admin', input: (there) => ({ subject: there.one.referral }) },
    { as: 'admin', input: { after: '2026-11-01T00:00:00.000Z|01900000-0000-7000-8000-000000000000' } },
    { as: 'secretariat', input: {} },
  ],
  'catalogue.list': [{ as: 'fasilitator', input: {} }],
  'duplicate.cards': [
    { as: 'bo', input: {} },
    { as: 'supervisor', input: {} },
  ],
  'duplicate.list': [
    { as: 'bo', input: {} },
    { as: 'bo', input: { state: 'DIGABUNG' } },
    { as: 'bo', input: { after: '900|01900000-0000-7000-8000-000000000000' } },
    { as: 'supervisor', input: {} },
  ],
  'eligibility.show': [
    { as: 'fasilitator', input: (there) => ({ id: there.one.household }) },
    { as: 'bo', input: (there) => ({ id: there.one.household }) },
  ],
  'enrolment.list': [
    { as: 'bo', input: { program: HOUSE, part: 'menunggu' } },
    { as: 'bo', input: { program: HOUSE, part: 'usulan', area: '32.04.05' } },
    { as: 'manager', input: { program: HOUSE, part: 'selesai' } },
    { as: 'bo', input: { program: HOUSE, part: 'menunggu', after: '0000000000005|00000000015000~01900000-0000-7000-8000-000000000000' } }, // prettier-ignore
    { as: 'admin', input: { program: HOUSE, part: 'menerima' } },
    { as: 'bo', input: { program: HOUSE, part: 'menerima', gone: true } },
  ],
  'enrolment.places': [{ as: 'bo', input: { program: HOUSE } }],
  'enrolment.show': [
    { as: 'fasilitator', input: {} },
    { as: 'fasilitator', input: (there) => ({ household: there.one.household }) },
    { as: 'bo', input: {} },
  ],
  'duplicate.show': [{ as: 'bo', input: (there) => ({ id: there.pair }) }],
  'complaint.show': [{ as: 'bo', input: (there) => ({ id: there.one.complaint }) }],
  'export.preview': [
    { as: 'bo', input: { area: CIMEKAR, layout: 'dtks' } },
    { as: 'manager', input: { area: '32.04.05', layout: 'siks' } },
  ],
  'fact.show': [{ as: 'fasilitator', input: (there) => ({ id: there.one.household }) }],
  'file.list': [
    { as: 'bo', input: (there) => ({ complaint: there.one.complaint }) },
    { as: 'fasilitator', input: (there) => ({ household: there.one.household }) },
    { as: 'health', input: (there) => ({ item: there.one.item }) },
  ],
  'holiday.list': [{ as: 'fasilitator', input: { year: 2026 } }],
  'household.list': [
    { as: 'fasilitator', input: {} },
    { as: 'fasilitator', input: { text: 'siti am' } },
    { as: 'fasilitator', input: { text: '3204115708900001' } },
    { as: 'fasilitator', input: { desa: CIMEKAR } },
    { as: 'fasilitator', input: { desa: CIMEKAR, text: 'siti' } },
  ],
  'household.show': [{ as: 'fasilitator', input: (there) => ({ id: there.one.household }) }],
  'indicator.district': [
    { as: 'admin', input: { month: '2026-11' } },
    { as: 'secretariat', input: { month: '2026-11', code: '32.04' } },
  ],
  'indicator.nation': [
    { as: 'secretariat', input: { days: 30 } },
    { as: 'secretariat', input: { days: 365 } },
  ],
  'instrument.list': [{ as: 'admin', input: {} }],
  'import.columns': [{ as: 'admin', input: (there) => ({ id: there.imports.begun }) }],
  'import.ledger': [
    { as: 'admin', input: (there) => ({ id: there.imports.ended }) },
    {
      as: 'admin',
      input: (there) => ({ id: there.imports.ended, state: 'TERBUKA', reason: 'nik_malformed', after: 20 }),
    },
  ],
  'import.list': [
    { as: 'admin', input: {} },
    { as: 'admin', input: { after: '1795338640771|01900000-0000-7000-8000-000000000000' } },
  ],
  'import.show': [{ as: 'admin', input: (there) => ({ id: there.imports.ended }) }],
  'item.counts': [
    { as: 'bo', input: {} },
    { as: 'bo', input: { urgency: 'TINGGI' } },
    { as: 'supervisor', input: {} },
    { as: 'fasilitator', input: {} },
  ],
  'item.queue': [
    { as: 'bo', input: { tab: 'mine' } },
    { as: 'bo', input: { tab: 'late' } },
    { as: 'bo', input: { tab: 'others' } },
    { as: 'bo', input: { tab: 'paused' } },
    { as: 'bo', input: { tab: 'mine', sector: 'BAN' } },
    { as: 'bo', input: { tab: 'mine', urgency: 'TINGGI' } },
    { as: 'bo', input: { tab: 'mine', area: '32.04.05' } },
    { as: 'bo', input: { tab: 'all', text: 'siti am' } },
    { as: 'bo', input: { tab: 'all', text: '3204-2510-000777' } },
    { as: 'manager', input: { tab: 'all' } },
    { as: 'supervisor', input: { tab: 'mine' } },
    { as: 'supervisor', input: { tab: 'all' } },
    { as: 'fasilitator', input: { tab: 'mine' } },
    { as: 'fasilitator', input: { tab: 'all', text: 'siti' } },
  ],
  'person.search': [
    { as: 'bo', input: { text: '3204115708900001', area: null, purpose: 'LAYANAN' } },
    { as: 'bo', input: { text: 'siti', area: null, purpose: 'LAYANAN' } },
    { as: 'bo', input: { text: 'siti aminah', area: null, purpose: 'LAYANAN' } },
    { as: 'bo', input: { text: 'aminah siti', area: '32.04.05', purpose: 'LAYANAN' } },
    { as: 'bo', input: { text: 'siti am', area: CIMEKAR, purpose: 'LAYANAN' } },
    { as: 'bo', input: { text: 'siti aminah kurnia', area: null, purpose: 'LAYANAN' } },
    { as: 'supervisor', input: { text: 'siti', area: null, purpose: 'VERIFIKASI' } },
    { as: 'fasilitator', input: { text: 'siti aminah', area: null, purpose: 'LAYANAN' } },
  ],
  'meeting.list': [
    { as: 'bo', input: {} },
    { as: 'bo', input: { after: '2026-10-01|01900000-0000-7000-8000-000000000000' } },
    { as: 'supervisor', input: {} },
    { as: 'fasilitator', input: { desa: CIMEKAR } },
  ],
  'meeting.show': [{ as: 'fasilitator', input: (there) => ({ id: there.proposed.meeting }) }],
  'participation.show': [{ as: 'fasilitator', input: (there) => ({ id: there.one.household }) }],
  'proposal.list': [
    { as: 'bo', input: {} },
    { as: 'bo', input: { state: 'DIAJUKAN' } },
    { as: 'bo', input: { kind: 'PINDAH' } },
    { as: 'bo', input: { desa: CIMEKAR } },
    { as: 'bo', input: { waits: 'validation' } },
    { as: 'bo', input: { waits: 'untold' } },
    { as: 'manager', input: { waits: 'batch' } },
    { as: 'supervisor', input: { state: 'GROUND_CHECK' } },
    { as: 'supervisor', input: { kind: 'TIDAK_LAYAK' } },
    { as: 'fasilitator', input: {} },
    { as: 'fasilitator', input: { waits: 'mine' } },
    { as: 'fasilitator', input: { waits: 'untold' } },
    { as: 'fasilitator', input: { waits: 'meeting', desa: CIMEKAR } },
    { as: 'fasilitator', input: (there) => ({ household: there.proposed.household }) },
  ],
  'program.list': [
    { as: 'admin', input: {} },
    { as: 'secretariat', input: {} },
  ],
  'program.show': [{ as: 'admin', input: { code: HOUSE } }],
  // The whole district is gone through once: see tests/bench/match.ts for how long that takes.
  'program.try': [
    {
      as: 'admin',
      input: {
        code: HOUSE,
        unit: 'KELUARGA',
        rule: { '===': [{ var: 'rumah.tidak_layak' }, true] },
        params: {},
        desa: CIMEKAR,
      },
    },
  ],
  'proposal.show': [{ as: 'fasilitator', input: (there) => ({ id: there.proposed.proposal }) }],
  'provenance.list': [
    { as: 'fasilitator', input: (there) => ({ household: there.one.household }) },
    {
      as: 'bo',
      input: (there) => ({
        household: there.one.household,
        after: '1795338640771|01900000-0000-7000-8000-000000000000',
      }),
    },
  ],
  'limit.list': [{ as: 'secretariat', input: {} }],
  'limit.show': [{ as: 'secretariat', input: { id: '01900000-0000-7000-8000-000000000007' } }],
  // Answered from the rules that the process knows: no statement to look at.
  'limit.notices': [],
  'readiness.district': [{ as: 'admin', input: {} }],
  'readiness.nation': [{ as: 'secretariat', input: {} }],
  'referral.inbox': [
    { as: 'health', input: { state: 'open' } },
    { as: 'health', input: { state: 'answered' } },
  ],
  'referral.show': [{ as: 'health', input: (there) => ({ id: there.one.referral }) }],
  'regulation.history': [{ as: 'admin', input: { key: 'clock.DIRUJUK' } }],
  'regulation.show': [{ as: 'admin', input: { area: CIMEKAR, subject: 'KES' } }],
  'regulation.try': [{ as: 'admin', input: (there) => ({ id: there.draft }) }],
  'session.show': [{ as: 'supervisor', input: {} }],
  // Answered from the rules that the process knows: no statement to look at.
  'regulation.service': [],
  'siks.list': [
    { as: 'manager', input: {} },
    { as: 'manager', input: { after: '1795338640771|01900000-0000-7000-8000-000000000000' } },
  ],
  'siks.preview': [
    {
      as: 'manager',
      input: (there) => ({
        id: there.proposed.batch,
        rows: [{ reference: there.proposed.proposal, answer: 'DITERIMA', code: '', desil: null, period: null }],
      }),
    },
  ],
  'siks.show': [{ as: 'manager', input: (there) => ({ id: there.proposed.batch }) }],
  'staff.list': [
    { as: 'admin', input: {} },
    { as: 'admin', input: { text: 'orang a1' } },
    { as: 'supervisor', input: { text: 'b2' } },
  ],
  'staff.preview': [
    {
      as: 'admin',
      input: {
        rows: [
          ['Nama', 'Email', 'Peran', 'Desa'],
          ['Rini', 'rini@contoh.test', 'Fasilitator', 'Cimekar'],
        ],
      },
    },
  ],
  'staff.show': [
    { as: 'admin', input: (there) => ({ id: there.people.admin.membership }) },
    { as: 'admin', input: (there) => ({ id: there.people.fasilitator.membership }) },
  ],
  'target.show': [
    { as: 'manager', input: {} },
    { as: 'manager', input: { program: 'PKH' } },
    { as: 'supervisor', input: { program: 'PKH' } },
    { as: 'admin', input: { program: 'PBI_JK' } },
  ],
  // Goes through a whole district, once: see tests/bench/targets.ts for how long that takes.
  'target.try': [],
  'tenant.list': [{ as: 'secretariat', input: { text: 'bandung' } }],
  'tenant.show': [{ as: 'admin', input: {} }],
  'training.list': [
    { as: 'admin', input: {} },
    { as: 'supervisor', input: {} },
    { as: 'supervisor', input: (there) => ({ staff: there.people.fasilitator.membership }) },
  ],
  'transfer.list': [
    { as: 'bo', input: { direction: 'KELUAR' } },
    { as: 'bo', input: { direction: 'MASUK' } },
  ],
  'unit.missing': [{ as: 'admin', input: {} }],
  'unit.list': [
    { as: 'bo', input: {} },
    { as: 'bo', input: { kind: 'OPD' } },
    { as: 'bo', input: (there) => ({ id: there.one.unit }) },
  ],
}
