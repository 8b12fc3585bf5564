import { useLocation } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'

const parts = [
  { href: '/peraturan', text: 'rules.part_rules', path: 'regulation.show' },
  { href: '/peraturan/dasar-hukum', text: 'rules.instruments', path: 'instrument.list' },
  { href: '/persetujuan', text: 'rules.approvals', path: 'approval.list' },
  { href: '/kalender', text: 'rules.calendar', path: 'holiday.list' },
] as const

/** Three sides of one regulation: its rules, what they cite, and who agrees. */
export function Parts() {
  const location = useLocation()
  const shown = () => parts.filter(({ path }) => may(path) && !(path === 'holiday.list' && may('holiday.save')))
  // A rule belongs to the rules, an instrument to the instruments: the longest address that fits.
  const here = () =>
    shown()
      .filter(({ href }) => location.pathname === href || location.pathname.startsWith(`${href}/`))
      .at(-1)?.href
  return (
    <Show when={shown().length > 1}>
      <nav aria-label={t('rules.parts')} class="no-print mb-6 flex gap-2 border-b border-line">
        <For each={shown()}>
          {(part) => (
            <a
              href={part.href}
              aria-current={here() === part.href ? 'page' : undefined}
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
