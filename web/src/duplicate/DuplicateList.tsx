import { DUPLICATE_STATES, type DuplicateState } from '@slrt/domain/duplicate'
import { useSearchParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createPages, type Pages } from '../pages.ts'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Failure } from '../ui/Failure.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Select } from '../ui/Select.tsx'
import { Bones } from '../ui/Wait.tsx'
import { CardList } from './CardList.tsx'
import { LikenessTag } from './likeness.tsx'

type Row = Outputs['duplicate']['list']['rows'][number]

/** "Data ganda": records that may be one person, and cards that two families share. */
export function DuplicateList() {
  const [search] = useSearchParams<{ bagian?: string }>()
  const here = () => (search.bagian === 'kartu' ? 'kartu' : 'pasangan')
  return (
    <>
      <PageHead title={t('duplicate.title')}>
        <p>{t(here() === 'kartu' ? 'cards.text' : 'duplicate.text')}</p>
      </PageHead>
      <div class="mb-6 max-w-xl">
        <Segments
          label={t('duplicate.parts')}
          here={here()}
          parts={[
            { value: 'pasangan', label: t('duplicate.part.pairs'), href: '/ganda' },
            { value: 'kartu', label: t('duplicate.part.cards'), href: '/ganda?bagian=kartu' },
          ]}
        />
      </div>
      <Switch>
        <Match when={here() === 'pasangan'}>
          <PairList />
        </Match>
        <Match when={here() === 'kartu'}>
          <CardList />
        </Match>
      </Switch>
    </>
  )
}

const born = (birthDate: string | null) => (birthDate ? day(`${birthDate}T12:00:00Z`) : t('duplicate.unknown'))
const both = (one: string, other: string) =>
  one === other ? (
    one
  ) : (
    <span class="flex flex-col">
      <span>{one}</span>
      <span>{other}</span>
    </span>
  )

const columns = (state: DuplicateState): Column<Row>[] => [
  {
    head: t('duplicate.column.who'),
    cell: ({ one, other }) => (
      <bdi class="wrap-anywhere">{t('duplicate.pair', { one: one.name, other: other.name })}</bdi>
    ),
  },
  {
    head: t('duplicate.column.likeness'),
    cell: ({ score }) => (
      <span class="whitespace-nowrap">
        <LikenessTag score={score} />
      </span>
    ),
  },
  {
    head: t('duplicate.column.born'),
    phone: 'labelled',
    cell: ({ one, other }) => <span class="whitespace-nowrap">{both(born(one.birthDate), born(other.birthDate))}</span>,
  },
  {
    head: t('duplicate.column.nik'),
    phone: 'none',
    cell: ({ one, other }) => both(one.nik ?? t('duplicate.unknown'), other.nik ?? t('duplicate.unknown')),
  },
  { head: t('duplicate.column.desa'), cell: ({ desa }) => desa.label },
  ...(state === 'TERBUKA'
    ? []
    : [
        {
          head: t('duplicate.column.decided'),
          phone: 'labelled' as const,
          cell: ({ decidedBy, decidedAt }: Row) =>
            decidedBy && decidedAt ? t('duplicate.decided', { by: decidedBy, day: day(decidedAt) }) : '',
        },
      ]),
]

function PairList() {
  const [search, setSearch] = useSearchParams<{ keadaan?: string }>()
  const state = () => DUPLICATE_STATES.find((one) => one === search.keadaan) ?? 'TERBUKA'
  const pages = createPages('duplicate.list', () => ({ state: state() }), async (input) => {
    const page = await api.duplicate.list.query(input)
    return { ...page, total: page.rows.length }
  }) // prettier-ignore
  return (
    <div class="flex flex-col gap-4">
      <div class="max-w-xs">
        <Select
          label={t('duplicate.state')}
          value={state()}
          onChange={(keadaan) => setSearch({ keadaan: keadaan === 'TERBUKA' ? undefined : keadaan })}
          choices={DUPLICATE_STATES.map((value) => ({ value, label: t(`duplicate.state.${value}`) }))}
        />
      </div>
      <Answer of={pages} bones={<Bones rows={6} />}>
        {(page) => (
          <Show
            when={page().rows.length > 0}
            fallback={
              <Empty title={t(state() === 'TERBUKA' ? 'duplicate.none' : 'duplicate.none_state')}>
                {t(state() === 'TERBUKA' ? 'duplicate.none_text' : 'duplicate.none_state_text')}
              </Empty>
            }
          >
            <DataTable
              caption={t('duplicate.caption')}
              columns={columns(state())}
              rows={page().rows}
              href={({ id }) => `/ganda/${id}`}
            />
            <More of={pages} />
          </Show>
        )}
      </Answer>
    </div>
  )
}

/** The way to the rest: how many there are in all nobody counts. */
export function More<R>(props: { of: Pages<R> }) {
  return (
    <Show when={props.of.data()?.next}>
      <div class="no-print flex flex-wrap items-center gap-4">
        <Button onClick={() => void props.of.more()} busy={props.of.moreBusy()} busyText={t('wait.loading')}>
          {t('list.more')}
        </Button>
        <Show when={props.of.moreProblem()}>{(problem) => <Failure problem={problem()} />}</Show>
      </div>
    </Show>
  )
}
