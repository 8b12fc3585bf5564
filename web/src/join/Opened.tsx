import { Match, Switch, type Accessor, type JSX } from 'solid-js'
import { t } from '../text/text.ts'
import { Button } from '../ui/Button.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Wait } from '../ui/Wait.tsx'
import type { Shown } from './client.ts'
import { application, leave, load, trouble } from './store.ts'

/** What stands behind the link, with its states: coming, come, unknown, not come. */
export function Opened(props: { children: (application: Accessor<Shown>) => JSX.Element }) {
  const isUnknown = () => /^(application\.unknown|input\.invalid)$/.test(trouble()?.code ?? '')
  const again = () => {
    leave()
    location.assign('/gabung')
  }
  return (
    <Switch
      fallback={
        <>
          <h1 class="sr-only">{t('join.title_plain')}</h1>
          <Wait />
        </>
      }
    >
      <Match when={isUnknown()}>
        <Heading>{t('join.title_plain')}</Heading>
        <Panel
          status="ended"
          title={t('join.unknown_title')}
          actions={<Button onClick={again}>{t('join.another')}</Button>}
        >
          <p>{t('join.unknown_text')}</p>
        </Panel>
      </Match>
      <Match when={application()}>{(shown) => props.children(shown)}</Match>
      <Match when={trouble()}>
        {(problem) => (
          <>
            <Heading>{t('join.title_plain')}</Heading>
            <Failure problem={problem()} again={() => void load()} />
          </>
        )}
      </Match>
    </Switch>
  )
}
