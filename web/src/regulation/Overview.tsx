import type { Key } from '@slrt/domain/regulation-keys'
import { For, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { day } from '../text/date.ts'
import { Empty } from '../ui/Empty.tsx'
import { aboutText, isNation } from './names.ts'
import { isOwn } from './RuleList.tsx'
import type { EntryRow, Shown } from './shapes.ts'
import { ruleText, type Names } from './value-words.ts'
import { VersionLine } from './VersionLine.tsx'

const open = ['DRAF', 'DIAJUKAN', 'TERJADWAL']

/** What is being changed now, before anything else: drafts, what waits for a second person, what will begin. */
export function Overview(props: { shown: Shown; names: Names }) {
  const pending = () =>
    props.shown.keys.flatMap(({ key, own }) =>
      own.filter(({ shown }) => open.includes(shown)).map((entry) => ({ ...entry, key })),
    )
  const own = () => props.shown.keys.filter(isOwn).length
  return (
    <div class="flex flex-col gap-6">
      <Show when={pending().length > 0}>
        <section class="flex flex-col gap-3" aria-labelledby="sedang-dikerjakan">
          <div>
            <h2 id="sedang-dikerjakan">{t('rules.pending_title')}</h2>
            <p class="text-ink-2">{t('rules.pending_text')}</p>
          </div>
          <ul class="-mx-4 divide-y divide-line border-y border-line bg-surface tablet:mx-0 desktop:rounded-box desktop:border">
            <For each={pending()}>{(entry) => <Pending entry={entry} names={props.names} />}</For>
          </ul>
        </section>
      </Show>
      <Show
        when={own() > 0}
        fallback={
          <Show when={!isNation() && pending().length === 0}>
            <Empty title={t('rules.own_none')}>{t('rules.own_none_text')}</Empty>
          </Show>
        }
      >
        <p class="text-ink-2">
          {t('rules.own_count', { n: own(), of: props.shown.keys.length })} {t('rules.choose')}
        </p>
      </Show>
    </div>
  )
}

function Pending(props: { entry: EntryRow & { key: Key }; names: Names }) {
  const about = () => aboutText(props.entry)
  return (
    <li class="flex flex-col gap-1 px-4 py-3">
      <a href={`/peraturan/${props.entry.key}`} class="inline-flex min-h-control items-center self-start">
        {t(`rule.${props.entry.key}`)}
        {about() ? `, ${about()}` : ''}
      </a>
      <p class="max-w-[54ch]">{ruleText(props.entry.key, props.entry.value, props.names)}</p>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-ink-2">
        <VersionLine shown={props.entry.shown} />
        <span>{t('version.from', { day: day(props.entry.effectiveFrom) })}</span>
      </div>
    </li>
  )
}
