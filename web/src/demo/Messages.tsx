import { createSignal, For, onMount, Show } from 'solid-js'
import { get } from '../http.ts'
import type { Problem } from '../problem.ts'
import type { Demo } from '../sign-in/demo-plan.ts'
import { PublicPage } from '../sign-in/PublicPage.tsx'
import { moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Heading } from '../ui/Heading.tsx'
import { LinkedText } from './LinkedText.tsx'
import { Wait } from '../ui/Wait.tsx'
import '../text/account.ts'

/** In demo mode no message leaves the house: they are read here, and their links work. */
export function Messages() {
  const [demo, setDemo] = createSignal<Demo>()
  const [problem, setProblem] = createSignal<Problem>()
  async function look() {
    const answer = await get<Demo>('/api/demo')
    setProblem(answer.ok ? undefined : answer.problem)
    if (answer.ok) setDemo(answer.body)
  }
  onMount(look)
  return (
    <PublicPage>
      <Heading>{t('demo.messages_title')}</Heading>
      <p>{t('demo.messages_text')}</p>
      <Show when={problem()}>{(why) => <Failure problem={why()} again={() => void look()} />}</Show>
      <Show when={demo()} fallback={!problem() && <Wait />}>
        {(shown) => (
          <>
            <Button class="self-start" onClick={() => void look()}>
              {t('demo.look_again')}
            </Button>
            <Show
              when={shown().messages.length > 0}
              fallback={
                <Empty title={t('demo.no_messages')}>
                  <p>{t('demo.no_messages_text')}</p>
                </Empty>
              }
            >
              <ol class="flex flex-col gap-4">
                <For each={shown().messages}>
                  {(message) => (
                    <li class="flex flex-col gap-2 border-t border-line pt-4">
                      <h2>{message.subject}</h2>
                      <p class="text-small text-ink-2">
                        {t('demo.to', { to: message.to })} · {moment(message.at)}
                      </p>
                      <p class="break-words whitespace-pre-line">
                        <LinkedText text={message.text} />
                      </p>
                    </li>
                  )}
                </For>
              </ol>
            </Show>
          </>
        )}
      </Show>
      <p>
        <a href="/masuk">{t('action.to_sign_in')}</a>
      </p>
    </PublicPage>
  )
}
