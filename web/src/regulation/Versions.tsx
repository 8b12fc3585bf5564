import { createSignal, For, Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { may } from '../session.tsx'
import { ago, day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { CancelDialog } from './CancelDialog.tsx'
import { aboutText, citationText } from './names.ts'
import type { EntryRow, Rule } from './shapes.ts'
import { ruleText, type Names } from './value-words.ts'
import { entryDeed } from './version-deed.ts'
import { VersionLine } from './VersionLine.tsx'

/** Everything that was ever written of a rule here, the newest first, and what can be done with each. */
export function Versions(props: { rule: Rule; names: Names }) {
  const ask = createAsk(
    'regulation.history',
    () => ({ key: props.rule.key }),
    (input) => api.regulation.history.query(input),
  )
  const [cancelling, setCancelling] = createSignal<EntryRow>()
  return (
    <section aria-labelledby="riwayat" class="flex flex-col gap-3">
      <h2 id="riwayat">{t('version.title')}</h2>
      <Answer of={ask}>
        {(history) => (
          <Show
            when={history().rows.length > 0}
            fallback={<Empty title={t('version.none')}>{t('version.none_text')}</Empty>}
          >
            <ol class="-mx-4 divide-y divide-line border-y border-line bg-surface tablet:mx-0 desktop:rounded-box desktop:border">
              <For each={history().rows}>
                {(entry) => (
                  <Version rule={props.rule} entry={entry} names={props.names} onCancel={() => setCancelling(entry)} />
                )}
              </For>
            </ol>
          </Show>
        )}
      </Answer>
      <Show when={cancelling()}>
        {(entry) => (
          <CancelDialog
            of={entryDeed(entry(), t(`rule.${props.rule.key}`))}
            text={t('version.cancel_text')}
            onClose={() => setCancelling(undefined)}
            onDone={() => void ask.again()}
          />
        )}
      </Show>
    </section>
  )
}

export const spanText = ({ effectiveFrom, effectiveTo }: { effectiveFrom: string; effectiveTo: string | null }) =>
  effectiveTo
    ? t('version.from_to', { from: day(effectiveFrom), to: day(effectiveTo) })
    : t('version.from', { day: day(effectiveFrom) })

function Version(props: { rule: Rule; entry: EntryRow; names: Names; onCancel: () => void }) {
  const about = () => aboutText(props.entry)
  const place = () => `/peraturan/${props.rule.key}/draf`
  const isOver = () => props.entry.shown === 'DIGANTIKAN' || props.entry.shown === 'DITARIK'
  return (
    <li class="flex flex-col gap-2 px-4 py-3">
      <VersionLine shown={props.entry.shown} />
      <div>
        <Show when={about()}>
          <p class="text-small font-semibold">{about()}</p>
        </Show>
        <p class="max-w-[54ch]">{ruleText(props.rule.key, props.entry.value, props.names)}</p>
        <p class="max-w-[54ch] text-small text-ink-2">
          {citationText(props.entry.citation)} · {spanText(props.entry)} ·{' '}
          {t('version.by', { by: props.entry.changedBy, ago: ago(props.entry.changedAt) })}
        </p>
        <Answered entry={props.entry} />
      </div>
      <Show when={may('regulation.draft')}>
        <div class="no-print flex flex-wrap gap-3 empty:hidden">
          <Show when={props.entry.shown === 'DRAF'}>
            <LinkButton href={`${place()}/${props.entry.id}`}>{t('rule.continue')}</LinkButton>
          </Show>
          <Show when={props.entry.shown === 'DIAJUKAN'}>
            <LinkButton href="/persetujuan">{t('version.see_approval')}</LinkButton>
          </Show>
          <Show when={props.entry.shown === 'TERJADWAL'}>
            <Button onClick={() => props.onCancel()}>{t('version.cancel')}</Button>
          </Show>
          <Show when={isOver()}>
            <LinkButton href={`${place()}/baru?dari=${props.entry.id}`}>{t('version.restore')}</LinkButton>
          </Show>
        </div>
      </Show>
    </li>
  )
}

/** What the second person said of it, where that still matters. */
function Answered(props: { entry: EntryRow }) {
  const approval = () => (['DRAF', 'DIAJUKAN'].includes(props.entry.shown) ? props.entry.approval : null)
  const words = () => {
    const { state, decidedBy, answer, askedBy } = approval()!
    if (state === 'DIKEMBALIKAN') return t('version.returned', { by: decidedBy ?? '', answer: answer ?? '' })
    if (state === 'KEDALUWARSA') return t('version.lapsed')
    return state === 'DIMINTA' ? t('version.waiting', { by: askedBy }) : ''
  }
  return (
    <Show when={approval() && words()}>
      {(text) => <p class="mt-1 text-small font-semibold wrap-anywhere">{text()}</p>}
    </Show>
  )
}
