/** Classes of a tile, from the one that is well to the one that needs to be looked at first. */
export const CLASSES = ['1', '2', '3', '4', '5'] as const
/** What is no value is no colour either (visual brief §6.4). */
export const NON_VALUES = ['no-data', 'hidden', 'absent'] as const
export const KINDS = [...CLASSES, ...NON_VALUES] as const
export type Kind = (typeof KINDS)[number]

/** One tile as it is to be drawn: `old` data keeps its colour and loses a corner. */
export type Look = { readonly kind: Kind; readonly old?: boolean }
