import { Show, splitProps, type ComponentProps, type JSX } from 'solid-js'
import { t } from '../text/text.ts'

/** `main` is the one filled button of a view; `plain` all others; `danger` what is hard to undo, in its dialog. */
export type ButtonKind = 'main' | 'plain' | 'danger' | 'quiet'

const look: Record<ButtonKind, string> = {
  main: 'bg-action text-on-action hover:bg-action-strong border border-transparent',
  plain: 'bg-surface text-action border border-edge hover:bg-action-soft',
  danger: 'bg-late text-on-action border border-transparent hover:bg-late-ink',
  quiet: 'text-action underline underline-offset-3 decoration-1 hover:decoration-2 hover:text-action-strong',
}

/** The classes of a button, for a link that looks like one too. */
export const buttonClass = (kind: ButtonKind, large = false, wide = false) =>
  `inline-flex shrink-0 items-center justify-center gap-2 rounded-box text-label no-underline ${look[kind]} ` +
  `${large ? 'min-h-primary px-5' : 'min-h-control'} ${kind === 'quiet' ? '' : 'px-4 py-1'} ` +
  (wide ? 'w-full tablet:w-auto' : '')

type Props = ComponentProps<'button'> & {
  kind?: ButtonKind
  large?: boolean
  /** The whole width on a phone. */
  wide?: boolean
  /** Work is under way: the word changes, the width does not, further presses do nothing. */
  busy?: boolean
  busyText?: string
  children: JSX.Element
}

export function Button(props: Props) {
  const [own, rest] = splitProps(props, ['kind', 'large', 'wide', 'busy', 'busyText', 'children', 'class', 'onClick'])
  const press: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (own.busy) event.preventDefault()
    else if (typeof own.onClick === 'function') own.onClick(event)
  }
  return (
    <button
      type="button"
      {...rest}
      class={`${buttonClass(own.kind ?? 'plain', own.large, own.wide)} ${own.class ?? ''}`}
      aria-disabled={own.busy ? 'true' : undefined}
      onClick={press}
    >
      <span class="grid place-items-center">
        <span class={`col-start-1 row-start-1 inline-flex items-center gap-2 ${own.busy ? 'invisible' : ''}`}>
          {own.children}
        </span>
        <Show when={own.busy !== undefined}>
          <span
            class={`col-start-1 row-start-1 ${own.busy ? '' : 'invisible'}`}
            aria-hidden={own.busy ? undefined : 'true'}
          >
            {own.busyText ?? t('action.sending')}
          </span>
        </Show>
      </span>
    </button>
  )
}
