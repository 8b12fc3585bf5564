import { useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { api, type Outputs } from '../api.ts'
import { createAsk } from '../ask.ts'
import { EvidenceList } from '../evidence/EvidenceList.tsx'
import { createSending } from '../form.ts'
import { acting, may } from '../session.tsx'
import { day, moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Panel } from '../ui/Panel.tsx'
import { sayDone } from '../ui/Toaster.tsx'
import { Attendance } from './Attendance.tsx'
import { Decision } from './Decision.tsx'
import { civil, meetingStatus } from './MeetingList.tsx'
import { Sign } from './Sign.tsx'

export type Meeting = Outputs['meeting']['show']

/** A meeting on one page: where it is, who came, what is said of each family, its minutes, and until when one may object. */
export function MeetingPage() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'meeting.show',
    () => params.id,
    (id) => api.meeting.show.query({ id }),
  )
  const again = () => void ask.again()
  return (
    <div class="reading flex flex-col">
      <BackLink href="/musyawarah">{t('musyawarah.title')}</BackLink>
      <Answer of={ask} title={t('musyawarah.one')}>
        {(meeting) => (
          <>
            <PageHead title={t('musyawarah.page_title', { desa: meeting().desa.label })}>
              <p>
                {civil(meeting().heldOn)} · {meeting().place}
              </p>
            </PageHead>
            <div class="flex flex-col gap-8 pb-6">
              <Now of={meeting()} again={again} />
              <Attendance of={meeting()} again={again} />
              <section aria-labelledby="keluarga" class="flex flex-col gap-3">
                <h2 id="keluarga">{t('musyawarah.families', { n: meeting().proposals.length })}</h2>
                <p class="text-ink-2">{t('musyawarah.families_text')}</p>
                <ul class="flex flex-col gap-3">
                  <For each={meeting().proposals.map(({ id }) => id)}>
                    {(id) => (
                      <Show when={meeting().proposals.find((one) => one.id === id)}>
                        {(one) => <Decision meeting={meeting()} of={one()} again={again} />}
                      </Show>
                    )}
                  </For>
                </ul>
              </section>
              <Sign of={meeting()} again={again} />
              <Show when={may('file.list')}>
                <EvidenceList meeting={meeting().id} />
              </Show>
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}

function Now(props: { of: Meeting; again: () => void }) {
  const sending = createSending()
  const can = (act: string) => props.of.acts.includes(act)
  const left = () => props.of.proposals.filter(({ verdict }) => verdict === null).length
  async function settle() {
    const { id, version, desa } = props.of
    const result = await sending.send('meeting.settle', { id, version }, `meeting:${id}`, desa.label)
    if (result === 'refused') return
    sayDone(t(result === 'done' ? 'musyawarah.settled' : 'kept.waiting'))
    props.again()
  }
  return (
    <Panel
      live
      status={meetingStatus[props.of.state]}
      title={t(`meeting.state.${props.of.state}`)}
      actions={
        <>
          <Show when={can('meeting.open')}>
            <LinkButton wide href={`/musyawarah/baru?ubah=${props.of.id}`}>
              {t('musyawarah.change')}
            </LinkButton>
          </Show>
          <Show when={can('meeting.settle')}>
            <Button kind="main" wide busy={sending.busy()} onClick={() => void settle()}>
              {t('musyawarah.settle')}
            </Button>
          </Show>
        </>
      }
    >
      <p>{t(`musyawarah.next.${props.of.state}`, { n: left() })}</p>
      <Show when={props.of.state === 'MASA_SANGGAH' && props.of.objectionUntil}>
        {(until) => <p class="font-semibold">{t('musyawarah.until', { moment: moment(until(), acting()?.tenant) })}</p>}
      </Show>
      <Show when={props.of.state !== 'MASA_SANGGAH' && props.of.state !== 'SELESAI'}>
        <p>{t('musyawarah.days', { n: props.of.objectionDays.value })}</p>
      </Show>
      <Show when={props.of.signedAt}>
        {(at) => <p>{t('musyawarah.signed_by', { by: props.of.signedBy ?? '', day: day(at(), acting()?.tenant) })}</p>}
      </Show>
      <ErrorSummary of={sending} />
    </Panel>
  )
}
