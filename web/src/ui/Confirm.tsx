import * as Alert from '@kobalte/core/alert-dialog'
import type { JSX } from 'solid-js'
import { t } from '../text/text.ts'
import { Button } from './Button.tsx'

type Props = {
  open: boolean
  onClose: () => void
  title: string
  children: JSX.Element
  /** The act by its name, never "Ya". */
  action: string
  onAction: () => void
  danger?: boolean
  busy?: boolean
}

/** Asked before what is hard to undo: what will happen, and the act by its name. */
export function Confirm(props: Props) {
  let opener: Element | null = null
  return (
    <Alert.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Alert.Portal>
        <Alert.Overlay class="fixed inset-0 z-40 bg-[#0a0d12]/60" />
        <div class="fixed inset-0 z-50 flex items-end justify-center tablet:items-center tablet:p-6">
          <Alert.Content
            class="flex max-h-full w-full flex-col gap-4 overflow-y-auto rounded-t-box bg-raised p-5 shadow-(--overlay) tablet:max-w-xl tablet:rounded-box tablet:p-6"
            onOpenAutoFocus={(event) => {
              // The first thing to hear is the title with its text, and no stray key must press a button.
              event.preventDefault()
              opener = document.activeElement
              ;(event.currentTarget as HTMLElement | null)?.focus()
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              if (opener instanceof HTMLElement) opener.focus()
            }}
          >
            <Alert.Title class="text-h2">{props.title}</Alert.Title>
            <Alert.Description as="div" class="flex flex-col gap-4">
              {props.children}
            </Alert.Description>
            <div class="flex flex-col-reverse gap-3 tablet:flex-row tablet:justify-end">
              <Button onClick={() => props.onClose()}>{t('action.not_now')}</Button>
              <Button kind={props.danger ? 'danger' : 'main'} busy={props.busy} onClick={() => props.onAction()}>
                {props.action}
              </Button>
            </div>
          </Alert.Content>
        </div>
      </Alert.Portal>
    </Alert.Root>
  )
}
