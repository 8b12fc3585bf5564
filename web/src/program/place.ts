import type { Place } from '../shell/places.ts'
import HandCoins from '~icons/lucide/hand-coins'

/** What families can be entitled to; apart from the other places, since no field page has it. */
export const programPlace: Place = { href: '/program', text: 'place.program', icon: HandCoins, path: 'program.list' }
