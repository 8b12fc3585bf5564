import { createStore } from 'solid-js/store'
import { For, Show } from 'solid-js'
import type { Sending } from '../form.ts'
import { t } from '../text/text.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { LedgerRow } from './ledger.ts'
import { columnOf, columnText, refusedText, whyText, type Layout } from './ledger-words.ts'

/** The whole record, cell by cell, for what is wrong in more than one place. */
export function RecordDialog(props: {
  row: LedgerRow
  layout: Layout
  title: string
  sending: Sending
  onClose: () => void
  onMend: (cells: readonly string[]) => Promise<boolean>
}) {
  const [cells, setCells] = createStore(props.layout.header.map((_, at) => props.row.cells[at] ?? ''))
  const wrong = () => columnOf(props.row, props.layout)
  const beyond = () => props.row.cells.slice(props.layout.header.length).filter(Boolean)
  return (
    <Confirm
      open
      onClose={() => props.onClose()}
      title={props.title}
      action={t('impor.ledger.save_row')}
      onAction={() => void props.onMend([...cells])}
      busy={props.sending.busy()}
    >
      <Show when={wrong() === undefined}>
        <p>{whyText(props.row, props.layout)}</p>
      </Show>
      <Show when={props.sending.problem()}>
        {(problem) => (
          <Notice kind="late" alert>
            {refusedText(problem())}
          </Notice>
        )}
      </Show>
      <Show when={beyond().length > 0}>
        <p class="wrap-anywhere">{t('impor.ledger.beyond', { text: beyond().join(' | ') })}</p>
      </Show>
      <For each={props.layout.header}>
        {(_, at) => (
          <TextField
            name={`all-${at()}`}
            label={columnText(at(), props.layout)}
            value={cells[at()] ?? ''}
            onInput={(text) => setCells(at(), text)}
            maxlength={4000}
            error={at() === wrong() ? whyText(props.row, props.layout) : undefined}
          />
        )}
      </For>
    </Confirm>
  )
}
