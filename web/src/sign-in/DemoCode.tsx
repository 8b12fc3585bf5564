import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { get } from '../http.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import type { Demo } from './demo-plan.ts'

/** In demo mode: what the authenticator of the picked account would show now. */
export function DemoCode(props: { login: string; onPick: (code: string) => void }) {
  const [code, setCode] = createSignal<string | null>()
  let timer: ReturnType<typeof setTimeout> | undefined
  async function look() {
    const answer = await get<Demo>('/api/demo')
    const account = answer.ok ? answer.body.accounts.find((one) => one.login === props.login) : undefined
    setCode(account?.code)
    if (account?.code) timer = setTimeout(() => void look(), account.codeSecondsLeft * 1000 + 500)
  }
  onMount(look)
  onCleanup(() => clearTimeout(timer))
  return (
    <Show when={code()}>
      {(now) => (
        <div class="flex flex-wrap items-center justify-between gap-3 rounded-box bg-sunken px-4 py-3">
          <p>{t('demo.code', { code: now() })}</p>
          <Button onClick={() => props.onPick(now())}>{t('demo.fill')}</Button>
        </div>
      )}
    </Show>
  )
}
