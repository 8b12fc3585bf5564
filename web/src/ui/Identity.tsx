import { groupNumber } from '@slrt/domain/nik'
import { createSignal, onCleanup, Show } from 'solid-js'
import { problemOfError } from '../api.ts'
import { may } from '../session.tsx'
import { sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import { Button } from './Button.tsx'

const shownFor = 60_000

/**
 * Something that is masked: its end is said aloud, opening it is recorded, and it closes by itself after a minute.
 * @param props.path the reveal that opens it; without this right there is nothing to press
 */
export function Identity(props: {
  /** What it is, for those who cannot see it: "NIK Siti Aminah". */
  label: string
  masked: string
  path: string
  reveal: () => Promise<string | null>
  /** Numbers stand in fours. */
  grouped?: boolean
}) {
  const [text, setText] = createSignal('')
  const [problem, setProblem] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const written = (value: string) => (props.grouped ? groupNumber(value) : value)

  async function show() {
    setBusy(true)
    setProblem('')
    try {
      setText((await props.reveal()) ?? '')
      timer = setTimeout(() => setText(''), shownFor)
    } catch (error) {
      setProblem(sentenceOf(problemOfError(error)))
    }
    setBusy(false)
  }
  function hide() {
    clearTimeout(timer)
    setText('')
  }

  return (
    <span class="inline-flex flex-wrap items-center gap-x-2">
      <span role="status" class="break-all">
        <Show
          when={text()}
          fallback={
            <>
              <span aria-hidden="true">{written(props.masked)}</span>
              <span class="sr-only">
                {t('identity.masked', {
                  label: props.label,
                  end: props.masked.slice(props.masked.lastIndexOf('•') + 1),
                })}
              </span>
            </>
          }
        >
          {written(text())}
        </Show>
      </span>
      <Show when={may(props.path)}>
        <Button
          kind="quiet"
          class="no-print min-w-12 text-small!"
          busy={busy()}
          busyText={t('wait.loading')}
          aria-label={t(text() ? 'identity.hide_of' : 'identity.show_of', { label: props.label })}
          onClick={() => (text() ? hide() : void show())}
        >
          {t(text() ? 'identity.hide' : 'identity.show')}
        </Button>
      </Show>
      <Show when={problem()}>
        <span role="alert" class="w-full text-small text-late-ink">
          {problem()}
        </span>
      </Show>
    </span>
  )
}
