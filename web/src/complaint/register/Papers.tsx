import { For } from 'solid-js'
import { createAttempt } from '../../attempt.ts'
import { tCode, t } from '../../text/text.ts'
import { CheckRow } from '../../ui/CheckRow.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { OpenDraft } from './draft-store.ts'
import { helpfulPapers } from './register-draft.ts'
import { StepFrame } from './StepFrame.tsx'

/** Step 4: papers that help with these needs. What is not there yet can follow; nothing is decided here. */
export function Papers(props: { draft: OpenDraft; back: string; onNext: () => void }) {
  const attempt = createAttempt()
  const values = () => props.draft.values
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
        <For each={helpfulPapers(values())}>
          {(paper) => (
            <CheckRow
              name={`paper-${paper}`}
              checked={values().papers.includes(paper)}
              onChange={(has) => toggle(paper, has)}
            >
              {tCode('paper.', paper, 'paper.other')}
            </CheckRow>
          )}
        </For>
      </div>
      <Notice kind="info">{t('papers.no_verdict')}</Notice>
    </StepFrame>
  )
}
