import { PARAMS, type ParamName } from '@slrt/domain/rule-fact'
import { createSignal, For, Show } from 'solid-js'
import { api, problemOfError, type Inputs, type Outputs } from '../api.ts'
import { createAttempt } from '../attempt.ts'
import { may } from '../session.tsx'
import { number, t } from '../text/text.ts'
import { Bars } from '../indicator/Bars.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { money, type Shown } from './figures.ts'

type Tried = Outputs['target']['try']
type Value = boolean | number
const isParam = (name: string): name is ParamName => Object.hasOwn(PARAMS, name)

/** Limits of more values than these are typed, not chosen. */
const MOST_CHOICES = 15

/** What would be if a limit or the number of places were another: tried on everybody, and nothing is changed. */
export function TryOut(props: { of: Shown }) {
  const attempt = createAttempt()
  const own = () => Object.keys(props.of.params).filter(isParam)
  const [values, setValues] = createSignal<Record<string, string>>({})
  const [places, setPlaces] = createSignal('')
  const [answer, setAnswer] = createSignal<Tried>()
  const valueOf = (name: string) => values()[name] ?? String(props.of.params[name])
  const set = (name: string, value: string) => (setValues({ ...values(), [name]: value }), setAnswer(undefined))
  const given = (name: ParamName): Value =>
    PARAMS[name].type === 'flag' ? valueOf(name) === 'true' : Number(valueOf(name))

  const problems = () => [
    ...own().flatMap((name) => {
      const { least, most } = PARAMS[name]
      const n = Number(given(name))
      return Number.isInteger(n) && n >= least && n <= most ? [] : [{ path: name, reason: 'target_range' }]
    }),
    ...(places().trim() === '' || /^\d{1,8}$/.test(places().replaceAll('.', '').trim())
      ? []
      : [{ path: 'places', reason: 'target_places' }]),
  ]
  const go = () =>
    attempt.run(async () => {
      if (!attempt.accepts(problems())) return
      const changed = own().filter((name) => given(name) !== props.of.params[name])
      const input: Inputs['target']['try'] = {
        program: props.of.code,
        params: Object.fromEntries(changed.map((name) => [name, given(name)])),
        rule: null,
        places: places().trim() === '' ? null : Number(places().replaceAll('.', '')),
      }
      try {
        setAnswer(await api.target.try.query(input))
      } catch (error) {
        setAnswer(undefined)
        attempt.refuse(problemOfError(error))
      }
    })

  return (
    <section aria-labelledby="target-try" class="sheet flex flex-col gap-4">
      <h2 id="target-try">{t('target.try')}</h2>
      <p class="text-ink-2">{t('target.try_text')}</p>
      <form
        class="flex flex-col gap-4"
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void go()
        }}
      >
        <ErrorSummary of={attempt} />
        <For each={own()}>
          {(name) => (
            <Param
              name={name}
              now={props.of.params[name]!}
              value={valueOf(name)}
              onChange={(value) => set(name, value)}
              error={attempt.errorAt(name)}
            />
          )}
        </For>
        <TextField
          name="places"
          label={t('target.try_places')}
          hint={props.of.quota ? t('target.try_places_now', { n: props.of.quota.total }) : t('target.try_places_none')}
          inputmode="numeric"
          value={places()}
          onInput={(value) => (setPlaces(value), setAnswer(undefined))}
          error={attempt.errorAt('places')}
          width="max-w-40"
        />
        <Button type="submit" class="self-start" busy={attempt.busy()} busyText={t('target.try_busy')}>
          {t('target.try_go')}
        </Button>
      </form>
      <div role="status" class="empty:hidden">
        <Show when={answer()}>{(tried) => <Result tried={tried()} unit={props.of.unit} />}</Show>
      </div>
      <Show when={may('program.draft')}>
        <p>
          <a class="inline-flex min-h-9 items-center pointer-coarse:min-h-12" href={`/program/${props.of.code}`}>
            {t('target.try_rule')}
          </a>
        </p>
      </Show>
    </section>
  )
}

