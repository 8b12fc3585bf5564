import { newId } from '@slrt/domain/id'
import { RegisterComplaint } from '@slrt/domain/complaint'
import { RegisterHousehold, registerHousehold } from '@slrt/domain/household'
import { expect, test, vi } from 'vitest'
import {
  complaintInput,
  emptyDraft,
  householdInput,
  toggled,
  withProposal,
} from '../../web/src/complaint/register/register-draft.ts'
import { problemsOf, STEPS } from '../../web/src/complaint/register/steps.ts'
import { emptyMember, memberProblems, readInto, type MemberValues } from '../../web/src/household/member-values.ts'

// The screens' own rules run in a browser, which has a place for settings.
vi.hoisted(() => Object.assign(globalThis, { localStorage: { getItem: () => null } }))

const head = (more: Partial<MemberValues> = {}): MemberValues => ({
  ...emptyMember('KEPALA'),
  name: 'Siti Aminah',
  nik: '3204 1157 0890 0003',
  day: '17',
  month: '8',
  year: '1990',
  sex: 'P',
  ...more,
})
const paths = (problems: { path: string; reason: string }[]) => problems.map(({ path, reason }) => `${path} ${reason}`)

test('a member: what is missing stands in the order of the form, and "none" needs its reason', () => {
  expect(paths(memberProblems(emptyMember()))).toEqual([
    'name required',
    'relation required',
    'nik required',
    'birthDate required',
    'sex required',
  ])
  expect(memberProblems(head())).toEqual([])
  expect(paths(memberProblems(head({ nik: '', noNik: true })))).toEqual(['nikReason required'])
  expect(paths(memberProblems(head({ nik: '3204115708' })))).toEqual(['nik nik_length'])
  expect(paths(memberProblems(head({ day: '31', month: '2' })))).toEqual(['birthDate date'])
  expect(paths(memberProblems(head({ year: '2999' })))[0]).toMatch(/^birthDate/)
})

test('a NIK that disagrees is a warning that the officer may confirm', () => {
  expect(paths(memberProblems(head({ year: '1989' })))).toEqual(['nikConfirmed birth_date'])
  expect(paths(memberProblems(head({ sex: 'L' })))).toEqual(['nikConfirmed sex'])
  expect(memberProblems(head({ year: '1989', nikConfirmed: true }))).toEqual([])
})

test('a NIK fills what nobody wrote yet, and never writes over an answer', () => {
  const blank = { ...emptyMember(), nik: '3204115708900003' }
  expect(readInto(blank)).toEqual({ sex: 'P', day: '17', month: '08', year: '1990' })
  expect(readInto({ ...blank, sex: 'L', year: '1989' })).toEqual({})
  // 2010 or 1910: the officer sees who it is
  expect(readInto({ ...blank, nik: '3204115708100003' })).toEqual({ sex: 'P' })
})

test('papers are proposed where somebody has none, once, with the category chosen', () => {
  const draft = { ...emptyDraft(), isNew: true, members: [head({ nik: '', noNik: true, nikReason: 'BELUM_PUNYA' })] }
  expect(withProposal(draft)).toMatchObject([{ need: 'dokumen', category: 'ADM01' }])
  expect(withProposal({ ...draft, members: [head({ nik: '', noNik: true, nikReason: 'TIDAK_DIBAWA' })] })).toEqual([])
  const chosen = toggled(toggled([], 'listrik'), 'rumah')
  expect(chosen.map(({ need }) => need)).toEqual(['rumah', 'listrik'])
  expect(toggled(chosen, 'rumah').map(({ need }) => need)).toEqual(['listrik'])
})

test('a whole draft becomes commands that the rules accept; the same need twice is one', () => {
  const draft = {
    ...emptyDraft(),
    isNew: true,
    members: [head()],
    needs: [
      { need: 'berobat_kis' as const, category: 'KP02' as const, program: '' as const, item: newId() },
      { need: 'bantuan' as const, category: 'KP02' as const, program: 'PBI_JK' as const, item: newId() },
      { need: 'rumah' as const, category: 'RMH01' as const, program: '' as const, item: newId() },
    ],
    story: 'KIS mati sejak Februari.',
    consent: true,
  }
  draft.family = {
    ...draft.family,
    desa: { code: '32.04.05.2003', label: 'Desa Cimekar' },
    rt: '1',
    noKk: true,
    kkReason: 'HILANG',
  }
  const family = RegisterHousehold.parse(householdInput(draft))
  expect(registerHousehold(family, ['32.04'], '2026-04-14').name).toBe('Siti Aminah')
  expect(family).toMatchObject({ rt: '01', kk: null, kkReason: 'HILANG' })
  const complaint = RegisterComplaint.parse(complaintInput(draft))
  expect(complaint.items.map(({ category, program }) => [category, program])).toEqual([
    ['KP02', 'PBI_JK'],
    ['RMH01', null],
  ])
  expect(complaint).toMatchObject({ household: draft.family.id, kind: 'PENGADUAN', reporter: null })
  for (const step of STEPS) expect(problemsOf(step, draft), step).toEqual([])
})

test('each step says what it still lacks', () => {
  const draft = emptyDraft()
  expect(paths(problemsOf('siapa', draft))).toEqual(['family required'])
  expect(paths(problemsOf('siapa', { ...draft, isNew: true, isByOther: true }))).toEqual([
    'family incomplete',
    'members required',
    'reporter required',
  ])
  expect(paths(problemsOf('kebutuhan', draft))).toEqual(['needs required'])
  const need = { need: 'bantuan' as const, category: 'KP03' as const, program: '' as const, item: newId() }
  expect(paths(problemsOf('kebutuhan', { ...draft, needs: [need] }))).toEqual(['program-bantuan program'])
  expect(paths(problemsOf('kebutuhan', { ...draft, needs: [{ ...need, category: '' }] }))).toEqual([
    'category-bantuan category',
  ])
  expect(paths(problemsOf('cerita', draft))).toEqual(['story required'])
  expect(problemsOf('berkas', draft)).toEqual([])
  expect(paths(problemsOf('periksa', draft))).toEqual(['consent required'])
  const twins = [head(), head({ id: newId(), relation: 'ANAK' })]
  const family = {
    ...draft.family,
    desa: { code: '32.04.05.2003', label: '' },
    noKk: true,
    kkReason: 'HILANG' as const,
  }
  expect(paths(problemsOf('siapa', { ...draft, isNew: true, family, members: twins }))).toEqual(['members twice'])
})
