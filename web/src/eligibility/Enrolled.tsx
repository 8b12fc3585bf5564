import { Show } from 'solid-js'
import { statusOfEnrolment } from '../enrolment/enrolment-words.ts'
import { createSending } from '../form.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Refused } from '../ui/Refused.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { enrolledText } from './right-words.ts'
import type { Shown, ShownEnrolment } from './rights.ts'

/** Where the family, or a member, stands with the program; whoever proposed it can take it back. */
export function Enrolled(props: { shown: Shown; enrolled: ShownEnrolment; again?: (() => Promise<void>) | undefined }) {
  const sending = createSending()
  const member = () => props.shown.members.find(({ id }) => id === props.enrolled.person)?.name
  async function withdraw() {
    const { id, version } = props.enrolled
    const subject = `household:${props.shown.id}`
    const form = `/keluarga/${props.shown.id}?bagian=hak`
    const result = await sending.send('enrolment.withdraw', { id, version }, subject, props.shown.head, form)
    if (result === 'done') {
      sayDone(t('enrolment.withdrawn'))
      await props.again?.()
    }
  }
  return (
    <div class="flex flex-col items-start gap-1">
      <StatusTag status={statusOfEnrolment[props.enrolled.state]}>
        {[member(), enrolledText(props.enrolled)].filter(Boolean).join(': ')}
      </StatusTag>
      <Show when={props.enrolled.acts.includes('enrolment.withdraw')}>
        <Button kind="quiet" busy={sending.busy()} onClick={() => void withdraw()}>
          {t('enrolment.withdraw')}
        </Button>
      </Show>
      <Refused of={sending.problem()} />
    </div>
  )
}
