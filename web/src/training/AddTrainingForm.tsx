import { newId } from '@slrt/domain/id'
import { AddTraining } from '@slrt/domain/training'
import { check } from '../attempt.ts'
import { createDraft } from '../draft.ts'
import { createSending } from '../form.ts'
import { dateOf, noDate } from '../regulation/dates.ts'
import { DateField } from '../regulation/fields/DateField.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'

const empty = () => ({ id: '', title: '', organiser: '', heldOn: noDate, validUntil: noDate })

/** Records a course, below the list that it joins. */
export function AddTrainingForm(props: {
  staff: string
  name: string
  onClose: () => void
  again: () => Promise<void>
}) {
  const draft = createDraft(`training.add.${props.staff}`, empty())
  const sending = createSending()

  async function send() {
    if (!draft.values.id) draft.set({ id: newId() })
    const { id, title, organiser, heldOn, validUntil } = draft.values
    const days = { heldOn: dateOf(heldOn), validUntil: dateOf(validUntil) || null }
    const input = { id, staff: props.staff, title, organiser, ...days }
    if (!sending.accepts(check(AddTraining, input))) return
    const result = await sending.send('training.add', input, `staff:${props.staff}`, props.name)
    if (result === 'refused') return
    draft.reset(empty())
    if (result === 'done') sayDone(t('training.saved', { name: props.name }))
    await props.again()
    props.onClose()
  }

  return (
    <div class="flex flex-col gap-4 border-t border-line pt-4">
      <h3 class="text-h2">{t('training.add_title', { name: props.name })}</h3>
      <Form of={sending} onSubmit={send}>
        <TextField
          name="title"
          label={t('training.what')}
          hint={t('training.what_hint')}
          value={draft.values.title}
          onInput={(title) => draft.set({ title })}
          error={sending.errorAt('title')}
        />
        <TextField
          name="organiser"
          label={t('training.organiser')}
          value={draft.values.organiser}
          onInput={(organiser) => draft.set({ organiser })}
          error={sending.errorAt('organiser')}
        />
        <DateField
          name="heldOn"
          label={t('training.held_on')}
          hint={t('training.held_on_hint')}
          value={draft.values.heldOn}
          onInput={(heldOn) => draft.set({ heldOn })}
          error={sending.errorAt('heldOn')}
        />
        <DateField
          name="validUntil"
          label={t('training.valid_until')}
          hint={t('training.valid_until_hint')}
          value={draft.values.validUntil}
          onInput={(validUntil) => draft.set({ validUntil })}
          error={sending.errorAt('validUntil')}
        />
        <div class="flex flex-col gap-3 tablet:flex-row">
          <Button type="submit" wide busy={sending.busy()}>
            {t('training.save')}
          </Button>
          <Button wide onClick={props.onClose}>
            {t('action.not_now')}
          </Button>
        </div>
      </Form>
    </div>
  )
}
