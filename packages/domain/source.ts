/**
 * Where what the register says comes from (handbook §9, §10). PETUGAS: an officer wrote it down; WARGA: the family said
 * so in a correction; SIKS: the answer to a batch of proposals.
 */
export const SOURCES = ['PETUGAS', 'WARGA', 'DTKS', 'DTSEN', 'SIKS', 'LAIN'] as const
export type Source = (typeof SOURCES)[number]
