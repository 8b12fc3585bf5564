import type { Place } from '../shell/places.ts'
import PackageCheck from '~icons/lucide/package-check'

/** Batches of proposals on their way to SIKS-NG. */
export const siksPlace: Place = { href: '/siks', text: 'place.siks', icon: PackageCheck, path: 'siks.list' }
