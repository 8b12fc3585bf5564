import { newId } from '@slrt/domain/id'
import { open as agrees, type OpenTenant } from '@slrt/domain/tenant'
import { Refusal } from '@slrt/domain/refusal'
import { createDraft, type Draft } from '../draft.ts'
import type { FieldProblem } from '../problem.ts'
import { codesOf, textOf, type Mending } from '../mend.tsx'
import type { Area } from '../ui/AreaPicker.tsx'

export type OpenDraft = {
  kind: 'district' | 'province'
  areas: Area[]
  name: string
  /** The name was written by hand: choosing another area no longer changes it. */
  named: boolean
  admin: string
  email: string
  adminId: string
}

const empty = (): OpenDraft => ({
  kind: 'district',
  areas: [],
  name: '',
  named: false,
  admin: '',
  email: '',
  adminId: '',
})

export const createOpenDraft = (mending: Mending | undefined): Draft<OpenDraft> =>
  mending ? createDraft(`mend.${mending.id}`, empty(), draftOf(mending.input)) : createDraft('tenant.open', empty())
export const clearOpenDraft = (draft: Draft<OpenDraft>) => draft.reset(empty())

/** The draft behind a command that was refused. Names of areas are asked for afterwards. */
function draftOf(input: Record<string, unknown>): OpenDraft {
  const admin = (input.admin ?? {}) as Record<string, unknown>
  return {
    kind: input.kind === 'province' ? 'province' : 'district',
    areas: codesOf(input.areas).map((code) => ({ code, label: code })),
    name: textOf(input.name),
    named: true,
    admin: textOf(admin.name),
    email: textOf(admin.email),
    adminId: textOf(admin.id),
  }
}

/** The name that the choice of areas suggests. */
export function suggestedName(kind: OpenDraft['kind'], areas: readonly Area[]): string {
  const first = areas[0]
  if (!first) return ''
  return kind === 'province' && first.within ? `Provinsi ${first.within}` : first.label
}

/** The command that the draft stands for. A district is called by its first area, a province by its own code. */
export function inputOf(draft: OpenDraft): OpenTenant {
  const first = draft.areas[0]?.code ?? ''
  return {
    code: draft.kind === 'province' ? first.slice(0, 2) : first,
    kind: draft.kind,
    name: draft.name,
    areas: draft.areas.map(({ code }) => code),
    admin: { id: draft.adminId || newId(), name: draft.admin, email: draft.email },
  }
}

/** What the rule says beyond the shape: a province's areas lie in one province. */
export function fieldsOf(draft: OpenDraft): FieldProblem[] {
  if (draft.areas.length === 0) return []
  try {
    agrees(inputOf(draft))
    return []
  } catch (error) {
    if (error instanceof Refusal) return [{ path: 'areas', reason: 'one_province' }]
    throw error
  }
}
