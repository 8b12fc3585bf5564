import { matchOfNote } from '@slrt/domain/proposal'
import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { EvidenceList } from '../evidence/EvidenceList.tsx'
import { acting, may } from '../session.tsx'
import { day, shortMoment } from '../text/date.ts'
import { t, tCode } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Timeline, type Moment } from '../ui/Timeline.tsx'
import { Asked } from './Asked.tsx'
import { Found } from './Found.tsx'
import { ProposalNow } from './ProposalNow.tsx'
import { Road } from './Road.tsx'
import type { Proposal } from './standing.ts'

/** One proposal: what is asked, where it is on its road, and what can be done now. */
export function ProposalPage() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'proposal.show',
    () => params.id,
    (id) => api.proposal.show.query({ id }),
  )
  return (
    <div class="flex flex-col">
      <BackLink href="/usulan">{t('usulan.title')}</BackLink>
      <Answer of={ask} title={t('usulan.one')}>
        {(proposal) => (
          <>
            <PageHead title={t('usulan.page_title', { kind: t(`proposal.kind.${proposal().kind}`) })}>
              <p>
                <Show when={proposal().household} fallback={t('household.title', { head: proposal().head })}>
                  {(id) => <a href={`/keluarga/${id()}`}>{t('household.title', { head: proposal().head })}</a>}
                </Show>
                {` · ${proposal().desa.label}`}
              </p>
            </PageHead>
            <div class="flex flex-col gap-6 pb-6">
              <ProposalNow of={proposal()} again={() => void ask.again()} />
              <div class="grid gap-8 desktop:grid-cols-[3fr_2fr]">
                <div class="flex min-w-0 flex-col gap-8">
                  <Asked of={proposal()} />
                  <Found of={proposal()} />
                  <Show when={may('file.list')}>
                    <EvidenceList proposal={proposal().id} />
                  </Show>
                </div>
                <div class="flex min-w-0 flex-col gap-8">
                  <Road of={proposal()} />
                  <Steps of={proposal()} />
                </div>
              </div>
            </div>
          </>
        )}
      </Answer>
    </div>
  )
}

/** A note as it was written; of the check of Dukcapil where and when it was seen, in words. */
function noteText(note: string): string {
  if (note === 'ADAPTER') return t('proposal.match.ADAPTER')
  const match = matchOfNote(note)
  if (!match) return note
  const seen = t('usulan.match_seen', { by: t(`proposal.match.${match.by}`), day: day(`${match.on}T12:00:00Z`) })
  return match.note ? `${seen} ${match.note}` : seen
}

function Steps(props: { of: Proposal }) {
  const at = (when: string) => shortMoment(when, acting()?.tenant)
  const moments = (): Moment[] =>
    [
      { title: t('usulan.opened'), detail: `${at(props.of.openedAt)} · ${props.of.openedBy}`, note: null },
      ...props.of.steps.map(({ act, by, role, at: when, note }) => ({
        title: tCode('proposal.step.', act, 'usulan.step_other'),
        detail: [at(when), by, role ? tCode('role.', role, 'usulan.system') : ''].filter(Boolean).join(' · '),
        note: note && noteText(note),
      })),
    ].reverse()
  return (
    <section aria-labelledby="langkah" class="flex flex-col gap-2">
      <h2 id="langkah">{t('usulan.steps')}</h2>
      <Timeline label={t('usulan.steps')} moments={moments()} />
    </section>
  )
}
