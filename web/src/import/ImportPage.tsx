import { useParams } from '@solidjs/router'
import { createEffect, createSignal, Match, onCleanup, Switch } from 'solid-js'
import { api } from '../api.ts'
import { createAsk } from '../ask.ts'
import { acting } from '../session.tsx'
import { shortMoment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Answer } from '../ui/Answer.tsx'
import { BackLink } from '../ui/BackLink.tsx'
import { PageHead } from '../ui/Heading.tsx'
import { Mapping } from './Mapping.tsx'
import { Result } from './Result.tsx'
import { Running } from './Running.tsx'
import { Stopped } from './Stopped.tsx'
import { fileText, type Shown } from './words.ts'

const LOOK_AGAIN_MS = 2000
const isMoving = ({ state }: Shown) => state === 'MENUNGGU' || state === 'BERJALAN'

/** One file: its columns, then how far it is, then what became of its rows. */
export function ImportPage() {
  const params = useParams<{ id: string }>()
  const [anew, setAnew] = createSignal(false)
  const ask = createAsk(
    'import.show',
    () => params.id,
    (id) => api.import.show.query({ id }),
  )
  createEffect(() => {
    const shown = ask.data()
    if (!shown || !isMoving(shown)) return
    const timer = setTimeout(() => void ask.again(), LOOK_AGAIN_MS)
    onCleanup(() => clearTimeout(timer))
  })
  const again = () => void ask.again()
  return (
    <div class="flex flex-col">
      <BackLink href="/impor">{t('impor.title')}</BackLink>
      <Answer of={ask} title={t('impor.one')}>
        {(shown) => (
          <>
            <PageHead title={shown().fileName}>
              <p class="max-w-[54ch]">{aboutText(shown())}</p>
            </PageHead>
            <Switch>
              <Match when={shown().state === 'PEMETAAN' || (anew() && shown().state === 'BERHENTI')}>
                <Mapping of={shown()} again={again} />
              </Match>
              <Match when={shown().state === 'BERHENTI'}>
                <Stopped of={shown()} onAnew={() => setAnew(true)} again={again} />
              </Match>
              <Match when={isMoving(shown()) || shown().state === 'JEDA'}>
                <Running of={shown()} at={ask.at() ?? 0} again={again} />
              </Match>
              <Match when={true}>
                <Result of={shown()} again={again} />
              </Match>
            </Switch>
          </>
        )}
      </Answer>
    </div>
  )
}

/** What the file is, whose numbers of areas it has, and since when it is as it is. */
function aboutText(shown: Shown): string {
  const { codeSystem, state, startedAt, startedBy, endedAt } = shown
  const when = (at: string) => shortMoment(at, acting()?.tenant)
  return [
    fileText(shown),
    codeSystem ? t('impor.codes_are', { system: t(`impor.codes.${codeSystem}`) }) : '',
    state === 'SELESAI' && endedAt
      ? t('impor.ended', { moment: when(endedAt) })
      : t('impor.begun', { moment: when(startedAt), by: startedBy }),
  ]
    .filter(Boolean)
    .join(' · ')
}
