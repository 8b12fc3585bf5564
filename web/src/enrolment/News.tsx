import { createSignal, For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { noticeText } from './EnrolmentHistory.tsx'
import { Told } from './Told.tsx'

/** So many of them stand on the first page until somebody wants to see all. */
const MOST = 5

/** What was decided on programs of the district and the families of one's own villages have not heard yet. */
export function News() {
  const [all, setAll] = createSignal(false)
  const ask = createAsk(
    'enrolment.show',
    () => ({}),
    (input) => api.enrolment.show.query(input),
  )
  const rows = () => (ask.data()?.rows ?? []).filter(({ who }) => who !== null)
  return (
    <Show when={rows().length > 0}>
      <section class="mb-6 flex max-w-[48rem] flex-col items-start gap-2" aria-labelledby="kabar">
        <h2 id="kabar">{t('enrolment.news')}</h2>
        <p class="text-ink-2">{t('enrolment.news_text')}</p>
        <ul class="w-full divide-y divide-line border-y border-line">
          <For each={all() ? rows() : rows().slice(0, MOST)}>
            {(row) => (
              <li class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
                <div class="min-w-0 flex-1 basis-72">
                  <a
                    class="flex min-h-control items-center font-semibold wrap-anywhere"
                    href={`/keluarga/${row.who!.household}?bagian=hak`}
                  >
                    {t('household.title', { head: row.who!.head })}
                  </a>
                  <p class="max-w-[44ch]">{noticeText(row)}</p>
                </div>
                <Told row={row} again={ask.again} />
              </li>
            )}
          </For>
        </ul>
        <Show when={!all() && rows().length > MOST}>
          <Button kind="quiet" onClick={() => setAll(true)}>
            {t('enrolment.news_all', { n: rows().length })}
          </Button>
        </Show>
      </section>
    </Show>
  )
}
