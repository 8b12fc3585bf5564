import type { Section } from '@slrt/domain/application'
import { Show, type JSX } from 'solid-js'
import { t } from '../text/text.ts'
import { BackLink } from '../ui/BackLink.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Panel } from '../ui/Panel.tsx'
import type { Shown } from './client.ts'
import { SavedAt, Unsaved } from './SavedAt.tsx'
import { numberOf } from './sections.ts'

/** What all sections have in common: the way back, that all is kept, and why it was returned. */
export function SectionFrame(props: { of: Shown; section: Section; text?: string; children: JSX.Element }) {
  const reason = () => (props.of.state === 'DIKEMBALIKAN' ? props.of.reasons[props.section] : undefined)
  return (
    <>
      <div class="flex flex-col">
        <div class="flex flex-wrap items-start justify-between gap-x-4">
          <BackLink href="/gabung">{t('join.to_list')}</BackLink>
          <div class="flex min-h-control items-center text-small text-ink-2">
            <SavedAt />
          </div>
        </div>
        <Heading>{`${numberOf(props.section)} ${t(`join.section.${props.section}`)}`}</Heading>
        <Show when={props.text}>
          <p class="mt-1 max-w-[54ch] text-ink-2">{props.text}</p>
        </Show>
      </div>
      <Show when={reason()}>
        {(words) => (
          <Panel status="back" title={t('join.returned_title')}>
            <p class="whitespace-pre-wrap">{words()}</p>
          </Panel>
        )}
      </Show>
      <Unsaved />
      {props.children}
    </>
  )
}
