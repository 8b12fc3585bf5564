import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Panel } from '../ui/Panel.tsx'
import type { Status } from '../ui/StatusTag.tsx'
import { Counts } from './Counts.tsx'
import { Ledger } from './Ledger.tsx'
import { ListSays } from './ListSays.tsx'
import { RejectedFile } from './RejectedFile.tsx'
import { rejectedIn, type Shown } from './words.ts'

/** What became of a file: how many got in, how many need a hand, and those rows themselves when somebody opens them. */
export function Result(props: { of: Shown; again: () => void }) {
  const [search, setSearch] = useSearchParams<{ baris?: string }>()
  const isOpen = () => search.baris === 'ditolak'
  const counts = () => props.of.summary
  const isSame = () =>
    props.of.state === 'SELESAI' &&
    counts().unchanged > 0 &&
    counts().new === 0 &&
    counts().changed === 0 &&
    counts().gone === 0
  const isList = () => props.of.kind === 'list'
  const countText = () => {
    const { new: fresh, changed, unchanged: same, gone } = counts()
    if (isSame()) return t(isList() ? 'impor.list.same' : 'impor.done.same_text', { n: same })
    return t(isList() ? 'impor.list.text' : 'impor.done.text', { new: fresh, changed, same, gone })
  }
  const status = (): Status => (props.of.open > 0 ? 'turn' : props.of.state === 'BATAL' ? 'ended' : 'done')
  const title = () => {
    if (isSame()) return t('impor.done.same')
    if (props.of.open > 0) return t('impor.done.open', { n: props.of.open })
    if (props.of.state === 'BATAL') return t('impor.says.BATAL', { n: props.of.row })
    return t('impor.done.all')
  }
  return (
    <div class="flex flex-col gap-8 pb-6">
      <Panel
        live
        status={status()}
        title={title()}
        actions={
          <>
            <Show when={!isOpen() && may('import.ledger') && rejectedIn(counts()) > 0}>
              <Button
                kind={props.of.open > 0 ? 'main' : 'plain'}
                wide
                onClick={() => setSearch({ baris: 'ditolak' }, { replace: true })}
              >
                {props.of.open > 0 ? t('impor.mend', { n: props.of.open }) : t('impor.see_rejected')}
              </Button>
            </Show>
            <Show when={props.of.open > 0 && may('import.rejected')}>
              <RejectedFile of={props.of} />
            </Show>
          </>
        }
      >
        <p>{countText()}</p>
        <ListSays of={props.of} />
        <Show when={isSame() && props.of.open > 0}>
          <p>{t('impor.done.still_open', { n: props.of.open })}</p>
        </Show>
        <Show when={props.of.open > 0 && !isOpen()}>
          <p>{t('impor.done.recorded')}</p>
        </Show>
      </Panel>
      <Show when={isOpen() && may('import.ledger')}>
        <Ledger of={props.of} again={props.again} />
      </Show>
      <Show when={counts().rows > 0}>
        <Counts of={props.of} />
      </Show>
    </div>
  )
}
