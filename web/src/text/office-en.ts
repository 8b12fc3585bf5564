import type { officeId } from './office-id.ts'

/** Sentences of the office part, English. */
export const officeEn: Record<keyof typeof officeId, string> = {}
