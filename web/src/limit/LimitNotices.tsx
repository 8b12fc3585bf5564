import '../text/limit.ts'
import { For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { subjectText } from '../regulation/names.ts'
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
      <div class="flex flex-col gap-3">
        <For each={ask.data()!.rows}>
          {(one) => (
            <Panel
              status={one.own ? 'turn' : 'idle'}
              title={t('limit.told', { program: subjectText(one.program) })}
              actions={<LinkButton href={`/peraturan/${one.key}?hal=${one.program}`}>{t('limit.told_see')}</LinkButton>}
            >
              <p class="max-w-[54ch]">
                {t('limit.told_from', { day: day(`${one.effectiveFrom}T12:00:00Z`), sentence: limitText(one) })}
              </p>
              <p class="max-w-[54ch]">
                {one.own
                  ? t('limit.told_own', { value: valueText(one.key, one.own.value, { unit: () => undefined }) })
                  : t('limit.told_follow')}
              </p>
            </Panel>
          )}
        </For>
      </div>
    </Show>
  )
}
