import { createMemo, createUniqueId, Show } from 'solid-js'
import { drawingOf, shapeOf, type Outlines } from './draw.ts'
import type { Kind, Look } from './kind.ts'

/** The fillings of what has no value. */
export function Patterns(props: { id: string }) {
  return (
    <defs>
      <pattern
        id={`${props.id}-hatch`}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="5" height="5" fill="var(--surface)" />
        <path d="M0 0V5" stroke="var(--ink-3)" stroke-width="2.4" />
      </pattern>
      <pattern id={`${props.id}-dots`} width="4" height="4" patternUnits="userSpaceOnUse">
        <rect width="4" height="4" fill="var(--sunken)" />
        <circle cx="2" cy="2" r="0.9" fill="var(--ink-2)" />
      </pattern>
    </defs>
  )
}

/** The filling of a kind; `id` is that of the patterns nearby. */
export function fillOf(kind: Kind, id: string): string {
  if (kind === 'no-data') return `url(#${id}-hatch)`
  if (kind === 'hidden') return `url(#${id}-dots)`
  return `var(--map-${kind})`
}

/** The lines around tiles, over their colours; in one element, so that only the paths that differ are set anew. */
export function Lines(props: { of: Outlines }) {
  return (
    <g>
      <path d={props.of.whole} fill="none" stroke="var(--map-line)" />
      <path d={props.of.empty} fill="none" stroke="var(--edge)" stroke-dasharray="2 2" stroke-opacity="0.8" />
      <path d={props.of.corners} fill="var(--surface)" />
      <path d={props.of.cuts} fill="none" stroke="var(--map-line)" />
    </g>
  )
}

const one = drawingOf({ tiles: [{ code: '', row: 0, column: 0 }], rows: 1, columns: 1 }, 18)

/** One tile beside its word, in a legend or a table. */
export function Swatch(props: { look: Look }) {
  const id = createUniqueId()
  const lines = createMemo(() => one.outlines(shapeOf(props.look)))
  return (
    <svg width="18" height="18" class="flex-none overflow-visible" aria-hidden="true">
      <Show when={props.look.kind === 'no-data' || props.look.kind === 'hidden'}>
        <Patterns id={id} />
      </Show>
      <path d={lines().whole} fill={fillOf(props.look.kind, id)} />
      <Lines of={lines()} />
    </svg>
  )
}
