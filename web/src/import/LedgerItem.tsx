import type { LedgerState } from '@slrt/domain/import'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { createSending } from '../form.ts'
import { acting, may } from '../session.tsx'
import { shortMoment } from '../text/date.ts'
import { number, t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { FieldError, TextField } from '../ui/TextField.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import type { LedgerRow } from './ledger.ts'
import { columnOf, columnText, contentOf, isPlaceReason, refusedText, todoText, whyText, withPlace, type Layout } from './ledger-words.ts' // prettier-ignore
import { RecordDialog } from './RecordDialog.tsx'

const AreaPicker = lazy(() => import('../ui/AreaPicker.tsx').then((file) => ({ default: file.AreaPicker })))

type Area = { code: string; label: string; within?: string }
type Props = {
  row: LedgerRow
  file: string
  layout: Layout
  /** How many of the shown rows name the same place, itself included. */
  alike: number
  /** There are more rows than are shown, perhaps some of them alike too. */
  hasMore: boolean
  onSettled: (to: LedgerState) => void
  onAlike: (area: Area) => Promise<void>
}

/** One refused row: its number, column, content, what is wrong and what to do, and the mending beside it. */
export function LedgerItem(props: Props) {
  const sending = createSending()
  const [isWhole, setWhole] = createSignal(false)
  let item!: HTMLLIElement
  const at = () => columnOf(props.row, props.layout)
  const name = () => t('impor.ledger.row', { n: props.row.row })
  const column = () => (at() === undefined ? t('impor.ledger.whole') : columnText(at()!, props.layout))

  async function send(path: 'import.mend' | 'import.skip', cells?: readonly string[]): Promise<boolean> {
    const { id, version, state } = props.row
    const input = { id, version, ...(cells && { cells: [...cells] }) }
    const result = await sending.send(path, input, `import_row:${id}`, props.file)
    if (result === 'refused') return false
    if (result === 'waiting') sayDone(t('kept.waiting'))
    setWhole(false)
    // The row goes away with the focus in it: the next one has it then.
    const next = item.nextElementSibling ?? item.previousElementSibling
    props.onSettled(cells ? 'DIPERBAIKI' : state === 'DIABAIKAN' ? 'TERBUKA' : 'DIABAIKAN')
    ;(next?.querySelector<HTMLElement>('input, button') ?? document.getElementById('ditolak'))?.focus()
    return true
  }
  const mend = (cells: readonly string[]) => send('import.mend', cells)
  const mended = () => props.row.state === 'DIPERBAIKI'

  return (
    <li
      ref={item}
      class="grid items-start gap-x-6 gap-y-2 px-4 py-3 desktop:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_24rem]"
    >
      <div class="min-w-0">
        <p class="text-small text-ink-2">
          {name()} · {column()}
        </p>
        <p class="font-semibold wrap-anywhere">{contentOf(props.row, props.layout) || t('impor.why.empty')}</p>
      </div>
      <div class="min-w-0">
        <p>{whyText(props.row, props.layout)}</p>
        <Show
          when={props.row.changedBy}
          fallback={<p class="text-small text-ink-2">{todoText(props.row, props.layout)}</p>}
        >
          {(by) => (
            <p class="text-small text-ink-2">
              {t(`impor.ledger.by.${props.row.state}`, {
                by: by(),
                moment: shortMoment(props.row.changedAt ?? '', acting()?.tenant),
              })}
            </p>
          )}
        </Show>
      </div>
      <Show when={!mended() && may('import.mend')}>
        <div class="flex min-w-0 flex-col gap-2">
          <Show when={sending.problem()}>
            {(problem) => (
              <div role="alert">
                <FieldError>{refusedText(problem())}</FieldError>
              </div>
            )}
          </Show>
          <Show when={at() !== undefined && !isPlaceReason(props.row.reason)}>
            <Cell of={props} at={at()!} label={column()} busy={sending.busy()} onMend={mend} />
          </Show>
          <Show when={isPlaceReason(props.row.reason)}>
            <Village of={props} busy={sending.busy()} onMend={mend} />
          </Show>
          <div class="flex flex-wrap gap-x-5 gap-y-2">
            <Button
              kind="quiet"
              aria-label={t('impor.ledger.all_cells_of', { row: name() })}
              onClick={() => setWhole(true)}
            >
              {t('impor.ledger.all_cells')}
            </Button>
            <Button
              kind="quiet"
              aria-label={t('impor.ledger.again_of', { row: name() })}
              onClick={() => void mend(props.row.cells)}
            >
              {t('impor.ledger.again')}
            </Button>
            <Show when={may('import.skip')}>
              <Button
                kind="quiet"
                aria-label={t(`impor.ledger.skip_of.${props.row.state === 'DIABAIKAN' ? 'back' : 'out'}`, {
                  row: name(),
                })}
                onClick={() => void send('import.skip')}
              >
                {t(`impor.ledger.skip.${props.row.state === 'DIABAIKAN' ? 'back' : 'out'}`)}
              </Button>
            </Show>
          </div>
          <Show when={isWhole()}>
            <RecordDialog
              row={props.row}
              layout={props.layout}
              title={name()}
              sending={sending}
              onClose={() => setWhole(false)}
              onMend={mend}
            />
          </Show>
        </div>
      </Show>
    </li>
  )
}

type Fix = { of: Props; busy: boolean; onMend: (cells: readonly string[]) => Promise<boolean> }

/** The one cell that is wrong, to be written anew. Enter sends it. */
function Cell(props: Fix & { at: number; label: string }) {
  const [text, setText] = createSignal(props.of.row.cells[props.at] ?? '')
  return (
    <form
      class="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void props.onMend(
          props.of.layout.header.map((_, n) => (n === props.at ? text() : (props.of.row.cells[n] ?? ''))),
        )
      }}
    >
      <TextField
        name={`cell-${props.of.row.row}`}
        label={t('impor.ledger.mend_cell', { column: props.label, n: number(props.of.row.row) })}
        value={text()}
        onInput={setText}
        maxlength={4000}
        inputmode={/^(nik|kk)$/.test(props.of.layout.columns[props.at] ?? '') ? 'numeric' : 'text'}
      />
      <Button type="submit" busy={props.busy}>
        {t('impor.ledger.save')}
      </Button>
    </form>
  )
}

