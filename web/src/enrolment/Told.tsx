import { Show } from 'solid-js'
import type { Outputs } from '../api.ts'
import { createSending } from '../form.ts'
import { liesWaiting } from '../pending.ts'
import { acting } from '../session.tsx'
import { day } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { sayDone } from '../ui/Toaster.tsx'

type Row = Outputs['enrolment']['show']['rows'][number]

/** Whether the family has heard of a decision: when and from whom, or the button by which whoever told it says so. */
export function Told(props: { row: Row; again: () => Promise<void> }) {
  const sending = createSending()
  const subject = `household:${props.row.who?.household}`
  const waits = () =>
    !sending.busy() &&
    liesWaiting(subject, ({ path, content }) => path === 'enrolment.tell' && content?.input.id === props.row.id)
  const about = () => props.row.who?.head ?? ''
  async function tell() {
    const { id, version, who } = props.row
    const form = `/keluarga/${who?.household}?bagian=hak`
    const result = await sending.send('enrolment.tell', { id, version }, subject, about(), form)
    if (result !== 'done') return
    sayDone(t('enrolment.told_done'))
    await props.again()
  }
  return (
    <>
      <Show when={props.row.toldAt}>
        {(at) => (
          <p class="text-small text-ink-2">
            {t('enrolment.told_on', { day: day(at(), acting()?.tenant), by: props.row.toldBy ?? '' })}
          </p>
        )}
      </Show>
      <Show when={props.row.acts.includes('enrolment.tell')}>
        <Show when={!waits()} fallback={<StatusTag status="moving">{t('kept.waiting')}</StatusTag>}>
          <Button busy={sending.busy()} onClick={() => void tell()}>
            {t('enrolment.told')}
            <span class="sr-only">: {about()}</span>
          </Button>
        </Show>
      </Show>
      <Refused of={sending.problem()} />
    </>
  )
}
