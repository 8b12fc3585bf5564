import type { Place } from '../shell/places.ts'
import FileUp from '~icons/lucide/file-up'

/** What the district proposes to the national register. */
export const proposalPlace: Place = { href: '/usulan', text: 'place.proposal', icon: FileUp, path: 'proposal.list' }
