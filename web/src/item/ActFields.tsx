import { sectorOf, type Category } from '@slrt/domain/category'
import { RESOLUTIONS } from '@slrt/domain/item'
import { Match, Show, Switch } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import type { Attempt } from '../attempt.ts'
import { t, tCode } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { ActValues } from './act-form.ts'
import { asksOf } from './acts.ts'

type Props = {
  act: string
  category: Category
  values: ActValues
  set: (part: Partial<ActValues>) => void
  attempt: Pick<Attempt, 'errorAt'>
}

/** The questions of an act. */
export function ActFields(props: Props) {
  const asks = () => asksOf(props.act)
  return (
    <Switch>
      <Match when={asks() === 'referral'}>
        <UnitChoice {...props} />
        <TextField
          name="request"
          label={t('ask.referral.request')}
          hint={t('ask.referral.request_hint')}
          rows={4}
          value={props.values.request}
          onInput={(request) => props.set({ request })}
          error={props.attempt.errorAt('request')}
        />
      </Match>
      <Match when={asks() === 'feedback'}>
        <Feedback {...props} />
      </Match>
      <Match when={asks() !== 'nothing'}>
        <Show when={asks() === 'finish'}>
          <ChoiceRows
            name="resolution"
            label={t('ask.item.finish_how')}
            value={props.values.resolution}
            onChange={(resolution) => props.set({ resolution })}
            choices={RESOLUTIONS.map((value) => ({ value, label: t(`resolution.${value}`) }))}
            error={props.attempt.errorAt('resolution')}
          />
        </Show>
        <TextField
          name="note"
          label={tCode('ask.', props.act, 'ask.item.finish')}
          hint={asks() === 'message' ? undefined : t('ask.reason_read')}
          rows={4}
          value={props.values.note}
          onInput={(note) => props.set({ note })}
          error={props.attempt.errorAt('note')}
        />
      </Match>
    </Switch>
  )
}

function Feedback(props: Props) {
  return (
    <>
      <ChoiceRows
        name="arrived"
        label={t('ask.feedback.arrived')}
        value={props.values.arrived}
        onChange={(arrived) => props.set({ arrived: arrived as ActValues['arrived'] })}
        choices={[
          { value: 'yes', label: t('ask.feedback.yes') },
          { value: 'no', label: t('ask.feedback.no') },
        ]}
        error={props.attempt.errorAt('arrived')}
      />
      <ChoiceRows
        name="content"
        label={t('ask.feedback.content')}
        value={props.values.content}
        onChange={(content) => props.set({ content })}
        choices={(['1', '2', '3', '4'] as const).map((value) => ({ value, label: t(`ask.feedback.${value}`) }))}
      />
      <TextField
        name="note"
        label={t('ask.feedback.note')}
        rows={3}
        value={props.values.note}
        onInput={(note) => props.set({ note })}
      />
    </>
  )
}

/** Agencies and partners, those of the need's sector first. */
function UnitChoice(props: Props) {
  const units = createAsk(
    'unit.list',
    () => ({}),
    (input) => api.unit.list.query(input),
  )
  const sector = () => sectorOf(props.category)
  return (
    <Answer of={units}>
      {(all) => {
        const taking = () => all().filter(({ kind }) => kind === 'OPD' || kind === 'MITRA')
        const rows = (fits: boolean) =>
          taking()
            .filter(({ sectors }) => sectors.includes(sector()) === fits)
            .map(({ id, name }) => ({ value: id, label: name }))
        const groups = () =>
          [
            { heading: t('ask.referral.unit_fits'), choices: rows(true) },
            { heading: t('ask.referral.unit_others'), choices: rows(false) },
          ].filter(({ choices }) => choices.length > 0)
        return (
          <Show when={taking().length > 0} fallback={<p>{t('ask.referral.unit_none')}</p>}>
            <ChoiceRows
              name="unit"
              label={t('ask.referral.unit')}
              value={props.values.unit}
              onChange={(unit) => props.set({ unit })}
              choices={groups()}
              error={props.attempt.errorAt('unit')}
            />
          </Show>
        )
      }}
    </Answer>
  )
}
