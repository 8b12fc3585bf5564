import { NEED_EVIDENCE } from '@slrt/domain/proposal-content'
import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { Draft } from '../draft.ts'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { Kept } from '../ui/Kept.tsx'
import { Restored } from '../ui/Restored.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { inputOf, missingIn, wrongNumbers, type FormValues } from './form-values.ts'
import { KindFields, type Member } from './KindFields.tsx'
import { missingProblems, missingText } from './missing.ts'
import { PaperField } from './PaperField.tsx'

/** The form of one kind. What is written stays on the device at every letter; what it lacks is named before it leaves. */
export function ProposalForm(props: {
  draft: Draft<FormValues>
  head: string
  persons: readonly Member[]
  /** The server has it already. */
  saved?: boolean
  /** The form as it was before anything was written. */
  again: () => FormValues
}) {
  const navigate = useNavigate()
  const sending = createSending()
  const [kept, setKept] = createSignal(false)
  const values = props.draft.values
  const set = (next: Partial<FormValues>) => props.draft.set(next)
  const subject = () => `proposal:${values.id}`
  const missing = () => missingIn(values)
  const needsPaper = () => NEED_EVIDENCE.includes(values.kind)
  // A draft that another opened is saved by its version once; afterwards the page shows where it stands.
  const save = () => sending.send('proposal.save', inputOf(values), subject(), props.head)

  function wrong() {
    return sending.accepts(wrongNumbers(values.answers))
  }
  function leave(result: 'done' | 'waiting', said: string) {
    props.draft.reset({ ...props.again(), id: values.id })
    if (result === 'waiting') return void setKept(true)
    sayDone(said)
    navigate(`/usulan/${values.id}`, { replace: true })
  }
  async function keep() {
    if (!wrong()) return
    const result = await save()
    if (result !== 'refused') leave(result, t('usulan.saved'))
  }
  async function submit() {
    if (!wrong() || !sending.accepts(missingProblems(missing()))) return
    const saved = await save()
    if (saved === 'refused') return
    const { id, version } = values
    const input = version === null ? { id } : { id, version: version + 1 }
    const result = await sending.send('proposal.submit', input, subject(), props.head)
    if (result !== 'refused') leave(result, t('usulan.submitted'))
  }
  return (
    <Show when={!kept()} fallback={<Kept subject={subject()} back="/usulan" backText={t('usulan.title')} />}>
      <Restored of={props.draft} onClear={() => props.draft.reset(props.again())} />
      <Form of={sending} onSubmit={submit}>
        <KindFields values={values} set={set} persons={props.persons} attempt={sending} />
        <TextField
          name="reason"
          label={t('usulan.field.reason')}
          hint={t(`usulan.reason_hint.${values.kind}`)}
          rows={4}
          maxlength={4000}
          value={values.reason}
          onInput={(reason) => set({ reason })}
          error={sending.errorAt('reason')}
        />
        <PaperField
          name="files"
          label={needsPaper() ? t('usulan.field.files') : `${t('usulan.field.files')} (${t('form.optional')})`}
          hint={t(needsPaper() ? `usulan.paper.${values.kind as 'GANDA'}` : 'usulan.paper')}
          of={{ proposal: values.id }}
          about={props.head}
          proves="SURAT"
          files={values.files}
          before={async () => props.saved || values.files.length > 0 || (await save()) !== 'refused'}
          onAdd={(id) => set({ files: [...values.files, id] })}
          onDrop={(id) => set({ files: values.files.filter((one) => one !== id) })}
          error={sending.errorAt('files')}
        />
        <Show when={missing().length > 0}>
          <div class="rounded-box bg-sunken p-4">
            <p class="font-semibold">{t('usulan.missing', { n: missing().length })}</p>
            <ul class="list-disc pl-5">
              <For each={missing()}>{(name) => <li>{missingText(name, values.kind)}</li>}</For>
            </ul>
          </div>
        </Show>
        <div class="flex flex-col gap-3 tablet:flex-row">
          <Button type="submit" kind="main" large wide busy={sending.busy()}>
            {t('usulan.act.submit')}
          </Button>
          <Button large wide onClick={() => void keep()}>
            {t('usulan.keep')}
          </Button>
        </div>
        <p class="max-w-[50ch] text-small text-ink-2">{t('usulan.keep_hint')}</p>
      </Form>
    </Show>
  )
}
