import { PartDuplicate } from '@slrt/domain/duplicate'
import { Show } from 'solid-js'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { t, tCode } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { pairText, type Pair } from './DuplicatePage.tsx'

/** Fields that people have a word for; a masked number goes with its number. */
const SHOWN = ['name', 'birthDate', 'mother', 'sex', 'nik', 'phone', 'kk']

/** Takes a merge back, and says beforehand what stays where it is. */
export function PartDialog(props: { pair: Pair; open: boolean; onClose: () => void }) {
  const sending = createSending()
  const draft = createDraft(`duplicate.part.${props.pair.id}`, { reason: '' })
  const later = () =>
    [...new Set(props.pair.later.map(({ field }) => field))]
      .filter((field) => SHOWN.includes(field))
      .map((field) => tCode('duplicate.field.', field, 'duplicate.unknown').toLowerCase())
      .join(', ')

  async function part() {
    const { id, version } = props.pair
    const input = { id, version, reason: draft.values.reason.trim() }
    const found = check(PartDuplicate, input).map((one) => ({ ...one, path: 'part_reason', reason: 'required' }))
    if (!sending.accepts(found)) return
    const pair = pairText(props.pair)
    const result = await sending.send('duplicate.part', input, `duplicate:${id}`, pair)
    if (result === 'refused') return
    draft.reset({ reason: '' })
    if (result === 'done') sayDone(t('duplicate.parted', { pair }))
    props.onClose()
  }
  return (
    <Confirm
      open={props.open}
      onClose={() => props.onClose()}
      title={t('duplicate.part_title')}
      action={t('duplicate.part')}
      onAction={() => void part()}
      busy={sending.busy()}
    >
      <p>{t('duplicate.part_text')}</p>
      <Show when={later()}>
        {(fields) => <p class="font-semibold">{t('duplicate.part_later', { fields: fields() })}</p>}
      </Show>
      <ErrorSummary of={sending} />
      <TextField
        name="part_reason"
        label={t('duplicate.part_why')}
        rows={2}
        maxlength={2000}
        value={draft.values.reason}
        onInput={(reason) => draft.set({ reason })}
        error={sending.errorAt('part_reason')}
      />
    </Confirm>
  )
}
