import { newId } from '@slrt/domain/id'
import { ChangeHousehold, type KK_REASONS } from '@slrt/domain/household'
import { check } from '../attempt.ts'
import type { FieldProblem } from '../problem.ts'

export type KkReason = (typeof KK_REASONS)[number]

/** What a form about a family holds, its members apart. */
export type FamilyValues = {
  id: string
  desa: { code: string; label: string } | null
  rt: string
  rw: string
  address: string
  kk: string
  noKk: boolean
  kkReason: KkReason | ''
}

export const emptyFamily = (desa: FamilyValues['desa'] = null): FamilyValues => ({
  id: newId(),
  desa,
  rt: '',
  rw: '',
  address: '',
  kk: '',
  noKk: false,
  kkReason: '',
})

const digitsOf = (text: string) => text.replace(/\D/g, '')

/** "3" as people write it on letters: "03". */
const padded = (text: string) => (/^\d$/.test(text.trim()) ? `0${text.trim()}` : text.trim())

/** The family as commands name it. */
export const familyOf = (values: FamilyValues) => ({
  id: values.id,
  rt: padded(values.rt),
  rw: padded(values.rw),
  address: values.address.trim(),
  kk: values.noKk || !digitsOf(values.kk) ? null : digitsOf(values.kk),
  kkReason: values.noKk ? values.kkReason || null : null,
})

/** What is to be mended, in the order of the form. `keeps`: an unchanged family card number is not asked. */
export function familyProblems(values: FamilyValues, keeps: { kk: boolean } = { kk: false }): FieldProblem[] {
  const family = familyOf(values)
  const found: FieldProblem[] = []
  if (!values.desa) found.push({ path: 'desa', reason: 'required' })
  for (const one of check(ChangeHousehold, { ...family, version: 1 })) found.push(one)
  if (!keeps.kk && !values.noKk && family.kk === null) found.push({ path: 'kk', reason: 'required' })
  if (!keeps.kk && values.noKk && values.kkReason === '') found.push({ path: 'kkReason', reason: 'required' })
  const order = ['desa', 'rt', 'rw', 'address', 'kk', 'kkReason']
  return found.sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path))
}
