import type { Place } from '../shell/places.ts'
import ArrowLeftRight from '~icons/lucide/arrow-left-right'

/** Families that are registered in another district; apart from the other places, since no field page has it. */
export const transferPlace: Place = {
  href: '/serah-terima',
  text: 'place.transfer',
  icon: ArrowLeftRight,
  path: 'transfer.list',
}
