import type { Place } from '../shell/places.ts'
import History from '~icons/lucide/history'

/** The audit trail; apart from the other places, since no field page has it. */
export const auditPlace: Place = { href: '/jejak', text: 'place.audit', icon: History, path: 'audit.list' }
