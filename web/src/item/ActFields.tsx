import type { Category } from '@slrt/domain/category'
import { RESOLUTIONS } from '@slrt/domain/item'
import { Match, Show, Switch } from 'solid-js'
import type { Attempt } from '../attempt.ts'
import { t, tCode } from '../text/text.ts'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { ActValues } from './act-form.ts'
import { asksOf } from './acts.ts'
import { UnitChoice } from './UnitChoice.tsx'
import Frown from '~icons/lucide/frown'
import Laugh from '~icons/lucide/laugh'
import Meh from '~icons/lucide/meh'
import Smile from '~icons/lucide/smile'

type Props = {
  act: string
  category: Category
  /** Of the family. */
  desa: string
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
        <UnitChoice
          category={props.category}
          desa={props.desa}
          value={props.values.unit}
          onChange={(unit) => props.set({ unit })}
          error={props.attempt.errorAt('unit')}
        />
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

/** From not content to very content; each beside its words. */
const FACES = [Frown, Meh, Smile, Laugh]

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
        choices={FACES.map((icon, at) => ({
          value: `${at + 1}`,
          icon,
          label: tCode('ask.feedback.', `${at + 1}`, 'ask.feedback.content'),
        }))}
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
