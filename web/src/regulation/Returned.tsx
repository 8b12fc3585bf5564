import { Show } from 'solid-js'
import { t } from '../text/text.ts'
import { Panel } from '../ui/Panel.tsx'

/** What the second person wants mended, before the fields where it is; or that nobody answered. */
export function Returned(props: {
  entry: {
    readonly approval: {
      readonly state: string
      readonly decidedBy: string | null
      readonly answer: string | null
    } | null
  }
}) {
  const is = (state: string) => props.entry.approval?.state === state && props.entry.approval
  return (
    <>
      <Show when={is('DIKEMBALIKAN')}>
        {(approval) => (
          <Panel status="back" title={t('draft.returned', { by: approval().decidedBy ?? '' })}>
            <p class="wrap-anywhere whitespace-pre-wrap">{approval().answer}</p>
          </Panel>
        )}
      </Show>
      <Show when={is('KEDALUWARSA')}>
        <p>{t('version.lapsed')}</p>
      </Show>
    </>
  )
}
