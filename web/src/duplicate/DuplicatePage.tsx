import { useParams } from '@solidjs/router'
import { createSignal, Show, type JSX } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { acting, may } from '../session.tsx'
import { moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import type { Status } from '../ui/StatusTag.tsx'
import { Compared } from './Compared.tsx'
import { DismissDialog } from './DismissDialog.tsx'
import { likenessText } from './likeness.tsx'
import { PartDialog } from './PartDialog.tsx'

export type Pair = Outputs['duplicate']['show']

export const pairText = ({ one, other }: Pair) => t('duplicate.pair', { one: one.name, other: other.name })

/** Two records side by side: what agrees, what differs, and what can be done. */
export function DuplicatePage() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'duplicate.show',
    () => ({ id: params.id }),
    (input) => api.duplicate.show.query(input),
  )
  return (
    <div class="flex flex-col">
      <BackLink href="/ganda">{t('duplicate.to_list')}</BackLink>
      <Answer of={ask} title={t('duplicate.compare')}>
        {(pair) => (
          <>
            <PageHead title={pairText(pair())} />
            <div class="flex flex-col gap-6 pb-6">
              <Now pair={pair()} again={() => void ask.again()} />
              <Compared pair={pair()} />
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}

const statuses: Record<Pair['state'], Status> = {
  TERBUKA: 'turn',
  DIPISAH: 'turn',
  DIMINTA: 'moving',
  DIGABUNG: 'done',
  BUKAN_GANDA: 'idle',
}

/** How the pair stands, who has it, and what can be done now. */
function Now(props: { pair: Pair; again: () => void }) {
  const [dialog, setDialog] = createSignal<'dismiss' | 'part'>()
  const lapsed = () => props.pair.state === 'DIMINTA' && props.pair.asked?.state !== 'DIMINTA'
  const isThird = () => props.pair.isMerged && props.pair.state !== 'DIGABUNG'
  const mayMerge = () =>
    may('duplicate.merge') &&
    !isThird() &&
    props.pair.state !== 'DIGABUNG' &&
    (props.pair.state !== 'DIMINTA' || lapsed())
  const mayDismiss = () =>
    may('duplicate.dismiss') && !isThird() && (props.pair.state === 'TERBUKA' || props.pair.state === 'DIPISAH')
  const close = () => {
    setDialog(undefined)
    props.again()
  }
  return (
    <Panel
      live
      status={isThird() ? 'idle' : lapsed() ? 'turn' : statuses[props.pair.state]}
      title={isThird() ? t('duplicate.says.third') : t(`duplicate.says.${lapsed() ? 'TERBUKA' : props.pair.state}`)}
      actions={
        <>
          <Show when={mayMerge()}>
            <LinkButton kind="main" wide href={`/ganda/${props.pair.id}/gabung`}>
              {t('duplicate.merge')}
            </LinkButton>
          </Show>
          <Show when={mayDismiss()}>
            <Button wide onClick={() => setDialog('dismiss')}>
              {t('duplicate.dismiss')}
            </Button>
          </Show>
          <Show when={props.pair.state === 'DIMINTA' && !lapsed() && may('approval.list')}>
            <LinkButton wide href="/persetujuan">
              {t('duplicate.to_approvals')}
            </LinkButton>
          </Show>
          <Show when={props.pair.state === 'DIGABUNG' && may('duplicate.part')}>
            <Button wide onClick={() => setDialog('part')}>
              {t('duplicate.part')}
            </Button>
          </Show>
        </>
      }
    >
      <Sentences pair={props.pair} lapsed={lapsed()} isThird={isThird()} />
      <DismissDialog pair={props.pair} open={dialog() === 'dismiss'} onClose={close} />
      <PartDialog pair={props.pair} open={dialog() === 'part'} onClose={close} />
    </Panel>
  )
}

function Sentences(props: { pair: Pair; lapsed: boolean; isThird: boolean }) {
  const when = (at: string) => moment(at, acting()?.tenant)
  const kept = () => (props.pair.kept === props.pair.one.id ? props.pair.one : props.pair.other).name
  const sentence = (when: boolean, words: () => JSX.Element) => (
    <Show when={when}>
      <p>{words()}</p>
    </Show>
  )
  return (
    <>
      {sentence(props.isThird, () => t('duplicate.next.third'))}
      {sentence(props.lapsed, () => t('duplicate.next.lapsed'))}
      {sentence(!props.isThird && props.pair.state === 'TERBUKA', () => (
        <>
          {likenessText(props.pair.score)}. {t('duplicate.next.TERBUKA')}
        </>
      ))}
      {sentence(props.pair.isSameFamily && props.pair.state === 'TERBUKA', () => t('duplicate.same_family'))}
      {sentence(props.pair.state === 'DIMINTA' && !props.lapsed, () => (
        <>
          {t('duplicate.asked_by', { by: props.pair.asked?.by ?? '', moment: when(props.pair.asked?.at ?? '') })}{' '}
          <Show when={props.pair.asked?.mine}>{t('duplicate.asked_mine')}</Show>
        </>
      ))}
      {sentence(props.pair.state === 'DIMINTA' || props.pair.state === 'DIGABUNG', () =>
        t('duplicate.kept_is', { name: kept() }),
      )}
      {sentence(['DIGABUNG', 'BUKAN_GANDA', 'DIPISAH'].includes(props.pair.state) && !!props.pair.decidedAt, () =>
        t('duplicate.by', { by: props.pair.decidedBy ?? '', moment: when(props.pair.decidedAt ?? '') }),
      )}
    </>
  )
}
