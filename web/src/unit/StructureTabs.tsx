import { For, Show } from 'solid-js'
import { useLocation } from '@solidjs/router'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'

const parts = [
  { href: '/petugas', text: 'structure.staff' },
  { href: '/struktur', text: 'structure.units' },
] as const

/** Two sides of one district: who works here, and for which institutions. Only those who keep both see both. */
export function StructureTabs() {
  const location = useLocation()
  return (
    <Show when={may('unit.open')}>
      <nav aria-label={t('structure.label')} class="no-print mb-6 flex gap-2 border-b border-line">
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
