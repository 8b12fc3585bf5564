import { Navigate, useLocation, useNavigate } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { actAs, session } from '../session.tsx'
import { wantedPlace } from '../sign-in/arrive.ts'
import { PublicPage } from '../sign-in/PublicPage.tsx'
import { t, tCode } from '../text/text.ts'
import { Empty } from '../ui/Empty.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Wait } from '../ui/Wait.tsx'
import ChevronRight from '~icons/lucide/chevron-right'
import '../text/account.ts'

/** One person, several memberships: work is never mixed, so one is chosen. */
export function ChooseActing() {
  const navigate = useNavigate()
  const location = useLocation()
  const choose = (id: string) => {
    actAs(id)
    navigate(wantedPlace(location.search), { replace: true })
  }
  return (
    <PublicPage>
      <Show when={session() !== undefined} fallback={<Wait />}>
        <Show when={session()} fallback={<Navigate href="/masuk" />}>
          {(who) => (
            <Show
              when={who().memberships.length > 0}
              fallback={
                <>
                  <Heading>{t('acting.none_title')}</Heading>
                  <Empty title={t('acting.none')}>
                    <p>{t('acting.none_next')}</p>
                  </Empty>
                </>
              }
            >
              <Heading>{t('acting.question')}</Heading>
              <ul class="divide-y divide-line border-y border-line">
                <For each={who().memberships}>
                  {(one) => (
                    <li>
                      <button
                        type="button"
                        class="flex min-h-row w-full items-center gap-3 px-1 py-3 text-left hover:bg-action-soft"
                        onClick={() => choose(one.id)}
                      >
                        <span class="flex min-w-0 flex-1 flex-col">
                          <span class="font-semibold text-action underline underline-offset-3">
                            {tCode('role.', one.role, 'role.other')}
                          </span>
                          <span class="text-small text-ink-2">
                            {one.tenantName}
                            <Show when={one.scope.length > 0}> · {one.scope.map(({ label }) => label).join(', ')}</Show>
                          </span>
                        </span>
                        <ChevronRight class="icon" aria-hidden="true" />
                      </button>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          )}
        </Show>
      </Show>
    </PublicPage>
  )
}
