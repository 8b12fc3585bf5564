import { createSignal, onCleanup, Show } from 'solid-js'
import { api, problemOfError } from '../api.ts'
import { may } from '../session.tsx'
import { sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'

const shownFor = 60_000

/** An address with only its first letter. Opening it is recorded, and it closes by itself after a minute. */
export function Contact(props: { id: string; name: string; masked: string }) {
  const [email, setEmail] = createSignal('')
  const [problem, setProblem] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))

  async function show() {
    setBusy(true)
    setProblem('')
    try {
      setEmail((await api.staff.contact.mutate({ id: props.id })).email)
      timer = setTimeout(() => setEmail(''), shownFor)
    } catch (error) {
      setProblem(sentenceOf(problemOfError(error)))
    }
    setBusy(false)
  }
  function hide() {
    clearTimeout(timer)
    setEmail('')
  }

  return (
    <span class="inline-flex flex-wrap items-center gap-x-2">
      <span role="status" class="break-all">
        <Show
          when={email()}
          fallback={<span aria-label={t('staff.masked', { masked: props.masked })}>{props.masked}</span>}
        >
          {email()}
        </Show>
      </span>
      <Show when={may('staff.contact')}>
        <Button
          kind="quiet"
          class="no-print text-small!"
          busy={busy()}
          busyText={t('wait.loading')}
          aria-label={t(email() ? 'staff.hide_of' : 'staff.show_of', { name: props.name })}
          onClick={() => (email() ? hide() : void show())}
        >
          {t(email() ? 'staff.hide' : 'staff.show')}
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
