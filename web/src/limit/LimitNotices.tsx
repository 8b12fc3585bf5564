import '../text/limit.ts'
import { For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { valueText } from '../regulation/value-words.ts'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { limitText } from './limit-words.ts'

/** What the nation changed about limits of programs; a district with a rule of its own is told so. Nothing where nothing changed. */
export function LimitNotices() {
  const ask = createAsk(
    'limit.notices',
    () => ({}),
    (input) => api.limit.notices.query(input),
  )
  return (
    <Show when={ask.data()?.rows.length}>
      <section class="flex flex-col gap-3" aria-label={t('limit.told')}>
        <For each={ask.data()!.rows}>
          {(one) => (
            <Panel
              status={one.own ? 'turn' : 'idle'}
              title={t('limit.told')}
              actions={<LinkButton href={`/peraturan/${one.key}?hal=${one.program}`}>{t('limit.told_see')}</LinkButton>}
            >
              <p>{t('limit.told_from', { day: day(`${one.effectiveFrom}T12:00:00Z`), sentence: limitText(one) })}</p>
              <p>
                {one.own
                  ? t('limit.told_own', { value: valueText(one.key, one.own.value, { unit: () => undefined }) })
                  : t('limit.told_follow')}
              </p>
            </Panel>
          )}
        </For>
      </section>
    </Show>
  )
}
