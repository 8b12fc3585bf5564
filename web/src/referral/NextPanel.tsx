import { Show } from 'solid-js'
import { t } from '../text/text.ts'
import { DayTiles } from '../ui/DayTiles.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { leftText, needText, provisionalText, statusOf, subjectText, untilText, type ReferralRow } from './standing.ts'

/** The request to open next: about whom, what, until when. */
export function NextPanel(props: { row: ReferralRow }) {
  return (
    <Panel
      status={statusOf(props.row)}
      title={subjectText(props.row)}
      actions={
        <LinkButton href={`/rujukan/${props.row.id}`} kind="main" large>
          {t(props.row.state === 'DIKIRIM' ? 'referral.open_first' : 'referral.go_on')}
        </LinkButton>
      }
    >
      <p class="font-semibold">{needText(props.row)}</p>
      <p>
        {untilText(props.row)} <strong class="whitespace-nowrap">{leftText(props.row)}</strong>
      </p>
      <Show when={props.row.isProvisional}>
        <p>{provisionalText(props.row)}</p>
      </Show>
      <DayTiles tiles={props.row.tiles} />
    </Panel>
  )
}