/** The village that is meant, for this row or for all that name it in the same way. */
function Village(props: Fix) {
  const [open, setOpen] = createSignal(false)
  const [area, setArea] = createSignal<Area>()
  const [all, setAll] = createSignal(false)
  async function mendAll(chosen: Area) {
    setAll(true)
    await props.of.onAlike(chosen)
    setAll(false)
  }
  return (
    <Show
      when={open()}
      fallback={
        <Button
          class="self-start"
          aria-label={t('impor.ledger.choose_desa_of', { n: number(props.of.row.row) })}
          onClick={() => setOpen(true)}
        >
          {t('impor.ledger.choose_desa')}
        </Button>
      }
    >
      <Suspense>
        <AreaPicker
          name={`desa-${props.of.row.row}`}
          label={t('impor.ledger.desa')}
          level="desa"
          under={acting()?.tenant.slice(0, 5)}
          value={area() ? [area()!] : []}
          onChange={(areas) => setArea(areas.at(-1))}
        />
      </Suspense>
      <Show when={area()}>
        {(chosen) => (
          <div class="flex flex-wrap gap-2">
            <Button
              busy={props.busy}
              onClick={() => void props.onMend(withPlace(props.of.row.cells, props.of.layout, chosen()))}
            >
              {t('impor.ledger.save_row')}
            </Button>
            <Show when={props.of.alike > 1}>
              <Button kind="main" busy={all()} onClick={() => void mendAll(chosen())}>
                {props.of.hasMore
                  ? t('impor.ledger.save_all_alike')
                  : t('impor.ledger.save_alike', { n: props.of.alike })}
              </Button>
            </Show>
          </div>
        )}
      </Show>
    </Show>
  )
}
