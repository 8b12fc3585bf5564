import type { JSX } from 'solid-js'
import type { Attempt } from '../attempt.ts'
import { ErrorSummary } from './ErrorSummary.tsx'

/** A form in one column: what to mend stands first, nothing is checked by the browser's own bubbles. */
export function Form(props: {
  of: Pick<Attempt, 'fields' | 'problem'>
  onSubmit: () => unknown
  children: JSX.Element
}) {
  return (
    <form
      class="sheet flex flex-col gap-6"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit()
      }}
    >
      <ErrorSummary of={props.of} />
      {props.children}
    </form>
  )
}
