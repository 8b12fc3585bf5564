import { For, Show } from 'solid-js'
import { createAttempt } from '../../attempt.ts'
import { t } from '../../text/text.ts'
import { CheckRow } from '../../ui/CheckRow.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { OpenDraft } from './draft-store.ts'
import { createPapers } from './papers.ts'
import { StepFrame } from './StepFrame.tsx'

/** Step 4: papers that help with these needs, by the rules of the district. What is not there yet can follow; nothing is decided here. */
export function Papers(props: { draft: OpenDraft; back: string; onNext: () => void }) {
  const attempt = createAttempt()
  const values = () => props.draft.values
  const papers = createPapers(values)
  const toggle = (paper: string, has: boolean) =>
    props.draft.set('papers', (all) => [...all.filter((one) => one !== paper), ...(has ? [paper] : [])])
  return (
    <StepFrame
      draft={props.draft}
      step="berkas"
      title={t('papers.title')}
      text={t('papers.text')}
      back={props.back}
      attempt={attempt}
      onNext={() => props.onNext()}
    >
      <div class="flex flex-col gap-3">
        <For each={papers.all()}>
          {(paper, at) => (
            <CheckRow
              name={`paper-${at()}`}
              checked={values().papers.includes(paper)}
              onChange={(has) => toggle(paper, has)}
            >
              {paper}
            </CheckRow>
          )}
        </For>
        <Show when={papers.all().length === 0}>
          <p>{t('papers.none')}</p>
        </Show>
      </div>
      <Show when={papers.citations().length > 0}>
        <p class="text-small text-ink-2">{t('papers.by_rule', { rules: papers.citations().join('; ') })}</p>
      </Show>
      <Notice kind="info">{t('papers.no_verdict')}</Notice>
    </StepFrame>
  )
}
