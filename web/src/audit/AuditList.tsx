import '../text/audit.ts'
import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { createPages } from '../pages.ts'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Chips } from '../ui/Filters.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Select } from '../ui/Select.tsx'
import { Bones } from '../ui/Wait.tsx'
import { deedChoices, deedText, firstDayOf, PERIODS, type Deed, type Period } from './audit-words.ts'
import { DeedRows } from './DeedRows.tsx'
import { OfficerFilter } from './OfficerFilter.tsx'

type Search = { petugas?: string; catatan?: string; tindakan?: string; waktu?: string }
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const idOf = (text?: string) => (text && ID.test(text) ? text : undefined)

/** Who did what to which record, and whether it still says what was sealed. */
export function AuditList() {
  const [search, setSearch] = useSearchParams<Search>()
  const [chosen, setChosen] = createSignal<{ id: string; name: string }>()
  const put = (next: Search) => setSearch(next)
  const membership = () => idOf(search.petugas)
  const subject = () => idOf(search.catatan)
  const path = () =>
    deedChoices()
      .flatMap(({ choices }) => choices)
      .find(({ value }) => value === search.tindakan)?.value
  // Of one record or one officer all is wanted; of a whole district the last month.
  const usual = (): Period => (membership() || subject() ? 'all' : '30')
  const period = (): Period => PERIODS.find((one) => one === search.waktu) ?? usual()
  const filtered = () => Boolean(membership() || subject() || path() || period() !== 'all')
  const pages = createPages(
    'audit.list',
    () => ({ membership: membership(), subject: subject(), path: path(), from: firstDayOf(period()) }),
    // How many there are in all is not counted: a district does a million things a year.
    async (input) => ({ ...(await api.audit.list.query(input)), total: 0 }),
  )
  const officer = createAsk(
    'staff.show',
    () => {
      const id = membership()
      return id && id !== chosen()?.id && may('staff.show') ? id : undefined
    },
    (id) => api.staff.show.query({ id }),
  )
  const officerName = () => {
    const id = membership()
    if (id === chosen()?.id) return chosen()?.name
    const row = pages.data()?.rows.find((one) => one.membership === id)
    return row?.name ?? (officer.data()?.id === id ? officer.data()?.name : undefined)
  }
  const chips = () => [
    ...(membership() ? [{ label: officerName() ?? t('audit.who'), off: () => put({ petugas: '' }) }] : []),
    ...(subject()
      ? [{ label: t('audit.record_chip', { id: subject()!.slice(-6) }), off: () => put({ catatan: '' }) }]
      : []),
    ...(path() ? [{ label: deedText(path()!), off: () => put({ tindakan: '' }) }] : []),
  ]
  const address = (next: Search) => {
    const kept = Object.entries({ waktu: search.waktu, ...next }).filter((pair): pair is [string, string] => !!pair[1])
    return `/jejak?${new URLSearchParams(kept).toString()}`
  }

  return (
    <>
      <PageHead title={t('audit.title')}>
        <p>{t('audit.text')}</p>
      </PageHead>
      <div class="no-print mb-4 flex flex-wrap items-start gap-3">
        <OfficerFilter
          onChoose={(one) => {
            setChosen({ id: one.id, name: one.name })
            put({ petugas: one.id })
          }}
        />
        <Select
          label={t('audit.deed')}
          value={path() ?? ''}
          onChange={(tindakan) => put({ tindakan })}
          choices={[{ value: '', label: t('audit.deed_all') }]}
          groups={deedChoices()}
        />
        <Select
          label={t('audit.period')}
          value={period()}
          onChange={(waktu) => put({ waktu })}
          choices={PERIODS.map((value) => ({ value, label: t(`audit.period.${value}`) }))}
        />
      </div>
      <Chips chips={chips()} />
      <Answer of={pages} bones={<Bones rows={8} />}>
        {(page) => (
          <Show
            when={page().rows.length > 0}
            fallback={
              <Empty
                title={t(filtered() ? 'audit.none' : 'audit.empty')}
                actions={
                  <Show when={filtered()}>
                    <Button onClick={() => put({ petugas: '', catatan: '', tindakan: '', waktu: 'all' })}>
                      {t('audit.clear')}
                    </Button>
                  </Show>
                }
              >
                <p>{t(filtered() ? 'audit.none_text' : 'audit.empty_text')}</p>
              </Empty>
            }
          >
            <Broken rows={page().rows} />
            <DeedRows
              rows={page().rows}
              ofRecord={(catatan) => address({ catatan })}
              ofOfficer={(petugas) => address({ petugas })}
            />
            <div class="no-print mt-4 flex flex-wrap items-center gap-4">
              <Show when={page().next}>
                <Button onClick={() => void pages.more()} busy={pages.moreBusy()} busyText={t('wait.loading')}>
                  {t('audit.more')}
                </Button>
              </Show>
              <p role="status" class="text-ink-2">
                {t(page().next ? 'audit.loaded' : 'audit.all_loaded', { n: page().rows.length })}
              </p>
              <Show when={pages.moreProblem()}>{(problem) => <Failure problem={problem()} />}</Show>
            </div>
            <p class="mt-4 max-w-[60ch] text-small text-ink-2">{t('audit.seal_how')}</p>
          </Show>
        )}
      </Answer>
    </>
  )
}

/** What must be seen first, if there is any of it. */
function Broken(props: { rows: readonly Deed[] }) {
  const count = createMemo(() => props.rows.filter(({ sealed }) => sealed === 'RUSAK').length)
  return (
    <Show when={count() > 0}>
      <div class="mb-4">
        <Panel status="late" title={t('audit.broken_title', { n: count() })}>
          <p>{t('audit.broken_text')}</p>
        </Panel>
      </div>
    </Show>
  )
}
