import { Show } from 'solid-js'
import type { Problem } from '../problem.ts'
import { sentenceOf } from '../text/sentence.ts'
import { Notice } from './Notice.tsx'

/** Why what a button asked for was not done, beside the button; a form has its `ErrorSummary`. */
export function Refused(props: { of: Problem | undefined }) {
  return (
    <Show when={props.of}>
      {(problem) => (
        <Notice kind="late" alert>
          {sentenceOf(problem())}
        </Notice>
      )}
    </Show>
  )
}
