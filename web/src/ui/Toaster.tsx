import * as Toast from '@kobalte/core/toast'
import { Portal } from 'solid-js/web'
import { t } from '../text/text.ts'
import CircleCheck from '~icons/lucide/circle-check'
import X from '~icons/lucide/x'

const region = 'done'

/** Says for eight seconds that something is done. Never for what went wrong, never the only place. */
export function sayDone(sentence: string) {
  Toast.toaster.show(
    (props) => (
      <Toast.Root
        as="div"
        toastId={props.toastId}
        class="flex items-center gap-3 rounded-box border border-line bg-ink p-4 text-surface shadow-(--overlay)"
      >
        <CircleCheck class="icon-24" aria-hidden="true" />
        <Toast.Title class="min-w-0 flex-1 font-semibold">{sentence}</Toast.Title>
        <Toast.CloseButton class="grid size-9 place-items-center rounded-box" aria-label={t('action.close')}>
          <X class="icon" />
        </Toast.CloseButton>
      </Toast.Root>
    ),
    { region },
  )
}

export function Toaster() {
  return (
    <Portal>
      <Toast.Region regionId={region} duration={8000} limit={3} aria-label={t('toast.region')} class="no-print">
        <Toast.List
          as="div"
          class="fixed inset-x-4 bottom-36 z-60 mx-auto flex max-w-xl flex-col gap-2 desktop:bottom-6"
        />
      </Toast.Region>
    </Portal>
  )
}
