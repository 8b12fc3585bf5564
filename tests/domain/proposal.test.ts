import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { may, ROLES } from '@slrt/domain/permission'
import { MATCH_SOURCES, matchOfNote, noteOfMatch } from '@slrt/domain/proposal'
import {
  maskedContent,
  missingOf,
  withKept,
  type Content,
  type Draft,
  type StoredContent,
} from '@slrt/domain/proposal-content'
import { PROPOSAL_KINDS, PROPOSAL_STATES, type ProposalState } from '@slrt/domain/proposal-state'
import {
  actsFrom,
  ANSWERS,
  endOfMatch,
  endOfVerdict,
  MATCHES,
  PROPOSAL_ACTS,
  PROPOSAL_STEPS,
  roadOf,
  rolesFor,
  stateAfter,
  VERDICTS,
  type End,
  type Standing,
} from '@slrt/domain/proposal-transition'
import { refusalOf } from './refusal-of.ts'

const begun = (more: Partial<Standing> = {}): Standing => ({
  kind: 'UBAH_VARIABEL',
  state: 'DRAF',
  meeting: null,
  meetingVerdict: null,
  validatedAt: null,
  siksBatch: null,
  toldAt: null,
  ...more,
})

/** The order of handbook §10.3: a proposal never goes back on it, but to whoever wrote it. */
const forward: readonly ProposalState[] = [
  ...(['DRAF', 'DIAJUKAN', 'CEK_DUKCAPIL', 'GROUND_CHECK', 'MUSDES', 'VALIDASI_DINSOS', 'DISAHKAN_KADA'] as const),
  ...(['DIKIRIM_SIKS', 'DITERIMA', 'MENUNGGU_PERINGKAT', 'SELESAI'] as const),
]
const ends: readonly ProposalState[] = ['DITOLAK', 'DITARIK', 'SELESAI']

/** What the table promises, written down once more: from each state where each act leads. */
const model: Readonly<Record<string, Partial<Record<ProposalState, readonly End[]>>>> = {
  'proposal.save': { DRAF: ['SAME'], DIKEMBALIKAN: ['SAME'] },
  'proposal.submit': { DRAF: ['DIAJUKAN'], DIKEMBALIKAN: ['DIAJUKAN'] },
  'proposal.withdraw': Object.fromEntries(
    ['DRAF', 'DIAJUKAN', 'CEK_DUKCAPIL', 'GROUND_CHECK', 'MUSDES', 'DIKEMBALIKAN'].map((one) => [one, ['DITARIK']]),
  ),
  'proposal.dukcapil': { DIAJUKAN: ['ONWARD', 'CEK_DUKCAPIL'], CEK_DUKCAPIL: ['ONWARD', 'CEK_DUKCAPIL'] },
  'proposal.ground': { GROUND_CHECK: ['ONWARD', 'SAME'] },
  'meeting.open': { MUSDES: ['SAME'] },
  'meeting.decide': { MUSDES: ['SAME'] },
  'meeting.settle': { MUSDES: ['ONWARD', 'DITOLAK', 'SAME'] },
  'proposal.validate': { VALIDASI_DINSOS: ['SAME'] },
  'proposal.giveBack': Object.fromEntries(
    ['DIAJUKAN', 'CEK_DUKCAPIL', 'GROUND_CHECK', 'MUSDES', 'VALIDASI_DINSOS'].map((one) => [one, ['DIKEMBALIKAN']]),
  ),
  'proposal.refuse': { CEK_DUKCAPIL: ['DITOLAK'], VALIDASI_DINSOS: ['DITOLAK'] },
  'siks.make': { VALIDASI_DINSOS: ['SAME'] },
  'siks.ratify': { VALIDASI_DINSOS: ['DISAHKAN_KADA'] },
  'siks.send': { DISAHKAN_KADA: ['DIKIRIM_SIKS'] },
  'siks.answer': {
    DIKIRIM_SIKS: ANSWERS,
    DITERIMA: ['MENUNGGU_PERINGKAT', 'SELESAI', 'DITOLAK'],
    MENUNGGU_PERINGKAT: ['SELESAI', 'DITOLAK'],
  },
  'proposal.tell': { DITOLAK: ['SAME'], SELESAI: ['SAME'] },
}

const Kind = fc.constantFrom(...PROPOSAL_KINDS)
const Place = fc.record({
  kind: Kind,
  state: fc.constantFrom(...PROPOSAL_STATES),
  meeting: fc.constantFrom(null, 'm'),
  meetingVerdict: fc.constantFrom(null, ...VERDICTS),
  validatedAt: fc.constantFrom(null, new Date()),
  siksBatch: fc.constantFrom(null, 'b'),
  toldAt: fc.constantFrom(null, new Date()),
})
const Ends = fc.constantFrom<End>('ONWARD', 'SAME', ...PROPOSAL_STATES)
const outcome = (work: () => ProposalState) => {
  try {
    return work()
  } catch {
    return null
  }
}

