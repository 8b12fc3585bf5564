import { KEY_GROUPS, KEY_NAMES, KEYS, type Key, type KeyGroup } from '@slrt/domain/regulation-keys'

/** Sorts of values that a key may have; each has its words and its fields. */
export type Kind =
  | 'terms'
  | 'week'
  | 'hours'
  | 'choice'
  | 'flag'
  | 'number'
  | 'holidays'
  | 'signatories'
  | 'unit'
  | 'papers'
  | 'roles'
  | 'categories'
  | 'proposals'

type Own = Exclude<Key, `clock.${string}` | `approval.${string}`>

const kinds: Record<Own, Kind> = {
  'calendar.week': 'week',
  'calendar.hours': 'hours',
  'calendar.zone': 'choice',
  'calendar.holidays': 'holidays',
  'structure.supervisor': 'flag',
  'structure.puskesos': 'choice',
  'structure.villagesPerFasilitator': 'number',
  'structure.live': 'flag',
  'structure.signatories': 'signatories',
  'routing.unit': 'unit',
  'documents.needed': 'papers',
  'program.maxDesil': 'number',
  'program.elderlyAge': 'number',
  'program.houseScore': 'number',
  'program.uhc': 'flag',
  'service.reopenDays': 'number',
  'service.feedbackRequired': 'flag',
  'service.fastTrack': 'categories',
  'service.rightsHours': 'number',
  'proposal.meeting': 'proposals',
  'meeting.objection': 'number',
  'service.retentionYears': 'number',
}

export function kindOf(key: Key): Kind {
  if (key.startsWith('clock.')) return 'terms'
  return key.startsWith('approval.') ? 'roles' : kinds[key as Own]
}

/** What is chosen from, of a key with a few values; `null` is a choice, too. */
export const choicesOf = (key: Key): readonly (string | null)[] =>
  key === 'calendar.zone' ? [null, 'WIB', 'WITA', 'WIT'] : ['DESA', 'KECAMATAN']

/** The keys of a group, in the order of the catalogue. */
export const keysOf = (group: KeyGroup): Key[] => KEY_NAMES.filter((key) => KEYS[key].group === group)
export const groups = KEY_GROUPS
