import { createSignal, Show } from 'solid-js'
import { createAttempt } from '../attempt.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import { keep, PURPOSES, type Purpose } from './search-state.ts'

const leastNote = 5

/** What somebody is looked for: asked once a session, written down with each search. */
export function AskPurpose() {
  const attempt = createAttempt()
  const [purpose, setPurpose] = createSignal<Purpose>({ purpose: '', note: '' })
  const go = () => {
    const { purpose: chosen, note } = purpose()
    const problems = [
      ...(chosen ? [] : [{ path: 'purpose', reason: 'required' }]),
      ...(chosen === 'LAINNYA' && note.trim().length < leastNote ? [{ path: 'purposeNote', reason: 'required' }] : []),
    ]
    if (attempt.accepts(problems)) keep({ purpose: purpose() })
  }
  return (
    <div class="reading">
      <Form of={attempt} onSubmit={go}>
        <ChoiceRows
          name="purpose"
          label={t('search.purpose_ask')}
          hint={t('search.purpose_why')}
          value={purpose().purpose}
          onChange={(value) => setPurpose({ ...purpose(), purpose: value as Purpose['purpose'] })}
          choices={PURPOSES.map((value) => ({
            value,
            label: t(`search.purpose.${value}`),
            hint: t(`search.purpose.${value}.hint`),
          }))}
          error={attempt.errorAt('purpose')}
        />
        <Show when={purpose().purpose === 'LAINNYA'}>
          <TextField
            name="purposeNote"
            label={t('search.note')}
            hint={t('search.note_hint')}
            value={purpose().note}
            onInput={(note) => setPurpose({ ...purpose(), note })}
            error={attempt.errorAt('purposeNote')}
            maxlength={200}
          />
        </Show>
        <Button kind="main" type="submit" large wide class="self-start">
          {t('search.begin')}
        </Button>
      </Form>
    </div>
  )
}
