import { Show } from 'solid-js'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { Proposal } from './standing.ts'

export type NoteAct =
  | 'proposal.validate'
  | 'proposal.giveBack'
  | 'proposal.refuse'
  | 'proposal.tell'
  | 'proposal.withdraw'
const REASONED: readonly NoteAct[] = ['proposal.giveBack', 'proposal.refuse']

/** An act that is done with a word, or that must give its reason. */
export function NoteDialog(props: { of: Proposal; act: NoteAct; onClose: () => void }) {
  const sending = createSending()
  const draft = createDraft(`${props.act}.${props.of.id}`, { note: '' })
  const isReasoned = () => REASONED.includes(props.act)

  async function send() {
    const note = draft.values.note.trim()
    if (!sending.accepts(isReasoned() && note.length < 3 ? [{ path: 'usulan_note', reason: 'required' }] : [])) return
    const { id, version, isMine, head } = props.of
    const input = props.act === 'proposal.withdraw' ? (isMine ? { id } : { id, version }) : { id, version, note }
    const result = await sending.send(props.act, input, `proposal:${id}`, head)
    if (result === 'refused') return
    draft.reset({ note: '' })
    sayDone(t(result === 'done' ? `usulan.done.${props.act}` : 'kept.waiting'))
    props.onClose()
  }
  return (
    <Confirm
      open
      onClose={() => props.onClose()}
      title={t(`usulan.ask.${props.act}`)}
      action={t(`usulan.do.${props.act}`)}
      danger={props.act === 'proposal.refuse' || props.act === 'proposal.withdraw'}
      onAction={() => void send()}
      busy={sending.busy()}
    >
      <p>{t(`usulan.ask_text.${props.act}`)}</p>
      <ErrorSummary of={sending} />
      <Show when={props.act !== 'proposal.withdraw'}>
        <TextField
          name="usulan_note"
          label={t(isReasoned() ? 'usulan.reason_label' : 'usulan.note_label')}
          optional={isReasoned() ? undefined : t('form.optional')}
          rows={3}
          maxlength={2000}
          value={draft.values.note}
          onInput={(note) => draft.set({ note })}
          error={sending.errorAt('usulan_note')}
        />
      </Show>
    </Confirm>
  )
}
