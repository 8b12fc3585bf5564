/**
 * Deeds by which somebody sees of a family what is masked elsewhere: the family may ask who did (UU 27/2022; handbook
 * §12). Each names the family, a member or one of its files; `export.file` and `target.list` are found by the area that
 * they took out or listed, and `person.search` names the family that it led to, where it led to no other.
 */
export const LOOKS = [
  'person.search',
  'household.number',
  'person.identity',
  'fact.detail',
  'file.open',
  'proposal.identity',
  'extract.show',
  'export.file',
  'target.list',
] as const
export type Look = (typeof LOOKS)[number]

/** Whether a list of an area had this family in it. */
export const hadFamily = (area: string, desa: string): boolean => desa === area || desa.startsWith(`${area}.`)
