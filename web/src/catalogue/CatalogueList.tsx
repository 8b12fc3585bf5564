import '../text/catalogue.ts'
import '../text/nation.ts'
import { useParams, useSearchParams } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { may } from '../session.tsx'
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
import { CatalogueTabs } from './CatalogueTabs.tsx'
import { codesOf, codeText, kindOfAddress, spanText, statusOfLine, type Code, type Line } from './lines.ts'
import Plus from '~icons/lucide/plus'

/** One part of the national catalogue: every code with what holds now, from where, and how sure that is. */
export function CatalogueList() {
  const params = useParams<{ kind: string }>()
  const kind = () => kindOfAddress[params.kind] ?? 'category'
  const ask = createAsk(
    'catalogue.list',
    () => ({ kind: kind() }),
    (input) => api.catalogue.list.query(input),
  )
  const addsPrograms = () => kind() === 'program' && may('catalogue.save')
  const add = (large: boolean) => (
    <LinkButton href="/katalog/program/tambah" kind="main" large={large}>
      <Plus class="icon" aria-hidden="true" />
      {t('catalogue.add')}
    </LinkButton>
  )
  return (
    <>
      <PageHead
        title={t(`catalogue.title.${kind()}`)}
        actions={
          <Show when={addsPrograms()}>
            <div class="hidden desktop:block">{add(false)}</div>
          </Show>
        }
      >
        <p>{t(`catalogue.text.${kind()}`)}</p>
      </PageHead>
      <CatalogueTabs />
      <Answer of={ask} bones={<Bones rows={8} />}>
        {(answer) => <Codes address={params.kind} lines={answer().rows} />}
      </Answer>
      <Show when={addsPrograms()}>
        <ActionDock>{add(true)}</ActionDock>
      </Show>
    </>
  )
}

function Codes(props: { address: string; lines: readonly Line[] }) {
  const [search, setSearch] = useSearchParams<{ cari?: string }>()
  const kind = () => kindOfAddress[props.address] ?? 'category'
  const text = () => (search.cari ?? '').toLocaleLowerCase()
  const all = createMemo(() => codesOf(kind(), props.lines))
  const found = createMemo(() =>
    all().filter(({ name, code, sector }) => `${name} ${code} ${sector}`.toLocaleLowerCase().includes(text())),
  )
  const columns = (): Column<Code>[] => [
    { head: t('catalogue.name'), cell: (one) => one.name },
    { head: t('catalogue.code'), cell: (one) => codeText(one.code), class: 'whitespace-nowrap', phone: 'labelled' },
    ...(kind() === 'category' ? [{ head: t('catalogue.sector'), cell: (one: Code) => one.sector }] : []),
    ...(kind() === 'program' ? [{ head: t('catalogue.owner'), cell: (one: Code) => one.line?.owner }] : []),
    { head: t('catalogue.source'), cell: (one) => <Source line={one.line} />, class: 'hidden desktop:table-cell' },
    { head: t('catalogue.state'), cell: (one) => <Standing line={one.line} /> },
  ]
  return (
    <Show
      when={all().length > 0}
      fallback={
        <Empty title={t('catalogue.none')}>
          <p>{t('catalogue.none_text')}</p>
        </Empty>
      }
    >
      <SearchBar
        label={t('catalogue.search')}
        value={search.cari ?? ''}
        onSearch={(cari) => setSearch({ cari }, { replace: true })}
      />
      <p role="status" class="mb-3 text-ink-2">
        {t('catalogue.count', { n: found().length, written: found().filter(({ line }) => line).length })}
      </p>
      <Show
        when={found().length > 0}
        fallback={
          <Empty title={t('catalogue.none_found', { text: search.cari ?? '' })}>
            <p>{t('catalogue.none_found_text')}</p>
          </Empty>
        }
      >
        <DataTable
          caption={t(`catalogue.title.${kind()}`)}
          columns={columns()}
          rows={found()}
          href={({ code }) => `/katalog/${props.address}/${code}`}
        />
      </Show>
    </Show>
  )
}

function Source(props: { line: Line | undefined }) {
  return (
    <Show when={props.line}>
      {(line) => (
        <span class="flex flex-col">
          {line().source}
          <span class="text-small text-ink-2">{t(`catalogue.confidence.${line().confidence}`)}</span>
        </span>
      )}
    </Show>
  )
}

function Standing(props: { line: Line | undefined }) {
  return (
    <Show when={props.line} fallback={<StatusTag status="idle">{t('catalogue.standard')}</StatusTag>}>
      {(line) => (
        <span class="flex flex-col items-start gap-1">
          <StatusTag status={statusOfLine[line().shown]}>{t(`catalogue.shown.${line().shown}`)}</StatusTag>
          <span class="text-small text-ink-2">{spanText(line())}</span>
        </span>
      )}
    </Show>
  )
}
