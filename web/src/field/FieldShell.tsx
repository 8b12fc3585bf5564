import type { ParentProps } from 'solid-js'
import { Frame } from '../shell/Frame.tsx'
import { places } from '../shell/places.ts'

/** Officers of a district whose own work is still to come: what is theirs now, and where their entries are. */
export function FieldShell(props: ParentProps) {
  return (
    <Frame places={[places.home, places.structure, places.outbox, places.more]} density="field">
      {props.children}
    </Frame>
  )
}
