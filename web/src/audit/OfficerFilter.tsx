import { createUniqueId, createSignal, For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { t, tCode } from '../text/text.ts'
import { boxClass } from '../ui/TextField.tsx'

/** Short lists help nobody choose; a name that is typed to its third letter does. */
const FIRST = 6

/** An officer by name: what is typed is looked up, what is pressed narrows the trail. */
export function OfficerFilter(props: { onChoose: (officer: { id: string; name: string }) => void }) {
  const id = createUniqueId()
  const [text, setText] = createSignal('')
  const asked = () => (text().trim().length >= 2 ? { text: text().trim() } : undefined)
  const found = createAsk('staff.list', asked, (input) => api.staff.list.query(input))
  const rows = () => (asked() ? (found.data()?.rows ?? []).slice(0, FIRST) : [])
  return (
    <div class="flex min-w-0 flex-1 basis-56 flex-col gap-1 tablet:max-w-sm">
      <label for={id} class="text-label">
        {t('audit.who_search')}
      </label>
      <input
        id={id}
        type="search"
        class={`${boxClass} h-control border-edge`}
        value={text()}
        autocomplete="off"
        spellcheck={false}
        placeholder=""
        aria-describedby={`${id}-found`}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p id={`${id}-found`} role="status" class="sr-only">
        {asked() ? t('staff.found', { n: found.data()?.total ?? 0 }) : t('audit.who_hint')}
      </p>
      <Show when={rows().length > 0}>
        <ul class="divide-y divide-line rounded-box border border-edge bg-raised">
          <For each={rows()}>
            {(row) => (
              <li>
                <button
                  type="button"
                  class="flex min-h-control w-full flex-wrap items-center gap-x-2 px-3 py-1 text-left hover:bg-action-soft"
                  onClick={() => {
                    setText('')
                    props.onChoose(row)
                  }}
                >
                  <span class="font-semibold">{row.name}</span>
                  <span class="text-small text-ink-2">{tCode('role.', row.role, 'role.other')}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}
