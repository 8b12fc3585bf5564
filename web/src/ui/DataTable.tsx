import { useNavigate } from '@solidjs/router'
import { For, onCleanup, onMount, Show, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { createMedia } from '../media.ts'
import { t } from '../text/text.ts'
import ArrowDown from '~icons/lucide/arrow-down'
import ArrowUp from '~icons/lucide/arrow-up'
import ChevronsUpDown from '~icons/lucide/chevrons-up-down'

export type Column<Row> = {
  head: string
  cell: (row: Row) => JSX.Element
  /** In the list of a phone: its own line, with the heading before it, or not at all. The first column leads the row. */
  phone?: 'line' | 'labelled' | 'none'
  sorted?: 'ascending' | 'descending'
  /** Sorts by this column, where the list can be sorted by it. */
  onSort?: () => void
  class?: string
}

type Props<Row> = {
  /** What the table lists, for those who cannot see it. */
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  href: (row: Row) => string
}

const editable = 'input, textarea, select, [contenteditable], [role=dialog] *, [role=alertdialog] *, [role=menu] *'

/** A native table; on a narrow screen the same rows as a list. J and K move, Enter opens, / goes to the search. */
export function DataTable<Row>(props: Props<Row>) {
  const wide = createMedia('(min-width: 48rem)')
  const navigate = useNavigate()
  let box!: HTMLDivElement

  function move(step: 1 | -1) {
    const links = [...box.querySelectorAll<HTMLElement>('[data-row-link]')]
    const at = links.indexOf(document.activeElement as HTMLElement)
    const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  function keys(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).matches(editable)) return
    const key = event.key.toLowerCase()
    if (key === 'j' || key === 'k') move(key === 'j' ? 1 : -1)
    else if (key === '/') document.querySelector<HTMLElement>('input[type=search]')?.focus()
    else return
    event.preventDefault()
  }
  onMount(() => document.addEventListener('keydown', keys))
  onCleanup(() => document.removeEventListener('keydown', keys))

  const open = (row: Row, event: MouseEvent) => {
    const isOwn = (event.target as Element).closest('a, button, input, label')
    if (!isOwn && !getSelection()?.toString()) navigate(props.href(row))
  }
  const lead = (row: Row) => (
    <a
      data-row-link
      class="py-1 text-ink! no-underline! hover:text-action-strong! hover:underline! focus-visible:underline!"
      href={props.href(row)}
    >
      {props.columns[0]?.cell(row)}
    </a>
  )

  return (
    <div ref={box}>
      <Show when={wide()} fallback={<RowList {...props} lead={lead} />}>
        <table class="w-full border-separate border-spacing-0 rounded-box border border-line bg-surface text-left">
          <caption class="sr-only">{props.caption}</caption>
          <thead>
            <tr>
              <For each={props.columns}>
                {(column) => (
                  <th
                    scope="col"
                    aria-sort={column.sorted}
                    class={`sticky top-(--under-header) z-10 border-b border-line bg-surface px-3 py-2 first:rounded-tl-box last:rounded-tr-box print:static text-small font-semibold text-ink-2 ${column.class ?? ''}`}
                  >
                    <Show when={column.onSort} fallback={column.head}>
                      <SortButton column={column} />
                    </Show>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody class="[&_tr:last-child>*]:border-b-0">
            <For each={props.rows}>
              {(row) => (
                <tr
                  class="cursor-pointer hover:bg-action-soft focus-within:bg-action-soft"
                  onClick={(event) => open(row, event)}
                >
                  <For each={props.columns}>
                    {(column, at) => (
                      <Show
                        when={at() === 0}
                        fallback={
                          <td class={`h-row border-b border-line px-3 py-1 ${column.class ?? ''}`}>
                            {column.cell(row)}
                          </td>
                        }
                      >
                        <th
                          scope="row"
                          class={`h-row border-b border-line px-3 py-1 font-semibold ${column.class ?? ''}`}
                        >
                          {lead(row)}
                        </th>
                      </Show>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <p class="no-print mt-3 hidden text-small text-ink-2 desktop:pointer-fine:block" aria-hidden="true">
          <Key>J</Key> <Key>K</Key> {t('table.move')} · <Key>Enter</Key> {t('table.open')} · <Key>/</Key>{' '}
          {t('table.search')}
        </p>
      </Show>
    </div>
  )
}

function SortButton<Row>(props: { column: Column<Row> }) {
  const shape = () =>
    props.column.sorted ? (props.column.sorted === 'ascending' ? ArrowUp : ArrowDown) : ChevronsUpDown
  return (
    <button
      type="button"
      class="-mx-1 inline-flex min-h-9 items-center pointer-coarse:min-h-12 gap-1 rounded-tag px-1 text-left hover:text-ink hover:underline"
      onClick={() => props.column.onSort?.()}
    >
      {props.column.head}
      <Dynamic component={shape()} class="size-4 flex-none" aria-hidden="true" />
    </button>
  )
}

function Key(props: { children: string }) {
  return <kbd class="rounded-tag border border-edge px-1 font-sans font-semibold">{props.children}</kbd>
}

function RowList<Row>(props: Props<Row> & { lead: (row: Row) => JSX.Element }) {
  return (
    <ul aria-label={props.caption} class="-mx-4 divide-y divide-line border-y border-line tablet:mx-0">
      <For each={props.rows}>
        {(row) => (
          <li class="flex min-h-row flex-col items-start gap-1 px-4 py-3">
            {props.lead(row)}
            <For each={props.columns.slice(1).filter(({ phone }) => phone !== 'none')}>
              {(column) => (
                <div class="flex flex-wrap gap-x-2 text-small text-ink-2">
                  <Show when={column.phone === 'labelled'}>
                    <span>{column.head}</span>
                  </Show>
                  {column.cell(row)}
                </div>
              )}
            </For>
          </li>
        )}
      </For>
    </ul>
  )
}
