import { createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { SearchBar } from '../ui/Filters.tsx'
import { FamilyChoices, type FamilyProps } from './FamilyChoices.tsx'
import { FamilySearch } from './FamilySearch.tsx'

/** A family of the register, found by name or number: a village leafs through its own, everybody else searches. */
export const FamilyPick = (props: FamilyProps) => (
  <Show when={may('household.list')} fallback={<FamilySearch {...props} />}>
    <OwnFamilies {...props} />
  </Show>
)

function OwnFamilies(props: FamilyProps) {
  const [text, setText] = createSignal('')
  const ask = createAsk(
    'household.list',
    () => (text().trim().length >= 2 ? { text: text().trim() } : undefined),
    (input) => api.household.list.query(input),
  )
  return (
    <div class="flex flex-col gap-3">
      <SearchBar label={props.label} value={text()} onSearch={setText} />
      <Show when={text().trim().length >= 2} fallback={<p class="text-ink-2">{t('usulan.pick_hint')}</p>}>
        <Answer of={ask}>
          {(page) => (
            <FamilyChoices
              {...props}
              none={t('usulan.pick_none')}
              families={page().rows.filter(({ id }) => id !== props.except)}
            />
          )}
        </Answer>
      </Show>
    </div>
  )
}