test('the table says what is written here, act by act and state by state', () => {
  expect(PROPOSAL_ACTS.toSorted()).toEqual(Object.keys(model).sort())
  for (const act of PROPOSAL_ACTS)
    for (const state of PROPOSAL_STATES) {
      const to = PROPOSAL_STEPS.filter((step) => step.act === act && step.from.includes(state)).flatMap(
        (step) => step.to,
      )
      expect([act, state, to]).toEqual([act, state, model[act]![state] ?? []])
    }
})

test('no act leads where the model does not, back on the road, or out of an end', () => {
  fc.assert(
    fc.property(Place, fc.constantFrom(...PROPOSAL_ACTS), Ends, fc.boolean(), (place, act, end, meets) => {
      const road = roadOf(place.kind, meets)
      const after = outcome(() => stateAfter(act, place, { end, road, role: null }))
      if (after === null) return
      const allowed = model[act]![place.state] ?? []
      expect(allowed).toContain(end)
      if (ends.includes(place.state)) expect(after).toBe(place.state)
      else if (!['DIKEMBALIKAN', ...ends].includes(after) && place.state !== 'DIKEMBALIKAN')
        expect(forward.indexOf(after)).toBeGreaterThanOrEqual(forward.indexOf(place.state))
      if (end === 'ONWARD') expect(road).toContain(after)
    }),
    { numRuns: 3000 },
  )
})

test('every role sees exactly the acts that the server lets it do', () => {
  fc.assert(
    fc.property(Place, fc.constantFrom(...ROLES), (place, role) => {
      const shown = actsFrom(place, role)
      for (const act of PROPOSAL_ACTS.filter((one) => one.startsWith('proposal.'))) {
        const road = roadOf(place.kind, true)
        const tried = [undefined, 'ONWARD', 'SAME'] as const
        const works = tried.some(
          (end) => outcome(() => stateAfter(act, place, { ...(end && { end }), road, role })) !== null,
        )
        expect([place.state, act, shown.includes(act)]).toEqual([place.state, act, may(role, act) && works])
      }
    }),
    { numRuns: 500 },
  )
})

test('every state has a way to an end, and every act somebody who may do it', () => {
  for (const act of PROPOSAL_ACTS.filter((one) => one !== 'siks.ratify'))
    expect(rolesFor(act).length).toBeGreaterThan(0)
  const reached = new Set<string>(ends)
  for (let grown = -1; grown !== reached.size;) {
    grown = reached.size
    for (const { from, to } of PROPOSAL_STEPS)
      for (const state of from) {
        const next = to.flatMap((end) => (end === 'ONWARD' ? ['GROUND_CHECK', 'MUSDES', 'VALIDASI_DINSOS'] : [end]))
        if (next.some((one) => reached.has(one))) reached.add(state)
      }
  }
  expect([...reached].sort()).toEqual([...PROPOSAL_STATES].sort())
})

test('an illegal step is refused with what is possible now', () => {
  const refused = refusalOf(() =>
    stateAfter('siks.send', begun({ state: 'GROUND_CHECK' }), { road: [], role: 'FASILITATOR' }),
  )
  expect([refused.code, refused.facts]).toEqual([
    'proposal.not_now',
    { state: 'GROUND_CHECK', possible: 'proposal.withdraw proposal.ground' },
  ])
})

