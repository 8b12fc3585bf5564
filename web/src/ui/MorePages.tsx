import { Show } from 'solid-js'
import type { Pages } from '../pages.ts'
import { t } from '../text/text.ts'
import { Button } from './Button.tsx'
import { Failure } from './Failure.tsx'

/** How much of a list is shown, and the way to the rest. */
export function MorePages<Row>(props: { of: Pages<Row> }) {
  const page = () => props.of.data()
  return (
    <Show when={page()?.next}>
      <div class="no-print mt-4 flex flex-wrap items-center gap-4">
        <Button onClick={() => void props.of.more()} busy={props.of.moreBusy()} busyText={t('wait.loading')}>
          {t('list.more')}
        </Button>
        <p class="text-ink-2">{t('list.shown', { n: page()!.rows.length, of: page()!.total })}</p>
        <Show when={props.of.moreProblem()}>{(problem) => <Failure problem={problem()} />}</Show>
      </div>
    </Show>
  )
}
