import { Show } from 'solid-js'
import { outbox } from '../offline/outbox.ts'
import { t } from '../text/text.ts'
import { Heading } from './Heading.tsx'
import { LinkButton } from './LinkButton.tsx'
import { Panel } from './Panel.tsx'

type Props = {
  /** Heading, where the page has none of its own. */
  title?: string
  /** `noun:id` of what was changed: the panel follows it until it has arrived. */
  subject: string
  back: string
  backText: string
}

const looks = { waiting: 'moving', attention: 'turn', sent: 'done' } as const

/** A command that lay on the device: where it is now, and what there is left to do, which is mostly nothing. */
export function Kept(props: Props) {
  const state = () => {
    const entry = outbox.entries().find(({ subject }) => subject === props.subject)
    if (!entry) return 'sent'
    return entry.state === 'attention' || entry.state === 'aside' ? 'attention' : 'waiting'
  }
  return (
    <div role="status" class="flex flex-col gap-6">
      <Show when={props.title}>{(title) => <Heading>{title()}</Heading>}</Show>
      <Panel
        status={looks[state()]}
        title={t(`kept.${state()}`)}
        actions={
          <>
            <LinkButton href={props.back}>{props.backText}</LinkButton>
            <Show when={state() !== 'sent'}>
              <LinkButton href="/kiriman">{t('kept.see')}</LinkButton>
            </Show>
          </>
        }
      >
        <p>{t(`kept.${state()}_text`)}</p>
      </Panel>
    </div>
  )
}
