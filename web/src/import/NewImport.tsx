import { newId } from '@slrt/domain/id'
import { IMPORT_KINDS, type ImportKind } from '@slrt/domain/import'
import { MOST_IMPORT_BYTES } from '@slrt/domain/import-step'
import { useNavigate } from '@solidjs/router'
import { createSignal, onCleanup, Show } from 'solid-js'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Form } from '../ui/Form.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { guessKind } from './guess-kind.ts'
import { Progress } from './Progress.tsx'
import { sendFile, type Underway } from './send-file.ts'
import { kindText, sizeText } from './words.ts'

/** A file on its way: chosen, said what it is, sent; then its columns are looked at. */
export function NewImport() {
  const sending = createSending()
  const [file, setFile] = createSignal<File>()

  async function take(chosen: File) {
    sending.say()
    if (chosen.size === 0) return sending.say({ problem: { code: 'import.empty' } })
    if (chosen.size > MOST_IMPORT_BYTES)
      return sending.say({ problem: { code: 'import.too_large', facts: { most: 2 } } })
    setFile(chosen)
  }
  return (
    <Show
      when={file()}
      keyed
      fallback={
        <div class="reading flex flex-col gap-4">
          <ErrorSummary of={sending} />
          <ChooseFile onFile={(chosen) => void take(chosen)} />
        </div>
      }
    >
      {(chosen) => <Sending file={chosen} onAnother={() => setFile(undefined)} />}
    </Show>
  )
}

function Sending(props: { file: File; onAnother: () => void }) {
  const navigate = useNavigate()
  const sending = createSending()
  const [kind, setKind] = createSignal<ImportKind>()
  const [underway, setUnderway] = createSignal<Underway>()
  let isOpen = true
  onCleanup(() => (isOpen = false))
  void guessKind(props.file).then((guess) => guess && setKind((known) => known ?? guess))
  // Closing the window would end the sending; the browser asks first.
  const stay = (event: BeforeUnloadEvent) => underway() && event.preventDefault()
  addEventListener('beforeunload', stay)
  onCleanup(() => removeEventListener('beforeunload', stay))

  async function send() {
    const { file } = props
    const chosen = kind()
    if (underway() || !sending.accepts(chosen ? [] : [{ path: 'import_kind', reason: 'required' }])) return
    setUnderway({ phase: 'read', bytes: 0 })
    const sent = await sendFile(file, () => isOpen, setUnderway)
    setUnderway(undefined)
    if (!isOpen) return
    if (!sent.ok) return sending.refuse(sent.problem)
    const id = newId()
    const input = { id, kind: chosen, fileName: file.name.slice(0, 200), sha256: sent.sha256, bytes: file.size }
    const result = await sending.send('import.begin', input, `import:${id}`, file.name)
    if (result === 'done') navigate(`/impor/${id}`)
    else if (result === 'waiting') {
      sayDone(t('kept.waiting'))
      props.onAnother()
    }
  }

  return (
    <div class="reading">
      <Form of={sending} onSubmit={send}>
        <div>
          <h2 class="wrap-anywhere">{props.file.name}</h2>
          <p class="text-ink-2">{sizeText(props.file.size)}</p>
        </div>
        <Show
          when={!underway()}
          fallback={
            <div role="status" class="flex flex-col gap-2">
              <p class="font-semibold">{t(`impor.phase.${underway()!.phase}`)}</p>
              <Progress label={props.file.name} done={underway()!.bytes} of={props.file.size} />
              <p class="text-ink-2">{t('impor.phase_text')}</p>
            </div>
          }
        >
          <ChoiceRows
            name="import_kind"
            label={t('impor.kind')}
            value={kind() ?? ''}
            onChange={(value) => setKind(value as ImportKind)}
            error={sending.errorAt('import_kind')}
            choices={IMPORT_KINDS.map((value) => ({
              value,
              label: kindText(value),
              hint: t(`impor.kind.${value}_hint`),
            }))}
          />
          <div class="flex flex-col gap-3 tablet:flex-row">
            <Button type="submit" kind="main" large wide busy={sending.busy()}>
              {t('impor.send')}
            </Button>
            <Button large wide onClick={() => props.onAnother()}>
              {t('impor.choose_other')}
            </Button>
          </div>
        </Show>
      </Form>
    </div>
  )
}
