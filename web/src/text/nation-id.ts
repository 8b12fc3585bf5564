/** Sentences of the nation part, Indonesian. */
export const nationId = {} as const
