/** Sentences of the office part, Indonesian. */
export const officeId = {} as const
