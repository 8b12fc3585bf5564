import { createSignal, Show, type JSX } from 'solid-js'
import { createSending } from '../form.ts'
import { outbox } from '../offline/outbox.ts'
import { createPending } from '../pending.ts'
import { t, type TextKey } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { aboutText, type Referral } from './standing.ts'

/** Acts of their own page, with its address and name. */
const asked: Record<string, { at: string; text: TextKey }> = {
  'referral.accept': { at: 'terima', text: 'referral.accept' },
  'referral.giveBack': { at: 'kembalikan', text: 'referral.give_back' },
  'referral.complete': { at: 'selesai', text: 'referral.complete' },
  'item.wait': { at: 'tunggu', text: 'referral.wait' },
}
/** The next step of an open request, the first that is possible; everything else stays beside it. */
const next = ['referral.accept', 'referral.start', 'item.resume', 'referral.complete']
const others = ['referral.giveBack', 'referral.complete', 'item.wait']

/** The answers that are possible now: one filled, the others beside it; on a phone they stay under the thumb. */
export function ReferralActs(props: { referral: Referral; again: () => Promise<void> }) {
  const sending = createSending()
  let box: HTMLDivElement | undefined
  const subject = () => `referral:${props.referral.id}`
  const pending = createPending(subject())
  const [kept, setKept] = createSignal(false)
  const isKept = () => kept() && outbox.entries().some((entry) => entry.subject === subject())
  const first = () => next.find((act) => props.referral.acts.includes(act))
  const rest = () => others.filter((act) => act !== first() && props.referral.acts.includes(act))

  async function go(act: string) {
    const { id, item, version, needVersion } = props.referral
    const isOfNeed = act.startsWith('item.')
    const input = isOfNeed ? { id: item, version: needVersion } : { id, version }
    const result = await sending.send(act, input, subject(), aboutText(props.referral))
    if (result === 'done') sayDone(t(isOfNeed ? 'referral.resumed' : 'referral.started'))
    if (result === 'waiting') return void setKept(true)
    await props.again()
    // The pressed button is gone: the next act takes its place.
    if (result === 'done') box?.querySelector<HTMLElement>('a, button')?.focus()
  }
  const button = (act: string): JSX.Element => {
    const isFirst = act === first()
    const page = asked[act]
    return (
      <Show
        when={page}
        fallback={
          <Button kind="main" large wide busy={sending.busy()} onClick={() => void go(act)}>
            {t(act === 'referral.start' ? 'referral.start' : 'referral.resume')}
          </Button>
        }
      >
        <LinkButton
          href={`/rujukan/${props.referral.id}/${page!.at}`}
          kind={isFirst ? 'main' : 'plain'}
          large={isFirst}
        >
          {t(page!.text)}
        </LinkButton>
      </Show>
    )
  }

  return (
    <>
      <ErrorSummary of={sending} />
      <Show
        when={!pending() && !isKept()}
        fallback={
          <Notice kind="waiting">
            {t('kept.waiting')} {t('kept.waiting_text')}
          </Notice>
        }
      >
        <Show when={first()}>
          {(act) => (
            <div
              ref={box}
              class="no-print sticky bottom-0 z-10 -mx-4 flex flex-col gap-2 border-t border-line bg-surface px-4 py-2 tablet:static tablet:mx-0 tablet:flex-row tablet:items-center tablet:gap-3 tablet:border-0 tablet:p-0 [&>*]:w-full tablet:[&>*]:w-auto"
            >
              {button(act())}
              <div class="flex gap-2 empty:hidden tablet:gap-3 max-tablet:[&>*]:flex-1">{rest().map(button)}</div>
            </div>
          )}
        </Show>
      </Show>
    </>
  )
}
