import { Dynamic } from 'solid-js/web'
import Circle from '~icons/lucide/circle'
import CircleCheck from '~icons/lucide/circle-check'
import CircleDashed from '~icons/lucide/circle-dashed'
import CircleDot from '~icons/lucide/circle-dot'
import CirclePause from '~icons/lucide/circle-pause'
import OctagonX from '~icons/lucide/octagon-x'
import TriangleAlert from '~icons/lucide/triangle-alert'
import Undo from '~icons/lucide/undo-2'

/** The seven statuses, and `ended`, which is idle with its own shape. A hue never speaks without shape and word. */
export type Status = 'turn' | 'late' | 'moving' | 'hold' | 'back' | 'done' | 'idle' | 'ended'

const looks: Record<Status, { shape: typeof Circle; colours: string; solid: string }> = {
  turn: { shape: CircleDot, colours: 'bg-turn-soft text-turn-ink', solid: 'bg-turn text-[#14171F]' },
  late: { shape: TriangleAlert, colours: 'bg-late-soft text-late-ink', solid: 'bg-late text-on-action' },
  moving: { shape: CircleDashed, colours: 'bg-action-soft text-action-strong', solid: 'bg-action text-on-action' },
  hold: { shape: CirclePause, colours: 'bg-hold-soft text-hold-ink', solid: 'bg-hold text-on-action' },
  back: { shape: Undo, colours: 'bg-back-soft text-back-ink', solid: 'bg-back text-on-action' },
  done: { shape: CircleCheck, colours: 'bg-done-soft text-done-ink', solid: 'bg-done text-on-action' },
  idle: { shape: Circle, colours: 'bg-sunken text-ink-2', solid: 'bg-ink-3 text-surface' },
  ended: { shape: OctagonX, colours: 'bg-sunken text-ink-2', solid: 'bg-ink-3 text-surface' },
}

/** Shape and word on a soft ground; says, never acts. `shape`: another one for a special case of the status. */
export function StatusTag(props: { status: Status; shape?: typeof Circle; children: string }) {
  return (
    <span
      class={`inline-flex items-center gap-1.5 rounded-tag px-1.5 align-middle py-0.5 text-small font-semibold ${looks[props.status].colours}`}
    >
      <Dynamic component={props.shape ?? looks[props.status].shape} class="icon" aria-hidden="true" />
      {props.children}
    </span>
  )
}

/** The 44 px tile that opens a panel about one matter. */
export function StatusTile(props: { status: Status }) {
  return (
    <span
      class={`grid size-11 flex-none place-items-center rounded-box ${looks[props.status].solid}`}
      aria-hidden="true"
    >
      <Dynamic component={looks[props.status].shape} class="icon" />
    </span>
  )
}

/** The soft ground and ink of a status, for panels. */
export const groundOf = (status: Status) => looks[status].colours.split(' ')[0]!
