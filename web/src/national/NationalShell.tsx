import '../text/catalogue.ts'
import '../text/nation.ts'
import type { ParentProps } from 'solid-js'
import { auditPlace } from '../audit/place.ts'
import { cataloguePlace } from '../catalogue/place.ts'
import { limitPlace } from '../limit/place.ts'
import { may } from '../session.tsx'
import { programPlace } from '../program/place.ts'
import { Frame } from '../shell/Frame.tsx'
import { places } from '../shell/places.ts'

/** The national secretariat: where to look, districts, its own officers. */
export function NationalShell(props: ParentProps) {
  const first = () => (may('indicator.nation') ? [places.map] : [places.home])
  return (
    <Frame
      places={[
        ...first(),
        places.tenants,
        places.applications,
        { ...places.regulation, also: ['/persetujuan'] },
        places.more,
      ]}
      beyond={[
        places.nationReadiness,
        cataloguePlace,
        limitPlace,
        programPlace,
        places.staff,
        auditPlace,
        places.outbox,
      ]}
      density="office"
    >
      {props.children}
    </Frame>
  )
}
