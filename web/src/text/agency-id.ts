/** Sentences of agencies and of the district's units, Indonesian. */
export const agencyId = {} as const
