import { lacksPapers } from '@slrt/domain/person'
import type { Outputs } from '../../api.ts'
import type { KnownFamily } from './register-draft.ts'

export type FamilyAnswer = Outputs['household']['show']

/** A family card as a record needs it. */
export const familyOfAnswer = ({ id, head, persons, rt, rw, desa }: FamilyAnswer): KnownFamily => ({
  id,
  head,
  members: persons.length,
  rt,
  rw,
  desa,
  paperless: persons.find((one) => lacksPapers(one))?.name ?? '',
})
