import { useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { may } from '../session.tsx'
import { sentenceOf } from '../text/sentence.ts'
import { number, t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Bones } from '../ui/Wait.tsx'
import { Counts } from './Counts.tsx'
import { Ledger } from './Ledger.tsx'
import { StepButton } from './StepButton.tsx'
import type { Columns, Shown } from './words.ts'

/** A file that does not go on: why, what is in the register already, and what can be done. */
export function Stopped(props: { of: Shown; onAnew: () => void; again: () => void }) {
  const [search, setSearch] = useSearchParams<{ baris?: string }>()
  const why = () => props.of.stopped ?? {}
  const disagrees = () => why().code === 'import.areas_disagree'
  const facts = () => ({ rows: Number(why().rows ?? 0), agreeing: Number(why().agreeing ?? 0) })
  return (
    <div class="flex flex-col gap-6 pb-6">
      <Panel
        status="late"
        title={disagrees() ? t('impor.stopped.areas') : t('impor.stopped')}
        actions={
          <>
            <Show
              when={props.of.row === 0}
              fallback={
                <LinkButton kind="main" wide href="/impor">
                  {t('impor.choose_other')}
                </LinkButton>
              }
            >
              <Show when={may('import.start')}>
                <Button kind="main" wide onClick={() => props.onAnew()}>
                  {t(disagrees() ? 'impor.stopped.choose_codes' : 'impor.stopped.to_columns')}
                </Button>
              </Show>
            </Show>
            <Show when={props.of.open > 0 && may('import.ledger') && search.baris !== 'ditolak'}>
              <Button wide onClick={() => setSearch({ baris: 'ditolak' }, { replace: true })}>
                {t('impor.mend', { n: props.of.open })}
              </Button>
            </Show>
            <Show when={may('import.cancel')}>
              <StepButton of={props.of} step="cancel" again={props.again} />
            </Show>
          </>
        }
      >
        <Show when={disagrees()} fallback={<p>{sentenceOf({ code: String(why().code ?? ''), facts: why() })}</p>}>
          <p>{t('impor.stopped.areas_text', facts())}</p>
        </Show>
        <p>{props.of.row === 0 ? t('impor.stopped.nothing_in') : t('impor.stopped.stays', { n: props.of.row })}</p>
      </Panel>
      <Show when={disagrees()}>
        <Rows of={props.of} />
      </Show>
      <Show when={search.baris === 'ditolak' && may('import.ledger')}>
        <Ledger of={props.of} again={props.again} />
      </Show>
      <Show when={props.of.row > 0}>
        <Counts of={props.of} />
      </Show>
    </div>
  )
}

/** Five rows as they stand in the file, beside what their codes mean. */
function Rows(props: { of: Shown }) {
  const ask = createAsk(
    'import.columns',
    () => props.of.id,
    (id) => api.import.columns.query({ id }),
  )
  return (
    <section aria-labelledby="contoh" class="flex flex-col gap-3">
      <h2 id="contoh">{t('impor.stopped.rows')}</h2>
      <Answer of={ask} bones={<Bones rows={5} />}>
        {(columns) => <Table rows={columns().disagreeing} system={props.of.codeSystem} />}
      </Answer>
    </section>
  )
}

function Table(props: { rows: Columns['disagreeing']; system: Shown['codeSystem'] }) {
  const system = () => t(`impor.codes.${props.system ?? 'kemendagri'}`)
  const heads = () => [
    t('impor.column.row'),
    t('impor.stopped.names'),
    t('impor.stopped.codes'),
    t('impor.stopped.means', { system: system() }),
  ]
  return (
    <ul class="divide-y divide-line rounded-box border border-line bg-surface">
      <li
        class="hidden gap-4 px-4 py-2 text-small font-semibold text-ink-2 desktop:grid desktop:grid-cols-[5rem_1.4fr_1fr_1.4fr]"
        aria-hidden="true"
      >
        <For each={heads()}>{(head) => <span>{head}</span>}</For>
      </li>
      <For each={props.rows}>
        {(row) => (
          <li class="grid gap-x-4 gap-y-1 px-4 py-3 desktop:grid-cols-[5rem_1.4fr_1fr_1.4fr]">
            <Cell head={heads()[0]!}>{number(row.row)}</Cell>
            <Cell head={heads()[1]!}>{row.names}</Cell>
            <Cell head={heads()[2]!}>{row.codes}</Cell>
            <Cell head={heads()[3]!}>{row.means || t('impor.stopped.no_such')}</Cell>
          </li>
        )}
      </For>
    </ul>
  )
}

function Cell(props: { head: string; children: string }) {
  return (
    <p class="flex flex-wrap gap-x-2">
      <span class="text-ink-2 desktop:sr-only">{props.head}</span>
      <span class="wrap-anywhere">{props.children}</span>
    </p>
  )
}
