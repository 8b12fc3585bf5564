import type { Place } from '../shell/places.ts'
import Library from '~icons/lucide/library-big'

/** Where the secretariat keeps what holds for the whole country; apart from the other places, since no field page has it. */
export const cataloguePlace: Place = {
  href: '/katalog/kategori',
  text: 'place.catalogue',
  icon: Library,
  path: 'catalogue.save',
  also: ['/katalog', '/kalender'],
}
