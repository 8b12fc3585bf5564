import type { JSX } from 'solid-js'
import { buttonClass, type ButtonKind } from './Button.tsx'

/** A place to go that looks like the button it stands beside. */
export function LinkButton(props: {
  href: string
  kind?: ButtonKind
  large?: boolean
  wide?: boolean
  children: JSX.Element
}) {
  const colour = () => (props.kind === 'main' ? 'text-on-action! hover:text-on-action!' : '')
  return (
    <a
      href={props.href}
      class={`${buttonClass(props.kind ?? 'plain', props.large, props.wide)} no-underline! ${colour()}`}
    >
      {props.children}
    </a>
  )
}
