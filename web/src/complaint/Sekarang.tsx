import { Show } from 'solid-js'
import type { Outputs } from '../api.ts'
import { Acts } from '../item/Acts.tsx'
import type { ActingOn } from '../item/acting-on.ts'
import { basisText } from '../item/basis.ts'
import { NeedTag } from '../item/NeedTag.tsx'
import { dueSentence, nowSentence } from '../item/now.ts'
import { isOverdue, statusOf, statusWord } from '../item/status.ts'
import { ago, day } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { DayTiles } from '../ui/DayTiles.tsx'
import { Panel } from '../ui/Panel.tsx'
import { unitsOf, type Need } from './NeedCard.tsx'
import { idOfReferral } from './ReferralOf.tsx'

type Complaint = Outputs['complaint']['show']

/** First of all: what is needed, who has it, until when, what I can do. Speaks for the need that has come least far. */
export function Sekarang(props: { complaint: Complaint; need: Need; acting: ActingOn }) {
  const need = () => props.need
  const standing = () => ({ ...need(), units: unitsOf(need()) })
  /** An agency is late: the way on begins where its referral stands. */
  const lateReferral = () =>
    isOverdue(need()) ? need().referrals.find(({ isCurrent, acts }) => isCurrent && acts.length > 0) : undefined
  const showReferral = (id: string) => {
    const place = document.getElementById(idOfReferral(id))
    place?.scrollIntoView({ block: 'center' })
    place?.focus({ preventScroll: true })
  }
  return (
    <Panel
      live
      status={statusOf(need())}
      title={nowSentence(standing())}
      actions={
        <Show when={need().acts.length > 0}>
          <Show when={!props.acting.chosen() && lateReferral()}>
            {(late) => (
              <Button kind="main" onClick={() => showReferral(late().id)}>
                {t('now.see_referral')}
              </Button>
            )}
          </Show>
          <Acts of={props.acting} docked />
        </Show>
      }
    >
      <Show when={statusWord(need()) === 'status.emergency'}>
        <div>
          <NeedTag need={need()} />
        </div>
      </Show>
      <Show when={props.complaint.items.length > 1}>
        <p class="font-semibold">{tCode('category.', need().category, 'category.LNN01')}</p>
      </Show>
      <Show when={dueSentence(standing())}>{(due) => <p>{due()}</p>}</Show>
      <DayTiles tiles={need().tiles} />
      <Show when={need().rule}>{(rule) => <p class="text-small">{basisText(rule(), need())}</p>}</Show>
      <Show when={need().reopenUntil}>
        {(until) => <p class="text-small">{t('complaint.reopen_until', { day: day(until()) })}</p>}
      </Show>
      <Show when={props.complaint.keptUntil}>
        {(until) => <p class="text-small">{t('complaint.kept_until', { day: day(until()) })}</p>}
      </Show>
      <p class="text-small">{t('now.holder', { by: need().changedBy, ago: ago(need().changedAt) })}</p>
    </Panel>
  )
}
