import '../text/limit.ts'
import { useParams } from '@solidjs/router'
import { createEffect, onCleanup, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { day, shortMoment } from '../text/date.ts'
import { number, t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Bones } from '../ui/Wait.tsx'
import { limitText, type Shown } from './limit-words.ts'

const AGAIN_MS = 2000
type District = Shown['districts'][number]

/** What a limit would do: all districts together first, then each, those where most leave on top. */
export function LimitPage() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'limit.show',
    () => ({ id: params.id }),
    (input) => api.limit.show.query(input),
  )
  // Looked at again until the last district has counted.
  createEffect(() => {
    const shown = ask.data()
    if (!shown || shown.trial.doneAt) return
    const timer = setTimeout(() => void ask.again(), AGAIN_MS)
    onCleanup(() => clearTimeout(timer))
  })
  return (
    <>
      <BackLink href="/batas">{t('limit.back')}</BackLink>
      <Answer of={ask} title={t('limit.title')} bones={<Bones rows={8} />}>
        {(shown) => <Trial shown={shown()} />}
      </Answer>
    </>
  )
}

const sumOf = (rows: readonly District[], of: (figures: NonNullable<District['figures']>) => number) =>
  rows.reduce((sum, { figures }) => sum + (figures ? of(figures) : 0), 0)

function Trial(props: { shown: Shown }) {
  const { trial } = props.shown
  const counted = () => props.shown.districts.filter(({ figures }) => figures !== null)
  const overridden = () => counted().filter(({ isOverridden }) => isOverridden).length
  const moves = ({ figures }: District) => (figures ? figures.leaving + figures.entering : -1)
  const rows = () => props.shown.districts.toSorted((one, other) => moves(other) - moves(one))
  return (
    <div class="flex flex-col gap-6">
      <div>
        <Heading>{limitText(trial)}</Heading>
        <p class="mt-1 text-ink-2">
          {t('limit.from', { day: day(`${trial.effectiveFrom}T12:00:00Z`) })} ·{' '}
          {t('limit.by', { by: trial.askedBy, at: shortMoment(trial.askedAt) })}
        </p>
      </div>
      <section class="rounded-box border border-line bg-surface p-4 tablet:p-6" aria-live="polite">
        <dl class="grid gap-4 tablet:grid-cols-3">
          <Figure label={t('limit.before')} value={number(sumOf(counted(), ({ before }) => before))} />
          <Figure
            label={t('limit.entering')}
            value={signed(
              '+',
              sumOf(counted(), ({ entering }) => entering),
            )}
          />
          <Figure
            label={t('limit.leaving')}
            value={signed(
              '−',
              sumOf(counted(), ({ leaving }) => leaving),
            )}
          />
        </dl>
        <p class="mt-4">
          {t('limit.progress', { n: counted().length, of: props.shown.districts.length })}
          <Show when={!trial.doneAt}> {t('limit.may_leave')}</Show>
        </p>
        <Show when={overridden() > 0}>
          <p>{t('limit.overridden', { n: overridden() })}</p>
        </Show>
        <p class="text-ink-2">{t('limit.unknown')}</p>
      </section>
      <DataTable
        caption={t('limit.caption')}
        columns={columns()}
        rows={rows()}
        href={({ tenant }) => `/daerah/${tenant}`}
      />
    </div>
  )
}

const signed = (sign: '+' | '−', n: number) => (n === 0 ? '0' : `${sign}${number(n)}`)

function Figure(props: { label: string; value: string }) {
  return (
    <div>
      <dt class="text-label">{props.label}</dt>
      <dd class="text-figure">{props.value}</dd>
    </div>
  )
}

const columns = (): Column<District>[] => [
  { head: t('limit.col_district'), cell: ({ name }) => name },
  {
    head: t('limit.before'),
    cell: ({ figures }) => (figures ? number(figures.before) : t('limit.waiting')),
    phone: 'labelled',
  },
  {
    head: t('limit.entering'),
    cell: ({ figures }) => (figures ? signed('+', figures.entering) : t('value.absent')),
    phone: 'labelled',
  },
  {
    head: t('limit.leaving'),
    cell: ({ figures }) => (figures ? signed('−', figures.leaving) : t('value.absent')),
    phone: 'labelled',
  },
  {
    head: t('limit.col_own'),
    cell: ({ figures, isOverridden }) =>
      figures ? t(isOverridden ? 'limit.own' : 'limit.national') : t('value.absent'),
    phone: 'line',
  },
]
