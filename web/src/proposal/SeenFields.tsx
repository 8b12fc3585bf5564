import { FAMILY_FACTS, PERSON_FACTS, type FactField as Spec } from '@slrt/domain/fact'
import { createSignal, For, Show } from 'solid-js'
import { FactField } from '../fact/FactField.tsx'
import { concerns, type Fact } from '../fact/fact-words.ts'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import type { Answers } from './form-values.ts'

type Member = { id: string; name: string; sex?: 'L' | 'P' | null }

/**
 * What can be seen of a house and heard of its people, by the lists of the register; each answer may be "tidak tahu". Of
 * a family that is in the register, what stands there is beside each question.
 */
export function SeenFields(props: {
  household: string | null
  persons: readonly Member[]
  answers: Answers
  put: (key: string, text: string) => void
  errorAt: (path: string) => string | undefined
}) {
  const ask = createAsk(
    'fact.show',
    () => props.household ?? undefined,
    (id) => api.fact.show.query({ id }),
  )
  const memberOf = (id: string) => ask.data()?.members.find((one) => one.id === id)
  return (
    <div id="field-seen" class="flex flex-col gap-4">
      <Record
        title={t('usulan.house')}
        record=""
        fields={Object.entries(FAMILY_FACTS)}
        facts={ask.data()?.family.facts ?? []}
        open
        {...props}
      />
      <For each={props.persons}>
        {(person) => (
          <Record
            title={person.name}
            record={person.id}
            fields={Object.entries(PERSON_FACTS).filter(([field]) =>
              concerns(field, memberOf(person.id)?.sex ?? person.sex),
            )}
            facts={memberOf(person.id)?.facts ?? []}
            {...props}
          />
        )}
      </For>
    </div>
  )
}

/** The questions of one record; of members they open at a press. */
function Record(props: {
  title: string
  record: string
  fields: [string, Spec][]
  facts: readonly Fact[]
  open?: boolean
  answers: Answers
  put: (key: string, text: string) => void
  errorAt: (path: string) => string | undefined
}) {
  const [open, setOpen] = createSignal(props.open ?? false)
  const keyOf = (field: string) => `${props.record}.${field}`
  const answered = () => props.fields.filter(([field]) => props.answers[keyOf(field)]).length
  return (
    <section class="flex flex-col gap-4 rounded-box border border-line bg-surface p-4">
      <div class="flex flex-wrap items-center justify-between gap-x-4">
        <div class="min-w-0">
          <h3 class="text-label wrap-anywhere">{props.title}</h3>
          <p class="text-small text-ink-2">{t('usulan.answered', { n: answered(), of: props.fields.length })}</p>
        </div>
        <Button
          aria-expanded={open()}
          aria-label={t(open() ? 'usulan.close_of' : 'usulan.open_of', { name: props.title })}
          onClick={() => setOpen(!open())}
        >
          {t(open() ? 'action.close' : 'usulan.open')}
        </Button>
      </div>
      <Show when={open()}>
        <div class="flex flex-col gap-6">
          <For each={props.fields}>
            {([field, spec]) => (
              <FactField
                name={field}
                at={`seen.${keyOf(field)}`}
                spec={spec}
                known={props.facts.find((fact) => fact.field === field)}
                value={props.answers[keyOf(field)] ?? ''}
                onChange={(text) => props.put(keyOf(field), text)}
                error={props.errorAt(`seen.${keyOf(field)}`)}
              />
            )}
          </For>
        </div>
      </Show>
    </section>
  )
}
