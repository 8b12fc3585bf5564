import { groupNumber } from '@slrt/domain/nik'
import { Show } from 'solid-js'
import { placeText } from '../field/place.ts'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import type { FoundPerson, lookedFor } from './search-state.ts'

type Shown = NonNullable<ReturnType<typeof lookedFor>['answer']>

/** Who was found, each leading to the family; or what to do now. */
export function Found(props: { answer: Shown; onWiden: () => void }) {
  const rows = () => props.answer.rows
  return (
    <section class="flex flex-col gap-3">
      <div role="status" class="flex flex-col gap-3 empty:hidden">
        <Show when={rows().length > 0}>
          <h2>
            {t(props.answer.hasMore ? 'search.closest' : 'search.found', {
              n: rows().length,
              text: said(props.answer.text),
            })}
          </h2>
          <Show when={props.answer.hasMore}>
            <p>{t('search.more')}</p>
          </Show>
        </Show>
      </div>
      <Show when={rows().length > 0} fallback={<Nobody answer={props.answer} onWiden={props.onWiden} />}>
        <PersonTable rows={rows()} />
        <Show when={may('complaint.register')}>
          <p class="flex flex-wrap items-center gap-3">
            {t('search.not_there')}
            <LinkButton href="/catat">{t('search.register')}</LinkButton>
          </p>
        </Show>
      </Show>
    </section>
  )
}

/** A number is not said again: whoever looks over a shoulder reads it. */
const said = (text: string) => (/\d{4}/.test(text) ? t('search.this_number') : `“${text}”`)

export function PersonTable(props: { rows: FoundPerson[] }) {
  const columns: Column<FoundPerson>[] = [
    {
      head: t('search.name'),
      cell: (row) => (
        <span class="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi class="wrap-anywhere">{row.name}</bdi>
          <Tags row={row} />
        </span>
      ),
    },
    { head: t('search.born'), cell: (row) => bornText(row), phone: 'labelled' },
    {
      head: t('search.head'),
      cell: (row) => (row.relation === 'KEPALA' ? t('search.is_head') : <bdi class="wrap-anywhere">{row.head}</bdi>),
      phone: 'labelled',
    },
    { head: t('search.place'), cell: (row) => placeText(row), phone: 'line' },
    {
      head: t('search.nik'),
      cell: (row) => <span class="whitespace-nowrap">{row.nik ? groupNumber(row.nik) : t('search.no_nik')}</span>,
      phone: 'labelled',
    },
  ]
  return (
    <DataTable
      caption={t('search.caption')}
      columns={columns}
      rows={props.rows}
      href={(row) => `/keluarga/${row.household}`}
    />
  )
}

const bornText = ({ birthYear, sex }: FoundPerson) =>
  [birthYear ?? t('search.born_unknown'), sex && t(`sex.${sex}`)].filter(Boolean).join(', ')

function Tags(props: { row: FoundPerson }) {
  return (
    <>
      <Show when={props.row.existence !== 'ADA'}>
        <StatusTag status="idle">{t(`search.existence.${props.row.existence}`)}</StatusTag>
      </Show>
      <Show when={props.row.isMerged}>
        <StatusTag status="idle">{t('search.merged')}</StatusTag>
      </Show>
    </>
  )
}

function Nobody(props: { answer: Shown; onWiden: () => void }) {
  const actions = () => (
    <>
      <Show when={props.answer.area}>
        <Button onClick={props.onWiden}>{t('search.widen')}</Button>
      </Show>
      <Show when={may('complaint.register')}>
        <LinkButton href="/catat" kind="main">
          {t('search.register')}
        </LinkButton>
      </Show>
    </>
  )
  return (
    <Show
      when={props.answer.isElsewhere}
      fallback={
        <Empty title={t('search.nobody', { text: said(props.answer.text) })} actions={actions()}>
          <p>{t(props.answer.hasMore ? 'search.nobody_cut' : 'search.nobody_text')}</p>
          <Show when={!props.answer.hasMore && may('complaint.register')}>
            <p>{t('search.nobody_register')}</p>
          </Show>
        </Empty>
      }
    >
      <Empty
        title={t('search.elsewhere')}
        actions={
          may('transfer.ask') && (
            <LinkButton href="/serah-terima/minta" kind="main">
              {t('search.ask_transfer')}
            </LinkButton>
          )
        }
      >
        <p>{t(may('transfer.ask') ? 'search.elsewhere_ask' : 'search.elsewhere_text')}</p>
      </Empty>
    </Show>
  )
}
