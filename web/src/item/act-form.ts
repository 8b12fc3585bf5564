import { newId } from '@slrt/domain/id'
import type { FieldProblem } from '../problem.ts'
import type { Asks } from './acts.ts'

/** What the officer has written for an act; kept while the act is open. */
export type ActValues = {
  note: string
  resolution: string
  arrived: '' | 'yes' | 'no'
  content: string
  unit: string
  request: string
}

export const emptyAct = (): ActValues => ({ note: '', resolution: '', arrived: '', content: '', unit: '', request: '' })

type Need = { readonly id: string; readonly version: number }

const missing = (path: string, value: string): FieldProblem[] =>
  value.trim().length < 3 ? [{ path, reason: 'required' }] : []

/** What is still to be filled in. */
export function problemsOf(asks: Asks, values: ActValues): FieldProblem[] {
  switch (asks) {
    case 'reason':
      return missing('note', values.note)
    case 'finish':
      return [...missing('resolution', values.resolution), ...missing('note', values.note)]
    case 'feedback':
      return values.arrived === '' ? [{ path: 'arrived', reason: 'required' }] : []
    case 'referral':
      return [...missing('unit', values.unit), ...missing('request', values.request)]
    default:
      return []
  }
}

/** The input of the command. */
export function inputOf(asks: Asks, { id, version }: Need, values: ActValues): object {
  const note = values.note.trim() ? { note: values.note } : {}
  switch (asks) {
    case 'finish':
      return { id, version, resolution: values.resolution, ...note }
    case 'feedback':
      return {
        id,
        version,
        arrived: values.arrived === 'yes',
        ...(values.content ? { content: Number(values.content) } : {}),
        ...note,
      }
    case 'referral':
      return { id: newId(), item: id, version, unit: values.unit, request: values.request }
    default:
      return { id, version, ...note }
  }
}
