import { createSignal, For, onMount, Show } from 'solid-js'
import { get } from '../http.ts'
import { t, tCode } from '../text/text.ts'
import type { Demo, DemoAccount } from './demo-plan.ts'

/** The accounts of the demo, one tap to fill in. A real installation answers 404, and nothing is shown. */
export function DemoAccounts(props: { onPick: (account: DemoAccount) => void }) {
  const [demo, setDemo] = createSignal<Demo>()
  onMount(async () => {
    const answer = await get<Demo>('/api/demo')
    if (answer.ok) setDemo(answer.body)
  })
  return (
    <Show when={demo()}>
      {(shown) => (
        <section aria-labelledby="demo" class="no-print border-t border-line bg-sunken">
          <div class="work mx-auto px-4 py-8 tablet:px-6">
            <h2 id="demo">{t('demo.title')}</h2>
            <p class="mt-1 text-ink-2">{t('demo.text')}</p>
            <a class="inline-flex min-h-control items-center" href="/demo">
              {t('demo.messages')}
            </a>
            <ul class="mt-2 grid gap-2 tablet:grid-cols-2 desktop:grid-cols-3">
              <For each={shown().accounts}>
                {(account) => (
                  <li>
                    <button
                      type="button"
                      class="flex h-full min-h-row w-full flex-col justify-center rounded-box border border-edge bg-surface px-4 py-2 text-left hover:bg-action-soft"
                      onClick={() => props.onPick(account)}
                    >
                      <span class="font-semibold text-action underline underline-offset-3">{account.name}</span>
                      <span class="text-small text-ink-2">
                        {tCode('role.', account.role, 'role.other')} · {account.tenantName}
                      </span>
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </div>
        </section>
      )}
    </Show>
  )
}
