import { sectorOf, type Category } from '@slrt/domain/category'
import { createSignal, Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'

type Unit = Outputs['unit']['list'][number]
type Props = { category: Category; value: string; onChange: (unit: string) => void; error?: string }

/** The browser's own list serves up to so many; above, the name is searched. */
const FEW = 15

const taking = (all: Unit[]) => all.filter(({ kind }) => kind === 'OPD' || kind === 'MITRA')

function groupsOf(units: Unit[], category: Category) {
  const rows = (fits: boolean) =>
    units
      .filter(({ sectors }) => sectors.includes(sectorOf(category)) === fits)
      .map(({ id, name }) => ({ value: id, label: name }))
  return [
    { heading: t('ask.referral.unit_fits'), choices: rows(true) },
    { heading: t('ask.referral.unit_others'), choices: rows(false) },
  ].filter(({ choices }) => choices.length > 0)
}

/** To which agency or partner: those of the need's sector first. */
export function UnitChoice(props: Props) {
  const units = createAsk(
    'unit.list',
    () => ({}),
    (input) => api.unit.list.query(input),
  )
  return (
    <Answer of={units}>
      {(all) => (
        <Show when={taking(all()).length > 0} fallback={<p>{t('ask.referral.unit_none')}</p>}>
          <Show when={taking(all()).length <= FEW} fallback={<Searched {...props} units={taking(all())} />}>
            <Select
              name="unit"
              label={t('ask.referral.unit')}
              value={props.value}
              onChange={props.onChange}
              choices={[{ value: '', label: t('ask.referral.unit_choose') }]}
              groups={groupsOf(taking(all()), props.category)}
              error={props.error}
            />
          </Show>
        </Show>
      )}
    </Answer>
  )
}

function Searched(props: Props & { units: Unit[] }) {
  const [text, setText] = createSignal('')
  const fits = ({ id, name }: Unit) =>
    id === props.value || name.toLocaleLowerCase().includes(text().trim().toLocaleLowerCase())
  return (
    <>
      <TextField
        name="unit_search"
        label={t('ask.referral.unit_search')}
        type="search"
        value={text()}
        onInput={setText}
      />
      <ChoiceRows
        name="unit"
        label={t('ask.referral.unit')}
        value={props.value}
        onChange={props.onChange}
        choices={groupsOf(props.units.filter(fits), props.category)}
        error={props.error}
      />
    </>
  )
}
