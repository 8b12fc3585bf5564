import type { Place } from '../shell/places.ts'
import CopyCheck from '~icons/lucide/copy-check'

/** Records that may be one person; apart from the other places, since no field page has it. */
export const duplicatePlace: Place = {
  href: '/ganda',
  text: 'place.duplicate',
  icon: CopyCheck,
  path: 'duplicate.list',
}
