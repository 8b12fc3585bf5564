import { createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { FamilyPick } from './FamilyPick.tsx'
import type { KindProps } from './KindFields.tsx'

/** The other record of the same person: first its family, then who it is there. */
export function TwinFields(props: KindProps) {
  const [family, setFamily] = createSignal('')
  const ask = createAsk(
    'household.show',
    () => family() || undefined,
    (id) => api.household.show.query({ id }),
  )
  const isInFamily = () => props.persons.some(({ id }) => id === props.values.twin)
  const rows = (persons: readonly { id: string; name: string }[]) =>
    persons.filter(({ id }) => id !== props.values.person).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <Show when={props.values.twin && !isInFamily() && !family()}>
        <p class="font-semibold">{t('usulan.twin_given')}</p>
      </Show>
      <FamilyPick
        name="twin_family"
        label={t('usulan.twin_family')}
        value={family()}
        onChange={setFamily}
        error={family() ? undefined : props.attempt.errorAt('twin')}
      />
      <Show when={family()}>
        <Answer of={ask}>
          {(found) => (
            <ChoiceRows
              name="twin"
              label={t('usulan.field.twin')}
              value={props.values.twin}
              onChange={(twin) => props.set({ twin })}
              choices={rows(found().persons)}
              error={props.attempt.errorAt('twin')}
            />
          )}
        </Answer>
      </Show>
    </>
  )
}
