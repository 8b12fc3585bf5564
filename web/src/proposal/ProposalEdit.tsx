import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { SealedDraft } from '../sealed-draft.tsx'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Notice } from '../ui/Notice.tsx'
import { valuesOf } from './form-values.ts'
import { ProposalForm } from './ProposalForm.tsx'

/** A draft that is written on, or a proposal that came back. */
export function ProposalEdit() {
  const params = useParams<{ id: string }>()
  const ask = createAsk(
    'proposal.show',
    () => params.id,
    (id) => api.proposal.show.query({ id }),
  )
  return (
    <div class="reading flex flex-col">
      <BackLink href={`/usulan/${params.id}`}>{t('usulan.one')}</BackLink>
      <Answer of={ask} title={t('usulan.act.save')}>
        {(of) => (
          <>
            <PageHead title={t('usulan.page_title', { kind: t(`proposal.kind.${of().kind}`) })}>
              <p>{t('household.title', { head: of().head })}</p>
            </PageHead>
            <div class="mb-6 flex flex-col gap-4 empty:hidden">
              <Show when={of().state === 'DIKEMBALIKAN' && of().note}>
                {(note) => <Notice kind="info">{t('usulan.said', { note: note() })}</Notice>}
              </Show>
              <Show when={of().hidesWords}>
                <Notice kind="info">{t('usulan.hidden_write')}</Notice>
              </Show>
            </div>
            <Show
              when={of().acts.includes('proposal.save')}
              fallback={<Notice kind="info">{t(`usulan.next.${of().state}`)}</Notice>}
            >
              <SealedDraft name={`usulan.${of().id}`} initial={valuesOf(of())}>
                {(draft) => (
                  <ProposalForm
                    draft={draft}
                    head={of().head}
                    persons={of().persons}
                    saved
                    again={() => valuesOf(of())}
                  />
                )}
              </SealedDraft>
            </Show>
          </>
        )}
      </Answer>
    </div>
  )
}
