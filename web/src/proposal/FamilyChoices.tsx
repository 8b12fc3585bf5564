import { Show } from 'solid-js'
import { placeText } from '../field/place.ts'
import { t } from '../text/text.ts'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'

export type FamilyProps = {
  name: string
  label: string
  value: string
  onChange: (id: string) => void
  error?: string
  /** The family that is meant already. */
  except?: string | null
}
export type Family = {
  id: string
  head: string
  rt: string
  rw: string
  desa: { label: string }
  /** Members by whose name or number it was found, the head left out. */
  found?: readonly string[]
}

const shown = 8

/** The families to choose from; a sentence where there are none. */
export const FamilyChoices = (props: FamilyProps & { families: readonly Family[]; none: string }) => (
  <Show when={props.families.length > 0} fallback={<p class="text-ink-2">{props.none}</p>}>
    <ChoiceRows
      name={props.name}
      label={t('usulan.pick')}
      value={props.value}
      onChange={props.onChange}
      error={props.error}
      choices={props.families.slice(0, shown).map((family) => ({
        value: family.id,
        label: t('household.title', { head: family.head }),
        hint: [...(family.found ?? []), placeText(family)].join(' · '),
      }))}
    />
  </Show>
)
