import type { ParentProps } from 'solid-js'
import { acting } from '../session.tsx'
import { auditPlace } from '../audit/place.ts'
import { Frame } from '../shell/Frame.tsx'
import { places } from '../shell/places.ts'
import '../text/work.ts'

const heads = ['KADIS', 'KABID']

/** The secretariat of a district and its heads: many rows, a mouse, the whole district. */
export function OfficeShell(props: ParentProps) {
  const isHead = () => heads.includes(acting()?.role ?? '')
  const shown = () =>
    isHead()
      ? [places.summary, places.tasks, places.approvals, places.structure, places.more]
      : [places.tasks, places.families, places.approvals, places.outbox, places.more]
  return (
    <Frame
      places={shown()}
      beyond={[...(isHead() ? [] : [places.summary]), places.readiness, places.regulation, auditPlace]}
      density="office"
    >
      {props.children}
    </Frame>
  )
}
