import { Show } from 'solid-js'
import type { Entry } from '../offline/entry.ts'
import { outbox } from '../offline/outbox.ts'
import { acting } from '../session.tsx'
import { moment } from '../text/date.ts'
import { fieldSentence, sentenceOf } from '../text/sentence.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { StatusTag, type Status } from '../ui/StatusTag.tsx'
import { entryText, formOf } from './words.ts'
import '../text/account.ts'

const looks = { attention: 'turn', aside: 'hold', sending: 'moving', waiting: 'idle', behind: 'hold' } satisfies Record<
  string,
  Status
>

/** One entry: what it is, where it stands and why, and what can be done with it. */
export function OutboxItem(props: { entry: Entry; main?: boolean; onDrop: () => void }) {
  const what = () => entryText(props.entry)
  const state = () => (props.entry.state === 'waiting' && props.entry.behind ? 'behind' : props.entry.state)
  const isStuck = () => props.entry.state === 'attention' || props.entry.state === 'aside'
  const form = () => (props.entry.state === 'attention' ? formOf(props.entry) : undefined)
  const blocker = () => outbox.entries().find(({ id }) => id === props.entry.behind)
  const retry = () => void outbox.retry(props.entry.id)

  /** Why it is here: the fields that were not accepted, or the sentence for its code. */
  function reason(): string | undefined {
    const { problem } = props.entry
    if (props.entry.state === 'aside') return t('outbox.aside_text')
    if (!problem) return undefined
    return problem.fields?.length ? problem.fields.map(fieldSentence).join(' ') : sentenceOf(problem)
  }

  return (
    <li class="flex flex-col gap-2 px-4 py-3">
      <div class="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 class="min-w-0 flex-1 basis-60 text-body font-bold wrap-anywhere">{what()}</h3>
        <StatusTag status={looks[state()]}>{t(`outbox.state.${state()}`)}</StatusTag>
      </div>
      <Show when={reason()}>{(sentence) => <p class="max-w-[52ch]">{sentence()}</p>}</Show>
      <Show when={blocker()}>{(other) => <p>{t('outbox.behind', { what: entryText(other()) })}</p>}</Show>
      <p class="text-small text-ink-2">
        {t('outbox.made', { moment: moment(props.entry.madeAt, acting()?.tenant) })}
        <Show when={props.entry.state === 'aside' && props.entry.problem?.requestId}>
          {(code) => <span class="block select-all">{t('outbox.code', { code: code() })}</span>}
        </Show>
      </p>
      <Show when={props.entry.state !== 'sending'}>
        <div class="flex flex-wrap gap-x-4 gap-y-2">
          <Show when={form()}>
            {(href) => (
              <LinkButton href={href()} kind={props.main ? 'main' : 'plain'}>
                {t('outbox.mend')}
              </LinkButton>
            )}
          </Show>
          <Show when={isStuck() && props.entry.content}>
            <Button
              kind={props.main && !form() ? 'main' : 'plain'}
              aria-label={t('outbox.again_label', { what: what() })}
              onClick={retry}
            >
              {t('outbox.again')}
            </Button>
          </Show>
          <Button
            kind="quiet"
            class="min-w-12"
            busyText=""
            aria-label={t('outbox.drop_label', { what: what() })}
            onClick={() => props.onDrop()}
          >
            {t('outbox.drop')}
          </Button>
        </div>
      </Show>
    </li>
  )
}
