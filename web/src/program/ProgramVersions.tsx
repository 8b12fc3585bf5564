import { createSignal, For, Show } from 'solid-js'
import { SideBySide } from '../regulation/Difference.tsx'
import { citationText } from '../regulation/names.ts'
import { VersionLine } from '../regulation/VersionLine.tsx'
import { spanText } from '../regulation/Versions.tsx'
import { may } from '../session.tsx'
import { ago } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { CancelDialog } from '../regulation/CancelDialog.tsx'
import { programDeed } from '../regulation/version-deed.ts'
import { differenceParts } from './differences.ts'
import type { Shown, Version } from './program-values.ts'

/** Every version that was ever written, the newest first; what each changed, and what can be done with it. */
export function ProgramVersions(props: { shown: Shown; again: () => Promise<void> }) {
  const [cancelling, setCancelling] = createSignal<Version>()
  /** What held before a version: the published one that began last before it. */
  const before = (version: Version) =>
    props.shown.versions.find(
      (one) => one.id !== version.id && one.state === 'TERBIT' && one.effectiveFrom < version.effectiveFrom,
    )
  return (
    <section aria-labelledby="riwayat" class="flex flex-col gap-3">
      <h2 id="riwayat">{t('prog.versions')}</h2>
      <ol class="-mx-4 divide-y divide-line border-y border-line bg-surface tablet:mx-0 desktop:rounded-box desktop:border">
        <For each={props.shown.versions}>
          {(version) => (
            <One
              version={version}
              before={before(version)}
              isOwn={props.shown.isOwn}
              onCancel={() => setCancelling(version)}
            />
          )}
        </For>
      </ol>
      <Show when={cancelling()}>
        {(version) => (
          <CancelDialog
            of={programDeed(version(), version().definition.name)}
            text={t('prog.cancel_text')}
            onClose={() => setCancelling(undefined)}
            onDone={() => void props.again()}
          />
        )}
      </Show>
    </section>
  )
}

/** Versions that came with the product: nobody wrote them. */
const SYSTEM = 'sistem'

function One(props: { version: Version; before: Version | undefined; isOwn: boolean; onCancel: () => void }) {
  const place = () => `/program/${props.version.code}/ubah`
  const isOver = () => props.version.shown === 'DIGANTIKAN' || props.version.shown === 'DITARIK'
  return (
    <li class="flex flex-col gap-2 px-4 py-3">
      <VersionLine shown={props.version.shown} />
      <p class="max-w-[60ch] text-small text-ink-2">
        {props.version.citation
          ? citationText(props.version.citation)
          : props.version.definition.source || t('rule.no_article')}{' '}
        · {spanText(props.version)}
        <Show when={props.version.changedBy !== SYSTEM}>
          {' '}
          · {t('version.by', { by: props.version.changedBy, ago: ago(String(props.version.changedAt)) })}
        </Show>
      </p>
      <Answered version={props.version} />
      <Show when={props.before}>{(before) => <Changed before={before()} after={props.version} />}</Show>
      <Show when={may('program.draft') && props.isOwn}>
        <div class="no-print flex flex-wrap gap-3 empty:hidden">
          <Show when={props.version.shown === 'DRAF'}>
            <LinkButton href={`${place()}/${props.version.id}`}>{t('rule.continue')}</LinkButton>
          </Show>
          <Show when={props.version.shown === 'DIAJUKAN'}>
            <LinkButton href="/persetujuan">{t('version.see_approval')}</LinkButton>
          </Show>
          <Show when={props.version.shown === 'TERJADWAL'}>
            <Button onClick={() => props.onCancel()}>{t('version.cancel')}</Button>
          </Show>
          <Show when={isOver()}>
            <LinkButton href={`${place()}/baru?versi=${props.version.id}`}>{t('version.restore')}</LinkButton>
          </Show>
        </div>
      </Show>
    </li>
  )
}

/** What the second person said of it, where that still matters. */
function Answered(props: { version: Version }) {
  const words = () => {
    const approval = ['DRAF', 'DIAJUKAN'].includes(props.version.shown) ? props.version.approval : null
    if (!approval) return ''
    const { state, decidedBy, answer, askedBy } = approval
    if (state === 'DIKEMBALIKAN') return t('version.returned', { by: decidedBy ?? '', answer: answer ?? '' })
    if (state === 'KEDALUWARSA') return t('version.lapsed')
    return state === 'DIMINTA' ? t('version.waiting', { by: askedBy }) : ''
  }
  return (
    <Show when={words()}>{(text) => <p class="max-w-[44ch] text-small font-semibold wrap-anywhere">{text()}</p>}</Show>
  )
}

/** What a version changed of the one before it, part by part. */
export function Changed(props: { before: Pick<Version, 'definition'>; after: Pick<Version, 'definition'> }) {
  const parts = () =>
    differenceParts(props.before.definition, props.after.definition).filter(({ theirs, mine }) => theirs !== mine)
  return (
    <details>
      <summary class="inline-flex min-h-control cursor-pointer items-center font-semibold text-action">
        {t('prog.changed', { n: parts().length })}
      </summary>
      <For each={parts()}>
        {(part) => (
          <div class="py-2">
            <h3 class="text-label">{part.label}</h3>
            <SideBySide before={part.theirs} beforeBy="" after={part.mine} afterBy="" />
          </div>
        )}
      </For>
    </details>
  )
}
