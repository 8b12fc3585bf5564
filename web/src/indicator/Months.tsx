import { For } from 'solid-js'

const STEP = 12
const BAR = 9
const HIGH = 36

/** Twelve months as bars, the last one dark. A month without a value has no bar, only its place on the line. */
export function Months(props: {
  values: (number | null)[]
  /** The value of a full bar; the highest one when absent. */
  full?: number
  /** The whole in words. */
  label: string
}) {
  const full = () => props.full ?? Math.max(1, ...props.values.map((value) => value ?? 0))
  const height = (value: number | null) =>
    value === null ? 0 : Math.max(1.5, Math.round((Math.min(value, full()) / full()) * HIGH))
  const width = () => props.values.length * STEP - (STEP - BAR)
  return (
    <svg
      width={width()}
      height={HIGH + 2}
      viewBox={`0 0 ${width()} ${HIGH + 2}`}
      class="block h-auto max-w-full"
      role="img"
      aria-label={props.label}
    >
      <For each={props.values}>
        {(value, at) => (
          <rect
            x={at() * STEP}
            y={HIGH - height(value)}
            width={BAR}
            height={height(value)}
            rx="1.5"
            fill={at() === props.values.length - 1 ? 'var(--ink)' : 'var(--edge)'}
          />
        )}
      </For>
      <path d={`M0 ${HIGH + 1}h${width()}`} stroke="var(--edge)" stroke-width="1" />
    </svg>
  )
}
