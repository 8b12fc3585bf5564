import type { Place } from '../shell/places.ts'
import Download from '~icons/lucide/download'

/** Lists that leave; apart from the other places, since no field page has it. */
export const exportPlace: Place = { href: '/ekspor', text: 'place.export', icon: Download, path: 'export.preview' }
