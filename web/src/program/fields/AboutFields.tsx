import { CATEGORIES } from '@slrt/domain/category'
import {
  FUNDS,
  PROGRAM_ROADS,
  PROGRAM_UNITS,
  type Fund,
  type ProgramRoad,
  type ProgramUnit,
} from '@slrt/domain/program'
import { Show } from 'solid-js'
import type { Attempt } from '../../attempt.ts'
import { t } from '../../text/text.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { codeOf, type ProgramValues } from '../program-values.ts'

type Props = {
  values: ProgramValues
  set: (part: Partial<ProgramValues>) => void
  attempt: Attempt
  /** It has versions that hold: what it is called by machines, and whom it is for, stays. */
  isKnown: boolean
}

/** What the program is called, whose it is, whose money, and what an officer does with it. */
export function AboutFields(props: Props) {
  function rename(name: string) {
    // The code follows the name until somebody writes one.
    const follows = !props.isKnown && props.values.code === codeOf(props.values.name)
    props.set({ name, ...(follows ? { code: codeOf(name) } : {}) })
  }
  return (
    <section class="flex flex-col gap-4" aria-labelledby="tentang-program">
      <h2 id="tentang-program">{t('prog.about')}</h2>
      <TextField
        name="prog.name"
        label={t('prog.name')}
        hint={t('prog.name_hint')}
        value={props.values.name}
        onInput={rename}
        maxlength={160}
        error={props.attempt.errorAt('prog.name')}
      />
      <div class="grid gap-4 tablet:grid-cols-2">
        <Show
          when={!props.isKnown}
          fallback={
            <div>
              <p class="text-label">{t('prog.code')}</p>
              <p class="mt-2">{props.values.code}</p>
            </div>
          }
        >
          <TextField
            name="prog.code"
            label={t('prog.code')}
            hint={t('prog.code_hint')}
            value={props.values.code}
            onInput={(code) => props.set({ code: code.toUpperCase() })}
            maxlength={40}
            error={props.attempt.errorAt('prog.code')}
          />
        </Show>
        <TextField
          name="prog.owner"
          label={t('prog.owner')}
          hint={t('prog.owner_hint')}
          value={props.values.owner}
          onInput={(owner) => props.set({ owner })}
          maxlength={160}
          error={props.attempt.errorAt('prog.owner')}
        />
        <Select
          name="prog.fund"
          label={t('prog.fund')}
          value={props.values.fund}
          onChange={(fund) => props.set({ fund: fund as Fund })}
          choices={FUNDS.map((value) => ({ value, label: t(`prog.fund.${value}`) }))}
        />
        <Show when={!props.isKnown}>
          <Select
            name="prog.unit"
            label={t('prog.unit')}
            value={props.values.unit}
            onChange={(unit) => props.set({ unit: unit as ProgramUnit })}
            choices={PROGRAM_UNITS.map((value) => ({ value, label: t(`prog.unit.${value}`) }))}
          />
        </Show>
        <Select
          name="prog.road"
          label={t('prog.road')}
          value={props.values.road}
          onChange={(road) => props.set({ road: road as ProgramRoad })}
          choices={PROGRAM_ROADS.map((value) => ({ value, label: t(`prog.road.${value}`) }))}
        />
        <Show when={props.values.road === 'RUJUKAN'}>
          <Select
            name="prog.category"
            label={t('prog.category')}
            value={props.values.category}
            onChange={(category) => props.set({ category })}
            choices={[
              { value: '', label: t('prog.choose') },
              ...CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) })),
            ]}
            error={props.attempt.errorAt('prog.category')}
          />
        </Show>
      </div>
    </section>
  )
}
