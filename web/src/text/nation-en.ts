import type { nationId } from './nation-id.ts'

/** Sentences of the nation part, English. */
export const nationEn: Record<keyof typeof nationId, string> = {}
