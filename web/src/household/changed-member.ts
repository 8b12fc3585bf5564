import type { NikReason, Relation } from '@slrt/domain/person'
import { textOf } from '../mend.tsx'
import type { Household } from './HouseholdPage.tsx'
import { emptyMember, type MemberValues } from './member-values.ts'

/** A member in a form of their own. `keeps…`: the number stays as it is, and is known masked only. */
export type ChangedMember = MemberValues & { version: number; keepsNik: boolean; keepsPhone: boolean }

const boxesOf = (birthDate: string | null) => {
  const [year = '', month = '', day = ''] = birthDate?.split('-') ?? []
  return { year, month, day, noBirthDate: birthDate === null }
}

/** The form about a member as they are now. */
export const memberOf = (person: Household['persons'][number]): ChangedMember => ({
  ...emptyMember(),
  ...boxesOf(person.birthDate),
  id: person.id,
  name: person.name,
  relation: person.relation,
  noNik: person.nik === null,
  nikReason: person.nikReason ?? '',
  nikConfirmed: person.nikConfirmed,
  sex: person.sex ?? '',
  version: person.version,
  keepsNik: person.nik !== null,
  keepsPhone: person.phone !== null,
})

/** The form behind a command that was refused. */
export const memberIn = (input: Record<string, unknown>): Partial<ChangedMember> => ({
  ...boxesOf(typeof input.birthDate === 'string' ? input.birthDate : null),
  id: textOf(input.id),
  name: textOf(input.name),
  relation: textOf(input.relation) as Relation,
  sex: textOf(input.sex) as MemberValues['sex'],
  nikConfirmed: input.nikConfirmed === true,
  version: Number(input.version ?? 0),
  ...('nik' in input
    ? {
        keepsNik: false,
        nik: textOf(input.nik),
        noNik: input.nik === null,
        nikReason: textOf(input.nikReason) as NikReason | '',
      }
    : {}),
  ...('phone' in input ? { keepsPhone: false, phone: textOf(input.phone) } : {}),
})
