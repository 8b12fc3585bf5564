import { createSignal, Show } from 'solid-js'
import { t } from '../text/text.ts'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'

/** Says that what stands in the form was written earlier, and offers to start afresh. */
export function Restored(props: { of: { restored: boolean }; onClear: () => void }) {
  const [gone, setGone] = createSignal(false)
  return (
    <Show when={props.of.restored && !gone()}>
      <Notice
        kind="info"
        actions={
          <Button
            kind="quiet"
            onClick={() => {
              setGone(true)
              props.onClear()
            }}
          >
            {t('draft.clear')}
          </Button>
        }
      >
        {t('draft.restored')}
      </Notice>
    </Show>
  )
}
