import type { ParentProps } from 'solid-js'
import { acting, may } from '../session.tsx'
import { auditPlace } from '../audit/place.ts'
import { meetingPlace } from '../meeting/place.ts'
import { proposalPlace } from '../proposal/place.ts'
import { siksPlace } from '../siks/place.ts'
import { duplicatePlace } from '../duplicate/place.ts'
import { exportPlace } from '../export/place.ts'
import { importPlace } from '../import/place.ts'
import { programPlace } from '../program/place.ts'
import { Frame } from '../shell/Frame.tsx'
import { searchPlace } from '../search/place.ts'
import { places } from '../shell/places.ts'
import { targetPlace } from '../target/place.ts'
import { transferPlace } from '../transfer/place.ts'
import '../text/work.ts'

const heads = ['KADIS', 'KABID']

/** The secretariat of a district and its heads: many rows, a mouse, the whole district. */
export function OfficeShell(props: ParentProps) {
  const isHead = () => heads.includes(acting()?.role ?? '')
  const shown = () =>
    isHead()
      ? [places.summary, places.tasks, places.approvals, places.structure, places.more]
      : // A phone has room for five: of those who decide, the outbox stands behind "Lainnya", and in the sync bar.
        [places.tasks, searchPlace, targetPlace, may('approval.list') ? places.approvals : places.outbox, places.more]
  return (
    <Frame
      places={shown()}
      beyond={[
        isHead() ? searchPlace : places.summary,
        targetPlace,
        places.outbox,
        places.readiness,
        places.regulation,
        programPlace,
        proposalPlace,
        meetingPlace,
        siksPlace,
        importPlace,
        duplicatePlace,
        transferPlace,
        exportPlace,
        auditPlace,
      ]}
      density="office"
    >
      {props.children}
    </Frame>
  )
}
