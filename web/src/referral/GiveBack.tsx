import { GiveBackReferral, RETURN_REASONS } from '@slrt/domain/referral'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { textOf } from '../mend.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import { asAnswer } from './standing.ts'
import { Question, type Asked } from './Question.tsx'

type Reason = (typeof RETURN_REASONS)[number] | ''
const empty = { reason: '' as Reason, note: '' }

/** Kembalikan: why, and where else. */
export function GiveBack() {
  return (
    <Question path="referral.giveBack" gives="give_back">
      {(asked) => <GiveBackForm {...asked} />}
    </Question>
  )
}

function GiveBackForm(props: Asked) {
  const { id } = props.referral()
  const written = props.mending?.input
  const draft = createDraft(
    `referral.giveBack.${id}`,
    empty,
    written && {
      reason: RETURN_REASONS.find((one) => one === written['reason']) ?? '',
      note: textOf(written['note']),
    },
  )
  const noteLabel = () => {
    const { reason } = draft.values
    return reason ? t(`referral.where.${reason}`) : t('referral.where')
  }

  async function send() {
    const { reason, note } = draft.values
    const input = { id, version: props.referral().version, reason, note: note.trim() }
    if (await props.answer(asAnswer(check(GiveBackReferral, input)), input)) draft.reset(empty)
  }
  return (
    <Form of={props.sending} onSubmit={send}>
      <ChoiceRows
        name="why"
        label={t('referral.reason')}
        value={draft.values.reason}
        onChange={(reason) => draft.set({ reason: reason as Reason })}
        choices={RETURN_REASONS.map((value) => ({
          value,
          label: t(`return_reason.${value}`),
          hint: t(`referral.reason_hint.${value}`),
        }))}
        error={props.sending.errorAt('why')}
      />
      <TextField
        name="answer"
        label={noteLabel()}
        hint={t('referral.give_back_hint')}
        rows={4}
        value={draft.values.note}
        onInput={(note) => draft.set({ note })}
        error={props.sending.errorAt('answer')}
      />
      <Button type="submit" kind="main" large wide class="self-start" busy={props.sending.busy()}>
        {t('referral.give_back_action')}
      </Button>
    </Form>
  )
}
