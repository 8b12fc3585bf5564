import { createSignal, Show } from 'solid-js'
import { createSending } from '../form.ts'
import { acting } from '../session.tsx'
import { ago, left, moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { LongText } from '../ui/LongText.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { afterwards, titleOf, type Approval } from './approval-words.ts'
import { GiveBackDialog } from './GiveBackDialog.tsx'
import { PairOf } from './PairOf.tsx'
import { ProgramOf } from '../program/ProgramOf.tsx'
import { PublishOf } from './PublishOf.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

/** One request: what, who asks, until when, and the two answers; or to take it back. */
export function ApprovalCard(props: { approval: Approval; isFirst: boolean; onDecided: (said?: string) => void }) {
  const sending = createSending()
  const [dialog, setDialog] = createSignal<'back' | 'withdraw'>()
  const until = () => ({
    moment: moment(props.approval.expiresAt, acting()?.tenant),
    left: left(props.approval.expiresAt),
  })

  async function approve() {
    const { id, version } = props.approval
    const result = await sending.send('approval.approve', { id, version }, `approval:${id}`, titleOf(props.approval))
    if (result !== 'refused') props.onDecided(afterwards(result))
  }
  return (
    <article class="flex flex-col gap-4 rounded-box border border-line bg-surface p-4 tablet:p-6">
      <div class="flex flex-col gap-1">
        <div class="flex flex-wrap items-center gap-3">
          <h3 class="text-label">{titleOf(props.approval)}</h3>
          <StatusTag status={props.approval.mayDecide ? 'turn' : 'moving'}>
            {t(props.approval.mayDecide ? 'status.mine' : 'approval.state.DIMINTA')}
          </StatusTag>
        </div>
        <p class="text-small text-ink-2">
          {t('approval.asks', { by: props.approval.askedBy, ago: ago(props.approval.askedAt) })}{' '}
          {t(props.approval.mayDecide ? 'approval.until' : 'approval.lapses', until())}
        </p>
      </div>
      <Show when={props.approval.deed === 'regulation.publish'}>
        <Show when={props.approval.entry} fallback={<p>{t('approval.gone')}</p>}>
          {(entry) => <PublishOf id={props.approval.subject} entry={entry()} />}
        </Show>
      </Show>
      <Show when={props.approval.program}>{(program) => <ProgramOf program={program()} />}</Show>
      <Show when={props.approval.pair}>{(pair) => <PairOf id={props.approval.subject} pair={pair()} />}</Show>
      <Show when={props.approval.list}>
        {(list) => (
          <p>
            {t('approval.list', {
              area: list().area.label,
              layout: list().layout === 'dtks' ? 'DTKS' : 'SIKS-NG',
              families: list().families,
              persons: list().persons,
            })}
          </p>
        )}
      </Show>
      <Show when={props.approval.deed === 'proposal.ratify'}>
        <a class="inline-flex min-h-control items-center self-start" href={`/siks/${props.approval.subject}`}>
          {t('approval.see_batch', { number: props.approval.subjectTitle ?? '' })}
        </a>
      </Show>
      <LongText text={t('approval.reason', { reason: props.approval.reason })} lines={3} />
      <Show when={props.approval.entry}>
        {(entry) => (
          <a class="inline-flex min-h-control items-center self-start" href={`/peraturan/${entry().key}`}>
            {t('approval.see_rule')}
          </a>
        )}
      </Show>
      <ErrorSummary of={sending} />
      <Show when={props.approval.mayDecide}>
        <div class="no-print flex flex-col gap-3 tablet:flex-row">
          <Button
            kind={props.isFirst ? 'main' : 'plain'}
            wide
            busy={sending.busy()}
            aria-label={`${t('approval.approve')}: ${titleOf(props.approval)}`}
            onClick={() => void approve()}
          >
            {t('approval.approve')}
          </Button>
          <Button
            wide
            aria-label={`${t('approval.give_back')}: ${titleOf(props.approval)}`}
            onClick={() => setDialog('back')}
          >
            {t('approval.give_back')}
          </Button>
        </div>
      </Show>
      <Show when={props.approval.mine}>
        <Button wide class="no-print self-start" onClick={() => setDialog('withdraw')}>
          {t('approval.withdraw')}
        </Button>
      </Show>
      <GiveBackDialog
        approval={props.approval}
        open={dialog() === 'back'}
        onClose={() => setDialog(undefined)}
        onDone={(result) => props.onDecided(afterwards(result))}
      />
      <WithdrawDialog
        approval={props.approval}
        open={dialog() === 'withdraw'}
        onClose={() => setDialog(undefined)}
        onDone={(result) => props.onDecided(afterwards(result, t('approval.withdrawn')))}
      />
    </article>
  )
}
