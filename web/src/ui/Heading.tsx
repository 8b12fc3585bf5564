import { createEffect, onMount, type JSX } from 'solid-js'

let screens = 0

/** The one h1 of a screen. It names the window and, after the first screen, takes the focus: so a reader hears where it is. */
export function Heading(props: { children: string; title?: string }) {
  let element!: HTMLHeadingElement
  createEffect(() => {
    document.title = `${props.title ?? props.children} - SLRT Nusantara`
  })
  onMount(() => {
    if (screens++ > 0) element.focus({ preventScroll: true })
  })
  return (
    <h1 ref={element} tabindex="-1">
      {props.children}
    </h1>
  )
}

/** Heading with a line below it and, on a wide window, actions at its right. */
export function PageHead(props: { title: string; children?: JSX.Element; actions?: JSX.Element }) {
  return (
    <div class="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div class="min-w-0">
        <Heading>{props.title}</Heading>
        <div class="mt-1 text-ink-2">{props.children}</div>
      </div>
      <div class="no-print">{props.actions}</div>
    </div>
  )
}
