import { createEffect, For, on, Show } from 'solid-js'
import type { Attempt } from '../attempt.ts'
import { fieldSentence, sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import { idOfField } from './TextField.tsx'
import TriangleAlert from '~icons/lucide/triangle-alert'

/** Above a form after it was sent: how much to mend, with a link to each; or the refusal and what is possible now. */
export function ErrorSummary(props: { of: Pick<Attempt, 'fields' | 'problem'> }) {
  let box: HTMLDivElement | undefined
  const shown = () => props.of.fields().length > 0 || props.of.problem() !== undefined
  createEffect(
    on([props.of.fields, props.of.problem], () => {
      const plain = document.title.replace(`${t('title.mend')} `, '')
      document.title = shown() ? `${t('title.mend')} ${plain}` : plain
      if (shown()) box?.focus()
    }),
  )
  const go = (path: string, event: MouseEvent) => {
    event.preventDefault()
    const place = document.getElementById(idOfField(path))
    const field = place?.matches('input, textarea, select, button')
      ? place
      : place?.querySelector<HTMLElement>('input, button')
    field?.scrollIntoView({ block: 'center' })
    field?.focus()
  }
  return (
    <Show when={shown()}>
      <div
        ref={box}
        role="alert"
        tabindex="-1"
        class="flex items-start gap-3 rounded-box bg-late-soft p-4 text-late-ink"
      >
        <TriangleAlert class="icon mt-0.5" aria-hidden="true" />
        <div class="flex min-w-0 flex-col gap-1">
          <Show when={props.of.problem()}>
            {(problem) => <p class="max-w-[54ch] font-semibold">{sentenceOf(problem())}</p>}
          </Show>
          <Show when={props.of.fields().length > 0}>
            <h2 class="text-label">{t('form.mend', { n: props.of.fields().length })}</h2>
            <ul>
              <For each={props.of.fields()}>
                {(field) => (
                  <li>
                    <a
                      class="inline-flex min-h-control items-center text-late-ink! hover:text-late-ink!"
                      href={`#${idOfField(field.path)}`}
                      onClick={[go, field.path]}
                    >
                      {fieldSentence(field)}
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </div>
      </div>
    </Show>
  )
}
