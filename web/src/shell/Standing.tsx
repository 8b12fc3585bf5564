import { Show } from 'solid-js'
import { acting } from '../session.tsx'
import '../text/tenant.ts'
import { t } from '../text/text.ts'
import CirclePause from '~icons/lucide/circle-pause'
import GraduationCap from '~icons/lucide/graduation-cap'

/** What everybody of a tenant must know at every moment: that its families are invented, or that it only reads. */
export function Standing() {
  return (
    <div role="status">
      <Show when={acting()?.practiceOf}>
        <p class="flex max-w-none items-start gap-2 border-t border-line bg-sunken px-4 py-2 text-small font-semibold text-ink desktop:px-6">
          <GraduationCap class="icon" aria-hidden="true" />
          {t('standing.practice')}
        </p>
      </Show>
      <Show when={acting()?.tenantState === 'DITANGGUHKAN'}>
        <div class="flex items-start gap-2 border-t border-line bg-hold-soft px-4 py-2 text-small font-semibold text-hold-ink desktop:px-6">
          <CirclePause class="icon" aria-hidden="true" />
          <span class="flex max-w-[68ch] flex-col">
            <span>{t('standing.suspended')}</span>
            <Show when={acting()?.stateReason}>
              {(reason) => <span class="font-normal">{t('standing.reason', { reason: reason() })}</span>}
            </Show>
          </span>
        </div>
      </Show>
    </div>
  )
}
