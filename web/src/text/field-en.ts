import type { fieldId } from './field-id.ts'

/** Sentences of the field part, English. */
export const fieldEn: Record<keyof typeof fieldId, string> = {}
