import { For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { t } from '../text/text.ts'
import { noticeText } from './EnrolmentHistory.tsx'

/** So many of them stand on the first page; all are on the family's card. */
const MOST = 5

/** What was decided lately on programs of the district, to be told to the families of one's own villages. */
export function News() {
  const ask = createAsk(
    'enrolment.show',
    () => ({}),
    (input) => api.enrolment.show.query(input),
  )
  const rows = () => (ask.data()?.rows ?? []).filter(({ who }) => who !== null).slice(0, MOST)
  return (
    <Show when={rows().length > 0}>
      <section class="mb-6 flex flex-col gap-2" aria-labelledby="kabar">
        <h2 id="kabar">{t('enrolment.news')}</h2>
        <ul class="divide-y divide-line border-y border-line">
          <For each={rows()}>
            {(row) => (
              <li class="flex flex-col py-3">
                <a
                  class="flex min-h-control items-center font-semibold wrap-anywhere"
                  href={`/keluarga/${row.who!.household}?bagian=hak`}
                >
                  {t('household.title', { head: row.who!.head })}
                </a>
                <p class="max-w-[60ch]">{noticeText(row)}</p>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
