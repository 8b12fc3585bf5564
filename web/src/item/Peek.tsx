import { createMemo, on, Show } from 'solid-js'
import { placeText } from '../field/place.ts'
import { acting } from '../session.tsx'
import { ago, shortMoment } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { DayTiles } from '../ui/DayTiles.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Acts } from './Acts.tsx'
import { createActingOn } from './acting-on.ts'
import { dueSentence, nowSentence } from './now.ts'
import type { QueueRow } from './queue-words.ts'
import { statusOf } from './status.ts'

/** A need at a glance, beside its queue: what is to be done, until when, and the acts. */
export function Peek(props: { row: QueueRow; again: () => Promise<void> }) {
  const row = () => props.row
  const id = createMemo(() => props.row.id)
  const acts = createMemo(on(id, () => createActingOn(row, () => props.again())))
  return (
    <section aria-labelledby="sekilas" class="flex flex-col gap-4">
      <div>
        <h2 id="sekilas" class="wrap-anywhere">
          <bdi>{row().head}</bdi>
        </h2>
        <p class="text-small text-ink-2">
          <span class="whitespace-nowrap">{row().ticket ?? t('complaint.numberless')}</span>
          {` · ${tCode('category.', row().category, 'category.LNN01')} · ${placeText(row())}`}
        </p>
      </div>
      <Panel status={statusOf(row())} title={nowSentence(row())}>
        <Show when={dueSentence(row())}>{(due) => <p>{due()}</p>}</Show>
        <DayTiles tiles={row().tiles} />
      </Panel>
      <div id="tindakan" tabindex="-1" class="outline-none!">
        <Acts of={acts()} />
      </div>
      <p class="text-small text-ink-2">
        {t('now.since', { moment: shortMoment(row().since, acting()?.tenant) })}{' '}
        {t('now.holder', { by: row().changedBy, ago: ago(row().changedAt) })}
      </p>
      <div>
        <LinkButton href={`/keluhan/${row().complaint}`} kind={acts().main() || acts().chosen() ? 'plain' : 'main'}>
          {t('queue.open')}
        </LinkButton>
      </div>
    </section>
  )
}
