import { Show } from 'solid-js'
import { StatusTag } from '../ui/StatusTag.tsx'
import { deadlineOf } from './deadline.ts'
import type { QueueRow } from './visits.ts'
import Clock from '~icons/lucide/clock-alert'
import Siren from '~icons/lucide/siren'

const shapes = { siren: Siren, clock: Clock, usual: undefined }

/** Until when, and how far away that is. */
export function DeadlineTag(props: { row: Pick<QueueRow, 'urgency' | 'due' | 'isProvisional' | 'workingDays'> }) {
  return (
    <Show when={deadlineOf(props.row)}>
      {(deadline) => (
        <StatusTag status={deadline().status} shape={shapes[deadline().shape]}>
          {deadline().text}
        </StatusTag>
      )}
    </Show>
  )
}
