import * as z from 'zod/mini'
import { Id, Line } from './field.ts'
import { Day } from './instrument.ts'
import { Refusal } from './refusal.ts'

/** A course that somebody took (Bimtek): what, held by whom and when, and until when it counts. */
export const AddTraining = z.object({
  id: Id,
  staff: Id,
  title: Line(3, 160),
  organiser: Line(2, 120),
  heldOn: Day,
  validUntil: z.nullable(Day),
})
export type AddTraining = z.infer<typeof AddTraining>
export const RemoveTraining = z.object({ id: Id, version: z.int().check(z.minimum(1)) })
export type RemoveTraining = z.infer<typeof RemoveTraining>

/** TETAP: it counts for ever. */
export const TRAINING_STATES = ['BERLAKU', 'HABIS', 'TETAP'] as const
export type TrainingState = (typeof TRAINING_STATES)[number]

/** Whether a course still counts on that local day; its last day counts. */
export function trainingState(validUntil: string | null, today: string): TrainingState {
  if (!validUntil) return 'TETAP'
  return validUntil >= today ? 'BERLAKU' : 'HABIS'
}

/** @throws Refusal `training.not_yet` for a course that was not held yet, `training.span` for one that ends before it */
export function addTraining({ heldOn, validUntil }: AddTraining, today: string): void {
  if (heldOn > today) throw new Refusal('training.not_yet')
  if (validUntil && validUntil < heldOn) throw new Refusal('training.span')
}

type Training = { readonly removedAt: Date | null; readonly version: number }

/** Takes back what was entered by mistake; the row stays. @throws Refusal `training.removed`, `training.changed` */
export function removeTraining(before: Training, { version }: RemoveTraining): { version: number } {
  if (before.removedAt) throw new Refusal('training.removed')
  if (before.version !== version) throw new Refusal('training.changed')
  return { version: version + 1 }
}
