import { ActOnReferral } from '@slrt/domain/referral'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { textOf } from '../mend.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Question, type Asked } from './Question.tsx'

/** Terima: who takes care of it, and when. */
export function Accept() {
  return (
    <Question path="referral.accept" gives="accept">
      {(asked) => <AcceptForm {...asked} />}
    </Question>
  )
}

function AcceptForm(props: Asked) {
  const { id } = props.referral()
  const draft = createDraft(
    `referral.accept.${id}`,
    { note: '' },
    props.mending && { note: textOf(props.mending.input['note']) },
  )

  async function send() {
    const input = { id, version: props.referral().version, note: draft.values.note.trim() || undefined }
    if (await props.answer(check(ActOnReferral, input), input)) draft.reset({ note: '' })
  }
  return (
    <Form of={props.sending} onSubmit={send}>
      <TextField
        name="note"
        label={t('referral.accept_label')}
        optional={t('form.optional')}
        hint={t('referral.accept_hint')}
        rows={3}
        value={draft.values.note}
        onInput={(note) => draft.set({ note })}
        error={props.sending.errorAt('note')}
      />
      <Button type="submit" kind="main" large wide class="self-start" busy={props.sending.busy()}>
        {t('referral.accept_action')}
      </Button>
    </Form>
  )
}
