import type { Place } from '../shell/places.ts'
import Target from '~icons/lucide/target'

/** Who is reached and who is missed. */
export const targetPlace: Place = { href: '/sasaran', text: 'place.target', icon: Target, path: 'target.show' }
