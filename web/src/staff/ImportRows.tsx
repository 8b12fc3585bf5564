import { FILE_STATUSES, type FileStatus } from '@slrt/domain/staff-file'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { createMedia } from '../media.ts'
import { t, tCode } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { StatusTag, type Status } from '../ui/StatusTag.tsx'
import { whyOf, type Preview, type PreviewRow } from './import-file.ts'

const step = 50
/** Refused ones first: they are what somebody can mend. */
const order: readonly FileStatus[] = ['REFUSED', 'NEW', 'CHANGED', 'SAME']
const statusOf: Record<FileStatus, Status> = { NEW: 'done', CHANGED: 'moving', SAME: 'idle', REFUSED: 'back' }

/** The rows of a file by what would become of them, narrowed by that. */
export function ImportRows(props: { preview: Preview }) {
  const [only, setOnly] = createSignal<FileStatus>()
  const [shown, setShown] = createSignal(step)
  const wide = createMedia('(min-width: 64rem)')
  const labelOf = createMemo(() => new Map(props.preview.places.map(({ code, label }) => [code, label])))
  const rows = createMemo(() =>
    order.flatMap((status) =>
      only() && only() !== status ? [] : props.preview.rows.filter((row) => row.status === status),
    ),
  )
  const choose = (status: FileStatus | undefined) => {
    setShown(step)
    setOnly(status)
  }
  const place = ({ scope }: PreviewRow) => scope.map((code) => labelOf().get(code) ?? code).join(', ')
  const remark = (row: PreviewRow) => {
    if (row.status === 'REFUSED') return whyOf(row)
    if (row.changes.length === 0) return ''
    return t('import.changes', { parts: row.changes.map((part) => t(`import.part.${part}`)).join(', ') })
  }
  const page = () => rows().slice(0, shown())

  return (
    <section aria-labelledby="rows" class="flex flex-col gap-4">
      <h2 id="rows">{t('import.preview')}</h2>
      <div role="group" aria-label={t('import.show')} class="flex flex-wrap gap-2">
        <Choice on={only() === undefined} onPress={() => choose(undefined)}>
          {t('import.status.all', { n: props.preview.rows.length })}
        </Choice>
        <For each={FILE_STATUSES.filter((status) => props.preview.totals[status] > 0)}>
          {(status) => (
            <Choice on={only() === status} onPress={() => choose(status)}>
              {t(`import.status.${status}`, { n: props.preview.totals[status] })}
            </Choice>
          )}
        </For>
      </div>
      <Show when={wide()} fallback={<Lines rows={page()} place={place} remark={remark} />}>
        <Table rows={page()} place={place} remark={remark} />
      </Show>
      <Show when={rows().length > shown()}>
        <div class="flex flex-wrap items-center gap-4">
          <Button onClick={() => setShown(shown() + step)}>{t('import.more')}</Button>
          <p class="text-ink-2">{t('list.shown', { n: shown(), of: rows().length })}</p>
        </div>
      </Show>
    </section>
  )
}

function Choice(props: { on: boolean; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={props.on}
      class="inline-flex min-h-control items-center rounded-box border border-edge bg-surface px-4 hover:bg-sunken aria-pressed:border-action aria-pressed:bg-action-soft aria-pressed:font-bold aria-pressed:text-action-strong"
      onClick={() => props.onPress()}
    >
      {props.children}
    </button>
  )
}

type Shown = { rows: readonly PreviewRow[]; place: (row: PreviewRow) => string; remark: (row: PreviewRow) => string }

const Mark = (props: { of: FileStatus }) => (
  <StatusTag status={statusOf[props.of]}>{t(`import.mark.${props.of}`)}</StatusTag>
)
const roleText = ({ role }: PreviewRow) => (role ? tCode('role.', role, 'role.other') : '')
const contactText = ({ email, userName }: PreviewRow) => email ?? userName ?? ''

function Table(props: Shown) {
  const heads = () => [
    t('import.line'),
    t('staff.state'),
    t('staff.name'),
    t('import.contact'),
    t('staff.role'),
    t('staff.scope'),
    t('import.why'),
  ]
  const cell = 'border-b border-line px-3 py-2 align-top'
  return (
    <table class="w-full border-separate border-spacing-0 rounded-box border border-line bg-surface text-left">
      <caption class="sr-only">{t('import.preview')}</caption>
      <thead>
        <tr>
          <For each={heads()}>
            {(head) => (
              <th scope="col" class="border-b border-line px-3 py-2 text-small font-semibold text-ink-2">
                {head}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody class="[&_tr:last-child>*]:border-b-0">
        <For each={props.rows}>
          {(row) => (
            <tr>
              <td class={cell}>{row.line}</td>
              <td class={`${cell} whitespace-nowrap`}>
                <Mark of={row.status} />
              </td>
              <th scope="row" class={`${cell} font-semibold`}>
                {row.name}
              </th>
              <td class={`${cell} min-w-52 wrap-anywhere`}>{contactText(row)}</td>
              <td class={cell}>{roleText(row)}</td>
              <td class={cell}>{props.place(row)}</td>
              <td class={cell}>{props.remark(row)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

function Lines(props: Shown) {
  return (
    <ul aria-label={t('import.preview')} class="divide-y divide-line border-y border-line">
      <For each={props.rows}>
        {(row) => (
          <li class="flex flex-col items-start gap-1 py-3">
            <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span class="text-ink-2">{t('import.line_n', { n: row.line })}</span>
              <Mark of={row.status} />
            </p>
            <p class="font-semibold">{row.name}</p>
            <Show when={row.role}>
              <p class="max-w-[50ch] text-small wrap-anywhere text-ink-2">
                {[roleText(row), props.place(row), contactText(row)].filter(Boolean).join(' · ')}
              </p>
            </Show>
            <Show when={props.remark(row)}>{(remark) => <p class="max-w-[60ch]">{remark()}</p>}</Show>
          </li>
        )}
      </For>
    </ul>
  )
}
