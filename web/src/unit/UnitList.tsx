import { SECTORS } from '@slrt/domain/category'
import type { UnitKind } from '@slrt/domain/unit'
import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { acting } from '../session.tsx'
import { t } from '../text/text.ts'
import { ActionDock } from '../ui/ActionDock.tsx'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { SearchBar } from '../ui/Filters.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Bones } from '../ui/Wait.tsx'
import { KindTabs } from './KindTabs.tsx'
import { OpenPuskesos } from './OpenPuskesos.tsx'
import { StructureTabs } from './StructureTabs.tsx'
import { hasSectors, kinds, sectorsText, type Unit } from './unit-values.ts'
import Plus from '~icons/lucide/plus'

/** A page of rows: a district of 852 villages has as many Puskesos. */
const step = 50

/** The institutions of a district, by kind; and which needs nobody takes. */
export function UnitList() {
  const ask = createAsk(
    'unit.list',
    () => ({}),
    (input) => api.unit.list.query(input),
  )
  const add = (large: boolean) => (
    <LinkButton href="/struktur/tambah" kind="main" large={large}>
      <Plus class="icon" aria-hidden="true" />
      {t('unit.add')}
    </LinkButton>
  )
  return (
    <>
      <PageHead
        title={t('unit.list_title', { tenant: acting()?.tenantName ?? '' })}
        actions={<div class="hidden desktop:block">{add(false)}</div>}
      >
        <p role="status">
          <Show when={ask.data()}>{(units) => t('unit.count', { n: units().length })}</Show>
        </p>
      </PageHead>
      <StructureTabs />
      <Answer of={ask} bones={<Bones rows={8} />}>
        {(units) => <Units units={units()} again={ask.again} />}
      </Answer>
      <ActionDock>{add(true)}</ActionDock>
    </>
  )
}

function Units(props: { units: readonly Unit[]; again: () => Promise<void> }) {
  const [search, setSearch] = useSearchParams<{ jenis?: string; cari?: string }>()
  const [shown, setShown] = createSignal(step)
  const kind = (): UnitKind => kinds.find((one) => one === search.jenis) ?? 'OPD'
  const text = () => (search.cari ?? '').toLocaleLowerCase()
  const ofKind = createMemo(() => props.units.filter((unit) => unit.kind === kind()))
  const found = createMemo(() =>
    ofKind().filter(({ name, desa }) => `${name} ${desa?.label ?? ''}`.toLocaleLowerCase().includes(text())),
  )
  const put = (next: { jenis?: string; cari?: string }) => {
    setShown(step)
    setSearch(next, { replace: true })
  }
  const columns = (): Column<Unit>[] => [
    { head: t('unit.name'), cell: (unit) => unit.name, sorted: 'ascending' },
    ...(hasSectors(kind()) ? [{ head: t('unit.sectors'), cell: (unit: Unit) => sectorsText(unit.sectors) }] : []),
    ...(kind() === 'PUSKESOS' ? [{ head: t('unit.desa'), cell: (unit: Unit) => unit.desa?.label }] : []),
  ]
  return (
    <>
      <Uncovered units={props.units} />
      <KindTabs units={props.units} chosen={kind()} onChoose={(jenis) => put({ jenis, cari: '' })} />
      <Show when={kind() === 'PUSKESOS'}>
        <OpenPuskesos again={props.again} />
      </Show>
      <Show when={ofKind().length > 10}>
        <SearchBar label={t('unit.search')} value={search.cari ?? ''} onSearch={(cari) => put({ cari })} />
        <p role="status" class="mb-3 text-ink-2 empty:hidden">
          <Show when={text()}>{t('unit.found', { n: found().length })}</Show>
        </p>
      </Show>
      <Show when={found().length > 0} fallback={<NoUnits kind={kind()} text={search.cari ?? ''} />}>
        <DataTable
          caption={t(`unit.kind.${kind()}`)}
          columns={columns()}
          rows={found().slice(0, shown())}
          href={({ id }) => `/struktur/${id}`}
        />
        <Show when={found().length > shown()}>
          <div class="mt-4 flex flex-wrap items-center gap-4">
            <Button onClick={() => setShown(shown() + step)}>{t('unit.more')}</Button>
            <p class="text-ink-2">{t('list.shown', { n: shown(), of: found().length })}</p>
          </div>
        </Show>
      </Show>
    </>
  )
}

/** Needs that could be sent nowhere. The rest of the catalogue, `LNN`, belongs to nobody by its nature. */
function Uncovered(props: { units: readonly Unit[] }) {
  const missing = () => {
    const taken = props.units.flatMap(({ sectors }) => sectors)
    return SECTORS.filter((sector) => sector !== 'LNN' && !taken.includes(sector))
  }
  return (
    <Show when={missing().length > 0}>
      <div class="mb-6">
        <Notice kind="info">
          {t('unit.uncovered', { sectors: sectorsText(missing()) })}{' '}
          <span class="font-normal">{t('unit.uncovered_text')}</span>
        </Notice>
      </div>
    </Show>
  )
}

function NoUnits(props: { kind: UnitKind; text: string }) {
  return (
    <Show
      when={props.text}
      fallback={
        <Empty title={t('unit.none', { kind: t(`unit.kind.${props.kind}`) })}>
          <p>{t(`unit.none.${props.kind}`)}</p>
        </Empty>
      }
    >
      {(text) => (
        <Empty
          title={t('list.nothing', { text: text() })}
          actions={<LinkButton href={`/struktur?jenis=${props.kind}`}>{t('list.clear')}</LinkButton>}
        >
          <p>{t('list.other_spelling')}</p>
        </Empty>
      )}
    </Show>
  )
}
