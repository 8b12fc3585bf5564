import type { ParentProps } from 'solid-js'
import { acting, may } from '../session.tsx'
import { Frame } from '../shell/Frame.tsx'
import { places } from '../shell/places.ts'
import '../text/field.ts'

/** Those who meet residents: on the way (Lapangan), or at a desk (Loket). */
export function FieldShell(props: ParentProps) {
  const first = () => {
    if (!may('complaint.register')) return [places.home, places.structure]
    return acting()?.role === 'FASILITATOR'
      ? [places.today, places.families]
      : [places.tasks, places.families, places.structure]
  }
  return (
    <Frame places={[...first(), places.outbox, places.more]} density="field">
      {props.children}
    </Frame>
  )
}
