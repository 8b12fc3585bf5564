import type { ParentProps } from 'solid-js'
import { acting } from '../session.tsx'
import { Frame } from '../shell/Frame.tsx'
import { places } from '../shell/places.ts'
import '../text/work.ts'

const heads = ['KADIS', 'KABID']

/** The secretariat of a district and its heads: many rows, a mouse, the whole district. */
export function OfficeShell(props: ParentProps) {
  const shown = () =>
    heads.includes(acting()?.role ?? '')
      ? [places.summary, places.tasks, places.structure, places.more]
      : [places.tasks, places.families, places.summary, places.outbox, places.more]
  return (
    <Frame places={shown()} density="office">
      {props.children}
    </Frame>
  )
}
