import { For, Show } from 'solid-js'
import type { Outputs } from '../api.ts'
import { number, t } from '../text/text.ts'

/** What families say that they need, and needs of the kind that are open: by program. */
export function UnmetNeeds(props: { rows: Outputs['target']['show']['unmet'] }) {
  return (
    <Show when={props.rows.length > 0}>
      <section aria-labelledby="target-unmet" class="sheet flex flex-col gap-3">
        <h2 id="target-unmet">{t('target.unmet')}</h2>
        <p class="text-ink-2">{t('target.unmet_text')}</p>
        <table class="w-full text-left">
          <caption class="sr-only">{t('target.unmet')}</caption>
          <thead>
            <tr class="text-small text-ink-2">
              <th scope="col" class="border-b border-line py-2 pr-3 font-semibold">
                {t('target.program')}
              </th>
              <th scope="col" class="border-b border-line px-2 py-2 text-right font-semibold">
                {t('target.unmet_families')}
              </th>
              <th scope="col" class="border-b border-line py-2 pl-2 text-right font-semibold">
                {t('target.unmet_needs')}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows.slice(0, 10)}>
              {(row) => (
                <tr>
                  <th scope="row" class="border-b border-line py-2 pr-3 font-normal">
                    <a
                      class="inline-flex min-h-9 min-w-9 items-center text-ink! pointer-coarse:min-h-12 pointer-coarse:min-w-12"
                      href={`/sasaran?program=${row.code}`}
                    >
                      {row.name}
                    </a>
                  </th>
                  <td class="border-b border-line px-2 py-2 text-right">{number(row.families)}</td>
                  <td class="border-b border-line py-2 pl-2 text-right">{number(row.needs)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </Show>
  )
}