function Param(props: {
  name: ParamName
  now: string | number | boolean
  value: string
  onChange: (value: string) => void
  error?: string
}) {
  const range = () => PARAMS[props.name]
  const choices = () =>
    range().type === 'flag'
      ? [
          { value: 'true', label: t('target.yes') },
          { value: 'false', label: t('target.no') },
        ]
      : Array.from({ length: range().most - range().least + 1 }, (_, n) => String(range().least + n)).map((value) => ({
          value,
          label: value === String(props.now) ? t('target.param_now', { value }) : value,
        }))
  return (
    <Show
      when={choices().length <= MOST_CHOICES}
      fallback={
        <TextField
          name={props.name}
          label={t(`target.param.${props.name}`)}
          hint={t('target.now', { value: String(props.now) })}
          inputmode="numeric"
          value={props.value}
          onInput={props.onChange}
          error={props.error}
          width="max-w-40"
        />
      }
    >
      <Select
        name={props.name}
        label={t(`target.param.${props.name}`)}
        value={props.value}
        onChange={props.onChange}
        choices={choices()}
        error={props.error}
      />
    </Show>
  )
}

/** A change with its sign, or the word for one that is too small to be shown. */
const signed = (sign: '+' | '−', n: number | null) =>
  n === null ? t('target.hidden') : n === 0 ? '0' : `${sign}${number(n)}`

function Result(props: { tried: Tried; unit: Shown['unit'] }) {
  const { figures, cost, areas } = props.tried
  const unit = () => t(props.unit === 'KELUARGA' ? 'target.unit.families' : 'target.unit.persons')
  const net = () => (cost.entering === null || cost.leaving === null ? null : cost.entering - cost.leaving)
  const isSame = () => figures.entering === 0 && figures.leaving === 0
  const spare = () => props.tried.places?.spare ?? null
  return (
    <div class="flex flex-col gap-3 border-t border-line pt-4">
      <Show when={!isSame()} fallback={<p class="font-semibold">{t('target.try_same', { unit: unit() })}</p>}>
        <dl class="grid grid-cols-2 gap-x-6 gap-y-2">
          <div>
            <dt class="text-ink-2">{t('target.entering')}</dt>
            <dd class="text-h2 font-bold">{signed('+', figures.entering)}</dd>
          </div>
          <div>
            <dt class="text-ink-2">{t('target.leaving')}</dt>
            <dd class="text-h2 font-bold">{signed('−', figures.leaving)}</dd>
          </div>
        </dl>
        <p>
          {net() === null
            ? t('target.cost_unknown')
            : t(net()! < 0 ? 'target.cost_less' : 'target.cost_more', { money: money(Math.abs(net()!)) })}
          <Show when={cost.sampled > 0 && net() !== null}>
            {' '}
            {t('target.cost_sampled', { n: cost.sampled, unit: unit() })}
          </Show>
        </p>
      </Show>
      <Show when={spare() !== null}>
        <p>
          {spare()! < 0
            ? t('target.places_short', { n: -spare()!, total: props.tried.places!.total, unit: unit() })
            : t('target.places_spare', { n: spare()!, total: props.tried.places!.total, unit: unit() })}
        </p>
      </Show>
      <Show when={areas.length > 0 && !isSame()}>
        <h3 class="font-semibold">{t('target.try_areas')}</h3>
        <Bars
          rows={areas
            .toSorted((a, b) => moved(b) - moved(a))
            .slice(0, 10)
            .map((area) => ({
              name: area.label,
              value: moved(area),
              note: t('target.try_area', {
                entering: signed('+', area.figures.entering),
                leaving: signed('−', area.figures.leaving),
              }),
            }))}
        />
      </Show>
    </div>
  )
}

const moved = ({ figures }: Tried['areas'][number]) => (figures.entering ?? 0) + (figures.leaving ?? 0)
