import type { Place } from '../shell/places.ts'
import Landmark from '~icons/lucide/landmark'

/** Village meetings that talk about proposals. */
export const meetingPlace: Place = { href: '/musyawarah', text: 'place.meeting', icon: Landmark, path: 'meeting.list' }
