import '../text/program.ts'
import { useSearchParams } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { isNation } from '../regulation/names.ts'
import { may } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { ActionDock } from '../ui/ActionDock.tsx'
import { Answer } from '../ui/Answer.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { SearchBar } from '../ui/Filters.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { Bones } from '../ui/Wait.tsx'
import { benefitWords, nameOf, placesWords, statusOf, takenWords, type Line } from './program-words.ts'
import Plus from '~icons/lucide/plus'

/** Every program that families here can be entitled to: the district's own first, then the nation's. */
export function ProgramList() {
  const ask = createAsk(
    'program.list',
    () => ({}),
    (input) => api.program.list.query(input),
  )
  const add = (large: boolean) => (
    <LinkButton href="/program/baru" kind="main" large={large}>
      <Plus class="icon" aria-hidden="true" />
      {t('prog.add')}
    </LinkButton>
  )
  return (
    <>
      <PageHead
        title={t('prog.title')}
        actions={
          <Show when={may('program.draft')}>
            <div class="hidden desktop:block">{add(false)}</div>
          </Show>
        }
      >
        <p class="max-w-[54ch]">{t(isNation() ? 'prog.text_nation' : 'prog.text')}</p>
      </PageHead>
      <Answer of={ask} bones={<Bones rows={8} />}>
        {(answer) => <Programs rows={answer().rows} />}
      </Answer>
      <Show when={may('program.draft')}>
        <ActionDock>{add(true)}</ActionDock>
      </Show>
    </>
  )
}

function Programs(props: { rows: readonly Line[] }) {
  const [search, setSearch] = useSearchParams<{ cari?: string }>()
  const text = () => (search.cari ?? '').toLocaleLowerCase()
  const sorted = createMemo(() =>
    props.rows.toSorted(
      (one, other) => Number(other.isOwn) - Number(one.isOwn) || nameOf(one).localeCompare(nameOf(other)),
    ),
  )
  const found = createMemo(() =>
    sorted().filter((row) =>
      `${nameOf(row)} ${row.name} ${row.code} ${row.owner}`.toLocaleLowerCase().includes(text()),
    ),
  )
  const hasOwn = () => props.rows.some(({ isOwn }) => isOwn)
  const columns = (): Column<Line>[] => [
    { head: t('prog.col.name'), cell: (row) => nameOf(row) },
    ...(isNation() ? [] : [{ head: t('prog.col.whose'), cell: (row: Line) => whose(row), class: 'whitespace-nowrap' }]),
    {
      head: t('prog.col.owner'),
      cell: (row) => `${row.owner} · ${t(`prog.fund.${row.fund}`)}`,
      class: 'hidden desktop:table-cell',
    },
    { head: t('prog.col.gives'), cell: (row) => benefitWords(row) },
    ...(isNation()
      ? []
      : [
          {
            head: t('prog.col.places'),
            cell: (row: Line) => (row.isOwn ? takenWords(row.receivers, row.quota) || placesWords(row) : ''),
          },
        ]),
    { head: t('prog.col.state'), cell: (row) => <Standing row={row} /> },
  ]
  return (
    <>
      <SearchBar
        label={t('prog.search')}
        value={search.cari ?? ''}
        onSearch={(cari) => setSearch({ cari }, { replace: true })}
      />
      <p role="status" class="mb-3 text-small text-ink-2 empty:sr-only">
        <Show when={text()}>{t('prog.found', { n: found().length })}</Show>
      </p>
      <Show when={!isNation() && !hasOwn() && !text()}>
        <div class="mb-6">
          <Empty title={t('prog.own_none')}>{t('prog.own_none_text')}</Empty>
        </div>
      </Show>
      <Show
        when={found().length > 0}
        fallback={<Empty title={t('list.nothing', { text: search.cari ?? '' })}>{t('list.other_spelling')}</Empty>}
      >
        <DataTable
          caption={t('prog.all_programs')}
          columns={columns()}
          rows={found()}
          href={({ code }) => `/program/${code}`}
        />
      </Show>
    </>
  )
}

const whose = (row: Line): string => t(row.isOwn && !row.ofNation ? 'prog.own' : 'prog.national')

/** What it is now, and what is on its way. */
function Standing(props: { row: Line }) {
  const open = () => props.row.open && props.row.open.shown !== props.row.shown && props.row.open
  return (
    <span class="flex flex-col items-start gap-1">
      <StatusTag status={statusOf(props.row.shown)}>{t(`version.${props.row.shown}`)}</StatusTag>
      <Show when={props.row.shown === 'TERJADWAL'}>
        <span class="text-small text-ink-2">{t('version.from', { day: day(props.row.from) })}</span>
      </Show>
      <Show when={props.row.next}>
        {(next) => <span class="text-small text-ink-2">{t('prog.next', { day: day(next()) })}</span>}
      </Show>
      <Show when={open()}>
        {(one) => <span class="text-small text-ink-2">{t(`prog.open.${one().shown as 'DRAF' | 'DIAJUKAN'}`)}</span>}
      </Show>
    </span>
  )
}
