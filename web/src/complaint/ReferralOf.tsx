import { createSignal, For, Show } from 'solid-js'
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

const ask = { 'referral.withdraw': 'ask.referral.withdraw', 'referral.extend': 'ask.referral.extend' } as const
type Act = keyof typeof ask

/** What was asked of one agency and what it answered; an open one can be withdrawn, and its deadline put off once. */
export function ReferralOf(props: { complaint: Complaint; referral: Referral; again: () => Promise<void> }) {
  const sending = createSending()
  const [asked, setAsked] = createSignal('')
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
  /** What the office may do here, in words that name the act. */
  const acts = () => referral().acts.filter((act): act is Act => act in ask)
  const asking = () => acts().find((act) => act === asked())
  async function send(act: Act) {
    const isMissing = act === 'referral.extend' && note().trim().length < 3
    if (!sending.accepts(isMissing ? [{ path: 'note', reason: 'required' }] : [])) return
    const { id, version } = referral()
    const input = { id, version, ...(note().trim() ? { note: note() } : {}) }
    const { id: complaint, head } = props.complaint
    const result = await sending.send(act, input, `complaint:${complaint}`, head)
    if (result === 'done') sayDone(t('act.done', { act: t(`act.${act}`) }))
    if (result !== 'refused') {
      setAsked('')
      setNote('')
    }
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
      <Show when={referral().isCurrent && !referral().endedAt && acts().length > 0}>
        <ErrorSummary of={sending} />
        <Show
          when={asking()}
          fallback={
            <div class="flex flex-wrap gap-3">
              <For each={acts()}>{(act) => <Button onClick={() => setAsked(act)}>{t(`act.${act}`)}</Button>}</For>
            </div>
          }
        >
          {(act) => (
            <>
              <TextField
                name="note"
                label={t(ask[act()])}
                rows={2}
                value={note()}
                onInput={setNote}
                error={sending.errorAt('note')}
              />
              <div class="flex flex-wrap gap-3">
                <Button busy={sending.busy()} onClick={() => void send(act())}>
                  {t(`act.${act()}`)}
                </Button>
                <Button
                  onClick={() => {
                    sending.say()
                    setAsked('')
                  }}
                >
                  {t('action.not_now')}
                </Button>
              </div>
            </>
          )}
        </Show>
      </Show>
    </li>
  )
}
