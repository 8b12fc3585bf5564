/** Sentences of the field part, Indonesian. */
export const fieldId = {} as const
