import { createSignal, onCleanup, Show } from 'solid-js'
import { api, problemOfError } from '../api.ts'
import { sizeText } from '../join/size.ts'
import type { Problem } from '../problem.ts'
import { sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

type File = { address: string; type: string }

/** The scan of the legal basis, opened on demand, and that is recorded: a picture here, a PDF in the device's own reader. */
export function Decree(props: { id: string; name: string; bytes: number }) {
  const [file, setFile] = createSignal<File>()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const forget = () => {
    if (file()) URL.revokeObjectURL(file()!.address)
    setFile(undefined)
  }
  onCleanup(forget)

  async function show() {
    setBusy(true)
    setProblem(undefined)
    try {
      const { type, base64 } = await api.application.file.mutate({ id: props.id })
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      setFile({ type, address: URL.createObjectURL(new Blob([bytes], { type })) })
    } catch (error) {
      setProblem(problemOfError(error))
    }
    setBusy(false)
  }

  return (
    <section class="flex flex-col items-start gap-3">
      <h2>{t('join.file')}</h2>
      <p class="wrap-anywhere">
        {props.name}, {sizeText(props.bytes)}
      </p>
      <Button busy={busy()} busyText={t('wait.loading')} onClick={() => (file() ? forget() : void show())}>
        {t(file() ? 'application.file_hide' : 'application.file_show')}
      </Button>
      <Show when={problem()}>
        {(told) => (
          <Notice kind="late" alert>
            {sentenceOf(told())}
          </Notice>
        )}
      </Show>
      <Show when={file()}>
        {(shown) => (
          <>
            <a class="inline-flex min-h-control items-center" href={shown().address} download={props.name}>
              {t('application.file_save', { name: props.name })}
            </a>
            <Show when={shown().type !== 'application/pdf'}>
              <img
                src={shown().address}
                alt={t('application.file_alt', { name: props.name })}
                class="max-h-[80vh] max-w-full rounded-box border border-line"
              />
            </Show>
          </>
        )}
      </Show>
    </section>
  )
}
