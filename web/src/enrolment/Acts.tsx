import { createSignal, Show } from 'solid-js'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { EndDialog } from './EndDialog.tsx'
import type { Row } from './list-columns.tsx'
import type { Places } from './WaitingList.tsx'

/** What this officer can do with a row: confirm, refuse, end; of those who wait only whoever is next gets a place. */
export function Acts(props: { row: Row; places: Places; again: () => Promise<void> }) {
  const [asking, setAsking] = createSignal<'refuse' | 'end'>()
  const sending = createSending()
  const can = (act: string) => props.row.acts.includes(`enrolment.${act}`)
  const about = () => props.row.who?.person ?? props.row.who?.head ?? ''
  const isNext = () =>
    props.row.state !== 'DAFTAR_TUNGGU' || (props.row.verdict !== 'TIDAK' && hasPlace(props.places, props.row))
  async function confirm() {
    const { id, version } = props.row
    const result = await sending.send('enrolment.confirm', { id, version }, `enrolment:${id}`, about())
    if (result === 'refused') return void (sending.problem()?.code === 'enrolment.changed' && (await props.again()))
    sayDone(t(result === 'done' ? 'enrolment.confirmed' : 'kept.waiting', { name: about() }))
    await props.again()
  }
  return (
    <div class="flex flex-col items-start gap-2 py-1">
      <div class="flex flex-wrap gap-2">
        <Show when={can('confirm') && isNext()}>
          <Button busy={sending.busy()} onClick={() => void confirm()}>
            {t(props.row.state === 'DAFTAR_TUNGGU' ? 'enrolment.give_place' : 'enrolment.confirm')}
            <span class="sr-only">: {about()}</span>
          </Button>
        </Show>
        <Show when={can('refuse')}>
          <Button kind="quiet" class="min-w-12" onClick={() => setAsking('refuse')}>
            {t('enrolment.refuse')}
            <span class="sr-only">: {about()}</span>
          </Button>
        </Show>
        <Show when={can('end')}>
          <Button kind="quiet" class="min-w-12" onClick={() => setAsking('end')}>
            {t('enrolment.end')}
            <span class="sr-only">: {about()}</span>
          </Button>
        </Show>
      </div>
      <Refused of={sending.problem()} />
      <Show when={asking()}>
        {(act) => (
          <EndDialog
            row={props.row}
            act={act()}
            onClose={() => setAsking(undefined)}
            onDone={() => void props.again()}
          />
        )}
      </Show>
    </div>
  )
}

/** Whether the line has come to a row: as many places are free as stand up to it. */
function hasPlace({ pools }: Places, { position, desa }: Row): boolean {
  const pool =
    pools.find(({ area }) => area !== '' && desa.code.startsWith(`${area}.`)) ?? pools.find(({ area }) => area === '')
  return pool?.free === null || (pool?.free ?? 0) >= (position ?? Infinity)
}
