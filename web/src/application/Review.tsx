import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk, type Ask } from '../ask.ts'
import '../text/application.ts'
import { moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Bones } from '../ui/Wait.tsx'
import { Checklist } from './Checklist.tsx'
import { ContentFacts } from './ContentFacts.tsx'
import { Decree } from './Decree.tsx'
import { Decision } from './Decision.tsx'
import { Others } from './Others.tsx'
import { areaText, isState, statusOf, type Reviewed } from './states.ts'

/** One application as the secretariat decides on it: beside its rivals, with its decree, a list to tick, two ways out. */
export function Review() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'application.show',
    () => ({ id: params.id }),
    (input) => api.application.show.query(input),
  )
  return (
    <>
      <BackLink href="/permohonan">{t('application.to_list')}</BackLink>
      <Answer of={ask} title={t('application.list_title')} bones={<Bones rows={6} />}>
        {(application) => <Reviewing of={application()} ask={ask} />}
      </Answer>
    </>
  )
}

function Reviewing(props: { of: Reviewed; ask: Ask<Reviewed> }) {
  const state = () => (isState(props.of.state) ? props.of.state : 'DIKIRIM')
  const isWaiting = () => state() === 'DIKIRIM'
  return (
    <>
      <PageHead title={areaText(props.of.areas)}>
        <p>
          {props.of.content.area.institution}
          <Show when={props.of.submittedAt}>
            {(at) => <> · {t('application.sent_at', { moment: moment(at(), props.of.areas[0]?.code) })}</>}
          </Show>
        </p>
      </PageHead>
      <div class="flex flex-col gap-8">
        <Panel
          status={statusOf[state()]}
          title={t(`application.says.${state()}`)}
          live
          actions={
            state() === 'DISETUJUI' && (
              <LinkButton href={`/daerah/${props.of.areas[0]?.code ?? ''}`}>{t('application.see_tenant')}</LinkButton>
            )
          }
        >
          <Show when={!isWaiting() && props.of.decidedAt}>
            {(at) => <p>{t('application.by', { by: props.of.decidedBy ?? '', moment: moment(at()) })}</p>}
          </Show>
        </Panel>
        <Show when={isWaiting() && props.of.tenants.length > 0}>
          <Notice kind="info">
            {t('application.tenants_title')}.{' '}
            {t('application.tenants_text', { names: props.of.tenants.map(({ name }) => name).join(', ') })}
          </Notice>
        </Show>
        <Others of={props.of} />
        <ContentFacts of={props.of} />
        <Show when={props.of.file}>
          {(file) => <Decree id={props.of.id} name={file().name} bytes={file().bytes} />}
        </Show>
        <Show when={isWaiting()}>
          <Checklist of={props.of} ask={props.ask} />
          <Decision of={props.of} ask={props.ask} />
        </Show>
      </div>
    </>
  )
}
