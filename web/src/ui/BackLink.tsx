import ArrowLeft from '~icons/lucide/arrow-left'

/** The way up, above the heading. */
export function BackLink(props: { href: string; onClick?: () => void; children: string }) {
  return (
    <a
      class="no-print mb-3 inline-flex min-h-control items-center gap-2 self-start"
      href={props.href}
      onClick={() => props.onClick?.()}
    >
      <ArrowLeft class="icon" aria-hidden="true" />
      {props.children}
    </a>
  )
}
