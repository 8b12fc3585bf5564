import { createMemo, For, Show } from 'solid-js'
import { leading } from '@slrt/domain/complaint'
import { api } from '../../api.ts'
import { createAsk } from '../../ask.ts'
import { outbox } from '../../offline/outbox.ts'
import { acting } from '../../session.tsx'
import { moment } from '../../text/date.ts'
import { t } from '../../text/text.ts'
import { Button } from '../../ui/Button.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { OpenDraft } from './draft-store.ts'
import { createPapers } from './papers.ts'
import { headOf } from './register-draft.ts'
import { entriesOf } from './send-draft.ts'
import Printer from '~icons/lucide/printer'

type Where = 'waiting' | 'attention' | 'sent'
const looks = { waiting: 'moving', attention: 'turn', sent: 'done' } as const

/** After sending: where it is now, its number as soon as there is one, what happens next and when. Also on paper. */
export function Sent(props: { id: string; draft?: OpenDraft }) {
  const entries = () =>
    props.draft
      ? entriesOf(props.draft.values)
      : outbox.entries().filter(({ content }) => content?.form?.includes(props.id) ?? false)
  const where = createMemo((): Where => {
    if (entries().some(({ state }) => state === 'attention' || state === 'aside')) return 'attention'
    return entries().some(({ path }) => path !== 'file.add') ? 'waiting' : 'sent'
  })
  const photosLeft = () => entries().filter(({ path }) => path === 'file.add').length
  const ask = createAsk(
    'complaint.show',
    () => (where() === 'sent' ? props.id : undefined),
    (id) => api.complaint.show.query({ id }),
  )
  const shown = () => (where() === 'sent' ? ask.data() : undefined)
  const head = () => shown()?.head ?? (props.draft ? headOf(props.draft.values) : '')
  const needs = () =>
    shown()?.items.map(({ category }) => category) ??
    props.draft?.values.needs.flatMap(({ category }) => (category ? [category] : [])) ??
    []
  const next = () => {
    const items = (shown()?.items ?? []).map((item) => ({ ...item, shown: item.state }))
    return leading(items)
  }
  const { missing } = createPapers(() => props.draft?.values)

  return (
    <div class="reading flex flex-col gap-6">
      <div>
        <Heading>{t(`sent.title.${where()}`)}</Heading>
        <p class="text-ink-2">
          <bdi class="wrap-anywhere">{head()}</bdi>
        </p>
      </div>
      <div role="status">
        <Panel status={looks[where()]} title={shown()?.ticket ? t('sent.number') : t(`sent.says.${where()}`)}>
          <Show when={shown()?.ticket} fallback={<p>{t(`sent.text.${where()}`)}</p>}>
            {(ticket) => <p class="text-h2 whitespace-nowrap min-[24rem]:text-h1 tablet:text-figure">{ticket()}</p>}
          </Show>
          <Show when={where() === 'sent' && photosLeft() > 0}>
            <p>{t('sent.photos', { n: photosLeft() })}</p>
          </Show>
        </Panel>
      </div>
      <section class="flex flex-col gap-2">
        <h2>{t('sent.next')}</h2>
        <Show when={next()?.due} fallback={<p>{t('sent.next_text')}</p>}>
          {(due) => (
            <p class="max-w-[52ch]">
              {t(next()?.isProvisional ? 'sent.next_until_provisional' : 'sent.next_until', {
                moment: moment(due(), acting()?.tenant),
              })}
            </p>
          )}
        </Show>
        <ul class="list-disc pl-6">
          <For each={needs()}>{(category) => <li>{t(`category.${category}`)}</li>}</For>
        </ul>
      </section>
      <Show when={missing().length > 0}>
        <section class="flex flex-col gap-2">
          <h2>{t('sent.papers')}</h2>
          <ul class="list-disc pl-6">
            <For each={missing()}>{(paper) => <li>{paper}</li>}</For>
          </ul>
        </section>
      </Show>
      <div class="no-print flex flex-wrap gap-3">
        <Show
          when={where() !== 'attention'}
          fallback={
            <LinkButton href="/kiriman" kind="main">
              {t('kept.see')}
            </LinkButton>
          }
        >
          <LinkButton href="/" kind="main">
            {t('sent.done')}
          </LinkButton>
        </Show>
        <Show when={where() === 'sent'}>
          <LinkButton href={`/keluhan/${props.id}`}>{t('today.open')}</LinkButton>
        </Show>
        <Button onClick={() => print()}>
          <Printer class="icon" aria-hidden="true" />
          {t('action.print')}
        </Button>
        <LinkButton href="/catat?baru=1">{t('sent.another')}</LinkButton>
      </div>
    </div>
  )
}
