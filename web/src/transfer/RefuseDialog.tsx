import { TRANSFER_ANSWERS } from '@slrt/domain/transfer'
import { createSignal } from 'solid-js'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { Transfer } from './TransferList.tsx'

/** Why a family is not handed over: one of a list, since no free text crosses. */
export function RefuseDialog(props: { of: Transfer; open: boolean; onClose: () => void; onDone: () => void }) {
  const sending = createSending()
  const [refuse, setRefuse] = createSignal('')
  async function send() {
    const { id, version, name, beside } = props.of
    if (!sending.accepts(refuse() ? [] : [{ path: 'refusal', reason: 'required' }])) return
    const input = { id, version, answer: { refuse: refuse() } }
    const result = await sending.send('transfer.answer', input, `transfer:${id}`, name ?? '')
    if (result === 'refused') return
    if (result === 'done') sayDone(t('transfer.refused', { place: beside?.label ?? '' }))
    props.onDone()
  }
  return (
    <Confirm
      open={props.open}
      onClose={() => props.onClose()}
      title={t('transfer.refuse_title')}
      action={t('transfer.refuse')}
      onAction={() => void send()}
      busy={sending.busy()}
    >
      <ErrorSummary of={sending} />
      <ChoiceRows
        name="refusal"
        label={t('transfer.refuse_label')}
        value={refuse()}
        onChange={setRefuse}
        error={sending.errorAt('refusal')}
        choices={TRANSFER_ANSWERS.map((value) => ({ value, label: t(`transfer.answer.${value}`) }))}
      />
    </Confirm>
  )
}
