import { NEEDS, sectorOf, SECTORS, type Category, type Need } from '@slrt/domain/category'
import { PROGRAM_CODES, type ProgramCode } from '@slrt/domain/complaint'
import { URGENCIES, type Urgency } from '@slrt/domain/urgency'
import { For, onMount, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { isOffered } from '../../catalogue/in-force.ts'
import { createAttempt } from '../../attempt.ts'
import { t } from '../../text/text.ts'
import { ChoiceRows } from '../../ui/ChoiceRows.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FieldError, idOfField } from '../../ui/TextField.tsx'
import type { OpenDraft } from './draft-store.ts'
import { asksProgram, paperlessOf, toggled, withProposal, type ChosenNeed } from './register-draft.ts'
import { StepFrame } from './StepFrame.tsx'
import { problemsOf } from './steps.ts'
import Ellipsis from '~icons/lucide/ellipsis'
import FileUser from '~icons/lucide/file-user'
import Hospital from '~icons/lucide/hospital'
import House from '~icons/lucide/house'
import IdCard from '~icons/lucide/id-card'
import School from '~icons/lucide/school'
import Wallet from '~icons/lucide/wallet'
import Zap from '~icons/lucide/zap'
import Check from '~icons/lucide/circle-check'

const pictures: Record<Need, typeof House> = {
  berobat_kis: Hospital,
  sekolah: School,
  rumah: House,
  bantuan: Wallet,
  dokumen: IdCard,
  listrik: Zap,
  data: FileUser,
  lainnya: Ellipsis,
}

const choiceOf = (category: Category) => ({ value: category, label: t(`category.${category}`) })

/** The categories behind a picture; many of them under the headings of their sectors. */
function choicesOf(need: Need) {
  const categories = NEEDS.find(({ code }) => code === need)!.categories.filter((one: Category) => isOffered(one))
  if (categories.length < 15) return categories.map(choiceOf)
  return SECTORS.map((sector) => ({
    heading: t(`sector.${sector}`),
    choices: categories.filter((one) => sectorOf(one) === sector).map(choiceOf),
  })).filter(({ choices }) => choices.length > 0)
}

/** Step 2: what is needed, in pictures, then which of it; and whether it can wait. */
export function Needs(props: { draft: OpenDraft; back: string; onNext: () => void }) {
  const attempt = createAttempt()
  const values = () => props.draft.values
  onMount(() => {
    if (values().isPapersProposed || paperlessOf(values()) === '') return
    props.draft.set({ needs: withProposal(values()), isPapersProposed: true })
  })
  const change = (need: Need, next: Partial<ChosenNeed>) => props.draft.set('needs', (one) => one.need === need, next)

  return (
    <StepFrame
      draft={props.draft}
      step="kebutuhan"
      title={t('needs.title')}
      text={t('needs.text')}
      back={props.back}
      attempt={attempt}
      onNext={() => attempt.accepts(problemsOf('kebutuhan', values())) && props.onNext()}
    >
      <Pictures
        chosen={values().needs.map(({ need }) => need)}
        onToggle={(need) => props.draft.set({ needs: toggled(values().needs, need) })}
        error={attempt.errorAt('needs')}
      />
      <Show when={paperlessOf(values()) !== '' && values().needs.some(({ need }) => need === 'dokumen')}>
        <Notice kind="info">{t('needs.papers', { name: paperlessOf(values()) })}</Notice>
      </Show>
      <For each={values().needs}>
        {(chosen) => (
          <section class="flex flex-col gap-4 border-t border-line pt-4">
            <h2 class="flex items-center gap-2">
              <Dynamic component={pictures[chosen.need]} class="icon-24" aria-hidden="true" />
              {t(`need.${chosen.need}`)}
            </h2>
            <ChoiceRows
              name={`category-${chosen.need}`}
              label={t('needs.which')}
              value={chosen.category}
              onChange={(category) => change(chosen.need, { category: category as Category })}
              choices={choicesOf(chosen.need)}
              error={attempt.errorAt(`category-${chosen.need}`)}
            />
            <Show when={asksProgram(chosen)}>
              <ChoiceRows
                name={`program-${chosen.need}`}
                label={t('needs.program')}
                value={chosen.program}
                onChange={(program) => change(chosen.need, { program: program as ProgramCode })}
                choices={PROGRAM_CODES.map((one) => ({ value: one, label: t(`program.${one}`) }))}
                error={attempt.errorAt(`program-${chosen.need}`)}
              />
            </Show>
          </section>
        )}
      </For>
      <Show when={values().needs.length > 0}>
        <div class="border-t border-line pt-4">
          <ChoiceRows
            name="urgency"
            label={t('needs.urgency')}
            value={values().urgency}
            onChange={(urgency) => props.draft.set({ urgency: urgency as Urgency })}
            choices={URGENCIES.map((one) => ({
              value: one,
              label: t(`urgency.${one}`),
              hint: t(`needs.urgency.${one}`),
            }))}
          />
        </div>
      </Show>
    </StepFrame>
  )
}

/** Eight pictures with their words, one or more of them. */
function Pictures(props: { chosen: Need[]; onToggle: (need: Need) => void; error: string | undefined }) {
  return (
    <fieldset
      id={idOfField('needs')}
      class="flex flex-col gap-2"
      aria-describedby={props.error ? 'needs-error' : undefined}
    >
      <legend class="sr-only">{t('needs.title')}</legend>
      <Show when={props.error}>
        {(error) => (
          <span id="needs-error">
            <FieldError>{error()}</FieldError>
          </span>
        )}
      </Show>
      <div class="grid grid-cols-2 gap-3 tablet:grid-cols-4">
        <For each={NEEDS}>
          {({ code }) => (
            <label class="relative flex min-h-28 cursor-pointer flex-col items-center justify-center gap-2 rounded-box border border-edge bg-surface p-3 text-center font-semibold has-checked:border-action has-checked:bg-action-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus-out)">
              <input
                type="checkbox"
                class="peer sr-only"
                checked={props.chosen.includes(code)}
                onChange={() => props.onToggle(code)}
              />
              <Check class="icon-24 absolute top-2 right-2 hidden text-action peer-checked:block" aria-hidden="true" />
              <Dynamic component={pictures[code]} class="size-8" aria-hidden="true" />
              {t(`need.${code}`)}
            </label>
          )}
        </For>
      </div>
    </fieldset>
  )
}
