import { shownAlone } from '@slrt/domain/referral-state'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Outputs } from '../api.ts'
import { sectorIcon } from '../field/sector-icon.ts'
import { Acts } from '../item/Acts.tsx'
import { createActingOn } from '../item/acting-on.ts'
import { basisText } from '../item/basis.ts'
import { createById } from '../item/by-id.ts'
import { NeedTag } from '../item/NeedTag.tsx'
import { dueSentence, nowSentence } from '../item/now.ts'
import { t, tCode } from '../text/text.ts'
import { DayTiles } from '../ui/DayTiles.tsx'
import { ReferralOf } from './ReferralOf.tsx'

type Complaint = Outputs['complaint']['show']
export type Need = Complaint['items'][number]

/** Names of the agencies that have a need now, or gave it back: those whose referral shows what the need shows. */
export const unitsOf = ({ referrals, state: shown }: Need): string[] =>
  referrals.filter(({ isCurrent, state }) => isCurrent && shownAlone(state) === shown).map(({ unit }) => unit.name)

/** One need: what, where it stands, its referrals, and what can be done with it. */
export function NeedCard(props: { complaint: Complaint; need: Need; again: () => Promise<void>; leads: boolean }) {
  const need = () => props.need
  const referrals = createById(() => props.need.referrals)
  const seen = () => ({ ...need(), units: unitsOf(need()) })
  return (
    <li class="flex flex-col gap-3 rounded-box border border-line bg-surface p-4">
      <div class="flex flex-wrap items-start gap-3">
        <span class="grid size-10 flex-none place-items-center rounded-box bg-sunken" aria-hidden="true">
          <Dynamic component={sectorIcon(need().category)} class="icon" />
        </span>
        <div class="min-w-0 flex-1 basis-48">
          <h3 class="font-bold">{tCode('category.', need().category, 'category.LNN01')}</h3>
          {/* The panel above has said this of the need that leads. */}
          <Show when={!props.leads}>
            <p class="text-small text-ink-2">{nowSentence(seen())}</p>
            <Show when={dueSentence(seen())}>{(due) => <p class="text-small text-ink-2">{due()}</p>}</Show>
            <DayTiles tiles={need().tiles} />
            <Show when={need().rule}>{(rule) => <p class="text-small text-ink-2">{basisText(rule(), need())}</p>}</Show>
          </Show>
          <Show when={need().arrived !== null}>
            <p class="text-small text-ink-2">
              {t('complaint.said', {
                said: [
                  t(need().arrived ? 'complaint.said_arrived' : 'complaint.said_not'),
                  ...(need().content ? [tCode('ask.feedback.', String(need().content), 'ask.feedback.3')] : []),
                ].join(', '),
              })}
            </p>
          </Show>
          <Show when={need().resolution && need().turn !== null}>
            <p class="text-small text-ink-2">
              {t('complaint.result', { resolution: tCode('resolution.', need().resolution!, 'status.DITUTUP') })}
            </p>
          </Show>
        </div>
        <NeedTag need={seen()} />
      </div>
      <Show when={need().referrals.length > 0}>
        <ul class="flex flex-col divide-y divide-line border-t border-line" aria-label={t('complaint.referrals')}>
          <For each={referrals.ids()}>
            {(id) => {
              const referral = referrals.of(id)
              return <ReferralOf complaint={props.complaint} referral={referral()} again={props.again} />
            }}
          </For>
        </ul>
      </Show>
      <Show when={!props.leads && need().acts.length > 0}>
        <div class="border-t border-line pt-3">
          <Beside {...props} />
        </div>
      </Show>
    </li>
  )
}

/** The acts of a need for which the panel does not speak. */
function Beside(props: { complaint: Complaint; need: Need; again: () => Promise<void> }) {
  const acting = createActingOn(
    () => ({
      ...props.need,
      complaint: props.complaint.id,
      head: props.complaint.head,
      desa: props.complaint.desa,
    }),
    () => props.again(),
  )
  return <Acts of={acting} beside />
}
