import { Refusal } from '@slrt/domain/refusal'

/** The refusal that a rule throws; any other outcome is an error. */
export function refusalOf(rule: () => unknown): Refusal {
  try {
    rule()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('expected a refusal')
}
