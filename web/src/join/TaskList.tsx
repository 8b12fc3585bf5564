import { SECTIONS, type Section } from '@slrt/domain/application'
import { For, Match, Show, Switch } from 'solid-js'
import { t } from '../text/text.ts'
import { Heading } from '../ui/Heading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import type { Shown } from './client.ts'
import { LinkBox } from './LinkBox.tsx'
import { Progress } from './Progress.tsx'
import { SavedAt } from './SavedAt.tsx'
import { hrefOf, isOpen, nameOf, numberOf, standingOf } from './sections.ts'
import { SendPart } from './SendPart.tsx'
import { Written } from './Written.tsx'

/** How far an application is: its sections in any order while it is written, its way once it was handed in. */
export function TaskList(props: { of: Shown }) {
  const title = () => (nameOf(props.of) ? t('join.title', { name: nameOf(props.of) }) : t('join.title_plain'))
  const done = () => SECTIONS.length - props.of.missing.length
  return (
    <>
      <div>
        <Heading>{title()}</Heading>
        <Show when={isOpen(props.of)}>
          <div class="mt-1 flex flex-wrap gap-x-4 text-ink-2">
            <p>{t('join.progress', { n: done(), of: SECTIONS.length })}</p>
            <SavedAt />
          </div>
        </Show>
      </div>
      <Switch>
        <Match when={isOpen(props.of)}>
          <Show when={props.of.state === 'DIKEMBALIKAN'}>
            <Panel status="back" title={t('join.returned_title')}>
              <p>{t('join.returned_text')}</p>
            </Panel>
          </Show>
          <Show when={props.of.isTaken}>
            <Notice kind="info">{t('join.taken')}</Notice>
          </Show>
          <ol class="divide-y divide-line border-y border-line">
            <For each={SECTIONS}>{(section) => <Row of={props.of} section={section} />}</For>
          </ol>
          <SendPart of={props.of} />
        </Match>
        <Match when={!isOpen(props.of)}>
          <Progress of={props.of} />
          <Written of={props.of} />
        </Match>
      </Switch>
      <LinkBox />
    </>
  )
}

/** The whole row is the link; what is done is said without colour, so that the rest stands out. */
function Row(props: { of: Shown; section: Section }) {
  const standing = () => standingOf(props.of, props.section)
  const reason = () => (props.of.state === 'DIKEMBALIKAN' ? props.of.reasons[props.section] : undefined)
  return (
    <li>
      <a
        class="-mx-2 flex min-h-row flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-box px-2 py-3 font-normal! no-underline! hover:bg-action-soft"
        href={hrefOf(props.section)}
      >
        <span class="min-w-0 flex-1 font-semibold underline underline-offset-3">
          {numberOf(props.section)} {t(`join.section.${props.section}`)}
        </span>
        <Show when={standing()} fallback={<span class="text-ink-2">{t('join.state.done')}</span>}>
          {(open) => <StatusTag status={open().status}>{t(open().text)}</StatusTag>}
        </Show>
        <Show when={reason()}>
          {(words) => (
            <span class="w-full max-w-[60ch] whitespace-pre-wrap text-ink">
              {t('join.reason', { reason: words() })}
            </span>
          )}
        </Show>
      </a>
    </li>
  )
}
