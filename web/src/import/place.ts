import type { Place } from '../shell/places.ts'
import FileUp from '~icons/lucide/file-up'

/** Files brought into the register; apart from the other places, since no field page has it. */
export const importPlace: Place = { href: '/impor', text: 'place.import', icon: FileUp, path: 'import.list' }
