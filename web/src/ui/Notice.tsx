import { Show, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import CircleCheck from '~icons/lucide/circle-check'
import CloudOff from '~icons/lucide/cloud-off'
import Info from '~icons/lucide/info'
import TriangleAlert from '~icons/lucide/triangle-alert'

const kinds = {
  info: { shape: Info, colours: 'bg-sunken text-ink' },
  waiting: { shape: CloudOff, colours: 'bg-sunken text-ink' },
  done: { shape: CircleCheck, colours: 'bg-done-soft text-done-ink' },
  late: { shape: TriangleAlert, colours: 'bg-late-soft text-late-ink' },
}

/** A sentence that stands in the page, said aloud when it appears. `alert` interrupts: for what was refused. */
export function Notice(props: {
  kind: keyof typeof kinds
  alert?: boolean
  children: JSX.Element
  actions?: JSX.Element
}) {
  return (
    <div
      role={props.alert ? 'alert' : 'status'}
      class={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-box px-4 py-3 ${kinds[props.kind].colours}`}
    >
      <Dynamic component={kinds[props.kind].shape} class="icon" aria-hidden="true" />
      <div class="min-w-0 flex-1 basis-48 font-semibold">{props.children}</div>
      <Show when={props.actions}>
        <div class="flex flex-wrap gap-3">{props.actions}</div>
      </Show>
    </div>
  )
}
