import type { ParentProps } from 'solid-js'
import { acting, may } from '../session.tsx'
import { Frame } from '../shell/Frame.tsx'
import { meetingPlace } from '../meeting/place.ts'
import { proposalPlace } from '../proposal/place.ts'
import { siksPlace } from '../siks/place.ts'
import { searchPlace } from '../search/place.ts'
import { places } from '../shell/places.ts'
import '../text/field.ts'

/** Those who meet residents: on the way (Lapangan), or at a desk (Loket). */
export function FieldShell(props: ParentProps) {
  const first = () => {
    // Whoever came for proposals alone has them at hand.
    if (acting()?.role === 'OPERATOR_SIKS') return [proposalPlace, searchPlace, siksPlace]
    if (!may('complaint.register')) return [places.home, searchPlace, places.structure]
    return acting()?.role === 'FASILITATOR'
      ? [places.today, places.families, searchPlace]
      : [places.tasks, places.families, searchPlace]
  }
  return (
    <Frame
      places={[...first(), places.outbox, places.more]}
      beyond={[proposalPlace, meetingPlace, siksPlace, ...(may('complaint.register') ? [places.structure] : [])]}
      density="field"
    >
      {props.children}
    </Frame>
  )
}
