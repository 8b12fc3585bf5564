import type { Place } from '../shell/places.ts'
import Search from '~icons/lucide/search'

/** Finding somebody in the register; apart from the other places, since most field officers have their own families. */
export const searchPlace: Place = { href: '/cari', text: 'place.search', icon: Search, path: 'person.search' }
