import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { acting, may } from '../session.tsx'
import { clock, day } from '../text/date.ts'
import { number, t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Empty } from '../ui/Empty.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Select } from '../ui/Select.tsx'
import { Bones } from '../ui/Wait.tsx'
import { AreaBars } from './AreaBars.tsx'
import { Cells } from './Cells.tsx'
import { listHref, type Shown } from './figures.ts'
import { Fit, Places } from './Places.tsx'
import { TryOut } from './TryOut.tsx'
import { UnmetNeeds } from './UnmetNeeds.tsx'

type Unmet = Outputs['target']['show']['unmet']

/** Sasaran: whom a program reaches, whom it misses, and where. */
export function TargetPage() {
  const [search, setSearch] = useSearchParams<{ program?: string }>()
  const ask = createAsk(
    'target.show',
    () => ({ program: search.program }),
    (input) => api.target.show.query(input),
  )
  const isKnown = (code: string | undefined) => ask.data()?.programs.some((one) => one.code === code)
  const chosen = () => ask.data()?.chosen?.code ?? (isKnown(search.program) ? search.program! : '')
  return (
    <>
      <PageHead
        title={t('target.title')}
        actions={<Show when={ask.data()?.chosen}>{(of) => <OpenList of={of()} />}</Show>}
      >
        <Show when={ask.data()?.chosen} fallback={<p>{t('target.text')}</p>}>
          {(of) => (
            <p>{t('target.at', { day: day(of().at, acting()?.tenant), time: clock(of().at, acting()?.tenant) })}</p>
          )}
        </Show>
      </PageHead>
      <Answer of={ask} bones={<Bones rows={6} />}>
        {(shown) => (
          <div class="flex flex-col gap-6">
            <Show when={shown().programs.length > 0}>
              <div class="max-w-2xl">
                <Select
                  label={t('target.program')}
                  value={chosen()}
                  onChange={(program) => setSearch({ program })}
                  choices={shown().programs.map(({ code, name, unserved }) => ({
                    value: code,
                    label: unserved ? t('target.program_n', { name, n: number(unserved) }) : name,
                  }))}
                />
              </div>
            </Show>
            <Show when={shown().chosen} fallback={<Nothing />}>
              {(of) => <Chosen of={of()} unmet={shown().unmet} />}
            </Show>
          </div>
        )}
      </Answer>
    </>
  )
}

/** The way to the families that are missed, for whoever may see them. */
function OpenList(props: { of: Shown }) {
  const n = () => props.of.figures.eligibleUnserved
  return (
    <Show when={may('target.list') && (n() ?? 0) > 0}>
      <LinkButton kind="main" href={listHref(props.of.code, 'eligibleUnserved')}>
        {t(props.of.unit === 'KELUARGA' ? 'target.see_families' : 'target.see_persons', { n: n()! })}
      </LinkButton>
    </Show>
  )
}

function Chosen(props: { of: Shown; unmet: Unmet }) {
  return (
    <div class="grid items-start gap-6 desktop:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] desktop:grid-rows-[auto_1fr]">
      <div class="flex min-w-0 flex-col gap-6">
        <Fit of={props.of} />
        <Cells of={props.of} />
        <Places of={props.of} />
      </div>
      <div class="desktop:row-span-2">
        <AreaBars of={props.of} />
      </div>
      <div class="flex min-w-0 flex-col gap-6">
        <Show when={may('target.try') && props.of.code} keyed>
          <TryOut of={props.of} />
        </Show>
        <UnmetNeeds rows={props.unmet} />
      </div>
    </div>
  )
}

function Nothing() {
  return (
    <Empty
      title={t('target.empty')}
      actions={
        <Show when={may('import.list')}>
          <LinkButton kind="main" href="/impor">
            {t('target.empty_go')}
          </LinkButton>
        </Show>
      }
    >
      <p>{t('target.empty_text')}</p>
    </Empty>
  )
}
