import { sectorOf, type Category } from '@slrt/domain/category'
import { routeOf, type Route } from '@slrt/domain/routing'
import { createEffect, createSignal, Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createServiceRules } from '../complaint/service-rules.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { ChoiceRows } from '../ui/ChoiceRows.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'

type Unit = Outputs['unit']['list'][number]
type Props = {
  category: Category
  /** Desa of the family: a kecamatan may send its needs elsewhere. */
  desa: string
  value: string
  onChange: (unit: string) => void
  error?: string
}

/** The browser's own list serves up to so many; above, the name is searched. */
const FEW = 15

const taking = (all: Unit[]) => all.filter(({ kind }) => kind === 'OPD' || kind === 'MITRA')

const headOf = ({ source }: Route) =>
  source.citation ? t('ask.referral.unit_rule', { rule: source.citation }) : t('ask.referral.unit_rule_bare')

/** The unit that the district's rules name first, then those of the need's sector, then the others. */
function groupsOf(units: Unit[], category: Category, route: Route | null) {
  const rows = (fits: (unit: Unit) => boolean) => units.filter(fits).map(({ id, name }) => ({ value: id, label: name }))
  const isRouted = ({ id }: Unit) => id === route?.unit
  const isOfSector = ({ sectors }: Unit) => sectors.includes(sectorOf(category))
  return [
    { heading: route ? headOf(route) : '', choices: rows(isRouted) },
    { heading: t('ask.referral.unit_fits'), choices: rows((unit) => !isRouted(unit) && isOfSector(unit)) },
    { heading: t('ask.referral.unit_others'), choices: rows((unit) => !isRouted(unit) && !isOfSector(unit)) },
  ].filter(({ choices }) => choices.length > 0)
}

/** To which agency or partner: the one that the regulation names is proposed. */
export function UnitChoice(props: Props) {
  const units = createAsk(
    'unit.list',
    () => ({}),
    (input) => api.unit.list.query(input),
  )
  const { regulation, day } = createServiceRules()
  const route = () => routeOf(regulation(), props.category, props.desa, day())
  const routed = () => taking(units.data() ?? []).find(({ id }) => id === route()?.unit)
  // Proposed once: whoever then chooses none or another keeps that.
  let isProposed = false
  createEffect(() => {
    const unit = routed()
    if (!unit || isProposed) return
    isProposed = true
    if (props.value === '') props.onChange(unit.id)
  })
  const hint = () => {
    const [rule, unit] = [route(), routed()]
    return rule && unit && props.value === unit.id ? headOf(rule) : undefined
  }
  return (
    <Answer of={units}>
      {(all) => (
        <Show when={taking(all()).length > 0} fallback={<p>{t('ask.referral.unit_none')}</p>}>
          <div class="flex flex-col gap-1">
            <Show
              when={taking(all()).length <= FEW}
              fallback={<Searched {...props} units={taking(all())} route={route()} />}
            >
              <Select
                name="unit"
                label={t('ask.referral.unit')}
                value={props.value}
                onChange={props.onChange}
                choices={[{ value: '', label: t('ask.referral.unit_choose') }]}
                groups={groupsOf(taking(all()), props.category, route())}
                error={props.error}
              />
            </Show>
            <p role="status" class="text-small text-ink-2 empty:hidden">
              {hint()}
            </p>
          </div>
        </Show>
      )}
    </Answer>
  )
}

function Searched(props: Props & { units: Unit[]; route: Route | null }) {
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
        choices={groupsOf(props.units.filter(fits), props.category, props.route)}
        error={props.error}
      />
    </>
  )
}
