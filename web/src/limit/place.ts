import Scale from '~icons/lucide/scale'
import type { Place } from '../shell/places.ts'

/** Limits of programs that the nation tries. */
export const limitPlace: Place = { href: '/batas', text: 'place.limits', icon: Scale, path: 'limit.list' }
