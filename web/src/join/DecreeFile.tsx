import { DECREE_TYPES, MOST_DECREE_BYTES } from '@slrt/domain/application'
import { createSignal, Show } from 'solid-js'
import type { Problem } from '../problem.ts'
import { sentenceOf } from '../text/sentence.ts'
import { number, t } from '../text/text.ts'
import { buttonClass } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { FieldError, idOfField } from '../ui/TextField.tsx'
import { sendDecree, type Shown } from './client.ts'
import { sizeText } from './size.ts'
import { application, drain, load, taken } from './store.ts'
import { applicationToken } from './token.ts'
import FileUp from '~icons/lucide/file-up'

/** The scan of the decree: sent as soon as it is chosen, with how far it is. */
export function DecreeFile(props: { of: Shown; flush: () => Promise<void>; error?: string }) {
  const [part, setPart] = createSignal<number>()
  const [problem, setProblem] = createSignal<Problem>()
  const isSending = () => part() !== undefined
  const most = number(MOST_DECREE_BYTES / 2 ** 20)
  const id = idOfField('basis.file')

  async function take(file: File | undefined) {
    if (!file || isSending()) return
    setProblem(undefined)
    if (file.size > MOST_DECREE_BYTES) return void setProblem({ code: 'application.file_too_large', facts: { most } })
    setPart(0)
    await props.flush()
    await drain()
    const token = applicationToken()
    let answer = await sendDecree({ token, version: application()!.version, file }, setPart)
    if (!answer.ok && answer.problem.code === 'application.changed') {
      // A colleague saved something else meanwhile: the file does not touch it.
      await load()
      answer = await sendDecree({ token, version: application()!.version, file }, setPart)
    }
    if (answer.ok) taken(answer)
    else setProblem(answer.problem)
    setPart(undefined)
  }

  return (
    <div class="flex flex-col gap-2">
      <p class="text-label" id={`${id}-label`}>
        {t('join.file')}
      </p>
      <p class="text-small text-ink-2">{t('join.file_hint', { n: most })}</p>
      <Show when={props.error && !props.of.file}>
        <FieldError>{props.error!}</FieldError>
      </Show>
      <Show when={problem()}>
        {(told) => (
          <Notice kind="late" alert>
            {sentenceOf(told())}
          </Notice>
        )}
      </Show>
      <div role="status" class="empty:hidden">
        <Show
          when={isSending()}
          fallback={
            <Show when={props.of.file}>
              {(file) => (
                <p class="wrap-anywhere">{t('join.file_there', { name: file().name, size: sizeText(file().bytes) })}</p>
              )}
            </Show>
          }
        >
          <p>{t('join.file_sending', { n: Math.round((part() ?? 0) * 100) })}</p>
          <span class="mt-1 block h-2 w-full overflow-hidden rounded-tile bg-sunken" aria-hidden="true">
            <span class="block h-full bg-action" style={{ width: `${(part() ?? 0) * 100}%` }} />
          </span>
        </Show>
      </div>
      <label
        for={id}
        class={`${buttonClass('plain', false)} cursor-pointer self-start has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus-out)`}
      >
        <input
          id={id}
          type="file"
          accept={DECREE_TYPES.join(',')}
          class="sr-only"
          aria-labelledby={`${id}-label`}
          disabled={isSending()}
          onChange={({ currentTarget }) => {
            // Emptied afterwards, so that the same file may be chosen again.
            void take(currentTarget.files?.[0]).then(() => (currentTarget.value = ''))
          }}
        />
        <FileUp class="icon" aria-hidden="true" />
        {t(props.of.file ? 'join.file_other' : 'join.file_pick')}
      </label>
    </div>
  )
}
