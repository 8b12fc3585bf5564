import type { Section } from '@slrt/domain/application'
import { createSignal, For, Show } from 'solid-js'
import { createAttempt } from '../attempt.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { join, type Shown } from './client.ts'
import { hrefOf } from './sections.ts'
import { drain, load, taken } from './store.ts'
import { applicationToken } from './token.ts'
import TriangleAlert from '~icons/lucide/triangle-alert'

/** Handing the application in; what is missing is named before and after the button is pressed. */
export function SendPart(props: { of: Shown }) {
  const attempt = createAttempt()
  const [told, setTold] = createSignal(false)
  let box: HTMLDivElement | undefined
  const missing = () => props.of.missing
  const words = () =>
    missing()
      .map((section) => t(`join.short.${section}`))
      .join(', ')

  const send = () =>
    attempt.run(async () => {
      attempt.say()
      await drain()
      if (missing().length > 0) {
        setTold(true)
        box?.focus()
        return
      }
      const answer = await join.submit(applicationToken(), props.of.version)
      if (answer.ok) {
        taken(answer)
        return window.scrollTo({ top: 0 })
      }
      attempt.refuse(answer.problem)
      if (answer.problem.code.startsWith('application.')) await load()
    })

  return (
    <section class="flex flex-col gap-4">
      <ErrorSummary of={attempt} />
      <Show when={told() && missing().length > 0}>
        <Missing ref={(element) => (box = element)} sections={missing()} />
      </Show>
      <div class="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button
          kind={missing().length === 0 ? 'main' : 'plain'}
          large
          wide
          busy={attempt.busy()}
          onClick={() => void send()}
        >
          {t('join.send')}
        </Button>
        <p class="text-ink-2">{missing().length > 0 ? t('join.missing', { what: words() }) : t('join.send_text')}</p>
      </div>
    </section>
  )
}

function Missing(props: { ref: (element: HTMLDivElement) => void; sections: readonly Section[] }) {
  return (
    <div
      ref={(element) => {
        props.ref(element)
        queueMicrotask(() => element.focus())
      }}
      role="alert"
      tabindex="-1"
      class="flex items-start gap-3 rounded-box bg-late-soft p-4 text-late-ink"
    >
      <TriangleAlert class="icon mt-0.5" aria-hidden="true" />
      <div>
        <h2 class="text-label">{t('join.missing_title', { n: props.sections.length })}</h2>
        <ul>
          <For each={props.sections}>
            {(section) => (
              <li>
                <a
                  class="inline-flex min-h-control items-center text-late-ink! hover:text-late-ink!"
                  href={hrefOf(section)}
                >
                  {t(`join.section.${section}`)}
                </a>
              </li>
            )}
          </For>
        </ul>
      </div>
    </div>
  )
}
