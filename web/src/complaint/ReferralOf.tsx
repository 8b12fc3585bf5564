import { createSignal, Show } from 'solid-js'
import type { Outputs } from '../api.ts'
import { createSending } from '../form.ts'
import { acting } from '../session.tsx'
import { day } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { LongText } from '../ui/LongText.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { TextField } from '../ui/TextField.tsx'

type Complaint = Outputs['complaint']['show']
type Referral = Complaint['items'][number]['referrals'][number]

/** Where the panel's link leads. */
export const idOfReferral = (id: string) => `rujukan-${id}`

/** What was asked of one agency and what it answered; an open one can be withdrawn. */
export function ReferralOf(props: { complaint: Complaint; referral: Referral; again: () => Promise<void> }) {
  const sending = createSending()
  const [asking, setAsking] = createSignal(false)
  const [note, setNote] = createSignal('')
  const referral = () => props.referral
  const words = () => {
    const { state, unit } = referral()
    const told = {
      DIKIRIM: 'journey.DIRUJUK',
      DITERIMA: 'journey.DITERIMA_OPD',
      PROSES: 'journey.PROSES_OPD',
      SELESAI: 'journey.referral.complete',
      DIKEMBALIKAN: 'journey.DIKEMBALIKAN_OPD',
      DITARIK: 'journey.referral.withdraw',
    } as const
    return t(told[state], { unit: unit.name })
  }
  async function withdraw() {
    const { id, version } = referral()
    const input = { id, version, ...(note().trim() ? { note: note() } : {}) }
    const { id: complaint, head } = props.complaint
    const result = await sending.send('referral.withdraw', input, `complaint:${complaint}`, head)
    if (result === 'done') sayDone(t('act.done', { act: t('act.referral.withdraw') }))
    if (result !== 'refused') setAsking(false)
    await props.again()
  }
  return (
    <li id={idOfReferral(referral().id)} tabindex="-1" class="flex flex-col gap-1 py-3 last:pb-0">
      <div class="flex flex-wrap items-baseline justify-between gap-x-4">
        <span class="font-semibold">{words()}</span>
        <span class="text-small text-ink-2">
          {t('complaint.sent_on', { day: day(referral().sentAt, acting()?.tenant) })}
        </span>
      </div>
      <Show when={referral().returnReason}>
        {(reason) => <span class="text-small text-back-ink">{tCode('return.', reason(), 'journey.other')}</span>}
      </Show>
      <Show when={referral().request}>
        {(text) => <LongText text={text()} lines={3} class="text-small text-ink-2" />}
      </Show>
      <Show when={referral().answer}>
        {(text) => (
          <div class="text-small">
            <span class="font-semibold">{t('complaint.answered')}</span>
            <LongText text={text()} lines={3} />
          </div>
        )}
      </Show>
      <Show when={referral().isCurrent && !referral().endedAt && referral().acts.length > 0}>
        <ErrorSummary of={sending} />
        <Show
          when={asking()}
          fallback={
            <div>
              <Button onClick={() => setAsking(true)}>{t('act.referral.withdraw')}</Button>
            </div>
          }
        >
          <TextField name="note" label={t('ask.referral.withdraw')} rows={2} value={note()} onInput={setNote} />
          <div class="flex flex-wrap gap-3">
            <Button busy={sending.busy()} onClick={() => void withdraw()}>
              {t('act.referral.withdraw')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('action.not_now')}</Button>
          </div>
        </Show>
      </Show>
    </li>
  )
}
