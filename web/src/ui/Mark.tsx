/** Four strips woven round one small square: the family. Decorative: a name stands beside it wherever it is shown. */
export function Mark(props: { class?: string }) {
  return (
    <svg viewBox="0 0 32 32" class={props.class ?? 'size-8'} aria-hidden="true">
      <g fill="var(--action)">
        <rect x="2" y="2" width="18" height="8.5" rx="2.5" />
        <rect x="21.5" y="2" width="8.5" height="18" rx="2.5" />
        <rect x="12" y="21.5" width="18" height="8.5" rx="2.5" />
        <rect x="2" y="12" width="8.5" height="18" rx="2.5" />
      </g>
      <rect x="12" y="12" width="8" height="8" rx="2" fill="#FFC233" />
    </svg>
  )
}
