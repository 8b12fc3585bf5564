import { For, lazy, Show, Suspense } from 'solid-js'
import { createAttempt } from '../../attempt.ts'
import { may } from '../../session.tsx'
import { t } from '../../text/text.ts'
import { CheckRow } from '../../ui/CheckRow.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { OpenDraft } from './draft-store.ts'
import { createPapers } from './papers.ts'
import { StepFrame } from './StepFrame.tsx'

/** What a family that is known may be entitled to: fetched with its words, and with the rules. */
const RightsToBring = lazy(() =>
  Promise.all([import('../../eligibility/RightsToBring.tsx'), import('../../text/entitlement.ts')]).then(([file]) => ({
    default: file.RightsToBring,
  })),
)

/** Step 4: papers that help with these needs, by the rules of the district. What is not there yet can follow; nothing is decided here. */
export function Papers(props: { draft: OpenDraft; back: string; onNext: () => void }) {
  const attempt = createAttempt()
  const values = () => props.draft.values
  const papers = createPapers(values)
  const toggle = (paper: string, has: boolean) =>
    props.draft.set('papers', (all) => [...all.filter((one) => one !== paper), ...(has ? [paper] : [])])
  const tick = (key: string, has: boolean) =>
    props.draft.set('proved', (all = []) => [...all.filter((one) => one !== key), ...(has ? [key] : [])])
  let saveProved: (() => Promise<void>) | undefined
  async function goOn() {
    if (may('fact.save')) await saveProved?.()
    // Written down once: whoever comes back to this step does not send it again.
    props.draft.set('proved', [])
    props.onNext()
  }
  return (
    <StepFrame
      draft={props.draft}
      step="berkas"
      title={t('papers.title')}
      text={t('papers.text')}
      back={props.back}
      attempt={attempt}
      onNext={() => void attempt.run(goOn)}
    >
      <Show when={may('eligibility.show') && values().known}>
        {(family) => (
          <Suspense>
            <RightsToBring
              household={family().id}
              ticked={values().proved ?? []}
              onTick={tick}
              saves={(save) => (saveProved = save)}
            />
            <h2>{t('papers.of_needs')}</h2>
          </Suspense>
        )}
      </Show>
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
