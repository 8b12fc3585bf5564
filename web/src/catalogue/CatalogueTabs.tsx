import { useLocation } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'

const parts = [
  { href: '/katalog/kategori', text: 'catalogue.part.category' },
  { href: '/katalog/program', text: 'catalogue.part.program' },
  { href: '/katalog/peran', text: 'catalogue.part.role' },
  { href: '/kalender', text: 'catalogue.part.holiday' },
] as const

/** What the secretariat keeps for the whole country, side by side; whoever only reads the calendar sees no others. */
export function CatalogueTabs() {
  const location = useLocation()
  return (
    <Show when={may('catalogue.save')}>
      <nav aria-label={t('catalogue.parts')} class="no-print mb-6 flex flex-wrap gap-x-2 border-b border-line">
        <For each={parts}>
          {(part) => (
            <a
              href={part.href}
              aria-current={location.pathname === part.href ? 'page' : undefined}
              class="relative inline-flex min-h-12 min-w-12 items-center justify-center px-3 font-normal! text-ink-2! no-underline! hover:text-ink! aria-[current=page]:font-bold! aria-[current=page]:text-action! aria-[current=page]:after:absolute aria-[current=page]:after:inset-x-0 aria-[current=page]:after:-bottom-px aria-[current=page]:after:h-0.75 aria-[current=page]:after:bg-action"
            >
              {t(part.text)}
            </a>
          )}
        </For>
      </nav>
    </Show>
  )
}
