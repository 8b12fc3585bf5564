import { t } from '../text/text.ts'
import { LinkButton } from './LinkButton.tsx'
import { Panel } from './Panel.tsx'

/** A command that lies on the device and goes by itself: where the work is now, and that nothing is left to do. */
export function Kept(props: { back: string; backText: string }) {
  return (
    <div role="status">
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
