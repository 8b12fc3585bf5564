import { Match, Show, Switch, type JSX } from 'solid-js'
import type { Ask } from '../ask.ts'
import { acting } from '../session.tsx'
import { clock, day, moment } from '../text/date.ts'
import { t } from '../text/text.ts'
import { Failure } from './Failure.tsx'
import { PageHead } from './Heading.tsx'
import { Notice } from './Notice.tsx'
import { Wait } from './Wait.tsx'

/** The time of an answer; with its day too when that is not today. */
function timeOf(at: number): string {
  const code = acting()?.tenant
  return day(at, code) === day(Date.now(), code)
    ? t('offline.last_data', { time: clock(at, code) })
    : t('offline.last_data_day', { moment: moment(at, code) })
}

/** An answer with its states: coming, come, not come; and come earlier, when there is no network now. */
export function Answer<T>(props: {
  of: Ask<T>
  bones?: JSX.Element
  /** The heading until the answer comes, and when none does, where it is the answer that names the page. */
  title?: string
  children: (data: () => T) => JSX.Element
}) {
  return (
    <Switch
      fallback={
        <>
          {/* The page has its name while its answer is on the way; the heading that is seen comes with it. */}
          <Show when={props.title}>{(title) => <h1 class="sr-only">{title()}</h1>}</Show>
          <Wait>{props.bones}</Wait>
        </>
      }
    >
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
                    <Notice kind="waiting">{timeOf(props.of.at() ?? 0)}</Notice>
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
