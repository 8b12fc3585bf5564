import { Match, Show, Switch, type JSX } from 'solid-js'
import type { Ask } from '../ask.ts'
import { acting } from '../session.tsx'
import { clock } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Failure } from './Failure.tsx'
import { PageHead } from './Heading.tsx'
import { Notice } from './Notice.tsx'
import { Wait } from './Wait.tsx'

/** An answer with its states: coming, come, not come; and come earlier, when there is no network now. */
export function Answer<T>(props: {
  of: Ask<T>
  bones?: JSX.Element
  /** The heading when nothing came, where it is the answer that would have named the page. */
  title?: string
  children: (data: () => T) => JSX.Element
}) {
  return (
    <Switch fallback={<Wait>{props.bones}</Wait>}>
      <Match when={props.of.data()}>
        {(data) => (
          <>
            <Show when={props.of.problem()}>
              {(problem) => (
                <div class="mb-4">
                  <Show
                    when={problem().code === 'network.none'}
                    fallback={
                      <Failure problem={problem()} again={() => void props.of.again()} busy={props.of.asking()} />
                    }
                  >
                    <Notice kind="waiting">
                      {t('offline.last_data', { time: clock(props.of.at() ?? 0, acting()?.tenant) })}
                    </Notice>
                  </Show>
                </div>
              )}
            </Show>
            {props.children(data)}
          </>
        )}
      </Match>
      <Match when={props.of.problem()}>
        {(problem) => (
          <>
            <Show when={props.title}>{(title) => <PageHead title={title()} />}</Show>
            <Failure problem={problem()} again={() => void props.of.again()} busy={props.of.asking()} />
          </>
        )}
      </Match>
    </Switch>
  )
}
