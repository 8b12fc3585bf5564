import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { t } from '../text/text.ts'
import { Heading } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { NextPanel } from './NextPanel.tsx'
import { firstOf } from './standing.ts'

export type Given = 'accept' | 'give_back' | 'complete' | 'wait'

/** After an answer: what happens with it, and the next request if there is one. */
export function Thanks(props: { gives: Given; besides: string }) {
  const open = createAsk(
    'referral.inbox',
    () => ({ state: 'open' as const }),
    (input) => api.referral.inbox.query(input),
  )
  const next = () => firstOf(open.data()?.rows.filter(({ id }) => id !== props.besides) ?? [])
  return (
    <div class="flex flex-col gap-8">
      <div class="flex flex-col gap-4">
        <Heading>{t('referral.thanks', { what: t(`referral.thanks.${props.gives}`) })}</Heading>
        <Panel status="done" title={t(`referral.thanks.${props.gives}_text`)} />
      </div>
      <Show when={open.data()}>
        <Show
          when={next()}
          fallback={
            <div class="flex flex-col items-start gap-3">
              <p>{t('referral.no_next')}</p>
              <LinkButton href="/rujukan">{t('referral.to_list')}</LinkButton>
            </div>
          }
        >
          {(row) => (
            <section class="flex flex-col gap-3">
              <h2>{t('referral.next')}</h2>
              <NextPanel row={row()} />
            </section>
          )}
        </Show>
      </Show>
    </div>
  )
}
