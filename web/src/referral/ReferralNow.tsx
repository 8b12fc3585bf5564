import { Match, Show, Switch } from 'solid-js'
import { acting } from '../session.tsx'
import { moment } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { basisText } from '../item/basis.ts'
import { DayTiles } from '../ui/DayTiles.tsx'
import { Panel } from '../ui/Panel.tsx'
import { leftText, provisionalText, statusOf, untilText, type Referral } from './standing.ts'

function title(one: Referral): string {
  if (!one.endedAt && one.isWaiting) return t('referral.says.waiting')
  const resolution = one.resolution ? t(`resolution.${one.resolution}`).toLocaleLowerCase() : ''
  const reason = one.returnReason ? t(`return_reason.${one.returnReason}`).toLocaleLowerCase() : ''
  return tCode('referral.says.', one.state, 'referral.over_title', { resolution, reason })
}

/** Where this request stands for the agency: its turn and until when, or by whom it was answered. */
export function ReferralNow(props: { referral: Referral }) {
  const at = (time: string) => moment(time, acting()?.tenant)
  return (
    <Panel status={statusOf(props.referral)} title={title(props.referral)}>
      <Switch>
        <Match when={props.referral.endedAt}>
          {(ended) => (
            <>
              <p>
                {t(props.referral.state === 'DITARIK' ? 'referral.ended_at' : 'referral.answered_by', {
                  name: props.referral.endedBy ?? '',
                  moment: at(ended()),
                })}
              </p>
              <Show when={props.referral.state === 'DITARIK'}>
                <p>{t('referral.says.DITARIK_text')}</p>
              </Show>
            </>
          )}
        </Match>
        <Match when={props.referral.isWaiting}>
          <p>{t('referral.says.waiting_text')}</p>
        </Match>
        <Match when={props.referral.due}>
          <p>
            {untilText(props.referral)} <strong class="whitespace-nowrap">{leftText(props.referral)}</strong>
          </p>
          <Show when={props.referral.isProvisional}>
            <p>{provisionalText(props.referral)}</p>
          </Show>
          <DayTiles tiles={props.referral.tiles} />
          <Show when={props.referral.rule}>
            {(rule) => <p class="text-small">{basisText(rule(), props.referral)}</p>}
          </Show>
        </Match>
      </Switch>
    </Panel>
  )
}
