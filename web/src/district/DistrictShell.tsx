import type { ParentProps } from 'solid-js'
import { auditPlace } from '../audit/place.ts'
import { importPlace } from '../import/place.ts'
import { programPlace } from '../program/place.ts'
import { Frame } from '../shell/Frame.tsx'
import { places } from '../shell/places.ts'
import { targetPlace } from '../target/place.ts'
import '../text/work.ts'

/** The admin of a district: who works here, and what the district says of itself. */
export function DistrictShell(props: ParentProps) {
  return (
    <Frame
      places={[
        places.readiness,
        places.structure,
        { ...places.regulation, also: ['/persetujuan'] },
        programPlace,
        places.more,
      ]}
      beyond={[targetPlace, importPlace, places.outbox, places.profile, auditPlace]}
      density="office"
    >
      {props.children}
    </Frame>
  )
}
