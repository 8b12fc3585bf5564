import { ReasonedAct } from '@slrt/domain/item'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import { asAnswer } from './standing.ts'
import { Question, type Asked } from './Question.tsx'

/** Something is missing that only the resident can bring: the agency's clock stands still until then. */
export function AskResident() {
  return (
    <Question path="item.wait" gives="wait">
      {(asked) => <WaitForm {...asked} />}
    </Question>
  )
}

function WaitForm(props: Asked) {
  const draft = createDraft(`referral.wait.${props.referral().id}`, { note: '' })

  async function send() {
    const { item, needVersion } = props.referral()
    const input = { id: item, version: needVersion, note: draft.values.note.trim() }
    if (await props.answer(asAnswer(check(ReasonedAct, input)), input)) draft.reset({ note: '' })
  }
  return (
    <Form of={props.sending} onSubmit={send}>
      <TextField
        name="answer"
        label={t('referral.wait_label')}
        hint={t('referral.wait_hint')}
        rows={3}
        value={draft.values.note}
        onInput={(note) => draft.set({ note })}
        error={props.sending.errorAt('answer')}
      />
      <Button type="submit" kind="main" large wide class="self-start" busy={props.sending.busy()}>
        {t('referral.wait_action')}
      </Button>
    </Form>
  )
}
