import { useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api, problemOfError, type Outputs } from '../api.ts'
import type { Problem } from '../problem.ts'
import { may } from '../session.tsx'
import { t } from '../text/text.ts'
import { BackLink } from '../ui/BackLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Failure } from '../ui/Failure.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Paper } from './Paper.tsx'

export type Extract = Outputs['extract']['show']

/** The family's own copy: made by a press that is written down, shown, printed, and nowhere kept. */
export function ExtractPage() {
  const params = useParams<{ id: string }>()
  const [paper, setPaper] = createSignal<Extract>()
  const [problem, setProblem] = createSignal<Problem>()
  const [busy, setBusy] = createSignal(false)
  async function make() {
    setBusy(true)
    setProblem(undefined)
    try {
      setPaper(await api.extract.show.mutate({ id: params.id }))
    } catch (error) {
      setProblem(problemOfError(error))
    }
    setBusy(false)
  }
  return (
    <div class="reading flex flex-col">
      <BackLink href={`/keluarga/${params.id}?bagian=data`}>{t('action.back')}</BackLink>
      <Show
        when={paper()}
        fallback={
          <>
            <PageHead title={t('extract.name')}>
              <p class="max-w-[50ch]">{t('extract.before')}</p>
            </PageHead>
            <div class="flex flex-col items-start gap-4">
              <Button kind="main" large wide busy={busy()} busyText={t('wait.loading')} onClick={() => void make()}>
                {t('extract.make')}
              </Button>
              <Show when={problem()}>{(one) => <Failure problem={one()} again={() => void make()} />}</Show>
            </div>
          </>
        }
      >
        {(made) => (
          <>
            <Paper of={made()} />
            <div class="no-print mt-6 flex flex-wrap gap-3">
              <Button kind="main" large onClick={() => print()}>
                {t('extract.print')}
              </Button>
              <Show when={may('complaint.register')}>
                <LinkButton large href={`/catat?keluarga=${params.id}`}>
                  {t('extract.ask')}
                </LinkButton>
              </Show>
            </div>
          </>
        )}
      </Show>
    </div>
  )
}
