import { PERIODS, type Period } from '@slrt/domain/program'
import { Index, Show } from 'solid-js'
import type { Attempt } from '../../attempt.ts'
import { RuleEditor } from '../../rule/RuleEditor.tsx'
import type { Editor } from '../../rule/editor.ts'
import { freshLeaf } from '../../rule/rule-model.ts'
import { t } from '../../text/text.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceRows } from '../../ui/ChoiceRows.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { rupiah } from '../program-words.ts'
import { GIVINGS, numberOf, type Giving, type PartForm, type ProgramValues } from '../program-values.ts'
import Plus from '~icons/lucide/plus'
import X from '~icons/lucide/x'

type Props = {
  values: ProgramValues
  set: (part: Partial<ProgramValues>) => void
  attempt: Attempt
  /** The editor of the lines of one part. */
  editorOf: (n: number) => Editor
}

/** An amount as it is typed, and below it as it is read: three noughts too few are seen. */
function AmountField(props: {
  name: string
  label: string
  value: string
  onInput: (value: string) => void
  attempt: Attempt
}) {
  const read = () => {
    const amount = numberOf(props.value)
    return typeof amount === 'number' ? rupiah(amount) : ''
  }
  return (
    <div>
      <TextField
        name={props.name}
        label={props.label}
        hint={t('prog.amount_hint')}
        inputmode="numeric"
        maxlength={20}
        value={props.value}
        onInput={props.onInput}
        error={props.attempt.errorAt(props.name)}
      />
      <p class="mt-1 text-small text-ink-2" role="status">
        {read()}
      </p>
    </div>
  )
}

/** What a family or a person gets. */
export function BenefitFields(props: Props) {
  const set = (part: Partial<ProgramValues>) => props.set(part)
  return (
    <section class="flex flex-col gap-4" aria-labelledby="yang-diberikan">
      <h2 id="yang-diberikan">{t('prog.benefit')}</h2>
      <ChoiceRows
        name="prog.giving"
        label={t('prog.giving')}
        value={props.values.giving}
        onChange={(giving) => set({ giving: giving as Giving })}
        choices={GIVINGS.map((value) => ({
          value,
          label: t(`prog.giving.${value}`),
          hint: t(`prog.giving_hint.${value}`),
        }))}
      />
      <div class="grid items-start gap-4 tablet:grid-cols-2">
        <Show when={props.values.giving === 'money'}>
          <AmountField
            name="prog.benefit.amount"
            label={t(`prog.amount.${props.values.unit}`)}
            value={props.values.amount}
            onInput={(amount) => set({ amount })}
            attempt={props.attempt}
          />
        </Show>
        <Select
          name="prog.per"
          label={t('prog.per')}
          value={props.values.per}
          onChange={(per) => set({ per: per as Period })}
          choices={PERIODS.map((value) => ({ value, label: t(`prog.per.${value}`) }))}
        />
      </div>
      <Show when={props.values.giving === 'parts'}>
        <Parts {...props} />
      </Show>
      <TextField
        name="prog.benefit.text"
        label={t('prog.benefit_text')}
        hint={t('prog.benefit_text_hint')}
        optional={t('prog.optional')}
        rows={2}
        maxlength={300}
        value={props.values.text}
        onInput={(text) => set({ text })}
        error={props.attempt.errorAt('prog.benefit.text')}
      />
    </section>
  )
}

const freshPart = (): PartForm => ({
  name: '',
  rule: { id: 's1', kind: 'group', mode: 'all', items: [freshLeaf('s2')] },
  amount: '',
  most: '',
})

/** An amount for each member that fits: PKH gives for a pregnancy, a pupil, an elderly. */
function Parts(props: Props) {
  const put = (n: number, part: Partial<PartForm>) =>
    props.set({ parts: props.values.parts.map((one, at) => (at === n ? { ...one, ...part } : one)) })
  return (
    <div class="flex flex-col gap-4">
      <ol class="flex flex-col divide-y divide-line border-y border-line empty:hidden">
        <Index each={props.values.parts}>
          {(part, n) => (
            <li class="flex flex-col gap-3 py-4">
              <div class="grid items-start gap-4 tablet:grid-cols-[2fr_2fr_1fr]">
                <TextField
                  name={`prog.benefit.parts.${n}.name`}
                  label={t('prog.part_name')}
                  value={part().name}
                  onInput={(name) => put(n, { name })}
                  maxlength={80}
                  error={props.attempt.errorAt(`prog.benefit.parts.${n}.name`)}
                />
                <AmountField
                  name={`prog.benefit.parts.${n}.amount`}
                  label={t('prog.part_amount')}
                  value={part().amount}
                  onInput={(amount) => put(n, { amount })}
                  attempt={props.attempt}
                />
                <TextField
                  name={`prog.benefit.parts.${n}.most`}
                  label={t('prog.part_most')}
                  hint={t('prog.part_most_hint')}
                  inputmode="numeric"
                  maxlength={2}
                  value={part().most}
                  onInput={(most) => put(n, { most })}
                  error={props.attempt.errorAt(`prog.benefit.parts.${n}.most`)}
                />
              </div>
              <RuleEditor
                editor={props.editorOf(n)}
                inMember
                lead={(mode) => (
                  <>
                    {t('prog.part_for')} {mode} {t('syarat.these')}:
                  </>
                )}
              />
              <Button
                class="self-start"
                onClick={() => props.set({ parts: props.values.parts.filter((_, at) => at !== n) })}
              >
                <X class="icon" aria-hidden="true" />
                {t('prog.part_remove', { n: n + 1 })}
              </Button>
            </li>
          )}
        </Index>
      </ol>
      <Button class="self-start" onClick={() => props.set({ parts: [...props.values.parts, freshPart()] })}>
        <Plus class="icon" aria-hidden="true" />
        {t('prog.part_add')}
      </Button>
      <TextField
        name="prog.benefit.mostMembers"
        label={t('prog.most_members')}
        hint={t('prog.most_members_hint')}
        inputmode="numeric"
        width="max-w-32"
        maxlength={2}
        value={props.values.mostMembers}
        onInput={(mostMembers) => props.set({ mostMembers })}
        error={props.attempt.errorAt('prog.benefit.mostMembers')}
      />
    </div>
  )
}
