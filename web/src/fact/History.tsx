import { createSignal, For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createPages } from '../pages.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { beforeText, fieldText, sourceText } from './fact-words.ts'

/** What was changed of a family, asked for when somebody wants to see it. */
export function History(props: { household: string }) {
  const [open, setOpen] = createSignal(false)
  return (
    <section class="no-print flex flex-col items-start gap-3">
      <Button aria-expanded={open()} onClick={() => setOpen(!open())}>
        {t('data.history')}
      </Button>
      <Show when={open()}>
        <div class="w-full">
          <Rows household={props.household} />
        </div>
      </Show>
    </section>
  )
}

function Rows(props: { household: string }) {
  const pages = createPages(
    'provenance.list',
    () => ({ household: props.household }),
    async (input) => ({ ...(await api.provenance.list.query(input)), total: 0 }),
  )
  return (
    <Answer of={pages}>
      {(page) => (
        <Show when={page().rows.length > 0} fallback={<p class="text-ink-2">{t('data.history_none')}</p>}>
          <ul class="divide-y divide-line border-y border-line" aria-label={t('data.history_title')}>
            <For each={page().rows}>
              {(row) => (
                <li class="flex flex-col py-3">
                  <span>
                    <bdi class="font-semibold wrap-anywhere">{row.name ?? t('data.family')}</bdi> ·{' '}
                    {fieldText(row.field)}
                    <Show when={row.field === 'household'}> · {t('data.history_joined')}</Show>
                    <Show when={row.isOffered && !row.before}> · {t('data.history_stayed')}</Show>
                    <Show when={row.before && row.field !== 'household'}>
                      {' '}
                      ·{' '}
                      <span class="wrap-anywhere">
                        {t(row.isOffered ? 'data.history_offered' : 'data.history_before', {
                          before: beforeText(row.field, row.before!),
                        })}
                      </span>
                    </Show>
                  </span>
                  <span class="text-small text-ink-2">{sourceText({ ...row, asOf: null })}</span>
                </li>
              )}
            </For>
          </ul>
          <Show when={page().next}>
            <Button class="mt-3" onClick={() => void pages.more()} busy={pages.moreBusy()} busyText={t('wait.loading')}>
              {t('data.history_more')}
            </Button>
          </Show>
        </Show>
      )}
    </Answer>
  )
}
