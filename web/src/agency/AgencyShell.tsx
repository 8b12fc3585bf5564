import type { ParentProps } from 'solid-js'
import { Frame } from '../shell/Frame.tsx'
import { places } from '../shell/places.ts'
import '../text/work.ts'

/** An agency or partner: three words in the header and nothing else to learn. */
export function AgencyShell(props: ParentProps) {
  return (
    <Frame places={[places.referrals, places.answers, places.more]} density="field" words>
      {props.children}
    </Frame>
  )
}
