import { Show } from 'solid-js'
import { t } from '../text/text.ts'
import { Heading } from './Heading.tsx'
import { LinkButton } from './LinkButton.tsx'
import { Panel } from './Panel.tsx'

/** A command that lies on the device and goes by itself: where the work is now, and that nothing is left to do. */
export function Kept(props: { title?: string; back: string; backText: string }) {
  return (
    <div role="status" class="flex flex-col gap-6">
      <Show when={props.title}>{(title) => <Heading>{title()}</Heading>}</Show>
      <Panel
        status="moving"
        title={t('kept.title')}
        actions={
          <>
            <LinkButton href={props.back}>{props.backText}</LinkButton>
            <LinkButton href="/kiriman">{t('kept.see')}</LinkButton>
          </>
        }
      >
        <p>{t('kept.text')}</p>
      </Panel>
    </div>
  )
}