describe('the road', () => {
  const walk = (kind: (typeof PROPOSAL_KINDS)[number], meets: boolean) => {
    const road = roadOf(kind, meets)
    const stops: ProposalState[] = []
    let state = stateAfter('proposal.dukcapil', begun({ kind, state: 'DIAJUKAN' }), { end: 'ONWARD', road, role: null })
    for (;;) {
      stops.push(state)
      const act = state === 'GROUND_CHECK' ? 'proposal.ground' : state === 'MUSDES' ? 'meeting.settle' : null
      if (!act) return stops
      state = stateAfter(act, begun({ kind, state, meeting: 'm' }), { end: 'ONWARD', road, role: null })
    }
  }
  test('is that of its kind, with or without a meeting', () => {
    expect(walk('UBAH_VARIABEL', true)).toEqual(['GROUND_CHECK', 'MUSDES', 'VALIDASI_DINSOS'])
    expect(walk('UBAH_VARIABEL', false)).toEqual(['GROUND_CHECK', 'VALIDASI_DINSOS'])
    expect(walk('MENINGGAL', true)).toEqual(['MUSDES', 'VALIDASI_DINSOS'])
    expect(walk('MENINGGAL', false)).toEqual(['VALIDASI_DINSOS'])
    for (const kind of PROPOSAL_KINDS)
      for (const meets of [true, false]) expect(walk(kind, meets)).toEqual(roadOf(kind, meets))
  })

  test('a meeting speaks of the family: against it a proposal goes on when it is not fit', () => {
    expect(VERDICTS.map((verdict) => endOfVerdict('UBAH_VARIABEL', verdict))).toEqual(['ONWARD', 'DITOLAK', 'SAME'])
    expect(VERDICTS.map((verdict) => endOfVerdict('SANGGAH', verdict))).toEqual(['DITOLAK', 'ONWARD', 'SAME'])
    expect(MATCHES.map((match) => endOfMatch('TAMBAH_KELUARGA', match))).toEqual(['ONWARD', 'CEK_DUKCAPIL'])
    expect(MATCHES.map((match) => endOfMatch('UBAH_IDENTITAS', match))).toEqual(['ONWARD', 'ONWARD'])
  })
})

describe('a draft', () => {
  const draft = (more: Partial<Draft> = {}): Draft => ({
    kind: 'TIDAK_LAYAK',
    desa: '32.04.05.2003',
    household: 'h',
    person: null,
    content: {},
    reason: 'Sudah mampu.',
    hasObjector: false,
    ...more,
  })
  const person = {
    id: '0190a7f2-0000-7000-8000-000000000001',
    name: 'Siti',
    nik: '3204115708900001',
    nikReason: null,
    birthDate: null,
    sex: null,
    relation: 'KEPALA' as const,
    phone: null,
  }
  const family = {
    id: '0190a7f2-0000-7000-8000-000000000002',
    rt: '',
    rw: '',
    address: '',
    kk: '3204050101200001',
    kkReason: null,
    persons: [person],
  }

  test.each<[Partial<Draft>, string[]]>([
    [{}, []],
    [{ reason: ' ' }, ['reason']],
    [{ household: null }, ['household']],
    [{ kind: 'UBAH_VARIABEL' }, ['variables']],
    [{ kind: 'MENINGGAL', content: { on: '2026-10-02' } }, ['person', 'files']],
    [{ kind: 'PINDAH', content: { files: ['f'] } }, ['on', 'movedTo']],
    [{ kind: 'GANDA', person: 'p', content: { twin: 'p', files: ['f'] } }, ['twin']],
    [{ kind: 'SANGGAH' }, ['objector']],
    [{ kind: 'SANGGAH', hasObjector: true }, []],
    [{ kind: 'USUL_PROGRAM', content: { program: '' } }, ['program']],
    [{ kind: 'PECAH_GABUNG_KK', content: { kkWay: 'PECAH' } }, ['kkPersons']],
    [{ kind: 'TAMBAH_KELUARGA', household: null }, ['family']],
    [{ kind: 'TAMBAH_KELUARGA', household: null, content: { family } }, []],
    [
      {
        kind: 'TAMBAH_KELUARGA',
        household: null,
        content: { family: { ...family, persons: [{ ...person, nik: '3204' }] } },
      },
      ['family.persons.0.nik'],
    ],
  ])('%o lacks %o', (more, missing) => {
    expect(missingOf(draft(more))).toEqual(missing)
  })

  test('numbers go out masked and come back as they were; what is written anew is new', () => {
    const stored: StoredContent = { family: { ...family, persons: [{ ...person, phone: '081234567890' }] } }
    const shown: Content = maskedContent(stored as Content)
    expect(JSON.stringify(shown)).not.toMatch(/3204115708900001|3204050101200001|081234567890/)
    expect(withKept(shown, stored)).toEqual(stored)
    const changed = { family: { ...shown.family!, kk: '3204050101200009' } }
    expect(withKept(changed, stored).family.kk).toBe('3204050101200009')
  })
})

test('where a verdict of Dukcapil was seen is read from its note again, and from no other note', () => {
  for (const by of MATCH_SOURCES)
    for (const note of ['', 'Nama di KTP: Siti Aminah · tanpa gelar']) {
      const match = { by, on: '2026-10-03', note }
      expect(matchOfNote(noteOfMatch(match))).toEqual(match)
    }
  for (const note of ['ADAPTER', 'Sudah dilihat · 2026-10-03', 'SIAK', 'SIAK · kemarin'])
    expect(matchOfNote(note)).toBeNull()
})
