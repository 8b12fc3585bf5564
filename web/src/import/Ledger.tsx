import { LEDGER_STATES, REJECTIONS, type LedgerState, type Rejection } from '@slrt/domain/import'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { Bones } from '../ui/Wait.tsx'
import { createLedger, type LedgerFilter, type LedgerRow } from './ledger.ts'
import { LedgerItem } from './LedgerItem.tsx'
import { isSamePlace, withPlace, type Layout } from './ledger-words.ts'
import { sendAll, type Part } from './send-all.ts'
import { RetryAll, SkipAll } from './SkipAll.tsx'
import type { Shown } from './words.ts'

type Area = { code: string; label: string; within?: string }

/** The rows that were not taken in: mended where they stand, tried once more, or left out. */
export function Ledger(props: { of: Shown; again: () => void }) {
  const [filter, setFilter] = createSignal<LedgerFilter>({ reason: '', state: 'TERBUKA' })
  const [said, setSaid] = createSignal('')
  const list = createLedger(props.of.id, filter)
  const layout = createMemo<Layout>(() => ({ header: list.page()?.header ?? [], columns: list.page()?.columns ?? [] }))
  const rows = () => list.page()?.rows ?? []
  const choose = (next: Partial<LedgerFilter>) => {
    setSaid('')
    setFilter({ ...filter(), ...next })
  }
  const settle = (row: LedgerRow, to: LedgerState) => {
    list.settled(row, to)
    props.again()
  }

  /** Does the same to many rows, one after the other; those that are refused stay. */
  async function through(
    path: 'import.mend' | 'import.skip',
    wanted: () => LedgerRow[],
    inputOf: (row: LedgerRow) => object,
  ) {
    await list.rest()
    const chosen = wanted()
    const parts: Part[] = chosen.map((row) => ({ path, input: inputOf(row), subject: `import_row:${row.id}` }))
    const done = await sendAll(parts, props.of.fileName, (n) =>
      setSaid(t('impor.all.progress', { n, of: parts.length })),
    )
    for (const [at, isDone] of done.entries()) if (isDone) list.settled(chosen[at]!, path === 'import.mend' ? 'DIPERBAIKI' : 'DIABAIKAN') // prettier-ignore
    setSaid(t('impor.all.done', { n: done.filter(Boolean).length, of: parts.length }))
    props.again()
  }
  const mendAlike = (like: LedgerRow, area: Area) =>
    through('import.mend', () => rows().filter((row) => isSamePlace(row, like, layout())), ({ id, version, cells }) => ({ id, version, cells: withPlace(cells, layout(), area) })) // prettier-ignore
  const retryAll = () => through('import.mend', rows, ({ id, version, cells }) => ({ id, version, cells: layout().header.map((_, at) => cells[at] ?? '') })) // prettier-ignore
  const skipAll = () => through('import.skip', rows, ({ id, version }) => ({ id, version }))

  const reasons = () => [
    { value: '', label: t('impor.ledger.every', { n: list.countOf(filter().state) }) },
    ...REJECTIONS.filter((code) => code === filter().reason || list.countOf(filter().state, code) > 0).map((value) => ({
      value,
      label: t('impor.ledger.of', { what: t(`impor.reason.${value}`), n: list.countOf(filter().state, value) }),
    })),
  ]
  return (
    <section aria-labelledby="ditolak" class="flex flex-col gap-4">
      <div>
        <h2 id="ditolak" tabindex="-1">
          {t('impor.ledger')}
        </h2>
        <p class="text-ink-2">{t('impor.ledger_text')}</p>
      </div>
      <div class="grid items-end gap-3 tablet:grid-cols-2 desktop:max-w-3xl">
        <Select
          label={t('impor.ledger.reason')}
          value={filter().reason}
          onChange={(reason) => choose({ reason: reason as Rejection | '' })}
          choices={reasons()}
        />
        <Select
          label={t('impor.ledger.state')}
          value={filter().state}
          onChange={(state) => choose({ state: state as LedgerState })}
          choices={LEDGER_STATES.map((value) => ({
            value,
            label: t('impor.ledger.of', { what: t(`impor.ledger.state.${value}`), n: list.countOf(value) }),
          }))}
        />
      </div>
      <Show when={said()}>
        <Notice kind="info">{said()}</Notice>
      </Show>
      <Show when={list.problem()}>
        {(problem) => <Failure problem={problem()} again={() => void list.again()} busy={list.busy()} />}
      </Show>
      <Show
        when={list.page()}
        fallback={
          <Show when={!list.problem()}>
            <Bones rows={5} />
          </Show>
        }
      >
        <Show
          when={rows().length > 0}
          fallback={
            <Empty
              title={t(
                filter().state === 'TERBUKA' && !filter().reason ? 'impor.ledger.none' : 'impor.ledger.none_state',
              )}
            >
              {t('impor.ledger.none_text')}
            </Empty>
          }
        >
          <ul
            class="divide-y divide-line rounded-box border border-line bg-surface"
            aria-busy={list.busy() ? 'true' : undefined}
          >
            <For each={rows()}>
              {(row) => (
                <LedgerItem
                  row={row}
                  file={props.of.fileName}
                  layout={layout()}
                  alike={rows().filter((one) => isSamePlace(one, row, layout())).length}
                  hasMore={typeof list.page()?.next === 'number'}
                  onSettled={(to) => settle(row, to)}
                  onAlike={(area) => mendAlike(row, area)}
                />
              )}
            </For>
          </ul>
          <div class="flex flex-wrap items-center gap-3">
            <Show when={list.page()?.next}>
              <Button onClick={() => void list.more()} busy={list.busy()} busyText={t('wait.loading')}>
                {t('list.more')}
              </Button>
            </Show>
            <Show when={filter().reason && filter().state === 'TERBUKA'}>
              <Show when={may('import.mend') && filter().reason !== 'row_malformed'}>
                <RetryAll n={list.countOf('TERBUKA', filter().reason)} onRetry={retryAll} />
              </Show>
              <Show when={may('import.skip')}>
                <SkipAll n={list.countOf('TERBUKA', filter().reason)} onSkip={skipAll} />
              </Show>
            </Show>
          </div>
        </Show>
      </Show>
    </section>
  )
}
