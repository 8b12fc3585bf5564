import { useNavigate } from '@solidjs/router'
import { createEffect, For, onCleanup, onMount, Show } from 'solid-js'
import { rtRw } from '../field/place.ts'
import { createMedia } from '../media.ts'
import { t, tCode } from '../text/text.ts'
import { createById } from './by-id.ts'
import { cameBack, leaveQueue } from './last-queue.ts'
import { NeedTag } from './NeedTag.tsx'
import { dueWords, lastWords, type QueueRow } from './queue-words.ts'
import { statusOf } from './status.ts'

type Props = {
  rows: readonly QueueRow[]
  chosen: string | undefined
  onChoose: (id: string) => void
  /** A glance stands beside the table: pressing a row chooses it. Else it opens. */
  peeks: boolean
  /** T: the acts of the chosen row. */
  onActs: () => void
}

const editable = 'input, textarea, select, [contenteditable], [role=dialog] *, [role=alertdialog] *, [role=menu] *'
const dueInk = (row: QueueRow) => {
  const status = statusOf(row)
  return status === 'late' ? 'text-late-ink' : status === 'turn' ? 'text-turn-ink' : ''
}
const need = ({ category }: QueueRow) => tCode('category.', category, 'category.LNN01')

/** A native table with one row at a time in the tab order; J and K move, Enter opens, T goes to the acts, / searches. */
export function QueueTable(props: Props) {
  const wide = createMedia('(min-width: 64rem)')
  const navigate = useNavigate()
  let box!: HTMLDivElement
  const rows = createById(() => props.rows)
  const at = () => props.rows.findIndex(({ id }) => id === props.chosen)
  function open(row: QueueRow) {
    leaveQueue(location.search, row.id)
    navigate(`/keluhan/${row.complaint}`)
  }

  function move(step: 1 | -1) {
    const next = props.rows[Math.min(Math.max(at() + step, 0), props.rows.length - 1)]
    if (!next) return
    props.onChoose(next.id)
    queueMicrotask(() => {
      linkOf(next.id)?.focus()
      linkOf(next.id)?.scrollIntoView({ block: 'nearest' })
    })
  }
  function keys(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).matches(editable)) return
    const key = event.key.toLowerCase()
    const row = props.rows[at()]
    if (key === 'j' || key === 'k') move(key === 'j' ? 1 : -1)
    else if (key === '/') document.querySelector<HTMLElement>('input[type=search]')?.focus()
    else if (key === 't' && row) props.onActs()
    else return
    event.preventDefault()
  }
  onMount(() => document.addEventListener('keydown', keys))
  onCleanup(() => document.removeEventListener('keydown', keys))
  const linkOf = (id: string) => box.querySelector<HTMLElement>(`[data-row="${id}"]`)
  // Coming back from a complaint: the row that was left, after the heading has taken the focus.
  onMount(() => {
    if (cameBack() && props.chosen) setTimeout(() => props.chosen && linkOf(props.chosen)?.focus())
  })
  createEffect(() => {
    if (props.chosen && wide()) linkOf(props.chosen)?.scrollIntoView({ block: 'nearest' })
  })

  return (
    <div ref={box}>
      <Show when={wide()} fallback={<RowList {...props} />}>
        <table class="w-full border-separate border-spacing-0 rounded-box border border-line bg-surface text-left">
          <caption class="sr-only">{t('queue.caption')}</caption>
          <thead>
            <tr>
              <For each={['queue.state', 'queue.who', 'queue.need', 'queue.place', 'queue.last', 'queue.due'] as const}>
                {(head) => (
                  <th
                    scope="col"
                    class={`sticky top-(--under-header) z-10 border-b border-line bg-surface px-3 py-2 text-small font-semibold text-ink-2 first:rounded-tl-box last:rounded-tr-box print:static ${head === 'queue.due' ? 'text-right' : ''}`}
                  >
                    {t(head)}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody class="[&_tr:last-child>*]:border-b-0">
            <For each={rows.ids()}>
              {(id) => {
                const row = rows.of(id)
                return (
                  <tr
                    class={`cursor-pointer [content-visibility:auto] ${id === props.chosen ? 'bg-action-soft' : 'hover:bg-sunken'}`}
                    onClick={(event) => {
                      if (event.target.closest('a') || getSelection()?.toString()) return
                      if (props.peeks) props.onChoose(id)
                      else open(row())
                    }}
                    onDblClick={() => open(row())}
                  >
                    <td class="h-row border-b border-line px-3 py-1 whitespace-nowrap">
                      <NeedTag need={row()} />
                    </td>
                    <th scope="row" class="h-row border-b border-line px-3 py-1 font-semibold">
                      <a
                        data-row={id}
                        tabindex={id === props.chosen || (at() < 0 && id === props.rows[0]?.id) ? 0 : -1}
                        href={`/keluhan/${row().complaint}`}
                        class="py-1 text-ink! no-underline! hover:underline! focus-visible:underline!"
                        onFocus={() => props.onChoose(id)}
                        onClick={() => leaveQueue(location.search, id)}
                      >
                        <bdi>{row().head}</bdi>
                      </a>
                    </th>
                    <td class="h-row border-b border-line px-3 py-1">{need(row())}</td>
                    <td class="h-row border-b border-line px-3 py-1 text-ink-2">{row().desa.label}</td>
                    <td class="h-row border-b border-line px-3 py-1 text-ink-2 wrap-anywhere">{lastWords(row())}</td>
                    <td
                      class={`h-row border-b border-line px-3 py-1 text-right font-semibold whitespace-nowrap ${dueInk(row())}`}
                    >
                      {dueWords(row())}
                    </td>
                  </tr>
                )
              }}
            </For>
          </tbody>
        </table>
        <p class="no-print mt-3 hidden text-small text-ink-2 desktop:pointer-fine:block" aria-hidden="true">
          <Key>J</Key> <Key>K</Key> {t('table.move')} · <Key>Enter</Key> {t('table.open')} · <Key>T</Key>{' '}
          {t('table.acts')} · <Key>/</Key> {t('table.search')}
        </p>
      </Show>
    </div>
  )
}

const Key = (props: { children: string }) => (
  <kbd class="rounded-tag border border-edge px-1 font-sans font-semibold">{props.children}</kbd>
)

/** The same rows on a narrow screen: person, need, place, deadline. */
function RowList(props: Props) {
  const rows = createById(() => props.rows)
  return (
    <ul aria-label={t('queue.caption')} class="-mx-4 divide-y divide-line border-y border-line tablet:mx-0">
      <For each={rows.ids()}>
        {(id) => {
          const row = rows.of(id)
          return (
            <li class="[content-visibility:auto] [contain-intrinsic-size:auto_7rem]">
              <a
                data-row={id}
                href={`/keluhan/${row().complaint}`}
                onClick={() => leaveQueue(location.search, id)}
                class="flex min-h-row flex-col items-start gap-1 px-4 py-3 font-normal! text-ink! no-underline! hover:bg-sunken"
              >
                <span class="flex w-full items-start justify-between gap-3">
                  <bdi class="font-bold wrap-anywhere">{row().head}</bdi>
                  <span class={`text-small font-semibold whitespace-nowrap ${dueInk(row())}`}>{dueWords(row())}</span>
                </span>
                <span>{need(row())}</span>
                <span class="text-small text-ink-2">{[rtRw(row()), row().desa.label].filter(Boolean).join(', ')}</span>
                <NeedTag need={row()} />
              </a>
            </li>
          )
        }}
      </For>
    </ul>
  )
}
