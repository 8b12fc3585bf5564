import { createSignal, Show } from 'solid-js'
import { api, problemOfError } from '../api.ts'
import { giveCsv } from '../export/give-file.ts'
import type { Problem } from '../problem.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Failure } from '../ui/Failure.tsx'
import type { Shown } from './words.ts'

/** The refused rows as a file of their own columns, to be mended in a spreadsheet and sent again. */
export function RejectedFile(props: { of: Shown }) {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  async function take() {
    setBusy(true)
    setProblem(undefined)
    try {
      const parts: string[] = []
      let name = ''
      for (let after: number | null | undefined; after !== null;) {
        const part = await api.import.rejected.mutate({ id: props.of.id, ...(after && { after }) })
        parts.push(part.csv)
        name = part.fileName
        after = part.next
      }
      giveCsv(name, parts.join(''))
    } catch (error) {
      setProblem(problemOfError(error))
    }
    setBusy(false)
  }
  return (
    <>
      <Button wide busy={busy()} busyText={t('wait.loading')} onClick={() => void take()}>
        {t('impor.download')}
      </Button>
      <Show when={problem()}>{(why) => <Failure problem={why()} />}</Show>
    </>
  )
}
