import type { agencyId } from './agency-id.ts'

/** Sentences of agencies and of the district's units, English. */
export const agencyEn: Record<keyof typeof agencyId, string> = {}
