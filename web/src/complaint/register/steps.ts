import { RegisterComplaint } from '@slrt/domain/complaint'
import { check } from '../../attempt.ts'
import { familyProblems } from '../../household/family-values.ts'
import { memberProblems } from '../../household/member-values.ts'
import type { FieldProblem } from '../../problem.ts'
import { asksProgram, complaintInput, householdInput, type RegisterDraft } from './register-draft.ts'

/** The five steps, as they stand in the address. */
export const STEPS = ['siapa', 'kebutuhan', 'cerita', 'berkas', 'periksa'] as const
export type Step = (typeof STEPS)[number]

const twice = (draft: RegisterDraft): boolean => {
  const numbers = householdInput(draft).persons.flatMap(({ nik }) => nik ?? [])
  return new Set(numbers).size < numbers.length
}

/** What is still to be written in a step, as its Lanjut will say it. */
export function problemsOf(step: Step, draft: RegisterDraft): FieldProblem[] {
  switch (step) {
    case 'siapa': {
      if (!draft.known && !draft.isNew) return [{ path: 'family', reason: 'required' }]
      const wrong = draft.members.find((one) => memberProblems(one).length > 0)
      const found: FieldProblem[] = []
      if (draft.isNew && !draft.known) {
        if (familyProblems(draft.family).length > 0) found.push({ path: 'family', reason: 'incomplete' })
        if (draft.members.length === 0) found.push({ path: 'members', reason: 'required' })
        if (wrong) found.push({ path: `members`, reason: 'incomplete' })
        else if (twice(draft)) found.push({ path: 'members', reason: 'twice' })
      }
      if (draft.isByOther && draft.reporter.trim().length < 2) found.push({ path: 'reporter', reason: 'required' })
      return found
    }
    case 'kebutuhan':
      if (draft.needs.length === 0) return [{ path: 'needs', reason: 'required' }]
      return draft.needs.flatMap((one) => {
        if (one.category === '') return [{ path: `category-${one.need}`, reason: 'category' }]
        return asksProgram(one) && one.program === '' ? [{ path: `program-${one.need}`, reason: 'program' }] : []
      })
    case 'cerita':
      if (draft.story.trim().length < 3) return [{ path: 'story', reason: 'required' }]
      return check(RegisterComplaint, complaintInput(draft)).filter(({ path }) => path === 'story' || path === 'hope')
    case 'berkas':
      return []
    case 'periksa':
      return draft.consent ? [] : [{ path: 'consent', reason: 'required' }]
  }
}
