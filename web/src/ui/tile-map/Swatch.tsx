import { createUniqueId } from 'solid-js'
import type { Kind, Look } from './kind.ts'
import { drawingOf } from './draw.ts'

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

/** Filling and line of a kind; `id` is that of the patterns nearby. */
export function styleOf(kind: Kind, id: string) {
  if (kind === 'absent') {
    return { fill: 'none', stroke: 'var(--edge)', 'stroke-width': 1, 'stroke-dasharray': '2 2', 'stroke-opacity': 0.8 }
  }
  const line = { stroke: 'var(--map-line)', 'stroke-width': 1 }
  if (kind === 'no-data') return { fill: `url(#${id}-hatch)`, ...line }
  if (kind === 'hidden') return { fill: `url(#${id}-dots)`, ...line }
  return { fill: `var(--map-${kind})`, ...line }
}

const one = drawingOf({ tiles: [{ code: '', row: 0, column: 0 }], rows: 1, columns: 1 }, 18)

/** One tile beside its word, in a legend or a table. */
export function Swatch(props: { look: Look }) {
  const id = createUniqueId()
  return (
    <svg width="18" height="18" class="flex-none overflow-visible" aria-hidden="true">
      <Patterns id={id} />
      <path d={one.paths(() => props.look)[props.look.kind]} {...styleOf(props.look.kind, id)} />
    </svg>
  )
}
