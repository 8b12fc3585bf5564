import { t } from '../text/text.ts'
import { StatusTag } from '../ui/StatusTag.tsx'
import { statusOf, statusWord, type Seen } from './status.ts'
import Siren from '~icons/lucide/siren'

/** Where a need stands, as a tag: colour, shape and word. */
export function NeedTag(props: { need: Seen }) {
  const isEmergency = () => statusWord(props.need) === 'status.emergency'
  return (
    <StatusTag status={isEmergency() ? 'late' : statusOf(props.need)} shape={isEmergency() ? Siren : undefined}>
      {t(statusWord(props.need))}
    </StatusTag>
  )
}
