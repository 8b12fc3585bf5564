import * as z from 'zod/mini'

/** How urgent a need is, the most urgent first (handbook §6.3): DARURAT is life, violence, an abandoned child. */
export const URGENCIES = ['DARURAT', 'TINGGI', 'NORMAL', 'RENDAH'] as const
export type Urgency = (typeof URGENCIES)[number]
export const UrgencyCode = z.enum(URGENCIES)
